"""Days of the Python interface: only that of reading may be today."""

from datetime import date, datetime, timedelta, timezone

import pytest

from mic_tracker.api.days import day_of_reading, read_day
from mic_tracker.errors import WrongUse


def test_a_time_is_the_day_that_it_says() -> None:
    late = datetime(2026, 11, 26, 23, 30, tzinfo=timezone(timedelta(hours=7)))
    assert read_day("as_of", late) == date(2026, 11, 26)
    assert type(read_day("as_of", late)) is date


def test_a_day_of_reading_that_is_given_is_not_today() -> None:
    assert day_of_reading("2024-06") == date(2024, 6, 30)


@pytest.mark.parametrize("text", ["today", "26/11/2026", "2026-11-31"])
def test_a_text_is_read_strictly(text: str) -> None:
    with pytest.raises(WrongUse) as caught:
        read_day("known_on", text)
    assert caught.value.facts == {"option": "known_on", "value": text}
