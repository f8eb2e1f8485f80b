"""`status`: all targets, selected and sorted."""

from collections.abc import Collection
from functools import partial

from mic_tracker.assess.selection import arrange_targets, with_tags
from mic_tracker.model.codes import Sort
from mic_tracker.model.report import Report
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.document import Answer
from mic_tracker.show.formats import format_named
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import status


def select_targets(
    report: Report,
    only: Collection[str],
    sort: str,
    language: LanguageWish,
    tags: Collection[str] = (),
    *,
    expand: bool = False,
) -> Report:
    """Return the report with the targets that were asked for, in the order asked for."""
    chosen = arrange_targets(with_tags(report, tags), only, sort, expand=expand)
    return status.by_name(chosen, words_for(report, language)) if sort == Sort.NAME else chosen


def render_status(report: Report, format_name: str, language: LanguageWish, screen: Screen) -> str:
    """Write all targets in a format."""
    words = words_for(report, language)
    if screen.wide or screen.explain:
        from mic_tracker.assess.all_methods import (  # noqa: PLC0415 - it loads every method
            ask_others,
        )

        report = ask_others(report)
    answer = Answer(
        document=partial(status.document, report, words, explain=screen.explain),
        data=partial(status.data, report, words),
        rows=partial(status.rows, report, words),
    )
    return format_named(format_name)(answer, words, screen)
