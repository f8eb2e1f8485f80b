"""Claims, histories and agreements as programs read them: JSON by its schema, rows of CSV."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from articles import ARTICLES
from languages import ENGLISH
from reporting import registry_of
from sentences import ways_out

from mic_tracker.assess.all_methods import collect_opinions
from mic_tracker.assess.assess import assess
from mic_tracker.assess.claims import claims
from mic_tracker.assess.over_time.history import past_assessments
from mic_tracker.errors import WrongUse
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.claims import render_claims
from mic_tracker.pipeline.history import render_history
from mic_tracker.pipeline.show import render_all_methods, render_target
from mic_tracker.pipeline.status import render_status
from mic_tracker.show.language.words import Words
from mic_tracker.show.schema import ANSWERS, registry_schema, schema_of
from mic_tracker.show.screen import Screen

WORDS = Words.load("en")
ROOT = Path(__file__).parents[2]
TEXTS = [
    (ROOT / "tests" / "golden" / "judged.toml").read_text("utf-8"),
    (ROOT / "tests" / "golden" / "policies.toml").read_text("utf-8"),
    (ROOT / "tests" / "golden" / "restated.toml").read_text("utf-8"),
    ARTICLES.read_text("utf-8"),
    'format = 1\ntitle = "Empty"',
]
CLOCK = Clock(date(2026, 11, 21))


def faults(answer: str, text: str) -> list[str]:
    schema = json.loads(schema_of(answer))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = jsonschema.Draft202012Validator(schema).iter_errors(json.loads(text))
    return [error.message for error in found]


@pytest.fixture(params=TEXTS)
def report(request: pytest.FixtureRequest) -> Report:
    return assess(registry_of(request.param), CLOCK)


@pytest.fixture
def judged() -> Report:
    return assess(registry_of(TEXTS[0]), CLOCK)


def claimed(report: Report) -> list[dict[str, Any]]:
    text = render_claims(report, "json", ENGLISH, Screen())
    found: list[dict[str, Any]] = json.loads(text)["claims"]
    return found


def test_claims_are_what_their_schema_says(report: Report) -> None:
    made = claims(report.registry, CLOCK)
    text = render_claims(report, "json", ENGLISH, Screen())
    assert faults("claims", text) == []
    assert len(json.loads(text)["claims"]) == len(made)


def test_histories_are_what_their_schema_says(report: Report) -> None:
    for standing in report.standings:
        text = render_history(report, standing.id, None, "json", ENGLISH, Screen())
        assert faults("history", text) == []


def test_agreements_are_what_the_schema_of_show_says(report: Report) -> None:
    for standing in report.standings:
        found = collect_opinions(report.registry, standing.id, CLOCK)
        text = render_all_methods(report, standing.id, "json", ENGLISH, Screen())
        assert faults("show", text) == []
        told = json.loads(text)["agreement"]
        assert [row["method"] for row in told] == [opinion.card.name for opinion in found]


def test_all_promises_are_data_the_first_one_first() -> None:
    """80,052 firms in 2025: three promises for 2025 are decided, that for 2030 is not."""
    report = assess(registry_of(TEXTS[2]), CLOCK)
    text = render_target(report, "firms", "json", ENGLISH, Screen())
    assert faults("show", text) == []
    (target,) = json.loads(text)["targets"]
    promises = target["promises"]
    assert [p["goal"]["value"] for p in promises] == [100_000, 100_000, 80_000, 60_000]
    assert [p["status"] for p in promises][1:] == ["missed", "achieved", "achieved"]
    assert [p["in_force"] for p in promises] == [False, False, False, True]
    assert (target["goal"], target["status"]) == (promises[-1]["goal"], promises[-1]["status"])
    on = {"source": "strategy-2022", "at": "lines 4-5", "on": "2022-10-31"}
    assert promises[2]["stated"] == on


def test_a_target_that_was_never_restated_has_one_promise(report: Report) -> None:
    for target in target_list(report):
        *superseded, present = target["promises"]
        assert present["in_force"]
        assert (present["goal"], present["status"]) == (target["goal"], target["status"])
        assert bool(superseded) is ("restated" in target["flags"])


def target_list(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render_status(report, "json", ENGLISH, Screen()))[
        "targets"
    ]
    return found


def test_a_schema_refuses_what_it_does_not_know(judged: Report) -> None:
    text = render_claims(judged, "json", ENGLISH, Screen())
    assert faults("claims", text.replace('"settled": "hit"', '"settled": "won"'))
    assert faults("history", text)


@pytest.mark.parametrize("answer", ["registry", *ANSWERS])
def test_every_answer_has_a_schema(answer: str) -> None:
    text = schema_of(answer)
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
    assert (text == registry_schema()) is (answer == "registry")


def test_no_other_word_has_a_schema() -> None:
    with pytest.raises(WrongUse, match="stauts") as refused:
        schema_of("stauts")
    assert "claims" in ways_out(refused.value)[0]


def test_a_claim_is_scored_against_the_newest_figure(judged: Report) -> None:
    first, second, third, fourth = claimed(judged)[:4]
    assert (first["settled"], first["error"], first["error_percent"]) == ("hit", 2_000, 4)
    assert first["outcome"]["value"] == 52_000  # 51,500 was revised
    assert (second["settled"], second["error"]) == ("missed", -4_000)
    assert second["error_percent"] == pytest.approx(-100 / 15)
    assert (third["settled"], third["reasons"]) == (
        "awaiting_data",
        [],
    )  # the other series ends before
    assert (fourth["settled"], fourth["held"]) == ("open", None)


def test_a_history_tells_what_came_and_when_it_turned(judged: Report) -> None:
    text = render_history(judged, "firms", None, "json", ENGLISH, Screen())
    answer = json.loads(text)
    revised = answer["history"][3]["news"][0]
    assert (revised["novelty"], revised["before"]) == ("revised", 51_500)
    assert revised["observation"]["value"] == 52_000
    assert [(t["day"], t["from"], t["to"]) for t in answer["turns"]] == [
        ("2022-02-01", "no_data", "at_risk"),
        ("2024-12-31", "at_risk", "on_track"),
        ("2025-06-30", "on_track", "no_data"),
    ]


def test_rows_of_csv(judged: Report) -> None:
    def rows(text: str) -> list[dict[str, str]]:
        return [*csv.DictReader(io.StringIO(text))]

    made, past = claims(judged.registry, CLOCK), past_assessments(judged.registry, "firms", CLOCK)
    found = rows(render_claims(judged, "csv", ENGLISH, Screen()))
    assert [row["settled"] for row in found] == [claim.settled.value for claim in made]
    standing = judged.standing("firms")
    told = rows(render_history(judged, standing.id, None, "csv", ENGLISH, Screen()))
    assert len(told) == sum(len(day.news) for day in past)
    assert told[-1]["news.observation.undated"] == "no date is given"
    ranks = rows(render_all_methods(judged, "e-gov", "csv", ENGLISH, Screen()))
    assert {row["method"]: row["came_true"] for row in ranks}["sdsn-linear"] == "0.41"


def test_markdown_keeps_data_as_text(judged: Report) -> None:
    page = render_claims(judged, "markdown", ENGLISH, Screen())
    assert "A speech \\| with \\*signs\\*" in page


def test_a_verdict_without_a_number_to_reach_has_no_record(judged: Report) -> None:
    opinions = collect_opinions(judged.registry, "firms-rise", CLOCK)
    assert opinions
    assert [opinion.came_true for opinion in opinions] == [None] * len(opinions)
