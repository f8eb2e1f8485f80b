"""Units beside a number that has its per cent sign already."""

import pytest

from mic_tracker.text.percent import without_percent


@pytest.mark.parametrize(
    ("unit", "rest"),
    [
        ("% of GDP", "of GDP"),
        ("% GDP", "GDP"),
        ("percent", ""),
        ("phần trăm", ""),
        ("phần trăm GDP", "GDP"),
        ("percentage points", "percentage points"),
        ("firms", "firms"),
    ],
)
def test_a_unit_without_its_percent(unit: str, rest: str) -> None:
    assert without_percent(unit) == rest
