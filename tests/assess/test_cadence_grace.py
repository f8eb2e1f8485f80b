"""A cadence with a grace: a period stays open for its record for a while after its end."""

import pytest
from gatetexts import EVENTS, RegistryOf, codes, figures, found, judge

from mic_tracker.model.assessment import PeriodTally

GRACE = EVENTS + 'grace = "20 days"\n'
UNTIL_SEPTEMBER = figures({"2026-08": 1, "2026-09": 1}, of="events")


def tally(registry_of: RegistryOf, text: str, day: str) -> tuple[PeriodTally, str]:
    """The tally of the only target, and its band."""
    (standing,) = judge(registry_of, text, day).standings
    assert isinstance(standing.assessment.tally, PeriodTally)
    return standing.assessment.tally, str(standing.assessment.band)


@pytest.mark.parametrize(
    ("day", "unknown", "open_", "due"),
    [
        ("2026-10-31", [], "2026-10", "2026-11-20"),
        ("2026-11-20", [], "2026-10", "2026-11-20"),  # the last day of the grace
        ("2026-11-21", ["2026-10"], "2026-11", "2026-12-20"),
    ],
)
def test_a_period_is_awaited_during_the_grace(
    registry_of: RegistryOf, day: str, unknown: list[str], open_: str, due: str
) -> None:
    found, _ = tally(registry_of, GRACE + UNTIL_SEPTEMBER, day)
    assert [str(period) for period in found.unknown] == unknown
    assert (str(found.open), str(found.due_by)) == (open_, due)


def test_what_is_awaited_after_its_end_is_due_soon(registry_of: RegistryOf) -> None:
    assert tally(registry_of, GRACE + UNTIL_SEPTEMBER, "2026-11-10")[1] == "due soon"
    assert tally(registry_of, EVENTS + UNTIL_SEPTEMBER, "2026-11-10")[1] == "unknown"


def test_a_promise_is_not_over_while_its_last_period_is_awaited(registry_of: RegistryOf) -> None:
    ended = GRACE.replace('from = "2026-08"', 'from = "2026-08"\nuntil = "2026-10"')
    assert tally(registry_of, ended + UNTIL_SEPTEMBER, "2026-11-10")[1] == "due soon"
    kept = ended + figures({"2026-10": 1}, of="events")
    assert tally(registry_of, kept + UNTIL_SEPTEMBER, "2026-11-10")[1] == "kept"


def test_silence_is_told_after_the_grace_only(registry_of: RegistryOf) -> None:
    text = GRACE + UNTIL_SEPTEMBER
    assert "MT105" not in codes(found(registry_of, text, day="2026-11-20"))
    assert "MT105" in codes(found(registry_of, text, day="2026-11-21"))
