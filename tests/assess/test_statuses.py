"""The four ways of not knowing, as a reader meets them."""

from collections.abc import Callable

from judging import standing, text

from mic_tracker.model.codes import UNDECIDED, Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]
STEADY = "2018:500 2019:570 2020:640 2021:710 2022:780 2023:850 2024:920"
UP = {"at_least": 940, "by": 2026}
MONTHLY = {"kind": "cadence", "every": "month", "from": "2025-06"}


def test_six_words_are_verdicts_and_four_are_not() -> None:
    assert {*Status} - UNDECIDED == {
        Status.ACHIEVED,
        Status.ON_TRACK,
        Status.AT_RISK,
        Status.KEPT_IN_PART,
        Status.OFF_TRACK,
        Status.MISSED,
    }
    assert len(UNDECIDED) == 4


def test_what_a_person_calls_unclear_has_no_verdict_and_keeps_its_figures(
    registry_of: Make,
) -> None:
    stated = standing(registry_of(text(STEADY, UP)), "2025-06-01")
    unclear = standing(registry_of(text(STEADY, UP | {"unclear": "whose count?"})), "2025-06-01")
    assert stated.status not in UNDECIDED
    assert (unclear.status, unclear.assessment.band) == (Status.UNCLEAR, None)
    assert unclear.series == stated.series
    assert unclear.rates == stated.rates


def test_a_cadence_is_pending_until_something_happens_or_a_period_ends(registry_of: Make) -> None:
    quiet = registry_of(text("", MONTHLY, {"measure": "event"}))
    assert standing(quiet, "2025-05-31").status is Status.PENDING
    assert standing(quiet, "2025-06-10").status is Status.PENDING
    # a quarter of the month is left, and no miss is allowed
    assert standing(quiet, "2025-06-24").status is Status.AT_RISK
    assert standing(quiet, "2025-07-02").status is Status.NO_DATA
    kept = registry_of(text("2025-06:1", MONTHLY, {"measure": "event"}))
    assert standing(kept, "2025-06-30").status is Status.ON_TRACK
