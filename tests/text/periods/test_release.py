"""Days of publication as offices write them."""

import pytest

from mic_tracker.model.edit.exchange.profile import DayOrder
from mic_tracker.text.periods.release import read_release


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-07-13", "day-first", "2026-07-13"),
        ("04/03/2022", "day-first", "2022-03-04"),
        ("04/03/2022", "month-first", "2022-04-03"),
        ("07/13/2026", "day-first", "2026-07-13"),
        ("13/07/2026", "month-first", "2026-07-13"),
        ("12/09/26 23:00:00", "day-first", "2026-09-12"),
        ("2026-02-01T00:00:00Z", "day-first", "2026-02-01"),
        ("2022-08-11T22:00:00.000Z", "day-first", "2022-08-11"),
        ("20/02/2026", "day-first", "2026-02-20"),
        ("March 2026", "day-first", "2026-03"),
    ],
)
def test_a_release(text: str, order: DayOrder, day: str) -> None:
    assert str(read_release(text, order)) == day


@pytest.mark.parametrize("text", ["TBC", "See source link", "Autumn 2025", "", "32/13/2022"])
def test_what_names_no_day(text: str) -> None:
    assert read_release(text) is None
