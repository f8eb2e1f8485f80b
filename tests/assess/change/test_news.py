"""What is news: each publication, each edit, each turn; expected by hand."""

from datetime import date

import pytest
from reporting import registry_of

from mic_tracker.assess.assess import assess
from mic_tracker.assess.change.news import entered_by, find_news
from mic_tracker.model.difference import ChangeCause, FigureNews, News
from mic_tracker.model.report import Clock, Report

HEAD = """format = 1
title = "T"

[sources.old]
title = "Yearbook"
publisher = "Statistics"
published = 2025-02-01

[sources.new]
title = "Yearbook"
publisher = "Statistics"
published = 2026-11-02

[sources.other]
title = "Report"
publisher = "Lobby"
published = 2026-11-03

[sources.nowhere]
title = "Undated"
published = "unknown"

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"

[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 860
by = 2030
"""
BEFORE, AFTER = "2026-10-16", "2026-11-15"


def figure(period: object, value: object, source: str = "old", more: str = "") -> str:
    return (
        f'\n[[observations]]\nindicator = "firms"\nperiod = "{period}"\nvalue = {value}\n'
        f'source = "{source}"\n{more}'
    )


def report(text: str, day: str) -> Report:
    return assess(registry_of(text), Clock(date.fromisoformat(day)))


def news(now: str, before: str | None = None, since: str = BEFORE) -> News:
    """The news between two texts, or between two days of one."""
    base = now if before is None else before
    return find_news(report(HEAD + now, AFTER), report(HEAD + base, since))


def told(found: News) -> list[tuple[str, str, float, float | None]]:
    """What happened to each figure, of which period, its value and what was known before."""
    return [_told(one) for one in found.figures]


def _told(one: FigureNews) -> tuple[str, str, float, float | None]:
    before = one.before.value if one.before else None
    return one.change, str(one.observation.when), one.observation.value, before


OLD = figure(2023, 600) + figure(2024, 650)


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        (figure(2025, 700, "new"), ("new", "2025", 700, None)),
        (figure(2024, 640, "new"), ("revised", "2024", 640, 650)),
        (figure(2024, 640, "other"), ("otherwise", "2024", 640, 650)),
        (figure(2024, 650, "other"), ("confirmed", "2024", 650, 650)),
        (figure(2024, 650, "new", 'status = "withdrawn"\n'), ("withdrawn", "2024", 650, 650)),
        (figure(2022, 1, "new", 'status = "withdrawn"\n'), ("withdrawn", "2022", 1, None)),
        (figure(2030, 900, "new", 'status = "projected"\n'), ("projected", "2030", 900, None)),
        (figure(2024, 650, "new", 'qualifier = "about"\n'), ("revised", "2024", 650, 650)),
    ],
)
def test_what_is_published(added: str, expected: tuple[object, ...]) -> None:
    assert told(news(OLD + added)) == [expected]
    assert told(news(OLD + added, OLD)) == [expected]


def test_a_figure_without_a_date() -> None:
    added = figure(2025, 700, "new").replace('period = "2025"', 'undated = "no year"')
    (one,) = news(OLD + added).figures
    assert (one.change, one.observation.value) == ("undated", 700)


def test_a_new_figure_stands_beside_the_one_before_it() -> None:
    added = figure(2026, 720, "new") + figure(2025, 700, "new")
    first, second = news(OLD + added).figures
    assert [one.previous and one.previous.value for one in (first, second)] == [650, 700]
    quarter = figure("2026-Q3", 5, "other")
    (*_, alone) = news(OLD + added + quarter).figures
    assert alone.previous is None


def test_every_publication_of_a_period_is_told() -> None:
    added = figure(2025, 700, "new") + figure(2025, 710, "other")
    assert told(news(OLD + added)) == [("new", "2025", 700, None), ("otherwise", "2025", 710, 700)]


def test_what_its_source_took_back_leaves_what_others_say() -> None:
    both = OLD + figure(2024, 640, "other", "published = 2025-03-01\n")
    gone = figure(2024, 650, "new", 'status = "withdrawn"\n')
    later = figure(2024, 645, "other", "published = 2026-11-10\n")
    assert told(news(both + gone + later)) == [
        ("withdrawn", "2024", 650, 650),
        ("revised", "2024", 645, 640),
    ]
    alone = figure(2025, 700, "new")
    (_, one) = news(OLD + figure(2024, 0, "new", 'status = "withdrawn"\n') + alone).figures
    assert one.previous is None or one.previous.value == 600


def test_what_was_edited_is_no_publication() -> None:
    assert told(news(OLD.replace("650", "655"), OLD)) == [("edited", "2024", 655, 650)]
    assert told(news(figure(2023, 600), OLD)) == [("removed", "2024", 650, 650)]
    corrected = figure(2023, 600) + figure(2024, 655, more='note = "typing error"\n')
    (one,) = news(corrected, OLD).figures
    assert (one.change, one.reason) == ("corrected", "typing error")
    assert told(news(OLD + 'at = "page 3"\n', OLD)) == []


def test_a_figure_that_was_entered_late() -> None:
    late = figure(2022, 580) + figure(2025, 700, "new")
    assert [one.late for one in news(OLD + late, OLD).figures] == [True, False]
    unknown = figure(2022, 580, "nowhere")
    assert [one.late for one in news(OLD + unknown, OLD).figures] == [False]


def test_what_says_that_it_was_entered_later() -> None:
    entered = figure(2022, 580, more="recorded = 2026-11-01\n")
    registry = registry_of(HEAD + OLD + entered)
    kept = {
        day: len(entered_by(registry, date.fromisoformat(day)).observations)
        for day in (BEFORE, "2026-10-31", "2026-11-01", AFTER)
    }
    assert kept == {BEFORE: 2, "2026-10-31": 2, "2026-11-01": 3, AFTER: 3}


GROWING = "".join(figure(year, 540 + 30 * (year - 2018)) for year in range(2018, 2025))


def test_a_turn_and_its_cause() -> None:
    found = news(GROWING + figure(2025, 650, "new"))
    (turn,) = found.turns
    assert (turn.head.id, turn.is_worse) == ("firms-2030", True)
    assert [one.cause for one in turn.causes] == [ChangeCause.NEW_DATA, ChangeCause.TIME]
    better = news(GROWING + figure(2025, 900, "new")).turns[0]
    assert not better.is_worse


def test_turns_begin_with_the_worst_status() -> None:
    second = HEAD[HEAD.index("[targets") :].replace("firms-2030", "a-lower").replace("860", "600")
    found = news(second + GROWING + figure(2025, 650, "new"))
    assert [turn.head.status.value for turn in found.turns] == ["off_track", "achieved"][
        : len(found.turns)
    ]
    assert found.turns[0].head.id == "firms-2030"


def test_a_projection_is_settled_once() -> None:
    claim = figure(2025, 690, more='status = "projected"\nqualifier = "over"\n')
    found = news(OLD + claim + figure(2025, 700, "new"))
    ((said, outcome),) = [(c.settled.value, c.outcome) for c in found.claims]
    assert said == "hit"
    assert outcome
    assert outcome.value == 700
    missed = news(OLD + claim + figure(2025, 680, "new")).claims
    assert [c.settled.value for c in missed] == ["missed"]
    assert not news(OLD + claim + figure(2025, 700), since="2026-11-01").claims


def test_words_alone_are_no_news() -> None:
    now, before = report(HEAD + OLD, AFTER), report(HEAD + OLD, AFTER)
    assert not find_news(now, before)
    renamed = HEAD.replace('"Firms"', '"All firms"').replace('title = "T"', 'title = "U"')
    assert not find_news(report(renamed + OLD, AFTER), before)
    note = HEAD.replace("by = 2030\n", 'by = 2030\nnote = "seen"\n')
    assert not find_news(report(note + OLD, AFTER), before)
    defined = HEAD.replace('"Firms"\n', '"Firms"\ndefinition = "those that pay tax"\n')
    assert find_news(report(defined + OLD, AFTER), before)
    dated = HEAD.replace("2025-02-01", "2025-02-02")
    changed = find_news(report(dated + OLD, AFTER), before)
    assert [table.table for table in changed.difference.tables] == ["sources.old"]


def test_a_goal_is_news() -> None:
    before = report(HEAD + OLD, AFTER)
    for moved in ("at_least = 800", "at_least = 900"):
        found = find_news(report(HEAD.replace("at_least = 860", moved) + OLD, AFTER), before)
        assert found.goals
        assert found
    dropped = HEAD[: HEAD.index("[targets")]
    assert find_news(report(dropped + OLD, AFTER), before).goals
    assert find_news(before, report(dropped + OLD, AFTER)).goals


EVER = HEAD.replace("by = 2030", 'by = 2030\nquestion = "ever"')


def both_new() -> News:
    """The goal is met by an exact figure; a later, rough one comes with it."""
    later = figure("2025-12", 860, "new", 'qualifier = "about"\n')
    text = EVER + GROWING + figure("2025-06", 871, "new") + later
    return find_news(report(text, AFTER), report(text, BEFORE))


def test_the_cause_of_a_final_word_is_the_figure_that_decided() -> None:
    (turn,) = both_new().turns
    assert turn.head.status.value == "achieved"
    cause = turn.causes[0]
    assert (cause.cause, str(cause.what.subject), cause.what.new) == (
        ChangeCause.NEW_DATA,
        "2025-06",
        871,
    )
