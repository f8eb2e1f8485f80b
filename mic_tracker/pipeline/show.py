"""`show`: one target, or what every method says of it, as text."""

from mic_tracker.assess import all_methods as agreeing
from mic_tracker.model.report import Report
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.formats import format_named
from mic_tracker.show.screen import Screen


def render_target(
    report: Report, target: str, format_name: str, language: str | None, screen: Screen
) -> str:
    """One target, as text."""
    standing = report.standing(target)
    return format_named(format_name).show(report, standing.id, words_for(report, language), screen)


def render_all_methods(
    report: Report, target: str, format_name: str, language: str | None, screen: Screen
) -> str:
    """What every method that fits says of one target, as text."""
    standing, words = report.standing(target), words_for(report, language)
    opinions = agreeing.agreement(report.registry, standing.id, report.clock)
    return format_named(format_name).agreement(report, standing, opinions, words, screen)
