"""`history`: where one target stood after each day of publication, as text."""

from mic_tracker.assess.history import verdicts
from mic_tracker.model.report import Report
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.formats import format_named
from mic_tracker.show.screen import Screen


def render_history(
    report: Report,
    target: str,
    method: str | None,
    format_name: str,
    language: str | None,
    screen: Screen,
) -> str:
    """Where one target stood after each day of publication, as text."""
    standing = report.standing(target)
    past = verdicts(report.registry, standing.id, report.clock, method)
    words = words_for(report, language)
    return format_named(format_name).history(report, standing, past, words, screen)
