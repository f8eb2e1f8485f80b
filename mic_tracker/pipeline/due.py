"""`due`: what a registry waits for, as a list, as data and as a calendar."""

from collections.abc import Collection
from datetime import date
from functools import partial

from mic_tracker.assess.due.items import select_due
from mic_tracker.model.answers.due import DueList
from mic_tracker.model.report import Report
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.document import Answer
from mic_tracker.show.formats import format_named
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.due import data, page
from mic_tracker.show.views.due.ics import write_calendar
from mic_tracker.text.periods.days import parse_coming_day

EVER = "all"


def last_day(within: str, today: date) -> date | None:
    """Return the last day that a text names; None where it asks for everything."""
    return None if within == EVER else parse_coming_day("--within", within, today)


def find_due(
    report: Report, until: date | None, only: Collection[str], tags: Collection[str]
) -> DueList:
    """Find what is overdue, and what is due until a day."""
    return select_due(report, until, only, tags)


def render_due(
    report: Report,
    due: DueList,
    format_name: str,
    language: LanguageWish,
    screen: Screen,
    file: str | None = None,
) -> str:
    """Write what is due in a format of answers; `file` is what the commands have to name."""
    words = words_for(report, language)
    answer = Answer(
        document=partial(page.document, report, due, words, file),
        data=partial(data.data, report, due, words, file),
        rows=partial(data.rows, report, due, words, file),
    )
    return format_named(format_name)(answer, words, screen)


def render_calendar(report: Report, due: DueList, language: LanguageWish) -> str:
    """Write what is due as an iCalendar that people subscribe to."""
    return write_calendar(report, due.items, words_for(report, language))
