"""Periods kept and missed, at the edges."""

import pytest

from mic_tracker.assess.formulas import cadence


def periods(marks: str) -> tuple[str, ...]:
    """Read "+" as met, "x" missed, "e" excused, "o" open, "?" unknown."""
    names = {"+": "met", "x": "missed", "e": "excused", "o": "open", "?": "unknown"}
    return tuple(names[mark] for mark in marks)


@pytest.mark.parametrize(
    ("marks", "streak", "longest"),
    [
        ("", 0, 0),
        ("+++", 3, 3),
        ("+++x+o", 1, 3),
        ("+e+eo", 2, 2),
        ("++?", 0, 2),
        ("++?+", 1, 2),
        ("xx", 0, 0),
        ("+++x++e++", 4, 4),
    ],
)
def test_streaks(marks: str, streak: int, longest: int) -> None:
    assert cadence.streak(periods(marks)) == streak
    assert cadence.longest_streak(periods(marks)) == longest


@pytest.mark.parametrize(("marks", "share"), [("++x?eo", 2 / 3), ("?eo", None), ("", None)])
def test_attainment_counts_judged_periods_only(marks: str, share: float | None) -> None:
    assert cadence.attainment(periods(marks)) == share


@pytest.mark.parametrize(
    ("objective", "count", "misses"),
    [(0.9, 10, 1), (0.9, 9, 0), (0.7, 10, 3), (1, 12, 0), (0, 5, 5)],
)
def test_the_budget_is_not_lost_to_rounding(objective: float, count: int, misses: int) -> None:
    assert cadence.budget(objective, count) == misses


def test_the_best_that_can_still_be_reached() -> None:
    assert cadence.max_attainable(periods("+xeo"), 2) == pytest.approx(4 / 5)
    assert cadence.max_attainable(periods("+?"), 0) == 0.5
    assert cadence.max_attainable(periods("e"), 0) is None


@pytest.mark.parametrize(("cap", "ahead"), [(None, 1), (0, -2), (1, -1)])
def test_how_much_surplus_is_carried(cap: float | None, ahead: float) -> None:
    """Of 1 each: 3, 2, 1, 1 ahead; with a cap of 0: 0, -1, -2, -2; of 1: 1, 0, -1, -1."""
    counts = (4.0, 0.0, 0.0, 1.0)
    assert cadence.delta(counts, 1, cap) == ahead


def test_debt_is_not_excused_by_a_rich_period() -> None:
    assert cadence.debt((3.0, 0.0, 1.0), 1) == 1


@pytest.mark.parametrize(
    ("marks", "objective", "alert"),
    [
        ("++++++", 1.0, False),
        ("+++++x", 1.0, True),
        ("x+++++++", 1.0, False),
        ("++++xx", 0.9, True),
        ("+++++x", 0.9, False),
        ("", 1.0, False),
    ],
)
def test_the_budget_burns_too_fast(marks: str, objective: float, alert: object) -> None:
    """With 0.9 the limit is a fifth of the last two and of the last six."""
    assert cadence.burn_alert(periods(marks), objective) is alert
