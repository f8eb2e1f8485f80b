"""Why a verdict is what it is: sentences from its reasons, its numbers and its steps."""

from collections.abc import Iterator

from mic_tracker.model.report import Report, Standing, telling, told_forecast
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal
from mic_tracker.show.views.latest import latest


def why(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    """The steps of the method with their numbers, then the reasons, then the method's own word."""
    assessment = standing.assessment
    misleading = assessment.forecast and told_forecast(standing) is None
    for step in () if misleading else assessment.steps:
        yield words.step(step, scale_of(standing))
    if not assessment.steps and (told := latest(standing, words)):
        aim = goal(standing, report.registry.indicators, words)
        yield words.text("sentence", "against", latest=told, goal=aim)
    for reason in telling(assessment.reasons):
        yield words.reason(reason)
    if assessment.band:
        word = words.band(assessment.band)
        yield words.text("sentence", "band", method=assessment.method, band=word)


def why_in_a_line(standing: Standing, report: Report, words: Words) -> str:
    """All of it as one line."""
    return " ".join(why(standing, report, words))
