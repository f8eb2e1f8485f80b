"""SARIF: valid against the standard's schema, and what GitHub needs to place a result."""

import json
from pathlib import Path
from typing import Any

import pytest
from checking import ENGLISH, HOSTILE, found, hostile, many, one, shared, verdict
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it has no stubs here
from jsonschema.validators import validator_for  # type: ignore[import-untyped]  # the same

from mic_tracker.model.finding import Severity
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.formats import sarif

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8")
)
VALIDATOR = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)


def _run(told: Verdict) -> dict[str, Any]:
    log = json.loads(sarif.check(told, ENGLISH))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    run: dict[str, Any]
    (run,) = log["runs"]
    return run


def test_the_schema_is_one_and_refuses() -> None:
    assert validator_for(SCHEMA) is Draft4Validator
    Draft4Validator.check_schema(SCHEMA)
    log = json.loads(sarif.check(one("so"), ENGLISH))
    del log["runs"][0]["tool"]
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert len(list(VALIDATOR.iter_errors(log))) == 2


def test_nothing_to_tell_is_a_run_without_results() -> None:
    run = _run(verdict())
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_a_result_points_at_its_rule_and_its_place() -> None:
    run = _run(one("August", place=(58, 3), help_="add it"))
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (result["ruleId"], rule["id"], rule["name"]) == ("MT111", "MT111", "slipped")
    assert result["message"]["text"] == "August\nadd it"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "targets.toml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 58, "startColumn": 3, "endColumn": 7}
    assert "mic-tracker explain MT111" in rule["help"]["text"]


def test_every_result_points_at_the_rule_it_names() -> None:
    run = _run(shared())
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_levels() -> None:
    levels = {r["ruleId"]: r["level"] for r in _run(shared())["results"]}
    assert levels["MT111"] == "error"
    assert levels["MT052"] == "warning"
    note = found("MT313", "ends soon", severity=Severity.NOTE)
    assert _run(verdict((), [note]))["results"][0]["level"] == "note"


def test_accepted_findings_are_suppressed_and_no_others() -> None:
    suppressed = {r["ruleId"]: r["suppressions"] for r in _run(shared())["results"]}
    waived = "waived until 2024-12-31: budget law pending"
    assert suppressed == {
        "MT111": [],
        "MT301": [],
        "MT052": [],
        "MT102": [{"kind": "external", "status": "accepted", "justification": "in the baseline"}],
        "MT201": [{"kind": "inSource", "status": "accepted", "justification": waived}],
    }


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("data/số liệu.toml", "data/s%E1%BB%91%20li%E1%BB%87u.toml"),
        ("data\\firms.toml", "data/firms.toml"),
        ("a:b.toml", "a%3Ab.toml"),
    ],
)
def test_a_uri_is_relative_to_the_root(file: str, uri: str) -> None:
    (result,) = _run(one("so", file=file))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": uri, "uriBaseId": "%SRCROOT%"}


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("/srv/a b.toml", "file:///srv/a%20b.toml"),
        ("C:\\data\\x.toml", "file:///C:/data/x.toml"),
        ("../b c.toml", "../b%20c.toml"),
    ],
)
def test_a_file_elsewhere_has_a_uri_of_its_own(file: str, uri: str) -> None:
    (result,) = _run(one("so", file=file))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_five_thousand_results_are_all_told() -> None:
    run = _run_unchecked(verdict(many(5_000)))
    assert len(run["results"]) == 5_000
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_of_more_the_quietest_are_left_out_and_that_is_said() -> None:
    quiet = many(10, "MT201", Severity.WARNING)
    run = _run_unchecked(verdict(many(4_995), quiet))
    assert [r["level"] for r in run["results"]] == ["error"] * 4_995 + ["warning"] * 5
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "5,000 findings of 5,005" in notification["message"]["text"]
    run["results"] = run["results"][-1:]  # the schema need not look at all of them
    log = {"version": "2.1.0", "runs": [run]}
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []


def _run_unchecked(told: Verdict) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(sarif.check(told, ENGLISH))["runs"][0]
    return run


def test_fingerprints_tell_results_apart() -> None:
    prints = {
        r["partialFingerprints"]["targetAndRule/v1"] for r in _run(verdict(many(9)))["results"]
    }
    assert len(prints) == 9


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_valid(text: str) -> None:
    assert len(_run(hostile(text))["results"]) == 4
