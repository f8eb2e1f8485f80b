"""What was promised, in words, and the latest figure beside it."""

from collections.abc import Mapping

from mic_tracker.model.assessment import PeriodTally, StageTally
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.report import Standing
from mic_tracker.model.series import Point
from mic_tracker.model.target import deadline
from mic_tracker.show.language.scale import Scale, scale_of
from mic_tracker.show.language.words import Words

Indicators = Mapping[str, Indicator]


def goal(standing: Standing, indicators: Indicators, words: Words, *, units: bool = False) -> str:
    """The goal without its deadline: "≥ 100,000"; with `units`, "≥ 100,000 firms"."""
    promise = standing.target.promise()
    scale = Scale(standing.indicator.measure, standing.indicator.unit)
    write = words.quantity if units else words.number
    facts = {
        "value": None if promise.value is None else write(promise.value, scale),
        "times": promise.value,
        "stages": words.count("stage", int(promise.value or 0)),
        "every": promise.per and words.text("every", promise.per),
        "than": promise.than and words.name(indicators[promise.than].name),
        "percent": None if promise.percent is None else _signed(promise.percent, words),
        "since": promise.since,
    }
    return words.text("goal", promise.wording, **facts)


def _signed(percent: float, words: Words) -> str:
    """A change in per cent: a rise with its sign, too."""
    text = words.notation.percentage(words.notation.stated(percent))
    return f"+{text}" if percent > 0 else text


def goal_by(standing: Standing, indicators: Indicators, words: Words) -> str:
    """The whole goal: "≥ 100,000 firms by 2030"."""
    text = goal(standing, indicators, words, units=True)
    by = deadline(standing.target)
    if by is None:
        return text
    key = "by" if hasattr(standing.target, "by") else "until"
    return words.text("goal", key, goal=text, by=by)


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
    figures = [o for o in standing.observations if o.period is None]
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
