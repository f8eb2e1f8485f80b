"""`cadence`: objectives, budgets, alerts, and what silence may hide."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Assessment, PeriodTally, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]


EVENTS = {"measure": "event", "over": "period"}
MONTHLY = {"kind": "cadence", "every": "month", "from": "2024-01"}


def judged(make: Make, observed: str, day: str, **keys: Any) -> tuple[Assessment, PeriodTally]:  # noqa: ANN401 - keys of a record
    found = standing(make(text(observed, MONTHLY | keys, EVENTS)), day).assessment
    assert isinstance(found.tally, PeriodTally)
    return found, found.tally


def months(counts: str) -> str:
    return " ".join(f"2024-{i:02}:{n}" for i, n in enumerate(counts.split(), 1) if n != "-")


def test_a_strict_year_with_one_miss_48_f(registry_of: Make) -> None:
    """January to October met except August, judged on 21 November, nothing in November."""
    observed = months("1 1 1 1 1 1 1 0 1 1 0")
    found, tally = judged(registry_of, observed, "2024-11-21", until="2024-12")
    assert tally.attainment == pytest.approx(9 / 10)
    assert (tally.streak, tally.longest, tally.budget_left) == (2, 7, -1)
    assert str(tally.open) == "2024-11"
    assert str(tally.due_by) == "2024-11-30"
    assert tally.best_possible == pytest.approx(11 / 12)
    assert (found.band, found.status) == ("not kept", Status.MISSED)
    assert found.reasons == (Reason.INFEASIBLE,)


def test_debt_and_surplus_49_f(registry_of: Make) -> None:
    _, tally = judged(registry_of, months("1 1 2 1 0 3 1 0 1 1"), "2024-11-01", until="2024-10")
    assert tally.attainment == pytest.approx(8 / 10)
    assert (tally.debt, tally.surplus, tally.events) == (2, 1, 11)


def test_a_budget_forgives_as_many_as_it_says_47_f(registry_of: Make) -> None:
    """Ninety per cent of twelve months: one miss is affordable, two are not."""
    one, tally = judged(
        registry_of, months("1 0 1 1 1"), "2024-06-10", until="2024-12", objective=0.9
    )
    assert (tally.budget_left, one.status) == (0, Status.ON_TRACK)
    two, tally = judged(
        registry_of, months("1 0 1 0 1"), "2024-06-10", until="2024-12", objective=0.9
    )
    assert (tally.budget_left, two.status) == (-1, Status.MISSED)


def test_a_promise_without_an_end_is_broken_not_missed(registry_of: Make) -> None:
    found, _ = judged(registry_of, months("1 0"), "2024-03-10")
    assert (found.band, found.status) == ("broken", Status.OFF_TRACK)


def test_kept_to_the_end_is_achieved(registry_of: Make) -> None:
    found, tally = judged(registry_of, months("1 1 2"), "2024-04-01", until="2024-03")
    assert (found.status, tally.open, tally.future) == (Status.ACHIEVED, None, 0)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2023-02-21", "on_track"),  # seven of 28 days are left: a quarter
        ("2023-02-22", "at_risk"),
    ],
)
def test_the_last_quarter_of_an_open_period_is_soon(
    registry_of: Make, day: str, status: str
) -> None:
    found, _ = judged(registry_of, "2023-01:1", day, **{"from": "2023-01"})
    assert found.status == status


def test_silence_that_could_turn_the_verdict_leaves_none(registry_of: Make) -> None:
    found, tally = judged(registry_of, months("1 - 1"), "2024-04-10")
    assert (found.status, found.reasons) == (Status.NO_DATA, (Reason.SILENCE,))
    assert [str(period) for period in tally.unknown] == ["2024-02"]


def test_silence_that_cannot_turn_it_is_told_beside_it(registry_of: Make) -> None:
    found, _ = judged(registry_of, months("1 - 0"), "2024-04-10")
    assert (found.status, found.reasons) == (Status.OFF_TRACK, (Reason.SILENCE,))


def test_misses_that_come_too_fast_raise_an_alert(registry_of: Make) -> None:
    """An objective of 75 % alerts above a half missed: of the last two and of the last six."""
    _, fast = judged(registry_of, months("1 1 0 0 0 0"), "2024-07-10", objective=0.75)
    _, slow = judged(registry_of, months("1 1 1 0 0 0"), "2024-07-10", objective=0.75)
    _, over = judged(registry_of, months("0 0 0 0 1 0"), "2024-07-10", objective=0.75)
    assert (fast.alert, slow.alert, over.alert) == (True, False, False)
