"""Which edits of a target make it easier, kind by kind; harder or reworded is no weakening."""

from collections.abc import Mapping

import pytest
from gatetexts import RegistryOf, figures, judge

from mic_tracker.assess.change.comparison import compare_reports
from mic_tracker.assess.change.goalposts import easier_changes, key_changes
from mic_tracker.model.difference import KeyChange
from mic_tracker.model.period import Period

INDICATORS = """
[indicators.x]
name = "X"
unit = "things"
measure = "{measure}"
over = "period"
desired = "increase"

[indicators.y]
name = "Y"
unit = "things"
measure = "{measure}"
over = "period"
desired = "increase"
"""
LEVEL = {"kind": '"level"', "at_least": "100", "by": "2030"}
AT_MOST = {"kind": '"level"', "at_most": "100", "by": "2030"}
FLOOR = {"kind": '"threshold"', "at_least": "5", "from": "2020", "until": "2030"}
MONTHLY = {
    "kind": '"cadence"',
    "at_least": "2",
    "every": '"month"',
    "from": "2024",
    "until": "2026",
}
ABOVE = {"kind": '"comparison"', "than": '"y"', "times": "2", "by": "2030"}
DONE = {"kind": '"milestone"', "by": "2026", "stages": '["draft", "law"]'}
MORE = {"kind": '"direction"', "desired": '"increase"'}
FIFTH = {"kind": '"change"', "percent": "20", "from": "2020", "by": "2030"}
CUT = {"kind": '"change"', "percent": "-20", "from": "2020", "by": "2030"}
TOTAL = {"kind": '"cumulative"', "at_least": "500", "from": "2020", "by": "2030"}

EASIER = [
    (LEVEL, {"at_least": "80"}, KeyChange("at_least", 100, 80, easier=True)),
    (
        LEVEL,
        {"by": "2032"},
        KeyChange("by", Period.parse("2030"), Period.parse("2032"), easier=True),
    ),
    (
        LEVEL,
        {"by": '"2031-01"'},
        KeyChange("by", Period.parse("2030"), Period.parse("2031-01"), easier=True),
    ),
    (LEVEL, {"question": '"ever"'}, KeyChange("question", "at", "ever", easier=True)),
    (LEVEL, {"indicator": '"y"'}, KeyChange("indicator", "x", "y", easier=True)),
    (LEVEL, {"area": '"Hanoi"'}, KeyChange("area", None, "Hanoi", easier=True)),
    (LEVEL, {"series": '"other"'}, KeyChange("series", None, "other", easier=True)),
    (LEVEL | {"interim": "[[2025, 50]]"}, {"interim": "[[2025, 40]]"}, "interim"),
    (LEVEL | {"interim": "[[2025, 50]]"}, {"interim": None}, "interim"),
    (LEVEL | {"interim": "[[2025, 50]]"}, {"interim": "[[2026, 50]]"}, "interim"),
    (AT_MOST, {"at_most": "120"}, KeyChange("at_most", 100, 120, easier=True)),
    (AT_MOST, {"at_most": None, "at_least": "100"}, "at_most"),
    (FLOOR, {"at_least": "4.5"}, KeyChange("at_least", 5, 4.5, easier=True)),
    (
        FLOOR,
        {"from": "2021"},
        KeyChange("from", Period.parse("2020"), Period.parse("2021"), easier=True),
    ),
    (
        FLOOR,
        {"until": "2029"},
        KeyChange("until", Period.parse("2030"), Period.parse("2029"), easier=True),
    ),
    (
        FLOOR | {"until": None},
        {"until": "2050"},
        KeyChange("until", None, Period.parse("2050"), easier=True),
    ),
    (
        FLOOR | {"from": None},
        {"from": "1990"},
        KeyChange("from", None, Period.parse("1990"), easier=True),
    ),
    (MONTHLY, {"at_least": "1"}, KeyChange("at_least", 2, 1, easier=True)),
    (MONTHLY, {"every": '"quarter"', "at_least": "6"}, "every"),
    (MONTHLY, {"every": '"week"', "at_least": "0.4"}, "every"),
    (
        MONTHLY,
        {"from": "2025"},
        KeyChange("from", Period.parse("2024"), Period.parse("2025"), easier=True),
    ),
    (
        MONTHLY,
        {"until": "2025"},
        KeyChange("until", Period.parse("2026"), Period.parse("2025"), easier=True),
    ),
    (MONTHLY, {"objective": "0.9"}, KeyChange("objective", 1, 0.9, easier=True)),
    (
        MONTHLY,
        {"excused": '["2024-08"]'},
        KeyChange("excused", None, (Period.parse("2024-08"),), easier=True),
    ),
    (MONTHLY, {"carry": '"full"'}, KeyChange("carry", "none", "full", easier=True)),
    (MONTHLY | {"silence": '"missed"'}, {"silence": None}, "silence"),
    (ABOVE, {"times": "1.5"}, KeyChange("times", 2, 1.5, easier=True)),
    (
        ABOVE,
        {"by": "2035"},
        KeyChange("by", Period.parse("2030"), Period.parse("2035"), easier=True),
    ),
    (
        DONE,
        {"by": "2027"},
        KeyChange("by", Period.parse("2026"), Period.parse("2027"), easier=True),
    ),
    (DONE, {"by": None}, KeyChange("by", Period.parse("2026"), None, easier=True)),
    (DONE, {"stages": '["draft"]'}, KeyChange("stages", ("draft", "law"), ("draft",), easier=True)),
    (MORE, {"desired": '"decrease"'}, KeyChange("desired", "increase", "decrease", easier=True)),
    (FIFTH, {"percent": "15"}, KeyChange("percent", 20, 15, easier=True)),
    (FIFTH, {"percent": "-15"}, KeyChange("percent", 20, -15, easier=True)),
    (CUT, {"percent": "-15"}, KeyChange("percent", -20, -15, easier=True)),
    # 20 % on 10 (2019) is less than 20 % on 11 (2020)
    (
        FIFTH,
        {"from": "2019"},
        KeyChange("from", Period.parse("2020"), Period.parse("2019"), easier=True),
    ),
    (TOTAL, {"at_least": "400"}, KeyChange("at_least", 500, 400, easier=True)),
    (
        TOTAL,
        {"from": "2019"},
        KeyChange("from", Period.parse("2020"), Period.parse("2019"), easier=True),
    ),
    (
        TOTAL,
        {"by": "2031"},
        KeyChange("by", Period.parse("2030"), Period.parse("2031"), easier=True),
    ),
    (
        LEVEL,
        MORE | {"at_least": None, "by": None},
        KeyChange("kind", "level", "direction", easier=True),
    ),
    (MORE, AT_MOST | {"desired": None}, KeyChange("kind", "direction", "level", easier=True)),
]

BASELINES = [
    (
        LEVEL,
        {"baseline": "{ period = 2019, value = 10 }"},
        KeyChange("baseline", None, (Period.parse("2019"), 10.0)),
    ),
    (
        LEVEL | {"baseline": "{ period = 2019 }"},
        {"baseline": '{ period = "2018-Q4" }'},
        KeyChange("baseline", (Period.parse("2019"),), (Period.parse("2018-Q4"),)),
    ),
]

NOT_EASIER = [
    (LEVEL, {"at_least": "120"}),
    (LEVEL, {"by": "2029"}),
    (LEVEL | {"question": '"ever"'}, {"question": None}),
    (LEVEL, {"name": '"A better name"'}),
    (LEVEL, {"note": '"said again"', "tags": '["firms"]', "stale_after": '"9 months"'}),
    (LEVEL, {"method": '"path"'}),
    (LEVEL, {"baseline": "{ period = 2019 }"}),
    (LEVEL, {"interim": "[[2025, 50]]"}),
    (LEVEL | {"interim": "[[2025, 50]]"}, {"interim": "[[2025, 60]]"}),
    (AT_MOST, {"at_most": "90"}),
    (FLOOR, {"at_least": "6", "from": "2019", "until": "2031"}),
    (FLOOR, {"until": None}),
    (MONTHLY, {"at_least": "3"}),
    (MONTHLY, {"every": '"week"', "at_least": "1"}),
    (MONTHLY, {"from": "2023", "until": "2027"}),
    (MONTHLY | {"objective": "0.9"}, {"objective": "0.95"}),
    (MONTHLY | {"excused": '["2024-Q3"]'}, {"excused": '["2024-08"]'}),
    (MONTHLY, {"silence": '"missed"'}),
    (ABOVE, {"times": "3", "by": "2029"}),
    (DONE, {"by": "2025", "stages": '["draft", "law", "decree"]'}),
    (DONE | {"stages": None}, {"stages": '["draft", "law"]'}),
    (DONE | {"by": None}, {"by": "2026"}),
    (MORE, {"limit": "100"}),
    (FIFTH, {"percent": "25"}),
    (CUT, {"percent": "-25"}),
    (FIFTH, {"from": "2021"}),
    (TOTAL, {"at_least": "600", "from": "2021", "by": "2029"}),
    (MORE, LEVEL | {"desired": None}),
]


def text(keys: Mapping[str, str | None]) -> str:
    """A registry with one target of these keys."""
    kinds = {'"milestone"': "stage", '"cadence"': "event"}
    measure = kinds.get(str(keys["kind"]), "amount")
    lines = ['indicator = "x"'] if "indicator" not in keys else []
    lines += [f"{key} = {value}" for key, value in keys.items() if value is not None]
    values = figures({2019: 10, 2020: 11, 2021: 12}, of="x")
    table = "\n[targets.x]\n" + "\n".join(lines) + "\n"
    return INDICATORS.format(measure=measure) + table + values


def moved(
    registry_of: RegistryOf, before: dict[str, str], edit: dict[str, str | None]
) -> tuple[tuple[KeyChange, ...], tuple[KeyChange, ...]]:
    """All moves between two versions of a target, and those that make it easier."""
    base, head = (judge(registry_of, text(keys)) for keys in (before, {**before, **edit}))
    (pair,) = compare_reports(head, base).pairs
    return key_changes(pair.head, pair.base), easier_changes(pair.head, pair.base)


@pytest.mark.parametrize(("before", "edit", "expected"), EASIER)
def test_an_easier_goal_is_a_weakening(
    registry_of: RegistryOf,
    before: dict[str, str],
    edit: dict[str, str | None],
    expected: KeyChange | str,
) -> None:
    _, (first, *others) = moved(registry_of, before, edit)
    assert others == []
    assert (first if isinstance(expected, KeyChange) else first.key) == expected


@pytest.mark.parametrize(("before", "edit"), NOT_EASIER)
def test_a_harder_goal_and_other_words_are_none(
    registry_of: RegistryOf, before: dict[str, str], edit: dict[str, str | None]
) -> None:
    assert moved(registry_of, before, edit)[1] == ()


def test_words_are_no_move_and_a_harder_goal_is_one(registry_of: RegistryOf) -> None:
    assert moved(registry_of, LEVEL, {"note": '"said again"'})[0] == ()
    assert moved(registry_of, LEVEL, {"at_least": "120"})[0] == (KeyChange("at_least", 100, 120),)


def test_several_edits_are_told_one_by_one(registry_of: RegistryOf) -> None:
    _, easier = moved(registry_of, LEVEL, {"at_least": "80", "by": "2032"})
    assert [move.key for move in easier] == ["at_least", "by"]


def test_naming_the_series_that_is_followed_anyway_is_no_weakening(
    registry_of: RegistryOf,
) -> None:
    one, two = 'series = "active"\n', 'series = "registered"\n'
    values = figures({2024: 5}, "x", one) + figures({2020: 4}, "x", two)
    base = judge(registry_of, text(LEVEL) + values)
    named = judge(registry_of, text({**LEVEL, "series": '"active"'}) + values)
    other = judge(registry_of, text({**LEVEL, "series": '"registered"'}) + values)
    for head, easier in ((named, []), (other, ["series"])):
        (pair,) = compare_reports(head, base).pairs
        assert [move.key for move in easier_changes(pair.head, pair.base)] == easier


@pytest.mark.parametrize(("before", "edit", "expected"), BASELINES)
def test_a_baseline_is_told_by_its_period_and_value(
    registry_of: RegistryOf,
    before: dict[str, str],
    edit: dict[str, str | None],
    expected: KeyChange,
) -> None:
    assert moved(registry_of, before, edit) == ((expected,), ())
