"""Percent signs and marks beside numbers: the sign is the unit where nobody says another."""

import pytest

from mic_tracker.read.exchange.figures import TableFigures
from mic_tracker.read.exchange.imported_files import import_files
from mic_tracker.read.exchange.profiles import read_profile
from mic_tracker.read.exchange.source_folder import SourceFile


def read(text: str, profile: str = "tidy-csv") -> TableFigures:
    (table,) = import_files([SourceFile("a.csv", text.encode())], read_profile(profile)).tables
    return table


def told(found: TableFigures) -> list[tuple[float | None, str | None]]:
    return [(figure.value, figure.key.unit) for figure in found.figures]


def test_a_percent_sign_beside_a_number_is_its_unit() -> None:
    found = read("Year,Value\n2021,45.5%\n2022,46 %\n2023,47\n")
    assert told(found) == [(45.5, "%"), (46, "%"), (47, None)]
    assert found.refused == ()


@pytest.mark.parametrize("unit", ["%", "Percent", "PERCENT", "pct", "% of people"])
def test_a_percent_sign_repeats_a_unit_that_is_per_cent(unit: str) -> None:
    assert told(read(f"Year,Unit,Value\n2021,{unit},45.5%\n")) == [(45.5, unit)]


@pytest.mark.parametrize("unit", ["persons", "percentage points", "USD"])
def test_a_percent_sign_contradicts_another_unit(unit: str) -> None:
    found = read(f"Year,Unit,Value\n2021,{unit},45.5%\n")
    assert [row.code.value for row in found.refused] == ["words_beside"]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Share (%)", "%"),
        ("Share [%]", "%"),
        ("%", "%"),
        ("Share, %", "%"),
        ("Rate (%) [note 2]", "%"),
        ("Share", None),
        ("95% lower", None),
        ("Under 5%", None),
    ],
)
def test_a_heading_names_the_unit_of_its_numbers(head: str, unit: str | None) -> None:
    assert told(read(f'Year,"{head}"\n2021,45.5\n', "wide-csv")) == [(45.5, unit)]


def test_each_heading_names_its_own_unit() -> None:
    found = read("Area,2021,2022 (%)\nA,1,2\n", "wide-periods-csv")
    assert told(found) == [(1, None), (2, "%")]


@pytest.mark.parametrize(
    ("mark", "status", "note"),
    [
        ("(p)", "provisional", "(p)"),
        ("(e)", "estimated", "(e)"),
        ("[p]", "provisional", "[p]"),
        ("(r)", "normal", "(r)"),
        ("(a)", "normal", "(a)"),
        ("1)", "normal", "1)"),
    ],
)
def test_a_mark_behind_a_number(mark: str, status: str, note: str) -> None:
    (figure,) = read(f"Year,Value\n2021,12.5 {mark}\n").figures
    assert (figure.value, figure.status, figure.note) == (12.5, status, note)
