"""Laws of news, over generated figures and days: nothing is lost, nothing is told twice."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from reporting import registry_of

from mic_tracker.assess.assess import assess
from mic_tracker.assess.change.news import find_news
from mic_tracker.model.difference import News
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side
from mic_tracker.pipeline.changes import find_changes
from mic_tracker.pipeline.comparison.days import RegistryState, walk_days
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.changes.feed import FeedEntry, Site, make_feed

few = settings(max_examples=60, deadline=None)
HEAD = """format = 1
title = "T"

[sources.a]
title = "A"
publisher = "P"

[sources.b]
title = "B"

[indicators.x]
name = "X"
unit = "things"
measure = "count"
desired = "increase"

[targets.t]
kind = "level"
indicator = "x"
at_least = 900
by = 2024
"""
START = date(2020, 1, 1)
days = st.integers(0, 40 * 30).map(lambda n: START + timedelta(days=n))
statuses = st.sampled_from(["normal", "normal", "normal", "withdrawn", "projected"])
Figure = tuple[int, int, str, date, str]
figures = st.lists(
    st.tuples(st.integers(2015, 2024), st.integers(0, 1500), st.sampled_from("ab"), days, statuses),
    max_size=12,
    unique_by=lambda figure: (figure[0], figure[2], figure[3], figure[4]),
)
three_days = st.lists(days, min_size=3, max_size=3, unique=True).map(sorted)
WORDS = Words.load("en")


def registry(listed: Sequence[Figure]) -> Registry:
    blocks = "".join(
        f'\n[[observations]]\nindicator = "x"\nperiod = {period}\nvalue = {value}\n'
        f'source = "{source}"\npublished = {day}\nstatus = "{status}"\n'
        for period, value, source, day, status in listed
    )
    return registry_of(HEAD + blocks)


def news(whole: Registry, since: date, until: date) -> News:
    """What is new of one registry between two days."""
    return find_news(assess(whole, Clock(until)), assess(whole, Clock(since)))


def told(whole: Registry, since: date, until: date) -> Counter[ObservationRecord]:
    return Counter(one.observation.record for one in news(whole, since, until).figures)


def entries(whole: Registry, since: date, until: date) -> tuple[FeedEntry, ...]:
    head = Side(assess(whole, Clock(until)))
    steps = walk_days((RegistryState(since, head),), until)
    walked = ((find_changes(a, b), a.report, b.report) for a, b in steps)
    return make_feed(walked, since, Site.at(None), None, WORDS, "T").entries


@few
@given(figures, three_days)
def test_two_parts_tell_what_the_whole_tells(listed: list[Figure], three: list[date]) -> None:
    first, middle, last = three
    whole = registry(listed)
    parts = told(whole, first, middle) + told(whole, middle, last)
    assert parts == told(whole, first, last)


@few
@given(figures, three_days)
def test_exactly_what_was_published_in_the_time_is_told(
    listed: list[Figure], three: list[date]
) -> None:
    first, _, last = three
    whole = registry(listed)
    published = Counter(
        o.record for o in whole.observations if o.known_since and first < o.known_since <= last
    )
    assert told(whole, first, last) == published


@few
@given(figures, three_days)
def test_what_is_published_later_changes_nothing(listed: list[Figure], three: list[date]) -> None:
    first, last, _ = three
    known = [figure for figure in listed if figure[3] <= last]
    now, then = news(registry(listed), first, last), news(registry(known), first, last)
    assert [(f.change, f.observation.record) for f in now.figures] == [
        (f.change, f.observation.record) for f in then.figures
    ]
    assert [(t.base.status, t.head.status) for t in now.turns] == [
        (t.base.status, t.head.status) for t in then.turns
    ]


@few
@given(figures, three_days)
def test_the_order_of_the_file_says_nothing(listed: list[Figure], three: list[date]) -> None:
    first, _, last = three
    turned = list(reversed(listed))
    one, other = news(registry(listed), first, last), news(registry(turned), first, last)
    assert [(f.change, f.observation.record) for f in one.figures] == [
        (f.change, f.observation.record) for f in other.figures
    ]


@settings(max_examples=20, deadline=None)
@given(figures, three_days)
def test_a_feed_of_the_whole_is_that_of_its_parts(listed: list[Figure], three: list[date]) -> None:
    first, middle, last = three
    whole = registry(listed)
    parts = entries(whole, middle, last) + entries(whole, first, middle)
    assert entries(whole, first, last) == parts


@settings(max_examples=20, deadline=None)
@given(figures, three_days)
def test_a_feed_ends_where_the_text_does(listed: list[Figure], three: list[date]) -> None:
    """The turns of the days lead from the status of the first to that of the last."""
    first, _, last = three
    whole = registry(listed)
    head = Side(assess(whole, Clock(last)))
    steps = [*walk_days((RegistryState(first, head),), last)]
    before = assess(whole, Clock(first)).standing("t").status
    for after, base in steps:
        assert base.report.standing("t").status is before
        before = after.report.standing("t").status
    assert before is head.report.standing("t").status
