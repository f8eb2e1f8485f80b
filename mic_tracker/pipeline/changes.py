"""`changes`: what is new since a day or a revision, as a text to send on, as data, as a feed."""

from functools import partial
from pathlib import Path

from mic_tracker.assess.change.news import find_news
from mic_tracker.errors import WrongUse
from mic_tracker.model.difference import News
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side
from mic_tracker.pipeline.comparison import sides
from mic_tracker.pipeline.comparison.days import find_quiet_day, read_states, walk_days
from mic_tracker.pipeline.comparison.earlier_day import judge_before_entry, read_earlier_day
from mic_tracker.pipeline.load import words_for
from mic_tracker.read.git import find_commit
from mic_tracker.read.repository.commit_of_day import find_day, is_in_repository
from mic_tracker.show.document import Answer
from mic_tracker.show.formats import format_named
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.changes import data, page
from mic_tracker.show.views.changes.atom import write_atom
from mic_tracker.show.views.changes.feed import Site, make_feed
from mic_tracker.text.periods.days import names_past_day

BothSides = tuple[Side, Side]
"""The registry as it is, and as it was: what changed is told between them."""
_HIDDEN = frozenset({"history_cut_off", "history_too_short"})
"""Errors about a revision that git has a name for, though not the commit."""


def read_both(path: Path, since: str, clock: Clock, present: Side | None = None) -> BothSides:
    """Read the registry as it is, and as it was on an earlier day or at a revision.

    A revision stands for the day of its commit. What reads as a day is one. Whoever has read the
    registry as it is hands it in.
    """
    head = present or sides.read_present(path, clock)
    if names_past_day(since, clock.as_of) or not is_in_repository(path):
        return head, read_earlier_day(path, head, since, judge_before_entry)
    try:
        day = find_day(path, find_commit(path, since))
    except WrongUse as problem:
        if problem.code in _HIDDEN:
            raise
        raise WrongUse("neither_day_nor_revision", value=since) from None
    return head, sides.read_revision(path, since, clock.earlier(min(day, clock.as_of)))


def find_changes(head: Side, base: Side) -> News:
    """Find what became known, and what was edited, from base to head."""
    return find_news(head.report, base.report)


def render_changes(
    news: News, both: BothSides, format_name: str, language: LanguageWish, screen: Screen
) -> str:
    """Write the news in a format of answers."""
    words = words_for(both[0].report, language)
    answer = Answer(
        document=partial(page.document, news, *both, words),
        data=partial(data.data, news, *both, words),
        rows=partial(page.rows, news, *both, words),
    )
    return format_named(format_name)(answer, words, screen)


def render_feed(
    path: Path,
    both: tuple[Side, Side],
    site: Site,
    language: LanguageWish,
    own: str | None = None,
) -> str:
    """Write the news of each day as an Atom feed; `own` is the name of its file on the site."""
    head, base = both
    words = words_for(head.report, language)
    until = head.report.clock.as_of
    states = read_states(path, head, base.report.clock.as_of)
    days = (
        (find_changes(after, before), after.report, before.report)
        for after, before in walk_days(states, until)
    )
    quiet, title = find_quiet_day(path, base), head.report.registry.title
    return write_atom(make_feed(days, quiet, site, own, words, title))
