"""Deadlines: achieved, missed, reached once, awaited with grace."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]
FIRMS = {"at_least": 100, "by": 2025}


@pytest.mark.parametrize(
    ("observed", "target", "status"),
    [
        ("2020:60 2025:100", FIRMS, Status.ACHIEVED),
        ("2020:60 2025:99.9", FIRMS, Status.MISSED),
        ("2020:60 2025:100", {"at_most": 100, "by": 2025}, Status.ACHIEVED),
        ("2020:60 2025:101", {"at_most": 100, "by": 2025}, Status.MISSED),
        # what counts is the latest figure up to the deadline, not the one beyond it
        ("2020:60 2024:105 2026:90", FIRMS, Status.ACHIEVED),
        ("2020:60 2024:95 2026:120", FIRMS, Status.MISSED),
    ],
)
def test_data_that_reach_the_deadline_decide(
    registry_of: Make, observed: str, target: dict[str, object], status: Status
) -> None:
    found = standing(registry_of(text(observed, target)), "2027-06-01").assessment
    assert (found.status, found.reasons) == (status, (Reason.DEADLINE_PASSED,))
    assert found.forecast is None


def test_the_figure_that_decided_is_told(registry_of: Make) -> None:
    found = standing(registry_of(text("2020:60 2025:104", FIRMS)), "2026-06-01").assessment
    (step,) = found.steps
    assert step.formula == "outcome"
    assert dict(step.numbers) == {"latest": 104, "period": "2025", "target": 100}


def test_an_outcome_is_known_before_the_year_is_over_on_paper(registry_of: Make) -> None:
    """A figure published early about the whole deadline year decides at once."""
    found = standing(registry_of(text("2020:60 2025:104@2025-12-20", FIRMS)), "2025-12-24")
    assert found.status is Status.ACHIEVED


def test_only_later_figures_leave_the_deadline_unknown(registry_of: Make) -> None:
    found = standing(registry_of(text("2026:120 2027:130", FIRMS)), "2028-06-01").assessment
    assert (found.status, found.reasons) == (Status.NO_DATA, (Reason.OUT_OF_SPAN,))


def test_reaching_it_once_suffices_where_that_is_asked(registry_of: Make) -> None:
    once = FIRMS | {"question": "ever"}
    registry = registry_of(text("2020:60 2022:101 2023:90", once))
    assert standing(registry, "2024-06-01").status is Status.ACHIEVED
    stay = standing(registry_of(text("2020:60 2022:101 2023:90", FIRMS)), "2024-06-01")
    assert stay.status not in {Status.ACHIEVED, Status.MISSED}


def test_no_later_silence_undoes_what_was_reached_once(registry_of: Make) -> None:
    once = FIRMS | {"question": "ever"}
    found = standing(registry_of(text("2020:60 2022:101", once)), "2040-01-01")
    assert found.status is Status.ACHIEVED
    assert found.flags == ()


def test_a_target_never_reached_once_is_missed_at_the_deadline(registry_of: Make) -> None:
    once = FIRMS | {"question": "ever"}
    found = standing(registry_of(text("2020:60 2025:99", once)), "2026-06-01")
    assert found.status is Status.MISSED


@pytest.mark.parametrize(
    ("by", "observed"),
    [("2024-09", "2023:60 2024-09-30:100"), ("2024-09-30", "2023:60 2024-09:100")],
)
def test_a_month_and_its_last_day_end_together(registry_of: Make, by: str, observed: str) -> None:
    target = {"at_least": 100, "by": by}
    assert standing(registry_of(text(observed, target)), "2025-01-01").status is Status.ACHIEVED


def test_a_month_can_end_after_the_next_day_in_decimal_years(registry_of: Make) -> None:
    """February's end, 2023 + 2/12, lies after 1 March, 2023 + 60/365; the data have reached it."""
    registry = registry_of(text("2022:60 2023-02:100", {"at_least": 100, "by": "2023-03-01"}))
    assert standing(registry, "2023-04-01").status is Status.ACHIEVED


def test_within_the_grace_the_verdict_stands_and_awaits_data(registry_of: Make) -> None:
    registry = registry_of(text("2020:60 2022:70 2024:80", FIRMS))
    found = standing(registry, "2026-12-31")  # the usual grace is a year
    assert found.status is Status.OFF_TRACK
    assert Reason.AWAITING_DATA in found.assessment.reasons
    assert Flag.AWAITING_DATA in found.flags
    assert found.assessment.forecast is not None


@pytest.mark.parametrize(
    ("target", "indicator", "last_day"),
    [
        (FIRMS, {}, "2026-12-31"),
        (FIRMS, {"lag": "6 months"}, "2026-06-30"),
        (FIRMS | {"grace": "0 days"}, {"lag": "6 months"}, "2025-12-31"),
        (FIRMS | {"grace": "75 days"}, {}, "2026-03-16"),
    ],
)
def test_after_the_grace_nobody_knows(
    registry_of: Make, target: dict[str, object], indicator: dict[str, object], last_day: str
) -> None:
    registry = registry_of(text("2020:60 2022:70 2024:80", target, indicator))
    day = date.fromisoformat(last_day)
    assert standing(registry, last_day).status is Status.OFF_TRACK
    after = standing(registry, (day + timedelta(days=1)).isoformat())
    assert after.status is Status.NO_DATA
    assert after.assessment.reasons[-2:] == (Reason.DEADLINE_PASSED, Reason.AWAITING_DATA)


def test_before_the_deadline_nothing_is_awaited(registry_of: Make) -> None:
    found = standing(registry_of(text("2020:60 2024:80", FIRMS)), "2025-12-31")
    assert Flag.AWAITING_DATA not in found.flags


def test_a_threshold_that_has_ended_is_awaited_like_a_deadline(registry_of: Make) -> None:
    target = {"kind": "threshold", "at_least": 50, "until": 2025}
    registry = registry_of(text("2022:60 2023:62 2024:61", target))
    assert Flag.AWAITING_DATA in standing(registry, "2026-06-01").flags
    assert standing(registry, "2027-06-01").status is Status.NO_DATA
