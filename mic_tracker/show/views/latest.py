"""The latest value of a target, with its exactness, in a few signs."""

from mic_tracker.model.assessment import PeriodTally, StageTally
from mic_tracker.model.report import Standing
from mic_tracker.model.series import Point
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words


def latest(standing: Standing, words: Words) -> str:
    """The latest value; of periods and stages how many are met or done; "" without any."""
    tally = standing.assessment.tally
    if isinstance(tally, PeriodTally):
        closed = len(tally.met) + len(tally.missed) + len(tally.unknown)
        told = len(tally.met) + len(tally.missed)
        return words.text("latest", "periods", met=len(tally.met), closed=closed) if told else ""
    if isinstance(tally, StageTally):
        return _stages(tally, words)
    if point := standing.series.latest:
        return qualified(point, words.number(point.value, scale_of(standing)), words)
    return _undated(standing, words)


def _undated(standing: Standing, words: Words) -> str:
    """The last figure without a date, in brackets: it is something, and no point on a line."""
    figures = [o for o in standing.shown if o.period is None]
    if not figures:
        return ""
    value = words.number(figures[-1].value, scale_of(standing))
    qualifier = figures[-1].record.qualifier
    told = words.text("qualified", qualifier, value=value) if qualifier else value
    return words.text("latest", "undated", value=told)


def qualified(point: Point, value: str, words: Words, section: str = "qualified") -> str:
    """The value with the sign of its exactness: ~ about, > over; only for a single figure.

    The section "observation" has words in place of the signs.
    """
    qualifier = point.observations[0].record.qualifier if len(point.observations) == 1 else None
    return words.text(section, qualifier, value=value) if qualifier else value


def _stages(tally: StageTally, words: Words) -> str:
    if not tally.done and not tally.refuted:
        return ""
    every = len(tally.done) + len(tally.left)
    if every == 1:
        return words.text("latest", "done" if tally.done else "not_done")
    return words.text("latest", "stages", done=len(tally.done), all=every)
