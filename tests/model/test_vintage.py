"""Vintages: what was known when, which figure stands, what never enters a series."""

from typing import Any

import pytest
from facts import book, day, fact, history, indicator, pairs, points

from mic_tracker.model.observation import Observation
from mic_tracker.model.source import Source
from mic_tracker.model.vintage import VintageIndex, contradictions

REVISED = history(
    fact("2021", 10, "2022-03-01"),
    fact("2022", 12, "2023-03-01"),
    fact("2021", 11, "2023-06-01"),
)


@pytest.mark.parametrize(
    ("on", "known"),
    [
        ("2022-02-28", []),
        ("2022-03-01", [("2021", 10)]),  # on the very day it counts
        ("2023-05-31", [("2021", 10), ("2022", 12)]),
        ("2023-06-01", [("2021", 11), ("2022", 12)]),  # the revision wins
        ("2999-01-01", [("2021", 11), ("2022", 12)]),
    ],
)
def test_what_was_known_on_a_day(on: str, known: list[tuple[str, float]]) -> None:
    assert points(REVISED.on(day(on))) == known


def test_without_a_day_everything_is_known() -> None:
    assert points(REVISED.on()) == [("2021", 11), ("2022", 12)]
    assert REVISED.on().newest_vintage == day("2023-06-01")
    assert REVISED.on(day("2022-12-31")).newest_vintage == day("2022-03-01")
    assert REVISED.on(day("2000-01-01")).newest_vintage is None


def test_a_revision_wins_wherever_it_stands_in_the_file() -> None:
    newer, older = fact("2021", 11, "2023-06-01"), fact("2021", 10, "2022-03-01")
    assert points(history(newer, older).on()) == [("2021", 11)]


def said(source: str, value: float, known: str = "2022-03-01", **keys: Any) -> Observation:  # noqa: ANN401 - whatever a record may be given
    return fact("2021", value, known, source=source, unsourced=None, **keys)


def test_of_two_sources_of_one_day_none_stands_for_its_place_in_the_file() -> None:
    low, high = said("book", 10), said("lobby", 99)
    for order in ((low, high), (high, low)):
        known = history(*order)
        assert known.on().doubts == ((low, high),)
        assert known.on().conflicts == 1
        assert points(known.favouring([low]).on()) == [("2021", 10)]
        assert points(known.favouring([high]).on()) == [("2021", 99)]


def test_a_preferred_source_stands_whenever_the_other_was_published() -> None:
    facts = [said("book", 10), said("lobby", 99, "2023-03-01")]
    sources = {name: Source(title=name) for name in ("book", "lobby")}
    preferred = VintageIndex.of({"x": indicator(prefer=("book",))}, facts, sources)
    series = preferred.find("x", None, ()).on()
    assert (points(series), series.doubts, series.conflicts) == ([("2021", 10)], (), 0)
    assert points(history(*facts).on()) == [("2021", 99)]


def test_a_withdrawal_takes_back_what_its_own_source_said() -> None:
    story = history(
        said("book", 10),
        said("lobby", 99, "2022-06-01"),
        said("lobby", 99, "2022-07-01", status="withdrawn"),
    )
    assert points(story.on()) == [("2021", 10)]
    assert (
        points(history(said("book", 10), said("court", 10, "2023-01-01", status="withdrawn")).on())
        == []
    )


def test_a_break_that_its_source_takes_back_is_none_for_the_others() -> None:
    story = history(
        said("book", 10, status="break"),
        said("lobby", 99, "2022-06-01"),
        said("book", 10, "2022-07-01", status="withdrawn"),
        fact("2020", 5),
    )
    assert points(story.on()) == [("2020", 5), ("2021", 99)]
    assert points([*story.without_withdrawn().replay()][-1]) == points(story.on())


def test_a_preferred_source_settles_a_day_of_a_stock_as_well() -> None:
    year = said("book", 10)
    month = fact("2021-12", 99, "2023-03-01", source="lobby", unsourced=None)
    sources = {name: Source(title=name) for name in ("book", "lobby")}
    preferred = VintageIndex.of({"x": indicator(prefer=("book",))}, [year, month], sources)
    series = preferred.find("x", None, ()).on()
    assert (points(series), series.conflicts) == ([("2021", 10)], 0)
    assert history(year, month).on().conflicts == 1


def test_what_was_withdrawn_leaves_no_trace_and_what_was_revised_does() -> None:
    story = history(
        said("book", 10),
        said("book", 99, "2022-06-01"),
        said("book", 99, "2022-07-01", status="withdrawn"),
        said("book", 11, "2022-08-01"),
        said("book", 12, "2022-09-01"),
    )
    replayed = [points(series) for series in story.without_withdrawn().replay()]
    assert replayed == [[("2021", 11)], [("2021", 12)]]


def test_a_withdrawal_removes_a_figure_from_its_day_on() -> None:
    story = history(
        fact("2021", 10, "2022-03-01"),
        fact("2022", 12, "2023-03-01"),
        fact("2022", 12, "2023-09-01", status="withdrawn"),
    )
    assert points(story.on(day("2023-08-31"))) == [("2021", 10), ("2022", 12)]
    assert points(story.on(day("2023-09-01"))) == [("2021", 10)]


def test_a_figure_can_come_back_after_a_withdrawal() -> None:
    story = history(
        fact("2021", 10, "2022-03-01"),
        fact("2021", 10, "2022-04-01", status="withdrawn"),
        fact("2021", 13, "2022-05-01"),
    )
    assert points(story.on(day("2022-04-15"))) == []
    assert points(story.on()) == [("2021", 13)]


def test_projections_and_undated_figures_never_enter() -> None:
    story = history(
        fact("2021", 10),
        fact("2025", 500, "2021-06-01", status="projected"),
        fact(None, 77, "2021-06-01", undated="the source names no year"),
    )
    assert points(story.on()) == [("2021", 10)]
    assert story.days() == (day("2021-12-31"),)


@pytest.mark.parametrize("status", ["normal", "estimated", "provisional", "break"])
def test_other_figures_enter(status: str) -> None:
    assert points(history(fact("2021", 10, status=status)).on()) == [("2021", 10)]


def test_a_break_that_becomes_known_splits_the_series_from_then_on() -> None:
    story = history(
        fact("2020", 10),
        fact("2021", 11),
        fact("2022", 40, status="break"),
    )
    assert points(story.on(day("2021-12-31"))) == [("2020", 10), ("2021", 11)]
    after = story.on(day("2022-12-31"))
    assert pairs(after.before_break) == [("2020", 10), ("2021", 11)]
    assert points(after) == [("2022", 40)]


def test_the_days_on_which_something_became_known_in_order_and_once_each() -> None:
    assert REVISED.days() == (day("2022-03-01"), day("2023-03-01"), day("2023-06-01"))
    twice = history(fact("2022", 1, "2023-01-01"), fact("2021", 2, "2023-01-01"))
    assert twice.days() == (day("2023-01-01"),)


def test_a_replay_tells_the_series_after_each_of_those_days() -> None:
    assert [points(series) for series in REVISED.replay()] == [
        [("2021", 10)],
        [("2021", 10), ("2022", 12)],
        [("2021", 11), ("2022", 12)],
    ]
    assert [series.newest_vintage for series in REVISED.replay()] == list(REVISED.days())


TWO_SERIES = (
    fact("2022", 70, series="registered"),
    fact("2023", 51, series="active"),
    fact("2021", 60, series="registered"),
)


def test_without_a_named_series_the_one_with_the_newest_period_is_followed() -> None:
    assert book(*TWO_SERIES).find("x", None, ()).name == "active"
    later = fact("2024-Q1", 72, series="registered")
    assert book(*TWO_SERIES, later).find("x", None, ()).name == "registered"


def test_newest_is_the_period_not_the_publication() -> None:
    late = fact("2020", 55, "2025-01-01", series="registered")
    assert book(*TWO_SERIES, late).find("x", None, ()).name == "active"


def test_a_withdrawn_figure_does_not_make_a_series_the_newest() -> None:
    typing_error = fact("2032", 51, "2023-06-01", series="registered")
    removed = fact("2032", 51, "2023-06-02", series="registered", status="withdrawn")
    assert book(*TWO_SERIES, typing_error, removed).find("x", None, ()).name == "active"


def test_of_series_of_the_same_age_the_longer_is_followed_then_the_first_by_name() -> None:
    both = [fact("2023", 1, series="b"), fact("2023", 2, series="a")]
    for facts in (both, both[::-1]):
        assert book(*facts).find("x", None, ()).name == "a"
        assert book(fact("2022", 1, series="b"), *facts).find("x", None, ()).name == "b"


def test_a_named_series_is_followed_however_old() -> None:
    assert points(book(*TWO_SERIES).find("x", "registered", ()).on()) == [
        ("2021", 60),
        ("2022", 70),
    ]


HANOI = (("area", "Hà Nội"),)
HUE = (("area", "Huế"),)


def test_areas_are_kept_apart() -> None:
    facts = (fact("2023", 1, area="Hà Nội"), fact("2023", 2, area="Huế"), fact("2023", 9))
    shelf = book(*facts)
    assert points(shelf.find("x", None, HUE).on()) == [("2023", 2)]
    assert points(shelf.find("x", None, ()).on()) == [("2023", 9)]
    assert [h.members for h in shelf.choices("x", HANOI)] == [HANOI]


def test_an_indicator_without_figures_has_an_empty_history() -> None:
    for missing in (book().find("y", None, ()), book(*TWO_SERIES).find("x", "other", ())):
        assert not missing.vintages
        assert missing.days() == ()
        assert list(missing.replay()) == []
        assert points(missing.on()) == []
    assert book().find("y", "s", HUE).on(day("2024-01-01")).members == HUE
    assert book().choices("y", ()) == ()


def test_the_choices_are_in_the_order_of_the_file() -> None:
    assert [h.name for h in book(*TWO_SERIES).choices("x", ())] == ["registered", "active"]


def test_a_history_knows_its_measure() -> None:
    assert history(fact("2023", 50), measure="percent").on().measure == "percent"


def test_each_newest_figure_is_held_against_the_first_of_its_day() -> None:
    old, first, same, other = (
        fact("2021", value, known, source=source, unsourced=None)
        for value, known, source in (
            (9, "2022-01-01", "a"),
            (10, "2022-03-01", "a"),
            (10, "2022-03-01", "b"),
            (11, "2022-03-01", "c"),
        )
    )
    assert contradictions([old, first, same, other], {}) == ((other, first),)
    assert contradictions([other, same, first, old], {}) == ((same, other), (first, other))
    assert contradictions([old, first, same, other], {"b": 0}) == ()
    assert contradictions([old], {}) == ()
