"""The periods of a file are read before its records are made: where they stand, and as what."""

import tomllib
from datetime import date

import pytest
from facts import period

from mic_tracker.model.kinds.cadence import Cadence
from mic_tracker.model.kinds.level import Level
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.registry import Registry
from mic_tracker.read.notation.periods import read_calendars, read_periods
from mic_tracker.read.registry import read_text
from mic_tracker.text.periods import PeriodRefusal

HEAD = """\
format = 1
title = "t"
[sources.s]
title = "S"
published = "Q2 2024"
[sources.open]
title = "O"
published = "unknown"
[indicators.pupils]
name = "Pupils"
unit = "pupils"
measure = "count"
desired = "increase"
year_starts = "09"
[indicators.fairs]
name = "Fairs"
unit = "fairs"
measure = "event"
desired = "increase"
year_starts = "04"
"""
YEAR = Period.year(2023, 9)


def registry(text: str) -> Registry:
    loaded = read_text((HEAD + text).encode(), name="r.toml", folder=None)
    assert loaded.registry, loaded.findings
    return loaded.registry


def findings(text: str) -> list[tuple[str, object, object]]:
    found = read_text((HEAD + text).encode(), name="r.toml", folder=None).findings
    return [(f.code, f.facts.get("what"), f.facts.get("written")) for f in found]


def observation(**keys: object) -> str:
    rows = {"indicator": "pupils", "value": 1, "source": "s"} | keys
    return "[[observations]]\n" + "".join(f"{k} = {_toml(v)}\n" for k, v in rows.items())


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def test_a_fiscal_year_is_that_of_the_indicator() -> None:
    found = registry(
        observation(period="2023/24") + observation(indicator="fairs", period="2023/24")
    )
    assert [o.period for o in found.observations] == [Period.year(2023, 9), Period.year(2023, 4)]


def test_an_interval_is_no_period() -> None:
    (found,) = registry(observation(period="2020/2021")).observations
    assert found.period is None
    assert found.interval == Interval(period("2020"), period("2021"))
    assert found.when == found.interval
    assert str(found.when) == "2020/2021"


def test_an_interval_counts_from_its_end_where_its_publication_is_unknown() -> None:
    one, other = registry(
        observation(period="2020/2021", source="open") + observation(period="2020/2021")
    ).observations
    assert (one.known_since, other.known_since) == (date(2021, 12, 31), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("target", "key", "expected"),
    [
        ('kind = "level"\nat_least = 1\nby = "2023/24"', "by", YEAR),
        ('kind = "threshold"\nat_least = 1\nfrom = "FY2023/24"', "since", YEAR),
        ('kind = "threshold"\nat_least = 1\nuntil = "2023-24"', "until", YEAR),
        ('kind = "change"\npercent = 5\nfrom = "2023/24"\nby = 2030', "since", YEAR),
        ('kind = "level"\nat_least = 1\nby = "July 2030"', "by", period("2030-07")),
        ('kind = "level"\nat_least = 1\nby = 2030', "by", period("2030")),
    ],
)
def test_the_dates_of_a_target_are_read(target: str, key: str, expected: Period) -> None:
    found = registry(f'[targets.t]\nindicator = "pupils"\n{target}\n')
    assert getattr(found.targets["t"], key) == expected


def test_the_dates_in_the_tables_and_lists_of_a_target_are_read() -> None:
    level = registry(
        '[targets.t]\nkind = "level"\nindicator = "pupils"\nat_least = 9\nby = "2029/30"\n'
        'baseline = { period = "2023/24", value = 1 }\ninterim = [["2025/26", 5]]\n'
    ).targets["t"]
    assert isinstance(level, Level)
    assert level.baseline
    assert level.baseline.period == YEAR
    assert level.interim == ((Period.year(2025, 9), 5),)
    cadence = registry(
        '[targets.t]\nkind = "cadence"\nindicator = "fairs"\nevery = "year"\n'
        'from = "2020/21"\nexcused = ["2021/22", 2023]\n'
    ).targets["t"]
    assert isinstance(cadence, Cadence)
    assert cadence.excused == (Period.year(2021, 4), period("2023"))


def test_tables_that_a_target_will_have_are_read_too() -> None:
    content = tomllib.loads(
        HEAD
        + '[targets.t]\nindicator = "pupils"\n[[targets.t.restated]]\nby = "2023/24"\n'
        + '[[targets.t.restated]]\nby = "2023-W53"\n'
    )
    read = read_periods(content, read_calendars(content))
    targets = read["targets"]
    assert isinstance(targets, dict)
    first, second = targets["t"]["restated"]
    assert first["by"] == YEAR
    assert isinstance(second["by"], PeriodRefusal)
    assert content["targets"]["t"]["restated"][0]["by"] == "2023/24"


def test_days_of_publication_are_read_in_the_calendar() -> None:
    found = registry(observation(period="2022", published="tháng 3 năm 2024"))
    assert found.sources["s"].published == period("2024-Q2")
    assert found.sources["open"].published == "unknown"
    assert found.observations[0].record.published == period("2024-03")
    assert findings(observation(period="2022", published="2023/24")) == [
        ("MT015", "published", "2023/24")
    ]
    assert findings(observation(period="2022", published="2023/2024")) == [
        ("MT015", "interval", "2023/2024")
    ]


def test_a_file_is_read_in_its_language() -> None:
    row = observation(period="7/8/2023")
    assert findings(row) == [("MT015", "day_or_month", "7/8/2023")]
    (found,) = registry('[settings]\nlanguage = "vi"\n' + row).observations
    assert found.period == period("2023-08-07")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by = '2029/2030'", ("MT015", "interval", "2029/2030")),
        ("by = '2030/2029'", ("MT015", "reversed", "2030/2029")),
        ("by = '2029-2030'", ("MT015", "range", "2029-2030")),
        ("by = 'FY2030'", ("MT015", "either_year", "FY2030")),
        ("by = ['2030']", ("MT015", "period", "['2030']")),
        ("by = 2030\nbaseline = { period = '2020/2021' }", ("MT015", "interval", "2020/2021")),
        ("by = 2030\ninterim = [['2025/2026', 5]]", ("MT015", "interval", "2025/2026")),
        ("by = 2030\ninterim = ['2025/26']", ("MT012", None, None)),
        ("by = 2030\ninterim = '2025/26'", ("MT012", None, None)),
    ],
)
def test_the_dates_of_a_goal_are_single_periods(
    text: str, found: tuple[str, object, object]
) -> None:
    keys = 'kind = "level"\nindicator = "pupils"\nat_least = 1\n'
    assert findings(f"[targets.t]\n{keys}{text}\n") == [found]


def test_a_reversed_interval_is_offered_in_order_where_one_may_stand() -> None:
    text = HEAD + observation(period="2021/2020")
    (finding,) = read_text(text.encode(), name="r.toml", folder=None).findings
    assert (finding.code, finding.facts["choice"]) == ("MT015", "2020/2021")
    assert finding.location
    assert finding.location.line == text[: text.index("2021/2020")].count("\n") + 1


def test_an_interval_of_the_future_is_no_observation() -> None:
    assert findings(observation(period="2025/2026"))[0][0] == "MT027"
    assert findings(observation(period="2025/2026", status="projected")) == []
    assert findings(observation(period="2024/2025")) == []


def test_two_sources_that_differ_about_an_interval_are_a_conflict() -> None:
    one = observation(period="2020/2021")
    other = observation(period="2020/2021", value=2, source="open", published="2024-06-30")
    assert [code for code, _, _ in findings(one + other)] == ["MT051"]
    assert findings(one + other.replace("2024-06-30", "2024-06-29")) == []
    assert findings(one + other.replace("2020/2021", "2020/2022")) == []


def test_the_same_figure_of_an_interval_twice_is_an_error() -> None:
    rows = observation(period="2020/2021") + observation(period="2020/2021")
    assert findings(rows)[0][0] == "MT021"
    assert findings(observation(period="2020/2021") + observation(period="2020/2022")) == []


@pytest.mark.parametrize(
    "text",
    [
        "observations = 5",
        "observations = ['2020/21']",
        "targets = [1]",
        "targets = { t = 2020 }",
        "sources = { s = '2020/21' }",
        "indicators = { pupils = 1 }",
        "settings = 5",
        "[indicators.pupils]\nyear_starts = 4",
        "[indicators.pupils]\nyear_starts = ['04']",
    ],
)
def test_what_is_no_record_is_left_to_the_records(text: str) -> None:
    content = tomllib.loads(text)
    assert read_periods(content, read_calendars(content)) == content
    loaded = read_text(b'format = 1\ntitle = "t"\n' + text.encode(), name="r.toml", folder=None)
    assert loaded.registry is None
