"""What a verdict rests on: counts, ages, conflicts, one word."""

from collections.abc import Callable
from typing import Any

import pytest
from facts import fact, history
from judging import standing, text

from mic_tracker.assess.evidence import is_thin
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]
UP = {"at_least": 100, "by": 2030}


def years(n: int, soft: int = 0, start: int = 2020) -> list[dict[str, Any]]:
    """So many yearly figures, the first of them computed."""
    derived = {"derived": "1 + 1"}
    return [
        {"period": str(start + i), "value": 60 + i} | (derived if i < soft else {})
        for i in range(n)
    ]


@pytest.mark.parametrize(
    ("observed", "grade"),
    [
        ([], "thin"),
        (years(2), "thin"),
        (years(3), "fair"),
        (years(5), "solid"),  # five figures, four years
        (years(4), "fair"),
        (years(6, soft=2), "solid"),  # a third
        (years(6, soft=3), "fair"),
        (years(6, soft=4), "thin"),  # most of them
    ],
)
def test_the_grade(registry_of: Make, observed: list[dict[str, Any]], grade: str) -> None:
    found = standing(registry_of(text(observed, UP)), "2026-01-01")
    assert found.evidence.grade == grade
    assert found.evidence.is_thin == is_thin(found.series) == (grade == "thin")


def test_less_than_two_years_are_thin_whatever_their_number(registry_of: Make) -> None:
    months = " ".join(f"2024-{month:02}:{60 + month}" for month in range(1, 13))
    found = standing(registry_of(text(months, UP)), "2025-02-01").evidence
    assert (found.n, found.grade) == (12, "thin")
    assert found.span_years == pytest.approx(11 / 12)


def test_provisional_figures_are_soft(registry_of: Make) -> None:
    observed = [record | {"status": "provisional"} for record in years(5)]
    found = standing(registry_of(text(observed, UP)), "2025-06-01").evidence
    assert (found.provisional, found.grade) == (5, "thin")


def test_stale_figures_are_not_solid(registry_of: Make) -> None:
    registry = registry_of(text(years(5), UP | {"stale_after": "2 years"}))
    assert standing(registry, "2026-12-31").evidence.grade == "solid"
    assert standing(registry, "2027-01-01").evidence.grade == "fair"


def test_age_runs_from_the_end_of_the_latest_period(registry_of: Make) -> None:
    registry = registry_of(text("2020:60 2023:61", UP))
    assert standing(registry, "2025-12-31").evidence.age_years == pytest.approx(2.0)
    assert standing(registry_of(text([], UP)), "2025-12-31").evidence.age_years is None


def disputed(*facts: Observation) -> int:
    return history(*facts).on().conflicts


def stated(value: float, source: str | None, known: str = "2021-05-01", **keys: Any) -> Observation:  # noqa: ANN401 - whatever a record may be given
    return fact("2020", value, known, source=source, unsourced=None, **keys)


def test_two_sources_of_one_day_can_disagree() -> None:
    assert disputed(stated(5, "a"), stated(6, "b")) == 1
    assert disputed(stated(5, "a"), stated(5, "b")) == 0
    assert disputed(stated(5, "a"), stated(6, "b", "2021-06-01")) == 0  # a revision


def test_a_later_figure_settles_a_dispute() -> None:
    assert disputed(stated(5, "a"), stated(6, "b"), stated(6, "a", "2021-06-01")) == 0


def test_a_later_withdrawal_settles_a_dispute() -> None:
    withdrawn = stated(5, "a", "2021-06-01", status="withdrawn")
    assert disputed(stated(5, "a"), stated(6, "b"), withdrawn) == 0


def test_a_withdrawn_figure_disputes_nothing() -> None:
    assert disputed(stated(5, "a"), stated(6, "b", status="withdrawn")) == 0
