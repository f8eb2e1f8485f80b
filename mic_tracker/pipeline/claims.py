"""`claims`: projections of others and what came of them, as text."""

from mic_tracker.assess import claims as claiming
from mic_tracker.model.report import Report
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.formats import format_named
from mic_tracker.show.screen import Screen


def render_claims(report: Report, format_name: str, language: str | None, screen: Screen) -> str:
    """Projections of others, and what came of them, as text."""
    made = claiming.claims(report.registry, report.clock)
    return format_named(format_name).claims(report, made, words_for(report, language), screen)
