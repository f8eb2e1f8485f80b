"""`overview`: what a registry is about, at a glance; or how to start one."""

from datetime import timedelta
from functools import partial

from mic_tracker.assess.due.items import select_due
from mic_tracker.assess.selection import arrange_targets
from mic_tracker.model.report import Report
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.document import Answer
from mic_tracker.show.formats import format_named
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import overview

AHEAD = timedelta(days=90)
"""How far it looks ahead: as far as `due` does."""


def render_overview(
    report: Report,
    format_name: str,
    language: LanguageWish,
    screen: Screen,
    file: str | None = None,
) -> str:
    """Write counts, what is due and what to type; `file` is what the commands have to name."""
    words = words_for(report, language)
    report = arrange_targets(report, (), "urgency")
    due = select_due(report, report.clock.as_of + AHEAD)
    answer = Answer(
        document=partial(overview.document, report, due, words, file),
        data=partial(overview.data, report, due, words),
        rows=partial(overview.rows, report),
    )
    return format_named(format_name)(answer, words, screen)


def render_welcome(language: LanguageWish, screen: Screen) -> str:
    """Say that there is no registry, and how to start one."""
    from mic_tracker.show.formats.terminal import draw  # noqa: PLC0415 - few have no registry

    words = Words.load(language.code())
    return draw(overview.welcome(words), words, screen)
