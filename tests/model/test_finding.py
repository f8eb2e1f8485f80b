"""Findings, codes, exit codes and the clock: small nouns that everything else relies on."""

import re
from pathlib import Path

import pytest
from facts import day, fact

from mic_tracker import errors
from mic_tracker.model import codes
from mic_tracker.model.codes import CODES
from mic_tracker.model.finding import Finding, InvalidInput, Location, Severity
from mic_tracker.model.report import Clock
from mic_tracker.model.trajectory import Objective


def test_a_place_is_written_as_editors_link_it() -> None:
    assert str(Location("data/targets.toml", 41, 11)) == "data/targets.toml:41:11"
    assert str(Location("targets.toml", 1)) == "targets.toml:1:1"


def test_every_code_has_the_form_and_the_severity_of_its_range() -> None:
    for name, code in CODES.items():
        assert re.fullmatch(r"MT\d{3}", name)
        assert code.code == name
        if name < "MT100":  # what is wrong with the data; how loud a judgement is, its rule says
            is_hint = "MT050" < name < "MT055"
            assert (code.severity is Severity.ERROR) != is_hint


def test_a_code_is_listed_once_and_in_order() -> None:
    listed = re.findall(r'"(MT\d{3})"', Path(codes.__file__).read_text(encoding="utf-8"))
    assert listed == sorted(set(listed)) == sorted(CODES)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.TrackerError("x"), 3),
        (errors.WrongUse("x"), 2),
        (errors.OutsideWorld("x"), 4),
        (errors.NothingToJudge("x"), 5),
        (errors.Declined("x"), 130),
        (InvalidInput(()), 2),
    ],
)
def test_the_exit_codes(error: errors.TrackerError, code: int) -> None:
    assert error.exit_code == code  # never 1: that is what `check` found


def test_invalid_input_carries_its_findings() -> None:
    finding = Finding("MT012", Severity.ERROR, Location("targets.toml", 3))
    assert InvalidInput((finding,)).findings == (finding,)


def test_an_error_is_a_code_with_facts() -> None:
    error = errors.WrongUse("not_past", value="7d", day=day("2026-11-21"), near=("6d", "5d"))
    assert error.code == "not_past"
    assert error.facts == {"value": "7d", "day": day("2026-11-21"), "near": ("6d", "5d")}
    told = "not_past (value='7d', day=datetime.date(2026, 11, 21), near=('6d', '5d'))"
    assert str(error) == told
    assert str(errors.WrongUse("no_registry")) == "no_registry"


def test_invalid_input_tells_developers_of_its_findings() -> None:
    finding = Finding("MT012", Severity.ERROR, Location("targets.toml", 3), {"key": "by"})
    told = "targets.toml:3:1: MT012 {'key': 'by'}"
    assert str(InvalidInput((finding,))) == told
    error = InvalidInput((finding,), "invalid_base", base="HEAD")
    assert str(error) == f"invalid_base (base='HEAD')\n{told}"


def test_what_counts_is_known_by_the_day_of_judgement_unless_told() -> None:
    assert Clock(day("2025-01-01")).horizon == day("2025-01-01")
    assert Clock(day("2025-01-01"), day("2023-06-30")).horizon == day("2023-06-30")


@pytest.mark.parametrize(
    ("operator", "value", "met"),
    [
        ("at_least", 10, True),
        ("at_least", 9.999, False),
        ("at_most", 10, True),
        ("at_most", 10.001, False),
    ],
)
def test_an_objective_is_met_on_the_line(operator: str, value: float, *, met: bool) -> None:
    objective = Objective("at_least" if operator == "at_least" else "at_most", 10)
    assert objective.met_by(value) is met
    assert objective.sign == (1 if operator == "at_least" else -1)


@pytest.mark.parametrize(
    ("keys", "exact"),
    [
        ({}, True),
        ({"status": "provisional"}, True),
        ({"status": "estimated"}, False),
        ({"qualifier": "about"}, False),
        ({"derived": "45.3 % of 100"}, False),
    ],
)
def test_a_figure_is_exact_when_it_is_stated_as_such(keys: dict[str, str], *, exact: bool) -> None:
    assert fact("2024", 1, **keys).exact is exact
