"""`history`: where one target stood after each day of publication."""

from functools import partial

from mic_tracker.assess.over_time.history import past_assessments
from mic_tracker.model.report import Report
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.document import Answer
from mic_tracker.show.formats import format_named
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import history


def render_history(
    report: Report,
    target_id: str,
    method: str | None,
    format_name: str,
    language: LanguageWish,
    screen: Screen,
) -> str:
    """Judge a target after each day of publication, and write that in a format."""
    standing, words = report.standing(target_id), words_for(report, language)
    past = past_assessments(report.registry, standing.id, report.clock, method)
    answer = Answer(
        document=partial(history.document, report, standing, past, words),
        data=partial(history.data, report, standing, past, words),
        rows=partial(history.rows, past, words),
    )
    return format_named(format_name)(answer, words, screen)
