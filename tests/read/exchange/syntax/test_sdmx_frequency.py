"""Days that stand for longer periods, as FREQ says: the calendar of ISO 8601, and SDMX CL_FREQ."""

import pytest

from mic_tracker.model.edit.exchange.profile import Profile
from mic_tracker.read.exchange.imported_files import import_files
from mic_tracker.read.exchange.profiles import read_profile
from mic_tracker.read.exchange.source_folder import SourceFile

SDMX = read_profile("sdmx-csv")


def read(code: str, period: str, profile: Profile = SDMX) -> str:
    """The period that is read, else the problem."""
    text = f"DATAFLOW,FREQ,TIME_PERIOD,OBS_VALUE\nX,{code},{period},3\n"
    (table,) = import_files([SourceFile("a.csv", text.encode())], profile).tables
    return str(table.figures[0].period) if table.figures else table.refused[0].code.value


@pytest.mark.parametrize(
    ("code", "period", "expected"),
    [
        ("A", "2015-01-01", "2015"),
        ("A", "2015-01-01T00:00:00", "2015"),
        ("A", "2016", "2016"),
        ("A", "2015-06-30", "no_start"),
        ("S", "2015-07-01", "2015-H2"),
        ("H", "2015-01-01", "2015-H1"),
        ("S", "2015-04-01", "no_start"),
        ("Q", "2015-04-01", "2015-Q2"),
        ("Q", "2015-05-01", "no_start"),
        ("M", "2015-02-01", "2015-02"),
        ("M", "2015-02-28", "no_start"),
        ("W", "2015-01-05", "2015-W02"),
        ("W", "2015-01-06", "no_start"),
        ("D", "2015-01-06", "2015-01-06"),
        ("", "2015-01-06", "2015-01-06"),
        ("A3", "2015-01-06", "2015-01-06"),
        ("Q", "2015-Q2", "2015-Q2"),
    ],
)
def test_a_day_with_its_frequency(code: str, period: str, expected: str) -> None:
    assert read(code, period) == expected


def test_a_year_may_start_where_fiscal_years_do() -> None:
    april = SDMX.model_copy(update={"year_starts": "04"})
    assert read("A", "2015-04-01", april) == "2015/16"
    assert read("A", "2015-01-01", april) == "2015"
    assert read("A", "2015-07-01", april) == "no_start"
