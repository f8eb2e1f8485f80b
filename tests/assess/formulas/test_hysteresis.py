"""Where a status is entered and left."""

from functools import reduce

import pytest

from mic_tracker.assess.formulas.hysteresis import settle_status

ON, RISK, OFF = "on_track", "at_risk", "off_track"


@pytest.mark.parametrize(
    ("previous", "likelihood", "status"),
    [
        (None, 0.67, ON),
        (None, 2 / 3, ON),
        (None, 0.66, RISK),
        (None, 0.34, RISK),
        (None, 1 / 3, RISK),
        (None, 0.33, OFF),
        (ON, 0.57, ON),
        (ON, 0.569, RISK),
        (ON, 0.23, RISK),
        (ON, 0.229, OFF),
        (RISK, 0.77, ON),
        (RISK, 0.769, RISK),
        (RISK, 0.23, RISK),
        (RISK, 0.229, OFF),
        (OFF, 0.429, OFF),
        (OFF, 0.43, RISK),
        (OFF, 0.769, RISK),
        (OFF, 0.77, ON),
    ],
)
def test_limits_depend_on_the_status_before(
    previous: str | None, likelihood: float, status: str
) -> None:
    assert settle_status(previous, likelihood) == status


def test_wavering_round_two_thirds_keeps_the_first_status() -> None:
    first: str | None = None
    assert reduce(settle_status, (0.68, 0.65, 0.68, 0.60, 0.70), first) == ON
    assert reduce(settle_status, (0.65, 0.68, 0.65, 0.75, 0.60), first) == RISK
