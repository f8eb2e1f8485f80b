"""Observations as SDMX has them: codes, periods, and what tells observations apart."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from exports import DATASET
from reporting import registry_of

from mic_tracker.model.period import Interval, Period
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.load import unjudged_report
from mic_tracker.show.export.dataset import ExportDataset
from mic_tracker.show.export.sdmx import (
    ATTRIBUTES,
    TIME,
    count_undated,
    frequency_code,
    sdmx_period,
    sdmx_table,
)
from mic_tracker.show.language.words import Words

ROOT = Path(__file__).parents[3]
WORDS = Words.load("en")


@pytest.mark.parametrize(
    ("written", "code", "spelt"),
    [
        ("2024", "A", "2024"),
        ("2024-H2", "S", "2024-S2"),
        ("2024-T1", "T", "2024-T1"),
        ("2024-Q4", "Q", "2024-Q4"),
        ("2024-07", "M", "2024-07"),
        ("2024-W30", "W", "2024-W30"),
        ("2024-07-15", "D", "2024-07-15"),
    ],
)
def test_periods_are_spelt_as_sdmx_has_them(written: str, code: str, spelt: str) -> None:
    period = Period.parse(written)
    assert (frequency_code(period), sdmx_period(period)) == (code, spelt)


def test_what_no_calendar_has_is_a_day_and_a_length() -> None:
    fiscal = Period.year(2023, 4)
    assert (frequency_code(fiscal), sdmx_period(fiscal)) == ("A", "2023-04-01/P1Y")
    rough = Interval.parse("2020-12/2021-01")
    days = (date(2021, 1, 31) - date(2020, 12, 1)).days + 1
    assert (frequency_code(rough), sdmx_period(rough)) == ("_Z", f"2020-12-01/P{days}D")


def test_what_has_no_period_is_counted() -> None:
    assert count_undated(DATASET) == 1
    assert len(sdmx_table(DATASET).rows) == len(DATASET.registry.observations) - 1


def test_a_dimension_may_have_the_name_of_anything() -> None:
    names = ("obs-value", "freq", "2nd", "age")
    table = ", ".join(f'"{name}" = {{}}' for name in names)
    text = f"""
format = 1
title = "T"
[indicators.x]
name = "X"
unit = "u"
measure = "count"
desired = "increase"
dimensions = {{ {table} }}
[[observations]]
indicator = "x"
period = 2020
value = 1
unsourced = "r"
dims = {{ freq = "one", "2nd" = "two" }}
"""
    registry = registry_of(text)
    report = Report(registry, Clock(date(2024, 1, 1)), (), ())
    made = sdmx_table(ExportDataset(report, WORDS))
    assert made.dimensions[3:7] == ("OBS_VALUE_", "FREQ_", "D_2ND", "AGE")
    assert (made.rows[0]["FREQ"], made.rows[0]["FREQ_"], made.rows[0]["D_2ND"]) == (
        *("A", "one", "two"),
    )
    assert len({*made.concepts}) == len(made.concepts)


def test_no_two_observations_of_the_shipped_registry_are_one() -> None:
    report = unjudged_report(ROOT / "targets.toml", Clock(date(2026, 11, 26)))
    table = sdmx_table(ExportDataset(report, WORDS))
    keys = Counter(tuple(row[c] for c in (*table.dimensions, TIME)) for row in table.rows)
    assert len(table.rows) > 200
    assert [key for key, count in keys.items() if count > 1] == []
    assert not {*table.dimensions} & {*ATTRIBUTES}
