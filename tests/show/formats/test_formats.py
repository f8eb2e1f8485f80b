"""What programs read: JSON that its schema describes, CSV that runs nothing, Markdown as text."""

import csv
import io
import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
import tomli
from articles import ARTICLES
from languages import ENGLISH
from reporting import report_of

import mic_tracker.show.formats as room
from mic_tracker.assess.methods import METHODS
from mic_tracker.errors import WrongUse
from mic_tracker.model.finding import Finding, Location, Severity
from mic_tracker.pipeline.explain import render_explanation
from mic_tracker.pipeline.show import render_target
from mic_tracker.pipeline.status import render_status
from mic_tracker.pipeline.validate import render_findings
from mic_tracker.show.formats import FORMATS
from mic_tracker.show.language.words import Words
from mic_tracker.show.schema import registry_schema, schema_of
from mic_tracker.show.screen import Screen

WORDS = Words.load("en")
ROOT = Path(__file__).parents[3]
POLICIES = (ROOT / "tests" / "golden" / "policies.toml").read_text("utf-8")
REGISTRY = ARTICLES.read_text("utf-8")
STATUS = jsonschema.Draft202012Validator(json.loads(schema_of("status")))
FOUND = Finding(
    "MT010",
    Severity.ERROR,
    Location("targets.toml", 7, 3, 5),
    {"key": "perod", "instead": "period"},
    excerpt="  perod = 2023",
)


def test_the_table_and_the_folder_agree() -> None:
    files = {f.stem for f in Path(room.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == set(FORMATS)


@pytest.mark.parametrize("text", [POLICIES, REGISTRY, 'format = 1\ntitle = "Empty"'])
@pytest.mark.parametrize("method", [None, *METHODS])
def test_json_is_what_its_schema_says(text: str, method: str | None) -> None:
    report = report_of(text, "2024-09-30", method)
    answer = render_status(report, "json", ENGLISH, Screen())
    assert answer.endswith("}\n")
    assert [*STATUS.iter_errors(json.loads(answer))] == []


@pytest.mark.parametrize("text", [POLICIES, REGISTRY])
def test_show_is_what_the_schema_says(text: str) -> None:
    report = report_of(text, "2024-09-30")
    for standing in report.standings:
        answer = json.loads(render_target(report, standing.id, "json", ENGLISH, Screen()))
        assert [*STATUS.iter_errors(answer)] == []
        del answer["observations"]
        assert [*STATUS.iter_errors(answer)]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_of("status")))


def test_json_has_numbers_as_numbers_and_null_for_unknown() -> None:
    report = report_of(POLICIES, "2024-09-30")
    answer = json.loads(render_status(report, "json", ENGLISH, Screen()))
    firms = next(t for t in answer["targets"] if t["id"] == "digital-firms")
    assert firms["goal"] == {
        "op": "at_least",
        "value": 100_000,
        "unit": "firms",
        "by": "2030-12-31",
    }
    assert firms["latest"]["value"] == 51_038
    assert firms["latest"]["period"] == "2024-07"
    assert firms["progress"] == pytest.approx((51_038 - 45_500) / (100_000 - 45_500))
    services = next(t for t in answer["targets"] if t["id"] == "online-services")
    assert services["latest"] is None
    assert services["goal"]["value"] is None


def test_show_has_every_vintage() -> None:
    report = report_of(POLICIES, "2024-09-30")
    answer = json.loads(render_target(report, "digital-firms", "json", ENGLISH, Screen()))
    values = [(o["period"], o["value"], o["status"]) for o in answer["observations"]]
    assert ("2022", 48_900, "provisional") in values
    assert ("2022", 49_210, "normal") in values
    assert ("2025", 60_000, "projected") in values


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_csv_runs_nothing(start: str) -> None:
    report = report_of(POLICIES.replace("Households with fixed broadband", start), "2024-09-30")
    rows = [*csv.DictReader(io.StringIO(render_status(report, "csv", ENGLISH, Screen())))]
    row = next(row for row in rows if row["id"] == "broadband-2023")
    assert row["name"] == "'" + start
    assert row["latest.value"] == "74.25"


def test_negative_numbers_stay_numbers_in_csv() -> None:
    report = report_of(POLICIES, "2024-09-30")
    rows = [*csv.DictReader(io.StringIO(render_status(report, "csv", ENGLISH, Screen())))]
    rank = next(row for row in rows if row["id"] == "egov-rank")
    assert float(rank["observed_rate"]) == pytest.approx((58 - 112) / (2024 - 2016))


def test_markdown_keeps_data_as_text() -> None:
    evil = "<img src=x> | [a](javascript:b) **c**"
    report = report_of(POLICIES.replace("Households with fixed broadband", evil), "2024-09-30")
    page = render_target(report, "broadband-2023", "markdown", ENGLISH, Screen())
    assert "&lt;img src=x&gt; \\| \\[a\\](javascript:b) \\*\\*c\\*\\*" in page
    assert "<img" not in page


def test_findings_show_the_line_and_a_caret() -> None:
    text = render_findings([FOUND], "terminal", ENGLISH, Screen())
    lines = text.splitlines()
    assert lines[0].startswith("targets.toml:7:3: error MT010: ")
    assert any(line.endswith("perod = 2023") for line in lines)
    assert any(line.rstrip().endswith("^^^^^") for line in lines)
    assert lines[-1] == "1 error"


@pytest.mark.parametrize("name", ["json", "csv", "markdown"])
def test_findings_in_every_format(name: str) -> None:
    text = render_findings([FOUND], name, ENGLISH, Screen())
    assert "MT010" in text
    assert "perod" in text


@pytest.mark.parametrize("text", [POLICIES, REGISTRY])
def test_the_registry_schema_accepts_valid_registries(text: str) -> None:
    schema = json.loads(registry_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(json.dumps(tomli.loads(text), default=str))
    assert [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(data)] == []


def test_the_registry_schema_refuses_unknown_keys_and_describes_known_ones() -> None:
    schema = json.loads(registry_schema())
    data = json.loads(json.dumps(tomli.loads(POLICIES), default=str))
    data["indicators"]["it-share"]["untis"] = "percent"
    assert [*jsonschema.Draft202012Validator(schema).iter_errors(data)]
    cadence, level = (schema["$defs"][kind]["properties"] for kind in ("Cadence", "Level"))
    assert cadence["objective"]["description"].startswith("The share of periods that must")
    assert level["grace"]["description"].startswith("How long a figure is awaited")
    assert schema["$defs"]["Change"]["properties"]["from"]["description"]
    assert schema["properties"]["include"]["description"]
    assert registry_schema() == registry_schema()


@pytest.mark.parametrize("word", ["un-2023", "off-track", "no_data", "zero-base", "MT012", "mt012"])
def test_explain_has_a_page(word: str) -> None:
    {name: method.card for name, method in METHODS.items()}
    page = render_explanation(word, ENGLISH, Screen(80))
    assert len(page.split()) > 8


def test_explain_refuses_other_words() -> None:
    with pytest.raises(WrongUse, match="gibberish"):
        render_explanation("gibberish", ENGLISH, Screen(80))
