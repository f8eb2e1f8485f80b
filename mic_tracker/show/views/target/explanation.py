"""The sentences that say why a target has its status."""

from collections.abc import Iterator
from itertools import islice

from mic_tracker.model.report import Report, Standing, shown_forecast, shown_reasons
from mic_tracker.show.language.scale import Scale, scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal, latest_against_goal
from mic_tracker.show.views.target.progress import tally_sentences


def explain_status(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    """Write the steps of the method with their numbers, the reasons, and the method's own word."""
    if standing.reviews:
        from mic_tracker.show.views.reviews import (  # noqa: PLC0415 - few targets have any
            status_sentences,
        )

        yield from status_sentences(standing, words)
    assessment = standing.assessment
    misleading = assessment.forecast and shown_forecast(standing) is None
    for step in () if misleading else assessment.steps:
        yield words.step(step, scale_of(standing), thin=standing.evidence.is_thin)
    goal_text = goal(standing, report.registry.indicators, words)
    if standing.members:
        yield from islice(tally_sentences(standing, words), 1)
    elif not assessment.steps and (beside := latest_against_goal(standing, goal_text, words)):
        yield beside
    for reason in shown_reasons(assessment.reasons):
        yield words.reason(reason)
    yield from _disputes(standing, report, words)
    if assessment.band:
        word = words.band(assessment.method, assessment.band)
        yield words.text("sentence", "band", method=assessment.method, band=word)


def _disputes(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    """Name each source, what it says, and what would follow if it were right."""
    scale = Scale(standing.indicator.measure, standing.indicator.unit)
    for dispute in standing.disputed:
        source = report.registry.sources.get(dispute.source or "")
        value = words.number(dispute.value, scale)
        status = words.status(dispute.status)
        key = "dispute" if source else "dispute_unsourced"
        title = words.local(source.title) if source else None
        yield words.text("sentence", key, source=title, value=value, status=status)
