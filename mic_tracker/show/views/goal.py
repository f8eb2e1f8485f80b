"""This module writes what was promised, and the latest figure beside it."""

from collections.abc import Mapping

from mic_tracker.model.assessment import MemberTally, PeriodTally, StageTally
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Standing
from mic_tracker.model.series import Point
from mic_tracker.model.target import deadline
from mic_tracker.show.language.scale import Scale, scale_of
from mic_tracker.show.language.words import Words

Indicators = Mapping[str, Indicator]


def goal(
    standing: Standing,
    indicators: Indicators,
    words: Words,
    section: str = "goal",
    *,
    units: bool = False,
) -> str:
    """Write the goal without its deadline: "≥ 100,000"; with `units`, "≥ 100,000 firms".

    The section "goal_words" has words in place of the signs.
    """
    promise = standing.target.promise()
    scale = _own_scale(standing)
    write = words.quantity if units else words.number
    facts = {
        "value": None if promise.value is None else write(promise.value, scale),
        "times": promise.value,
        "stages": words.count("stage", int(promise.value or 0)),
        "every": promise.per and words.text("every", promise.per),
        "than": promise.than and words.local(indicators[promise.than].name),
        "percent": None if promise.percent is None else _signed_percentage(promise.percent, words),
        "since": promise.since,
    }
    return words.text(section, promise.wording, **facts)


def _own_scale(standing: Standing) -> Scale:
    return Scale(standing.indicator.measure, standing.indicator.unit)


def _signed_percentage(percent: float, words: Words) -> str:
    """Write a change in per cent; a rise has its sign, too."""
    text = words.notation.percentage(words.notation.stated(percent))
    return f"+{text}" if percent > 0 else text


def goal_by(standing: Standing, indicators: Indicators, words: Words, section: str = "goal") -> str:
    """Write the whole goal: "≥ 100,000 firms by 2030"."""
    text = goal(standing, indicators, words, section, units=True)
    by = deadline(standing.target)
    if by is None:
        return text
    key = "by" if hasattr(standing.target, "by") else "until"
    return words.text(section, key, goal=text, by=by)


def latest_value(standing: Standing, words: Words) -> str:
    """Write the latest value, or how many periods are met or stages are done; "" without any."""
    tally = standing.assessment.tally
    if isinstance(tally, PeriodTally):
        return _periods(tally, words)
    if isinstance(tally, StageTally):
        return _stages(tally, words)
    if isinstance(tally, MemberTally):
        return words.text("latest", "members", there=tally.there, all=tally.members)
    if standing.disputed:
        values = sorted(dispute.value for dispute in standing.disputed)
        low, high = (words.number(v, _own_scale(standing)) for v in (values[0], values[-1]))
        return words.text("latest", "disputed", low=low, high=high)
    if point := standing.series.latest:
        return point_text(point, scale_of(standing), words)
    return _undated(standing, words)


def _undated(standing: Standing, words: Words) -> str:
    """Write the last figure without a date, in brackets, as it is no point on a line."""
    text = undated_value(standing, words)
    return words.text("latest", "undated", value=text) if text else ""


def undated_value(standing: Standing, words: Words, section: str = "qualified") -> str:
    """Write the last figure without a date; "" without any."""
    figures = [o for o in standing.observations if o.period is None]
    return figure_text(figures[-1], scale_of(standing), words, section) if figures else ""


def latest_against_goal(standing: Standing, goal: str, words: Words) -> str | None:
    """Set the latest figure, or the last one without a date, beside the goal; None without any."""
    latest = latest_value(standing, words)
    if not latest:
        return None
    has_date = standing.assessment.tally or standing.disputed or standing.series.latest
    if has_date:
        return words.text("sentence", "against", latest=latest, goal=goal)
    latest = undated_value(standing, words, "observation")
    return words.text("sentence", "against_undated", latest=latest, goal=goal)


def figure_text(
    o: Observation, scale: Scale, words: Words, section: str = "qualified", *, units: bool = False
) -> str:
    """Write a figure as its source states it: a range, or with the sign of its exactness, ~ or >.

    The section "observation" has words in place of the signs.
    """
    write = words.quantity if units else words.number
    value, record = write(o.stated, scale), o.record
    if record.qualifier:
        return words.text(section, record.qualifier, value=value)
    if record.range and record.value is not None:
        return words.text(section, "within", value=value, range=words.number(record.range, scale))
    return value


def point_text(
    point: Point, scale: Scale, words: Words, section: str = "qualified", *, units: bool = False
) -> str:
    """Write a point that is a single figure as that figure, any other by its value."""
    if figure := point.figure:
        return figure_text(figure, scale, words, section, units=units)
    return (words.quantity if units else words.number)(point.value, scale)


def _periods(tally: PeriodTally, words: Words) -> str:
    if not tally.met and not tally.missed:
        return ""
    closed = len(tally.met) + len(tally.missed) + len(tally.unknown)
    return words.text("latest", "periods", met=len(tally.met), closed=closed)


def _stages(tally: StageTally, words: Words) -> str:
    if not tally.done and not tally.refuted:
        return ""
    every = len(tally.done) + len(tally.left)
    if every == 1:
        return words.text("latest", "done" if tally.done else "not_done")
    return words.text("latest", "stages", done=len(tally.done), all=every)
