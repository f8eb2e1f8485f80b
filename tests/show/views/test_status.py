"""The status screen: which targets, in which order, in how many columns, whatever the data."""

from dataclasses import replace
from pathlib import Path

import pytest
from articles import ARTICLES
from languages import ENGLISH
from reporting import report_of
from rich.cells import cell_len
from sentences import message

from mic_tracker.assess.selection import arrange_targets
from mic_tracker.errors import WrongUse
from mic_tracker.model.codes import Status
from mic_tracker.model.finding import Finding, Severity
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.report import Report, distance_behind
from mic_tracker.pipeline.show import render_target
from mic_tracker.pipeline.status import render_status, select_targets
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.table_layout import bar
from mic_tracker.show.views.goal import goal_by

WORDS = Words.load("en")
POLICIES = (Path(__file__).parents[2] / "golden" / "policies.toml").read_text("utf-8")


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(POLICIES, "2024-09-30")


def ids(report: Report) -> list[str]:
    return [standing.id for standing in report.standings]


def test_every_kind_has_a_goal_in_words(report: Report) -> None:
    targets = [standing.target for standing in report.standings]
    assert {target.kind for target in targets} == set(KINDS)
    assert {target.promise().wording for target in targets} <= WORDS.catalogue["goal"].keys()


@pytest.mark.parametrize(
    ("target", "goal"),
    [
        ("digital-firms", "≥ 100,000 firms by 2030"),
        ("it-share", "≥ 1% of local budgets"),
        ("overseas-events", "≥ 1 / month until 2024-12"),
        ("egov-rank", "≤ rank 50 by 2030"),
        ("broadband-growth", "+20% on 2021 by 2025"),
        ("revenue-over-farming", "> Agricultural exports by 2035"),
        ("revenue-total", "≥ 100 billion USD from 2021 by 2030"),
        ("portal", "3 stages by 2026"),
        ("ministry-site", "done by 2023"),
        ("online-services", "rising"),
    ],
)
def test_goals_in_words(report: Report, target: str, goal: str) -> None:
    standing = next(s for s in report.standings if s.id == target)
    assert goal_by(standing, report.registry.indicators, WORDS) == goal


def test_urgency_puts_what_failed_first_and_what_is_done_last(report: Report) -> None:
    statuses = [standing.status.value for standing in arrange_targets(report).standings]
    order = ["missed off_track", "at_risk", "no_data", "on_track", "pending", "achieved"]
    groups = [next(i for i, group in enumerate(order) if status in group) for status in statuses]
    assert groups == sorted(groups)
    assert statuses[-1] == "achieved"


def test_other_orders(report: Report) -> None:
    assert ids(arrange_targets(report, sort="name")) == sorted(ids(report))
    assert ids(arrange_targets(report, sort="deadline"))[-1] == "online-services"
    assert ids(arrange_targets(report, sort="progress"))[0] == "it-share"


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("vi", ["Dân", "đàn", "đán", "Đất", "em", "ếch", "Tổ", "tơ"]),
        ("en", ["Dân", "đán", "đàn", "Đất", "ếch", "em", "Tổ", "tơ"]),
    ],
)
def test_names_have_the_order_of_the_language(language: str, names: list[str]) -> None:
    text = 'format = 1\ntitle = "T"\n'
    for i, name in enumerate(sorted(names, reverse=True)):
        text += (
            f'[indicators.i{i}]\nname = "{name}"\nunit = "u"\nmeasure = "count"\n'
            f'desired = "increase"\n[targets.t{i}]\nkind = "direction"\nindicator = "i{i}"\n'
            f'desired = "increase"\n'
        )
    report = select_targets(report_of(text, "2025-01-01"), (), "name", LanguageWish(language))
    assert [s.name for s in report.standings] == names


def test_only_keeps_statuses_and_flags(report: Report) -> None:
    assert ids(arrange_targets(report, only=["missed"])) == ["broadband-2023"]
    assert ids(arrange_targets(report, only=["stale", "achieved"])) == ["it-share", "ministry-site"]
    assert ids(arrange_targets(report, only=["off_track"])) == ids(
        arrange_targets(report, only=["off-track"])
    )


@pytest.mark.parametrize(("only", "sort"), [(["failing"], "name"), ([], "colour")])
def test_unknown_words_name_the_known_ones(report: Report, only: list[str], sort: str) -> None:
    with pytest.raises(WrongUse) as refused:
        arrange_targets(report, only, sort)
    assert "knows" in message(refused.value)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120, 160, 200])
def test_ids_and_words_stand_at_every_width(report: Report, width: int) -> None:
    text = render_status(report, "terminal", ENGLISH, Screen(width, interactive=True))
    for standing in report.standings:
        assert f"{WORDS.status(standing.status)}" in text
        assert standing.id in text
    assert "…" not in text


def test_wider_screens_never_show_fewer_columns(report: Report) -> None:
    def heads(width: int) -> int:
        lines = render_status(report, "terminal", ENGLISH, Screen(width)).splitlines()
        return len(next(line for line in lines if line.startswith("Status")).split("  "))

    shown = [len(_hidden(report, width)) for width in (60, 80, 100, 120, 160, 200, 400)]
    assert shown == sorted(shown, reverse=True)
    assert heads(60) < heads(200)


def _hidden(report: Report, width: int) -> list[str]:
    text = " ".join(render_status(report, "terminal", ENGLISH, Screen(width)).split())
    return (
        text.partition("hidden: ")[2].partition(" (--wide")[0].split(", ")
        if "hidden" in text
        else []
    )


def test_a_name_of_wide_letters_stays_aligned() -> None:
    text = POLICIES.replace("Households with fixed broadband", "世帯のブロードバンド")
    shown = render_status(report_of(text, "2024-09-30"), "terminal", ENGLISH, Screen(200))
    rows = [line for line in shown.splitlines() if "broadband-" in line or "it-share  " in line]
    at = {cell_len(row[: row.index("%")]) for row in rows}
    assert len(at) == 1


def test_hostile_text_is_shown_as_text() -> None:
    evil = "\\u001b]0;owned\\u0007[red]x[/red]\\u202e"
    text = POLICIES.replace("Households with fixed broadband", evil)
    text = text.replace("Digital policy goals of Examplia", evil).replace("law", evil)
    judged = report_of(text, "2024-09-30")
    pages = [
        render_target(judged, i, "terminal", ENGLISH, Screen(colour=False)) for i in ids(judged)
    ]
    for shown in (render_status(judged, "terminal", ENGLISH, Screen(400)), *pages):
        assert not {"\x1b", "\x07", "\u202e"} & {*shown}
    assert "\\x1b]0;owned\\x07[red]x[/red]\\u202e" in pages[0] + "".join(pages)


def test_colour_adds_escape_codes_and_nothing_else(report: Report) -> None:
    bare = render_status(report, "terminal", ENGLISH, Screen(100, colour=False))
    coloured = render_status(report, "terminal", ENGLISH, Screen(100, colour=True))
    assert "\x1b" not in bare
    assert "\x1b[31m" in coloured


def test_an_empty_registry_says_so() -> None:
    empty = report_of('format = 1\ntitle = "Nothing yet"', "2024-09-30")
    assert "No target to show." in render_status(empty, "terminal", ENGLISH, Screen())


def test_problems_name_the_command_that_shows_them(report: Report) -> None:
    found = (Finding("MT051", Severity.WARNING), Finding("MT053", Severity.WARNING))
    text = render_status(replace(report, findings=found), "terminal", ENGLISH, Screen())
    assert "2 warnings: mic-tracker validate" in text


@pytest.mark.parametrize(
    ("share", "drawn"),
    [
        (-0.5, ".........."),
        (0, ".........."),
        (0.198, "##........"),
        (0.99, "#########."),
        (1, "#" * 10),
        (7, "#" * 10),
    ],
)
def test_bars(share: float, drawn: str) -> None:
    assert bar(share, Screen(encoding="ascii")) == drawn


PACES = """
format = 1
title  = "Paces"
[settings]
method = "path"
[indicators.firms]
name    = "Firms"
unit    = "firms"
measure = "amount"
desired = "increase"
series  = { a = "a", b = "b" }
[targets.a-slow-start]
kind      = "level"
indicator = "firms"
series    = "a"
at_least  = 100
by        = 2040
[targets.b-far-behind]
kind      = "level"
indicator = "firms"
series    = "b"
at_least  = 100
by        = 2026
"""


def paces(*figures: tuple[str, int, float]) -> str:
    rows = (
        f'[[observations]]\nindicator = "firms"\nseries = "{series}"\nperiod = {year}\n'
        f'value = {value}\nunsourced = "test"\n'
        for series, year, value in figures
    )
    return PACES + "".join(rows)


def test_the_furthest_behind_is_the_furthest_behind_and_not_the_first() -> None:
    # a has 1 where its path has 5 of 100, a fifth of it: off track, and listed first; b has 50
    # where its path has 4 of 6 years, 66.7 of 100: at risk, and further behind
    figures = ("a", 2020, 0), ("a", 2021, 1), ("b", 2020, 0), ("b", 2024, 50)
    report = arrange_targets(report_of(paces(*figures), "2025-06-01"))
    assert [standing.id for standing in report.standings] == ["a-slow-start", "b-far-behind"]
    assert {standing.status for standing in report.standings} == {Status.OFF_TRACK, Status.AT_RISK}
    text = render_status(report, "terminal", ENGLISH, Screen(width=200))
    assert "Furthest off: b-far-behind needs" in text


def test_what_was_on_its_path_when_it_was_counted_is_not_behind() -> None:
    # 5 of 100 after 1 of 20 years: exactly on the path, whatever has passed since
    report = report_of(paces(("a", 2020, 0), ("a", 2021, 5)), "2027-06-01")
    assert distance_behind(report.standing("a-slow-start")) == pytest.approx(0, abs=1e-3)


WIDE = Screen(width=400, wide=True)


def test_others_are_asked_where_there_is_room_for_them(report: Report) -> None:
    assert "3 of 7 methods: at risk" in render_status(report, "terminal", ENGLISH, WIDE)
    assert "4 of 4 methods: on track." in render_status(
        report, "terminal", ENGLISH, Screen(explain=True)
    )
    assert "methods: " not in render_status(report, "terminal", ENGLISH, Screen(width=400))
    shown = render_target(report, "egov-rank", "terminal", ENGLISH, Screen(width=100))
    assert "Others say  4 of 4 methods: on track" in shown


def test_several_other_verdicts_are_one_phrase() -> None:
    shipped = ARTICLES.read_text("utf-8")
    shown = render_target(
        report_of(shipped, "2026-11-21"),
        "digital-firms-2030",
        "terminal",
        ENGLISH,
        Screen(width=100),
    )
    assert "Others say  2 of 6 methods: on track, 4: at risk" in shown
    assert "Of the 6,545 a year seen, 10% is carried on (scaled to the present level" in shown


def test_thin_is_noted_where_figures_carry_a_verdict(report: Report) -> None:
    lines = render_status(report, "terminal", ENGLISH, WIDE).splitlines()
    notes = {s.id: next(line for line in lines if f" {s.id} " in line) for s in report.standings}
    assert "  thin, STALE, proposed" in notes["it-share"]
    assert notes["revenue-over-farming"].endswith("  thin")
    # a stage that is done, and one that nobody has reported, rest on no number of figures
    assert notes["ministry-site"].endswith("1, thin")
    assert notes["portal"].endswith("not due yet")
