"""The chart of a milestone: its stages in the reader's language, and where they stand."""

import pytest
from reporting import report_of

from mic_tracker.show.language.words import Words
from mic_tracker.show.views.plot.milestone import milestone_panel

REGISTRY = """
format = 1
title = "T"
[indicators.stations]
name = { en = "Stations", vi = "Trạm" }
unit = "cities"
measure = "stage"
desired = "increase"
[targets.stations-2024]
kind = "milestone"
indicator = "stations"
by = 2024
stages = [{ en = "Hanoi", vi = "Hà Nội" }, { en = "Da Nang", vi = "Đà Nẵng" }]
[[observations]]
indicator = "stations"
stage = "Hanoi"
period = "2023-05"
value = 1
unsourced = "test"
"""


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("en", [("Hanoi", "done in May 2023"), ("Da Nang", "due by 2024; no report")]),
        ("vi", [("Hà Nội", "xong (tháng 5/2023)"), ("Đà Nẵng", "hạn năm 2024; chưa có tin")]),
    ],
)
def test_stages_are_named_in_the_language_of_the_reader(
    language: str, rows: list[tuple[str, str]]
) -> None:
    report = report_of(REGISTRY, "2024-06-30")
    panel = milestone_panel(report.standings[0], report, Words.load(language))
    assert [(row.name, row.text) for row in panel.rows] == rows
