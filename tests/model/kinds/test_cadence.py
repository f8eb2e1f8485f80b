"""Cadences: a quota of events in every period of a calendar."""

import pytest
from facts import eased, faults, period, series, target
from pydantic import ValidationError

from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.target import Promise
from mic_tracker.model.trajectory import Schedule


def test_the_calendar_of_quotas() -> None:
    plain = target("cadence", 'every = "month"\nfrom = "2024-01"').trajectory(series())
    assert plain == Schedule(1, Frequency.MONTH, period("2024-01"))


def test_every_key_reaches_the_calendar() -> None:
    toml = """at_least = 2
    every = "quarter"
    from = 2024
    until = "2026-Q2"
    objective = 0.9
    silence = "missed"
    excused = ["2025-Q1", 2021]
    carry = "cap" """
    assert target("cadence", toml).trajectory(series()) == Schedule(
        quota=2,
        every=Frequency.QUARTER,
        since=period("2024"),
        until=period("2026-Q2"),
        objective=0.9,
        silence="missed",
        excused=(period("2025-Q1"), period("2021")),
        carry="cap",
    )


@pytest.mark.parametrize(
    ("toml", "keys", "found"),
    [
        ("", {"measure": "event"}, []),
        ("", {"measure": "count", "over": "period"}, []),
        ("", {"measure": "count"}, [("MT024", ("kind",))]),
        ("", {"measure": "percent"}, [("MT024", ("kind",))]),
        ("until = 2023", {"measure": "event"}, [("MT025", ("until",))]),
        ("until = 2024", {"measure": "event"}, []),
        ("until = 2024-01-01", {"measure": "event"}, []),
    ],
)
def test_what_is_wrong_with_it(
    toml: str, keys: dict[str, str], found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    cadence = target("cadence", f"every = 'month'\nfrom = '2024-01'\n{toml}")
    assert faults(cadence, **keys) == found


@pytest.mark.parametrize(
    "toml",
    [
        "from = 2024",
        "every = 'month'",
        "every = 'monthly'\nfrom = 2024",
        "every = 'month'\nsince = 2024",  # the key is `from`
        "every = 'month'\nfrom = 2024\nat_least = 0",
        "every = 'month'\nfrom = 2024\nat_least = nan",
        "every = 'month'\nfrom = 2024\nat_least = true",
        "every = 'month'\nfrom = 2024\nobjective = 0",
        "every = 'month'\nfrom = 2024\nobjective = 1.01",
        "every = 'month'\nfrom = 2024\nsilence = 'met'",
        "every = 'month'\nfrom = 2024\ncarry = 'half'",
    ],
)
def test_what_is_refused(toml: str) -> None:
    with pytest.raises(ValidationError):
        target("cadence", toml)


def test_the_promise_is_a_number_in_each_period() -> None:
    promise = target("cadence", 'at_least = 2\nevery = "quarter"\nfrom = 2024').promise()
    assert promise == Promise("cadence", "at_least", 2, key="at_least", per=Frequency.QUARTER)


MONTHLY = 'at_least = 2\nevery = "month"\nfrom = 2024\nuntil = 2026\nobjective = 0.9'


@pytest.mark.parametrize(
    ("edit", "easier"),
    [
        (("= 2\n", "= 1\n"), ["at_least"]),
        (("= 2\n", "= 3\n"), []),
        # six in a quarter are as many a year, but none is due each month
        (('= 2\nevery = "month"', '= 6\nevery = "quarter"'), ["every"]),
        # 0.4 a week are about 21 a year, less than 24
        (('= 2\nevery = "month"', '= 0.4\nevery = "week"'), ["every"]),
        (('= 2\nevery = "month"', '= 1\nevery = "week"'), []),
        (("2024", "2025"), ["since"]),
        (("2026", "2025"), ["until"]),
        (("0.9", "0.8"), ["objective"]),
        (("from", "silence = 'missed'\nfrom"), []),
        (("from", "excused = ['2024-08']\nfrom"), ["excused"]),
        (("from", "carry = 'cap'\nfrom"), ["carry"]),
    ],
)
def test_what_makes_it_easier(edit: tuple[str, str], easier: list[str]) -> None:
    assert eased("cadence", MONTHLY, MONTHLY.replace(*edit, 1)) == easier


def test_a_part_of_an_excused_period_is_no_more_excuses() -> None:
    wide = MONTHLY + '\nexcused = ["2024-Q3"]'
    assert eased("cadence", wide, wide.replace("2024-Q3", "2024-08")) == []
    assert eased("cadence", wide.replace("2024-Q3", "2024-08"), wide) == ["excused"]


@pytest.mark.parametrize(
    ("since", "found"),
    [
        (Period.year(2020, 4), []),
        (Period.year(2020), ["MT044"]),
        (Period.year(2020, 7), ["MT044"]),
        (period("2020-04"), ["MT044"]),
    ],
)
def test_a_calendar_by_year_starts_with_a_year_of_its_indicator(
    since: Period, found: list[str]
) -> None:
    cadence = target("cadence", "every = 'year'\nfrom = 2020").model_copy(update={"since": since})
    keys = {"measure": "event", "year_starts": "04"}
    assert [code for code, _ in faults(cadence, **keys)] == found


def test_other_calendars_start_where_they_like() -> None:
    quarterly = target("cadence", "every = 'quarter'\nfrom = 2020")
    assert faults(quarterly, measure="event", year_starts="04") == []
    yearly = target("cadence", "every = 'year'\nfrom = '2020-04'")
    assert faults(yearly, measure="event") == []
