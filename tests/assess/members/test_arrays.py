"""Many members at once: which way they are judged, and how few standings are made."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from mic_tracker.assess import assess as judging
from mic_tracker.assess.assess import assess
from mic_tracker.assess.members.judge import MANY
from mic_tracker.model.assessment import MemberTally, Reason
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Standing, progress_share
from mic_tracker.read.registry import read_registry

TODAY = Clock(date(2024, 6, 1))
HEAD = """\
format = 1
title = "t"
include = ["figures.csv"]
[sources.s]
title = "S"
published = 2024-03-01
[indicators.x]
name = "X"
unit = "things"
measure = "count"
desired = "increase"
[indicators.x.dimensions]
area = {{ {area} }}
[targets.t]
kind = "{kind}"
indicator = "x"
each = "area"
{target}
"""
LEVEL = "at_least = 100\nby = 2030"


def read(
    folder: Path, figures: str, target: str = LEVEL, area: str = "", kind: str = "level"
) -> Registry:
    text = HEAD.format(target=target, area=area, kind=kind)
    (folder / "targets.toml").write_text(text, "utf-8")
    (folder / "figures.csv").write_text(
        "indicator,area,period,value,source,status\n" + figures, "utf-8"
    )
    loaded = read_registry(folder / "targets.toml", day=TODAY.as_of)
    assert loaded.registry, loaded.findings
    return loaded.registry


def rows(name: str, values: Mapping[int, float], status: str = "") -> str:
    return "".join(f"x,{name},{year},{value},s,{status}\n" for year, value in values.items())


def members(number: int = MANY) -> str:
    """Members of which every second one is there, and the others are far from it."""
    there, far = {2020: 90, 2021: 110, 2022: 130, 2023: 150}, {2020: 9, 2021: 9, 2022: 8, 2023: 8}
    return "".join(rows(f"a{n:03}", far if n % 2 else there) for n in range(number))


@contextmanager
def counted() -> Iterator[list[str | None]]:
    """The areas that are judged one by one."""
    found: list[str | None] = []
    judge: Callable[..., Standing] = judging._judge_part  # noqa: SLF001 - what is to be counted

    def count(*args: object, **words: object) -> Standing:
        standing = judge(*args, **words)
        found.append(standing.target.area)
        return standing

    with patch.object(judging, "_judge_part", count):
        yield found


def test_many_plain_members_are_judged_without_a_standing_of_each(tmp_path: Path) -> None:
    registry = read(tmp_path, members(), LEVEL + '\nenough = "50%"')
    with counted() as made:
        (standing,) = assess(registry, TODAY).standings
    assert made == [None]  # the promise itself
    tally = standing.assessment.tally
    assert isinstance(tally, MemberTally)
    assert tally.counts == {Status.ON_TRACK: MANY / 2, Status.OFF_TRACK: MANY / 2}
    assert (standing.status, standing.evidence.n) == (Status.ON_TRACK, 4 * MANY)
    assert (len(standing.members), len(standing.observations)) == (MANY, 4 * MANY)


def test_one_member_is_found_without_the_others(tmp_path: Path) -> None:
    with counted() as made:
        report = assess(read(tmp_path, members()), TODAY)
        member = report.standing("t:a007")
    assert (made, member.status, member.member) == ([None, "a007"], Status.OFF_TRACK, "a007")
    assert report.standing("t:a007") is member


def test_few_members_are_judged_one_by_one(tmp_path: Path) -> None:
    registry = read(tmp_path, members(MANY - 1))
    with counted() as made:
        assess(registry, TODAY)
    assert len(made) == MANY  # each, and the promise itself


def test_without_numpy_each_member_is_judged_by_itself(tmp_path: Path) -> None:
    registry = read(tmp_path, members())
    by_arrays = assess(registry, TODAY)
    with patch.dict(sys.modules, {"numpy": None}), counted() as made:
        one_by_one = assess(registry, TODAY)
    assert len(made) == MANY + 1
    assert one_by_one.standings == by_arrays.standings


def test_a_member_that_is_not_plain_is_judged_by_itself(tmp_path: Path) -> None:
    twice = rows("odd", {2020: 1, 2021: 2}) + "x,odd,2021,3,s,\n".replace("2021", "2021-12")
    registry = read(tmp_path, members() + twice)
    with counted() as made:
        (standing,) = assess(registry, TODAY).standings
    assert made == [None, "odd"]
    assert standing.evidence.n == 4 * MANY + 2


def test_a_listed_member_without_figures_is_judged_by_itself(tmp_path: Path) -> None:
    listed = "members = { none = 'None', " + ", ".join(f"a{n:03} = 'A'" for n in range(MANY)) + " }"
    registry = read(tmp_path, members(), area=listed)
    with counted() as made:
        (standing,) = assess(registry, TODAY).standings
    assert made == [None, "none"]
    assert standing.members[0].status is Status.NO_DATA


def test_where_the_last_digits_decide_the_code_for_one_target_has_the_word(tmp_path: Path) -> None:
    registry = read(tmp_path, members())
    with patch("mic_tracker.assess.members.recall.NEAR", 2.0), counted() as made:
        (standing,) = assess(registry, TODAY).standings
    assert len(made) == MANY + 1
    assert standing == assess(registry, TODAY).standings[0]


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("level", LEVEL + '\nmethod = "eurostat"'),
        ("level", LEVEL + '\nunclear = "Nobody can say."'),
        ("change", 'percent = 10\nfrom = 2020\nby = 2030\nmethod = "un-2023"'),
    ],
)
def test_what_arrays_do_not_offer_is_judged_one_by_one(
    tmp_path: Path, kind: str, target: str
) -> None:
    registry = read(tmp_path, members(), target, kind=kind)
    with counted() as made:
        assess(registry, TODAY)
    assert len(made) == MANY + 1


@pytest.mark.parametrize(
    ("path", "due"),
    [
        ("", 60 + 40 * 3 / 7),
        ('path = "geometric"', 60 * (100 / 60) ** (3 / 7)),
        ("interim = [[2023, 90]]", 90),
    ],
)
def test_by_the_path_each_member_is_held_against_its_own(
    tmp_path: Path, path: str, due: float
) -> None:
    last = (
        due + 0.01,
        due - 0.01,
        (60 + due) / 2 - 0.01,
    )  # of the way that is due: all, most, half
    figures = "".join(rows(f"a{n:03}", {2020: 60, 2023: last[n % 3]}) for n in range(3 * MANY))
    target = f'at_least = 100\nby = 2027\nmethod = "path"\nbaseline = {{ period = 2020 }}\n{path}'
    registry = read(tmp_path, figures, target)
    with counted() as made:
        (standing,) = assess(registry, TODAY).standings
    expected = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)
    tally = standing.assessment.tally
    assert isinstance(tally, MemberTally)
    assert (made, tally.counts) == ([None], dict.fromkeys(expected, MANY))


@pytest.mark.parametrize(
    ("kind", "goal", "values", "status"),
    [
        ("level", "at_least = 110\nby = 2030", {2020: 100, 2021: 110}, Status.ACHIEVED),
        # 0.66 % a year, of 0.96 % that are asked for
        ("level", "at_least = 110\nby = 2030", {2020: 100, 2023: 102}, Status.AT_RISK),
        ("direction", "desired = 'increase'", {2020: 100, 2023: 102}, Status.AT_RISK),
        ("direction", "desired = 'increase'", {2020: 100, 2023: 105}, Status.ON_TRACK),
    ],
)
def test_by_growth_what_the_method_itself_calls_achieved_does_not_age(
    tmp_path: Path, kind: str, goal: str, values: Mapping[int, float], status: Status
) -> None:
    figures = "".join(rows(f"a{n:03}", values) for n in range(MANY))
    target = f"{goal}\nmethod = 'statcan-2025'\nstale_after = '1 month'"
    with counted() as made:
        (standing,) = assess(read(tmp_path, figures, target, kind=kind), TODAY).standings
    flags = () if status is Status.ACHIEVED else (Flag.STALE,)
    assert (made, standing.status, standing.flags) == ([None], status, flags)


CHANGE = "percent = 10\nfrom = 2020\nby = {by}\nstale_after = '1 month'"
RISEN = ({2020: 100, 2023: 110}, {2020: 100, 2023: 109.9}, {2021: 100, 2023: 200})
"""By ten per cent, by less, and since a year that is not asked for."""


@pytest.mark.parametrize("number", [3, 3 * MANY])
def test_of_a_change_each_member_has_a_goal_or_none(tmp_path: Path, number: int) -> None:
    figures = "".join(rows(f"a{n:03}", RISEN[n % 3]) for n in range(number))
    registry = read(tmp_path, figures, CHANGE.format(by=2023), kind="change")
    with counted() as made:
        (standing,) = assess(registry, TODAY).standings
    assert (len(made) == 1) is (number > MANY)
    tally = standing.assessment.tally
    assert isinstance(tally, MemberTally)
    # 110 is 10 % above 100, whatever the product of binary numbers is
    expected = (Status.ACHIEVED, Status.MISSED, Status.NO_DATA)
    assert (tally.counts, tally.mean) == (dict.fromkeys(expected, number // 3), None)


def test_what_was_before_is_held_against_the_goal_of_the_same_member(tmp_path: Path) -> None:
    years = range(2014, 2024)
    still, rising = dict.fromkeys(years, 1), {year: 100 + 1.8 * (year - 2014) for year in years}
    figures = "".join(rows(f"a{n:03}", rising if n % 2 else still) for n in range(MANY))
    by_year = HEAD.replace("2024-03-01", '"unknown"')
    target = "percent = 30\nfrom = 2014\nby = 2030"
    with patch(f"{__name__}.HEAD", by_year), patch("mic_tracker.assess.members.recall.GLANCE", 1):
        registry = read(tmp_path, figures, target, kind="change")
        with counted() as made:
            (standing,) = assess(registry, TODAY).standings
        assert made == [None]
        # 40 % likely, and off track because it was so before
        assert Reason.STATUS_HELD in standing.members[1].assessment.reasons
    tally = standing.assessment.tally
    assert isinstance(tally, MemberTally)
    assert tally.counts == {Status.OFF_TRACK: MANY}


@pytest.mark.parametrize(
    ("by", "flags"), [("2024-06-01", ()), ("2024-05-31", (Flag.AWAITING_DATA,))]
)
def test_a_figure_is_awaited_from_the_day_after_the_deadline_on(
    tmp_path: Path, by: str, flags: tuple[Flag, ...]
) -> None:
    registry = read(tmp_path, members(), f"at_least = 100\nby = {by}")
    with counted() as made:
        (standing,) = assess(registry, TODAY).standings
    assert (made, standing.flags) == ([None], flags)


def test_figures_that_nothing_is_asked_of_do_not_age(tmp_path: Path) -> None:
    figures = "".join(rows(f"a{n:03}", {2021: 100, 2022: 100, 2023: 100}) for n in range(MANY))
    registry = read(tmp_path, figures, CHANGE.format(by=2023), kind="change")
    with counted() as made:
        (standing,) = assess(registry, TODAY).standings
    assert (made, standing.status, standing.flags) == ([None], Status.NO_DATA, ())


def test_a_change_by_a_method_that_does_not_fit_names_it_where_the_first_has_no_start(
    tmp_path: Path,
) -> None:
    registry = read(
        tmp_path, rows("a", RISEN[2]) + members(), CHANGE.format(by=2030), kind="change"
    )
    (standing,) = assess(registry, TODAY, method="compliance").standings
    assert standing.assessment.method == standing.members[0].assessment.method == "compliance"


def test_the_weighted_mean_and_the_flags_by_hand(tmp_path: Path) -> None:
    weights = "weights = { " + ", ".join(f"a{n:03} = {1 + n % 2}" for n in range(MANY)) + " }"
    target = "at_least = 200\nby = 2030\nstale_after = '1 month'"
    (standing,) = assess(read(tmp_path, members(), target, weights), TODAY).standings
    # from 90 to 150 of 200, and from 9 to 8, which counts twice
    mean = (60 / 110 * 1 + -1 / 191 * 2) / 3
    assert progress_share(standing) == pytest.approx(mean, rel=1e-12)
    assert standing.flags == (Flag.STALE,)
    assert standing.evidence.grade == "fair"


@pytest.mark.parametrize(
    ("figures", "soft", "age", "grade"),
    [
        (6, 2, "5 years", "solid"),  # exactly a third
        (50, 17, "5 years", "fair"),  # 34 %
        (6, 2, "1 month", "fair"),
        (6, 4, "5 years", "thin"),
    ],
)
def test_the_grade_by_hand(tmp_path: Path, figures: int, soft: int, age: str, grade: str) -> None:
    years = {2024 - figures + year: 50 + year for year in range(figures)}
    parts = dict([*years.items()][:soft]), dict([*years.items()][soft:])
    table = "".join(
        rows(f"a{n:03}", parts[0], "provisional") + rows(f"a{n:03}", parts[1]) for n in range(MANY)
    )
    registry = read(tmp_path, table, f"{LEVEL}\nstale_after = '{age}'")
    with counted() as made:
        (standing,) = assess(registry, TODAY).standings
    assert (made, standing.evidence.grade) == ([None], grade)


def test_beyond_a_line_it_is_at_most_at_risk_however_likely_the_next_year(tmp_path: Path) -> None:
    rising = {2014 + year: 54 + 5 * year for year in range(10)}  # 99, and 104 a year on
    figures = "".join(rows(f"a{n:03}", rising) for n in range(MANY))
    registry = read(tmp_path, figures, "at_least = 100", kind="threshold")
    with counted() as made:
        (standing,) = assess(registry, TODAY).standings
        assert made == [None]
        assert standing.members[0].status is Status.AT_RISK
    assert standing.status is Status.AT_RISK


@pytest.mark.parametrize("number", [3, MANY])
@pytest.mark.parametrize(("until", "flags"), [(2023, (Flag.PROVISIONAL,)), (2030, ())])
def test_a_final_word_on_a_line_rests_on_all_figures_and_waits_for_none(
    tmp_path: Path, until: int, flags: tuple[Flag, ...], number: int
) -> None:
    figures = "".join(
        rows(f"a{n:03}", {2019: 20}, "provisional") + rows(f"a{n:03}", {2022: 21, 2023: 22})
        for n in range(number)
    )
    target = f"at_least = 10\nuntil = {until}"
    registry = read(tmp_path, figures, target, kind="threshold")
    with counted() as made:
        (standing,) = assess(registry, TODAY).standings
    assert (len(made) == 1, standing.flags) == (number == MANY, flags)
