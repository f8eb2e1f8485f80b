"""What records say of each other: each check with a registry that has the fault and one without."""

from datetime import date

import pytest

from mic_tracker.model.fact import Range
from mic_tracker.model.finding import Finding
from mic_tracker.model.method import METHOD_NAMES
from mic_tracker.read.registry import read_text
from mic_tracker.show.language.words import Words

HEAD = 'format = 1\ntitle = "t"\n'
SOURCES = """
[sources.a]
title = "A"
published = 2024-03-01
[sources.b]
title = "B"
published = 2024-03-01
[sources.year]
title = "Only the year is known"
published = 2024
[sources.open]
title = "Undated"
published = "unknown"
"""
FIRMS = """
[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
"""
EVENTS = FIRMS.replace("firms", "events").replace('"count"', '"event"')
DAY = date(2024, 6, 30)


def observation(**changes: str | None) -> str:
    keys = {"indicator": '"firms"', "period": "2023", "value": "100", "source": '"a"', **changes}
    return "\n[[observations]]\n" + "".join(f"{k} = {v}\n" for k, v in keys.items() if v)


def findings(*parts: str) -> tuple[Finding, ...]:
    data = "".join((HEAD, SOURCES, *parts)).encode()
    return read_text(data, name="r.toml", folder=None, day=DAY).findings


def codes(*parts: str) -> list[str]:
    return [finding.code for finding in findings(*parts)]


def test_a_sound_registry_has_no_findings() -> None:
    assert codes(FIRMS, observation(), observation(period='"2022"')) == []


@pytest.mark.parametrize(
    ("key", "value"), [("indicator", '"firm"'), ("source", '"aa"'), ("series", '"actve"')]
)
def test_unknown_references_of_observations(key: str, value: str) -> None:
    series = 'series = { active = "Active", all = "All" }\n'
    (finding,) = findings(FIRMS, series, observation(**{key: value}))
    assert finding.code == "MT020"
    assert finding.excerpt == f"{key} = {value}"


def test_series_are_free_where_the_indicator_lists_none() -> None:
    assert codes(FIRMS, observation(series='"anything"')) == []


def test_unknown_references_of_targets() -> None:
    target = '[targets.x]\nkind = "comparison"\nindicator = "firm"\nthan = "shops"\nby = 2030\n'
    found = findings(FIRMS, target, 'stated = { source = "c" }\n')
    assert [(f.code, f.facts["id"], f.target) for f in found] == [
        ("MT020", "firm", "x"),
        ("MT020", "shops", "x"),
        ("MT020", "c", "x"),
    ]


WAIVER = '[[waivers]]\ntarget = "x"\nrule = "stale"\nuntil = 2025-06-30\nreason = "r"\n'
TARGET = '[targets.x]\nkind = "level"\nindicator = "firms"\nat_least = 500\nby = 2030\n'


def test_waivers_name_targets_and_rules() -> None:
    assert codes(FIRMS, TARGET, WAIVER) == []
    assert codes(FIRMS, TARGET, WAIVER.replace('"x"', '"y"')) == ["MT020"]
    assert codes(FIRMS, TARGET, WAIVER.replace("stale", "all")) == ["MT013"]


def test_waivers_end_within_400_days_of_the_day_of_reading() -> None:
    # 30 June 2024 + 400 days: 184 to the end of the year, 216 more is 4 August 2025
    assert codes(FIRMS, TARGET, WAIVER.replace("2025-06-30", "2025-08-04")) == []
    assert codes(FIRMS, TARGET, WAIVER.replace("2025-06-30", "2025-08-05")) == ["MT036"]


def test_check_names_rules() -> None:
    assert codes('[check]\nfail_on = ["missed", "off-track", "any"]\n') == []
    (finding,) = findings('[check]\nfail_on = ["mised"]\n')
    assert (finding.code, finding.facts["suggestion"]) == ("MT013", "missed")
    assert codes('[check.rules]\nstael = "warn"\n') == ["MT013"]


@pytest.mark.parametrize("method", METHOD_NAMES)
def test_methods_go_by_their_names(method: str) -> None:
    assert codes(f'[settings]\nmethod = "{method}"\n', FIRMS, TARGET) == []


def test_unknown_methods() -> None:
    assert codes('[settings]\nmethod = "magic"\n', FIRMS, TARGET, 'method = "pth"\n') == [
        "MT029",
        "MT029",
    ]


def test_the_same_observation_twice_names_the_first() -> None:
    (finding,) = findings(FIRMS, observation(), observation(value="101"))
    first = (HEAD + SOURCES + FIRMS).count("\n") + 2
    assert (finding.code, finding.facts["first"]) == ("MT021", f"r.toml:{first}")


@pytest.mark.parametrize(
    "change",
    [{"published": "2024-05-01"}, {"area": '"Hue"'}, {"series": '"active"'}, {"stage": '"one"'}],
)
def test_what_differs_in_one_respect_is_no_duplicate(change: dict[str, str]) -> None:
    assert codes(FIRMS, observation(), observation(**change)) == []


def test_two_undated_figures_of_one_source_may_differ() -> None:
    undated = {"period": None, "undated": '"no year"'}
    assert codes(FIRMS, observation(**undated), observation(**undated, value="7")) == []
    assert codes(FIRMS, observation(**undated), observation(**undated)) == ["MT021"]


def test_different_values_of_one_day_are_a_conflict() -> None:
    (finding,) = findings(FIRMS, observation(), observation(source='"b"', value="120"))
    assert (finding.code, finding.severity) == ("MT051", "warning")
    assert (finding.facts["value"], finding.facts["other"]) == (120, 100)


@pytest.mark.parametrize(
    "other",
    [
        {"source": '"b"'},
        {"source": '"b"', "value": "120", "published": "2024-04-01"},
        {"source": '"b"', "value": "120", "status": '"withdrawn"'},
        {"source": '"b"', "value": "120", "status": '"projected"'},
        {"source": '"b"', "value": "120", "series": '"other"'},
    ],
    ids=["equal", "newer", "withdrawn", "projected", "other series"],
)
def test_no_conflict(other: dict[str, str]) -> None:
    assert codes(FIRMS, observation(), observation(**other)) == []


def test_a_conflict_that_a_later_figure_settles_is_history() -> None:
    later = observation(value="110", published="2024-05-01")
    assert codes(FIRMS, observation(), observation(source='"b"', value="120"), later) == []


def test_a_conflict_that_a_later_withdrawal_settles_is_history() -> None:
    later = observation(value="100", published="2024-05-01", status='"withdrawn"')
    assert codes(FIRMS, observation(), observation(source='"b"', value="120"), later) == []


@pytest.mark.parametrize("missing", ["period", "source"])
def test_gaps_are_explained(missing: str) -> None:
    why_not = {"period": "undated", "source": "unsourced"}[missing]
    assert codes(FIRMS, observation(**{missing: None})) == ["MT018"]
    assert codes(FIRMS, observation(**{why_not: '"because"'})) == ["MT018"]


def test_an_unsourced_figure_is_a_warning() -> None:
    (finding,) = findings(FIRMS, observation(source=None, unsourced='"hearsay"'))
    assert (finding.code, finding.severity) == ("MT052", "warning")


def test_only_a_source_without_a_word_about_its_date_is_a_warning() -> None:
    assert codes('[sources.c]\ntitle = "C"\n') == ["MT053"]


@pytest.mark.parametrize(
    ("measure", "value", "fine"),
    [
        ("count", "-1", False),
        ("count", "0", True),
        ("percent", "100.5", False),
        ("percent", "100", True),
        ("rank", "0", False),
        ("rank", "2.5", False),
        ("change", "-250", True),
    ],
)
def test_values_that_a_measure_cannot_have(measure: str, value: str, *, fine: bool) -> None:
    indicator = FIRMS.replace('"count"', f'"{measure}"')
    assert codes(indicator, observation(value=value)) == ([] if fine else ["MT028"])


@pytest.mark.parametrize(
    ("change", "fine"),
    [
        ({"period": "2025"}, False),
        ({"period": "2024"}, True),
        ({"period": '"2024-03"'}, True),
        ({"period": '"2024-04"'}, False),
        ({"period": "2025", "status": '"projected"'}, True),
        ({"period": '"2024-12"', "source": '"year"'}, True),
        ({"period": "2025", "source": '"open"'}, True),
    ],
)
def test_nobody_observes_a_period_that_has_not_begun(
    change: dict[str, str | None], *, fine: bool
) -> None:
    assert codes(FIRMS, observation(**change)) == ([] if fine else ["MT027"])


@pytest.mark.parametrize(
    ("period", "fine"),
    [("2023", False), ('"2023-Q1"', False), ('"2023-01"', True), ("2023-01-15", True)],
)
def test_periods_longer_than_a_cadence(period: str, *, fine: bool) -> None:
    target = '[targets.x]\nkind = "cadence"\nindicator = "events"\nevery = "month"\nfrom = 2023\n'
    figure = observation(indicator='"events"', period=period, value="1")
    assert codes(EVENTS, target, figure) == ([] if fine else ["MT038"])


def test_stages_are_those_of_a_milestone() -> None:
    indicator = EVENTS.replace('"event"', '"stage"')
    target = '[targets.x]\nkind = "milestone"\nindicator = "events"\nstages = ["one", "two"]\n'
    one = observation(indicator='"events"', value="1", stage='"one"')
    assert codes(indicator, target, one) == []
    assert codes(indicator, target, one.replace('"one"', '"three"')) == ["MT035"]
    assert codes(indicator, one.replace('"one"', '"three"')) == []


def test_faults_of_kinds_are_placed_at_their_key() -> None:
    target = TARGET + "baseline = { period = 2020, value = -5 }\n"
    (finding,) = findings(FIRMS, target)
    assert (finding.code, finding.target) == ("MT028", "x")
    assert finding.location
    assert finding.excerpt
    assert finding.excerpt[finding.location.column - 1 :].startswith("-5")


def test_the_members_of_the_area_need_no_declaration() -> None:
    assert codes(FIRMS, TARGET, 'each = "area"\n') == []


@pytest.mark.parametrize(
    ("changes", "code", "key"),
    [
        ({"value": None}, ["MT011"], None),
        ({"value": None, "low": "90", "high": "110"}, [], None),
        ({"low": "90", "high": "110"}, [], None),
        ({"low": "100", "high": "100"}, [], None),
        ({"value": None, "low": "90"}, ["MT045"], "low"),
        ({"high": "110"}, ["MT045"], "high"),
        ({"value": None, "low": "110", "high": "90"}, ["MT045"], "low"),
        ({"low": "101", "high": "110"}, ["MT045"], "value"),
        ({"low": "90", "high": "99"}, ["MT045"], "value"),
        ({"low": "90", "high": "110", "qualifier": '"about"'}, ["MT045"], "qualifier"),
        ({"value": None, "low": "-1", "high": "110"}, ["MT028"], "low"),
        ({"value": None, "low": "-3", "high": "-1"}, ["MT028", "MT028"], "low"),
    ],
)
def test_ranges(changes: dict[str, str | None], code: list[str], key: str | None) -> None:
    found = findings(FIRMS, observation(**changes))
    assert [finding.code for finding in found] == code
    if found and key:
        assert found[0].excerpt is not None
        assert found[0].excerpt.startswith(f"{key} = ")


def test_a_share_has_its_limits_at_both_ends_of_a_range() -> None:
    share = FIRMS.replace('"count"', '"percent"')
    (finding,) = findings(share, observation(value=None, low="80", high="101"))
    assert (finding.code, finding.facts["value"]) == ("MT028", 101)


def test_a_range_is_told_as_one_where_sources_disagree() -> None:
    ranged = observation(value=None, low="90", high="120", source='"b"')
    (conflict,) = findings(FIRMS, observation(), ranged)
    assert (conflict.code, conflict.facts["value"]) == ("MT051", Range(90, 120))
    message, _ = Words.load("en").finding(conflict)
    assert message.startswith("90–120 here, 100 at ")
