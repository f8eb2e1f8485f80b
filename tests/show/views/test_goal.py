"""How figures are written: those that are stated as a range, on each screen and in the data."""

import json

import pytest
from languages import ENGLISH
from reporting import report_of

from mic_tracker.model.fact import Range
from mic_tracker.pipeline.history import render_history
from mic_tracker.pipeline.show import render_target
from mic_tracker.pipeline.status import render_status
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen

WORDS = Words.load("en")
TEXT = """
format = 1
title  = "Goals"

[sources.year]
title     = "Yearbook"
published = 2024-02-01

[indicators.jobs]
name    = "Jobs"
unit    = "jobs"
measure = "count"
desired = "increase"

[targets.jobs-2030]
kind      = "level"
indicator = "jobs"
at_least  = 60_000
by        = 2030

[[observations]]
indicator = "jobs"
period    = 2021
value     = 29_500
source    = "year"

[[observations]]
indicator = "jobs"
period    = 2023
low       = 31_000
high      = 34_000
source    = "year"
"""
VALUED = TEXT.replace("low       = 31", "value     = 32_000\nlow       = 31")


@pytest.mark.parametrize(
    ("ends", "scale", "number", "quantity"),
    [
        ((31_000, 34_000), Scale("count", "jobs"), "31,000–34,000", "31,000–34,000 jobs"),
        ((7e9, 8.5e9), Scale("amount", "USD"), "7–8.5 billion", "7–8.5 billion USD"),
        (
            (9.5e8, 1e9),
            Scale("amount", "USD"),
            "950 million–1 billion",
            "950 million–1 billion USD",
        ),
        ((20, 25), Scale("percent", "% of GDP"), "20–25%", "20–25% of GDP"),
        ((40, 42), Scale("rank", "place"), "40–42", "rank 40–42"),
        ((-5, -3), Scale("change", "points"), "-5 to -3", "-5 to -3 points"),
    ],
)
def test_a_range_is_written_with_its_unit_once(
    ends: tuple[float, float], scale: Scale, number: str, quantity: str
) -> None:
    assert WORDS.number(Range(*ends), scale) == number
    assert WORDS.quantity(Range(*ends), scale) == quantity


@pytest.mark.parametrize(
    ("text", "figure"), [(TEXT, "31,000–34,000"), (VALUED, "32,000 (31,000–34,000)")]
)
def test_every_screen_shows_the_range(text: str, figure: str) -> None:
    report = report_of(text, "2024-06-30")
    screen = Screen(width=200)
    shown = render_target(report, "jobs-2030", "terminal", ENGLISH, screen)
    # half of both ends together
    middle = "the middle: (31,000 + 34,000) ÷ 2 = 32,500"
    assert (middle in shown) is (text == TEXT)
    for rendered in (
        shown,
        render_status(report, "terminal", ENGLISH, screen),
        render_history(report, "jobs-2030", None, "terminal", ENGLISH, screen),
    ):
        assert figure in rendered


@pytest.mark.parametrize(
    ("text", "value", "computed"),
    [(TEXT, 32_500, "(31000 + 34000) / 2 = 32500"), (VALUED, 32_000, None)],
)
def test_the_data_have_the_ends_and_how_the_value_was_computed(
    text: str, value: int, computed: str | None
) -> None:
    report = report_of(text, "2024-06-30")
    data = json.loads(render_target(report, "jobs-2030", "json", ENGLISH, Screen()))
    latest, figure = data["targets"][0]["latest"], data["observations"][-1]
    for each in (latest, figure):
        assert (each["value"], each["low"], each["high"]) == (value, 31_000, 34_000)
        assert each["qualifier"] is None
    assert figure["computed"] == computed


def test_a_qualifier_is_in_the_data_of_the_latest_figure() -> None:
    hedged = TEXT.replace(
        "low       = 31_000\nhigh      = 34_000", 'value = 33_000\nqualifier = "over"'
    )
    report = report_of(hedged, "2024-06-30")
    data = json.loads(render_status(report, "json", ENGLISH, Screen()))
    latest = data["targets"][0]["latest"]
    assert (latest["low"], latest["high"], latest["qualifier"]) == (None, None, "over")
