"""Verdicts on several registries: one document in every format, in which nothing collides."""

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from checking import ENGLISH, HOSTILE, found, hostile, many, shared, verdict
from junitparser import JUnitXml

from mic_tracker.assess.gate.gate import verdict_on_findings
from mic_tracker.model.finding import Finding, Severity
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.formats import VERDICTS, github, markdown
from mic_tracker.show.check.formats import json as json_format
from mic_tracker.show.check.rows import merged_rows, rows
from mic_tracker.show.schema import schema_of

FORMATS = sorted(VERDICTS)
NATIONAL, REGIONAL, BROKEN = "national/targets.toml", "regional/targets.toml", "broken.toml"
STALE = found("MT201", "2023 figure", target="it-budget-share", severity=Severity.WARNING)
SLIPPED = found("MT111", "on track -> off track", target="overseas-events")


def moved(told: Verdict, file: str) -> Verdict:
    """A verdict on a registry in another file."""

    def place(finding: Finding) -> Finding:
        at = finding.location
        return replace(finding, location=at and replace(at, file=file))

    return replace(told.with_each(place), registry=file)


def several() -> Sequence[Verdict]:
    """Verdicts on three registries: two have the same targets, one is invalid."""
    invalid = found("MT019", "not a number", place=(3, 2), file=BROKEN)
    broken = verdict_on_findings(BROKEN, (invalid,), Clock(date(2024, 9, 30)))
    regional = moved(verdict([SLIPPED], [STALE]), REGIONAL)
    return [moved(shared(), NATIONAL), regional, replace(broken, registry=BROKEN)]


def told(name: str, verdicts: Sequence[Verdict]) -> str:
    """Verdicts in a format."""
    return VERDICTS[name](verdicts, ENGLISH)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_byte_by_byte(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"checks/checks.{name}", told(name, several()).replace("\r\n", "\n"))


def faults(answer: str, document: Any) -> list[str]:  # noqa: ANN401 - whatever JSON holds
    """What is wrong with a document by its schema."""
    schema = jsonschema.Draft202012Validator(json.loads(schema_of(answer)))
    return [f"{error.json_path}: {error.message}" for error in schema.iter_errors(document)]


def test_the_json_is_what_its_schema_says() -> None:
    document = json.loads(told("json", several()))
    assert faults("checks", document) == []
    assert document["failed"] is True
    assert [d["registry"] for d in document["registries"]] == [NATIONAL, REGIONAL, BROKEN]
    for one in document["registries"]:
        assert faults("check", one) == []
        assert {row["registry"] for row in one["findings"]} == {one["registry"]}


def test_each_document_is_that_of_the_registry_alone_but_for_names_and_fingerprints() -> None:
    together = json.loads(told("json", several()))["registries"]
    for one, verdict_ in zip(together, several(), strict=True):
        alone = json.loads(json_format.check([replace(verdict_, registry="")], ENGLISH))
        del one["registry"]
        for row in (*one["findings"], *one["unchanged"]):
            del row["registry"], row["fingerprint"]
        for row in (*alone["findings"], *alone["unchanged"]):
            del row["fingerprint"]
        assert one == alone


def test_the_lines_are_what_their_schema_says() -> None:
    lines = [json.loads(line) for line in told("jsonl", several()).splitlines()]
    assert [fault for line in lines for fault in faults("check-line", line)] == []
    assert [line["registry"] for line in lines if line["target"] == "overseas-events"] == [
        NATIONAL,
        REGIONAL,
    ]


def test_a_single_registry_of_several_has_the_form_of_several() -> None:
    single = several()[:1]
    assert faults("checks", json.loads(told("json", single))) == []
    assert told("csv", single).splitlines()[0].endswith(",fingerprint,registry")
    assert told("text", single).startswith(f"Registry {NATIONAL}\n")


def test_fingerprints_tell_registries_apart_and_do_not_depend_on_each_other() -> None:
    every = merged_rows(several(), ENGLISH)
    assert len({row.fingerprint for row in every}) == len(every)
    for each in several():
        alone = {row.fingerprint for row in rows(each, ENGLISH)}
        assert alone == {row.fingerprint for row in every if row.registry == each.registry}


def test_the_severest_come_first_whichever_registry_they_are_of() -> None:
    quiet, loud = moved(verdict((), [STALE]), "a.toml"), moved(verdict([SLIPPED]), "b.toml")
    assert [row.registry for row in merged_rows([quiet, loud], ENGLISH)] == ["b.toml", "a.toml"]


def test_suites_of_equal_targets_have_names_of_their_own() -> None:
    suites = [suite.name for suite in JUnitXml.fromstring(told("junit", several()).encode())]
    assert len({*suites}) == len(suites)
    for registry in (NATIONAL, REGIONAL):
        assert f"{registry}:targets.overseas-events" in suites
    assert f"{BROKEN}:registry" in suites
    cases = [
        (case.classname, case.name)
        for suite in JUnitXml.fromstring(told("junit", several()).encode())
        for case in suite
    ]
    assert len({*cases}) == len(cases)


def test_gitlab_gets_no_fingerprint_twice_and_a_path_for_everything() -> None:
    entries = json.loads(told("gitlab", several()))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    placeless = moved(verdict([found("MT302", "gone", target="x", place=None)]), NATIONAL)
    (entry,) = json.loads(told("gitlab", [placeless]))
    assert entry["location"]["path"] == NATIONAL


def test_sarif_is_one_run_with_every_rule_once() -> None:
    log = json.loads(told("sarif", several()))
    file = Path(__file__).parents[1] / "schemas" / "sarif-2.1.0-rtm.5.json"
    schema = jsonschema.Draft4Validator(json.loads(file.read_text("utf-8")))
    assert [error.message for error in schema.iter_errors(log)] == []
    (run,) = log["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ids == sorted({*ids})
    registries = {result["properties"]["registry"] for result in run["results"]}
    assert registries == {NATIONAL, REGIONAL, BROKEN}
    assert all(ids[r["ruleIndex"]] == r["ruleId"] for r in run["results"])
    prints = [r["partialFingerprints"]["targetAndRule/v1"] for r in run["results"]]
    assert len({*prints}) == len(prints)


def test_a_table_has_a_column_for_the_registry() -> None:
    read = list(csv.reader(StringIO(told("csv", several()), newline=""), strict=True))
    assert {len(row) for row in read} == {14}
    assert {row[-1] for row in read[1:]} == {NATIONAL, REGIONAL, BROKEN}


def test_github_gets_ten_of_a_kind_of_all_registries_together() -> None:
    both = [moved(verdict(many(8)), "a.toml"), moved(verdict(many(8)), "b.toml")]
    lines = github.check(both, ENGLISH).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::notice::6"]
    assert "title=MT111 slipped egov-rank-2030 (a.toml)::" in lines[0]


@pytest.mark.parametrize("limit", [2_000, 5_000, 14_000])
def test_a_page_of_several_registries_keeps_its_limit(limit: int) -> None:
    quiet = moved(verdict((), many(100, "MT201", Severity.WARNING)), "a.toml")
    loud = moved(verdict(many(100)), "b.toml")
    page = markdown.check([quiet, loud], ENGLISH, limit)
    assert len(page.encode()) <= limit
    assert page.count("\n### ") == 2
    assert page.count("| **failing** |") >= 4
    assert ("| reported |" in page) == (page.count("| **failing** |") == 100)
    assert "more left out here" in page


def test_the_last_line_is_about_all_registries() -> None:
    last = told("text", several()).splitlines()[-1]
    assert last == "mic-tracker check: failed (2 registries failed, 1 registry is not valid)"
    passed = [moved(verdict(), "a.toml"), moved(verdict(), "b.toml")]
    last = told("text", passed).splitlines()[-1]
    assert last == "mic-tracker check: passed (2 registries passed)"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_file_of_a_hostile_name_stays_text(name: str, text: str) -> None:
    both = [replace(hostile(text), registry=text or "x"), moved(hostile(text), "b.toml")]
    out = told(name, both)
    out.encode()
    assert [c for c in out if ord(c) < 32 and c not in "\r\n"] == []
    assert not {*"\x7f\x85\u2028\u2029\u202e\u2066\u200e\ufffe\uffff"} & {*out}
    assert "##[" not in out
    assert "##vso[" not in out
    if name != "github":
        assert not [line for line in out.splitlines() if line.lstrip().startswith("::")]
    if name in {"json", "gitlab", "sarif"}:
        json.loads(out)
    elif name == "junit":
        JUnitXml.fromstring(out.encode())
    elif name == "csv":
        cells = [cell for row in csv.reader(StringIO(out, newline=""), strict=True) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
