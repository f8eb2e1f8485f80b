"""`status`: all targets, selected and sorted, as text."""

from collections.abc import Collection

from mic_tracker.assess import selection
from mic_tracker.model.report import Report
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.formats import format_named
from mic_tracker.show.screen import Screen


def select_targets(report: Report, only: Collection[str], sort: str) -> Report:
    """The report with the targets that were asked for, in the order that was asked for."""
    return selection.arrange(report, only, sort)


def render_status(report: Report, format_name: str, language: str | None, screen: Screen) -> str:
    """All targets, as text."""
    return format_named(format_name).status(report, words_for(report, language), screen)
