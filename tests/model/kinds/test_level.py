"""Levels: the path from a baseline to a value, and what is wrong with a record."""

import pytest
from facts import book, eased, fact, faults, period, points, series, target
from pydantic import ValidationError

from mic_tracker.model.target import Promise
from mic_tracker.model.trajectory import Anchor, Objective, TargetPath

FIRMS = series(("2021", 60_000), ("2022", 64_000), ("2023", 70_000))


def test_the_path_starts_at_the_first_point_unless_a_baseline_is_stated() -> None:
    path = target("level", "at_least = 100_000\nby = 2030").trajectory(FIRMS)
    start = Anchor(2022.0, 60_000, period("2021"), assumed=True)
    assert path == TargetPath(Objective("at_least", 100_000), period("2030"), start)


def test_a_stated_baseline_needs_no_data() -> None:
    toml = "at_most = 5\nby = '2030-Q2'\nbaseline = { period = 2020, value = 9.5 }"
    start = Anchor(2021.0, 9.5, period("2020"), stated=True)
    assert target("level", toml).trajectory(series()) == TargetPath(
        Objective("at_most", 5), period("2030-Q2"), start
    )


def test_the_value_of_a_baseline_is_looked_up_when_left_out() -> None:
    level = target("level", "at_least = 100_000\nby = 2030\nbaseline = { period = 2022 }")
    path = level.trajectory(FIRMS)
    assert isinstance(path, TargetPath)
    assert path.start == Anchor(2023.0, 64_000, period("2022"))
    without = level.trajectory(series(("2021", 60_000)))
    assert isinstance(without, TargetPath)
    assert without.start is None


def test_shape_interim_points_and_question_are_passed_on() -> None:
    toml = """at_least = 90
    by = 2030
    path = "logistic"
    question = "ever"
    interim = [[2025, 70], ["2028-H1", 85.5]]"""
    path = target("level", toml).trajectory(series(("2021", 50)))
    assert isinstance(path, TargetPath)
    assert path.interim == ((2026.0, 70.0), (2028.5, 85.5))
    assert (path.shape, path.question) == ("logistic", "ever")


def test_it_follows_the_named_series_and_area() -> None:
    facts = (
        fact("2023", 1),
        fact("2022", 2, series="active", area="Huế"),
        fact("2023", 3, series="registered", area="Huế"),
    )
    level = target("level", 'at_least = 9\nby = 2030\nseries = "active"\narea = "Huế"')
    assert points(level.follow(level.histories(book(*facts)), None)) == [("2022", 2)]


def test_a_sound_level_has_no_fault() -> None:
    toml = """at_least = 90
    by = 2030
    baseline = { period = 2020, value = 40 }
    interim = [[2025, 60], [2028, 80]]
    path = "logistic" """
    assert faults(target("level", toml), measure="percent") == []


@pytest.mark.parametrize(
    ("toml", "measure", "found"),
    [
        ("by = 2030", "count", [("MT018", ())]),
        ("at_least = 1\nat_most = 2\nby = 2030", "count", [("MT018", ())]),
        ("at_least = 1\nby = 2030", "event", [("MT024", ("kind",))]),
        ("at_least = 1\nby = 2030", "stage", [("MT024", ("kind",))]),
        ("at_least = 101\nby = 2030", "percent", [("MT028", ("at_least",))]),
        ("at_most = -1\nby = 2030", "amount", [("MT028", ("at_most",))]),
        ("at_most = 30.5\nby = 2030", "rank", [("MT028", ("at_most",))]),
        ("at_most = 0\nby = 2030", "rank", [("MT028", ("at_most",))]),
        ("at_least = -1\nby = 2030", "change", []),
        (
            "at_least = 1\nby = 2030\nbaseline = { value = 1 }",
            "count",
            [("MT011", ("baseline",))],
        ),
        (
            "at_least = 1\nby = 2030\nbaseline = { period = 2030 }",
            "count",
            [("MT023", ("baseline", "period"))],
        ),
        (
            "at_least = 1\nby = 2030\nbaseline = { period = 2020, value = -4 }",
            "count",
            [("MT028", ("baseline", "value"))],
        ),
        ("at_least = 9\nby = 2030\ninterim = [[2030, 5]]", "count", [("MT026", ("interim",))]),
        (
            "at_least = 9\nby = 2030\ninterim = [[2028, 5], [2026, 4]]",
            "count",
            [("MT026", ("interim",))],
        ),
        (
            "at_least = 9\nby = 2030\nbaseline = { period = 2026 }\ninterim = [[2025, 5]]",
            "count",
            [("MT026", ("interim",))],
        ),
        (
            "at_least = 9\nby = 2030\ninterim = [[2025, 5], [2026, 104]]",
            "percent",
            [("MT028", ("interim", 1, 1))],
        ),
        ("at_most = 3\nby = 2030\npath = 'geometric'", "rank", [("MT029", ("path",))]),
        ("at_most = 3\nby = 2030\npath = 'geometric'", "change", [("MT029", ("path",))]),
        ("at_most = 3\nby = 2030\npath = 'logistic'", "count", [("MT029", ("path",))]),
        ("at_most = 3\nby = 2030\npath = 'geometric'", "count", []),
    ],
)
def test_what_is_wrong_with_it(
    toml: str, measure: str, found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert faults(target("level", toml), measure=measure) == found


def test_all_faults_are_told_at_once() -> None:
    toml = "by = 2030\npath = 'logistic'\nbaseline = { period = 2031, value = -1 }"
    assert [code for code, _ in faults(target("level", toml))] == [
        "MT018",
        "MT023",
        "MT028",
        "MT029",
    ]


@pytest.mark.parametrize(
    "toml",
    [
        "at_least = '100'\nby = 2030",
        "at_least = true\nby = 2030",
        "at_least = inf\nby = 2030",
        "at_least = 1",  # a level has a deadline
        "at_least = 1\nby = 2030\npath = 'cubic'",
        "at_least = 1\nby = 2030\ninterim = [[2025, '70']]",
        "at_least = 1\nby = 2030\ninterim = [[2025]]",
        "at_least = 1\nby = 2030\ninterim = [[2025, 1, 2]]",
        "at_least = 1\nby = 2030\nevery = 'year'",  # a key of another kind
        "at_least = 1\nby = 2030\nstated = { source = 's', standing = 'rumour' }",
        "at_least = 1\nby = 2030\neach = 'of which'",
    ],
)
def test_what_is_refused(toml: str) -> None:
    with pytest.raises(ValidationError):
        target("level", toml)


def test_the_promise_is_its_bound() -> None:
    rise = target("level", "at_least = 90\nby = 2030").promise()
    assert rise == Promise("at_least", "at_least", 90, key="at_least")
    fall = target("level", "at_most = 5\nby = 2030").promise()
    assert fall == Promise("at_most", "at_most", 5, key="at_most")


STATED = "at_least = 100\nby = 2030\ninterim = [[2025, 50], [2027, 70]]"


@pytest.mark.parametrize(
    ("edit", "easier"),
    [
        (("= 100", "= 99"), ["at_least"]),
        (("= 100", "= 101"), []),
        (("2030", "2031"), ["by"]),
        (("2030", "2029"), []),
        (("by", "question = 'ever'\nby"), ["question"]),
        (("70", "69"), ["interim"]),
        (("70", "71"), []),
        ((", [2027, 70]", ""), ["interim"]),
        (("[2025, 50]", "[2024, 45], [2025, 50]"), []),  # one more point asks for more
        (("by", "area = 'Hanoi'\nby"), ["area"]),  # another promise
        (("by", "note = 'said again'\nmethod = 'path'\nby"), []),
    ],
)
def test_what_makes_it_easier(edit: tuple[str, str], easier: list[str]) -> None:
    assert eased("level", STATED, STATED.replace(*edit, 1)) == easier


def test_of_a_fall_the_higher_points_are_easier() -> None:
    stated = "at_most = 10\nby = 2030\ninterim = [[2025, 50]]"
    assert eased("level", stated, stated.replace("50", "51")) == ["interim"]
    assert eased("level", stated, stated.replace("50", "49")) == []
    assert eased("level", stated, stated.replace("= 10", "= 11")) == ["at_most"]
