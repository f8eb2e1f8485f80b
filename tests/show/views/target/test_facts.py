"""The facts of a target: sentences for whatever the registry says, and for nothing else."""

import pytest
from reporting import report_of

from mic_tracker.show.language.words import Words
from mic_tracker.show.views.target.facts import facts

WORDS = Words.load("en")
REGISTRY = """
format = 1
title  = "Goals"

[sources.year]
title     = "Yearbook"
published = 2024-02-01

[indicators.firms]
name    = "Firms"
unit    = "firms"
measure = "count"
desired = "increase"

[targets.more-firms]
kind      = "level"
indicator = "firms"
at_least  = 100
by        = 2030

[[observations]]
indicator = "firms"
period    = "{period}"
value     = 50
{origin}
"""
SOURCE, NO_SOURCE = 'source = "year"', 'unsourced = "heard in a speech"'


@pytest.mark.parametrize(
    ("period", "origin", "sentence"),
    [
        ("2023", SOURCE, "50 firms in 2023, published 2024-02-01; 6 months old"),
        ("2023", NO_SOURCE, "50 firms in 2023; 6 months old"),
        ("2024-06-30", SOURCE, "50 firms in 2024-06-30, published 2024-02-01"),
        ("2024-06-30", NO_SOURCE, "50 firms in 2024-06-30"),
    ],
)
def test_the_latest_figure_has_a_day_of_publication_and_an_age_where_there_is_one(
    period: str, origin: str, sentence: str
) -> None:
    report = report_of(REGISTRY.format(period=period, origin=origin), "2024-06-30")
    texts = {fact.label: fact.texts for fact in facts(report.standings[0], report, WORDS)}
    assert texts["Latest"] == (sentence,)


@pytest.mark.parametrize(
    ("newest", "sentence"),
    [
        ("2022", "The target names no series; the one with the newest figure is used."),
        (
            "2023",
            (
                "The target names no series, and several have a figure of the newest day; of these "
                "the one with the most figures is used."
            ),
        ),
    ],
)
def test_a_tie_of_series_is_told(newest: str, sentence: str) -> None:
    plain = REGISTRY.format(period="2023", origin='series = "a"\n' + NO_SOURCE)
    counted = plain.replace(
        'desired = "increase"', 'desired = "increase"\nseries = { a = "At work", b = "On paper" }'
    )
    other = (
        f'[[observations]]\nindicator = "firms"\nperiod = "{newest}"\nvalue = 40\n'
        f'series = "b"\n{NO_SOURCE}\n'
    )
    report = report_of(counted + other, "2024-06-01")
    told = {fact.label: fact.texts for fact in facts(report.standings[0], report, WORDS)}
    assert sentence in told["Series"]
