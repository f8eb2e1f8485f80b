"""`claims`: projections of others, and what came of them."""

from functools import partial

from mic_tracker.assess.claims import claims as find_claims
from mic_tracker.model.report import Report
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.document import Answer
from mic_tracker.show.formats import format_named
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import claims


def render_claims(report: Report, format_name: str, language: LanguageWish, screen: Screen) -> str:
    """Find the projections of others, and write what came of them in a format."""
    made, words = find_claims(report.registry, report.clock), words_for(report, language)
    answer = Answer(
        document=partial(claims.document, report, made, words),
        data=partial(claims.data, report, made, words),
        rows=partial(claims.rows, made, words),
    )
    return format_named(format_name)(answer, words, screen)
