"""What was promised, in words: one line per target kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mic_tracker.model.assessment import PeriodTally, StageTally
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds.cadence import Cadence
from mic_tracker.model.kinds.change import Change
from mic_tracker.model.kinds.comparison import Comparison
from mic_tracker.model.kinds.cumulative import Cumulative
from mic_tracker.model.kinds.direction import Direction
from mic_tracker.model.kinds.milestone import Milestone
from mic_tracker.model.report import Standing
from mic_tracker.model.series import Point
from mic_tracker.model.target import Bounded, deadline
from mic_tracker.model.trajectory import TargetPath
from mic_tracker.show.language.scale import Scale, scale_of
from mic_tracker.show.language.words import Words

Indicators = Mapping[str, Indicator]


def goal(standing: Standing, indicators: Indicators, words: Words, *, units: bool = False) -> str:
    """Write the goal without its deadline: "≥ 100,000"; with `units`, "≥ 100,000 firms"."""
    scale = Scale(standing.indicator.measure, standing.indicator.unit)
    say = _Say(words, words.quantity if units else words.number, scale, indicators)
    return GOALS[standing.target.kind](standing.target, say)


def goal_by(standing: Standing, indicators: Indicators, words: Words) -> str:
    """Write the whole goal: "≥ 100,000 firms by 2030"."""
    text = goal(standing, indicators, words, units=True)
    by = deadline(standing.target)
    if by is None:
        return text
    key = "by" if hasattr(standing.target, "by") else "until"
    return words.text("goal", key, goal=text, by=by)


@dataclass(frozen=True, slots=True)
class _Say:
    words: Words
    write: Callable[[float, Scale], str]
    scale: Scale
    indicators: Indicators

    def value(self, value: float) -> str:
        return self.write(value, self.scale)


def _bounded(target: Bounded, say: _Say) -> str:
    objective = target.objective()
    return say.words.text("goal", objective.operator, value=say.value(objective.value))


def _cadence(target: Cadence, say: _Say) -> str:
    every = say.words.text("every", target.every)
    return say.words.text("goal", "cadence", value=say.value(target.at_least), every=every)


def _comparison(target: Comparison, say: _Say) -> str:
    than = say.words.name(say.indicators[target.than].name)
    key = "comparison" if target.times == 1 else "comparison_times"
    return say.words.text("goal", key, than=than, times=target.times)


def _milestone(target: Milestone, say: _Say) -> str:
    if not target.stages:
        return say.words.text("goal", "milestone")
    return say.words.count("stage", len(target.stages))


def _direction(target: Direction, say: _Say) -> str:
    return say.words.text("goal", target.desired)


def _change(target: Change, say: _Say) -> str:
    notation = say.words.notation
    percent = notation.percentage(notation.stated(target.percent))
    sign = "+" if target.percent > 0 else ""
    return say.words.text("goal", "change", percent=sign + percent, since=target.since)


def _cumulative(target: Cumulative, say: _Say) -> str:
    value = say.value(target.at_least)
    return say.words.text("goal", "cumulative", value=value, since=target.since)


# each function is given the kind that its name stands for
GOALS: dict[str, Callable[[Any, _Say], str]] = {
    "level": _bounded,
    "threshold": _bounded,
    "cadence": _cadence,
    "comparison": _comparison,
    "milestone": _milestone,
    "direction": _direction,
    "change": _change,
    "cumulative": _cumulative,
}


Promise = tuple[str, float | None, str | None]


def promise(standing: Standing) -> Promise:
    """Operator, value and unit; the value is None where no number was promised or resolved."""
    return AIMS[standing.target.kind](standing.target, standing)


def _bounded_aim(target: Bounded, standing: Standing) -> Promise:
    objective = target.objective()
    return objective.operator, objective.value, standing.indicator.unit


def _change_aim(target: Change, standing: Standing) -> Promise:
    """The level that the change comes to, once the value it is counted from is known."""
    path = standing.trajectory
    value = path.objective.value if isinstance(path, TargetPath) else None
    return "at_least" if target.percent > 0 else "at_most", value, standing.indicator.unit


# each function is given the kind that its name stands for
AIMS: dict[str, Callable[[Any, Standing], Promise]] = {
    "level": _bounded_aim,
    "threshold": _bounded_aim,
    "cadence": lambda t, s: ("at_least", t.at_least, f"{s.indicator.unit} per {t.every}"),
    "comparison": lambda t, _: ("at_least", t.times, f"times {t.than}"),
    "milestone": lambda t, _: ("done", len(t.stages) or 1, "stages"),
    "direction": lambda t, s: (t.desired, None, s.indicator.unit),
    "change": _change_aim,
    "cumulative": lambda t, s: ("at_least", t.at_least, s.indicator.unit),
}


def latest_value(standing: Standing, words: Words) -> str:
    """Write the latest value, or how many periods are met or stages are done; "" without any."""
    tally = standing.assessment.tally
    if isinstance(tally, PeriodTally):
        return _periods(tally, words)
    if isinstance(tally, StageTally):
        return _stages(tally, words)
    if point := standing.series.latest:
        return with_qualifier(point, words.number(point.value, scale_of(standing)), words)
    return _undated(standing, words)


def _undated(standing: Standing, words: Words) -> str:
    """Write the last figure without a date, in brackets, as it is no point on a line."""
    figures = [o for o in standing.shown if o.period is None]
    if not figures:
        return ""
    value = words.number(figures[-1].value, scale_of(standing))
    qualifier = figures[-1].record.qualifier
    text = words.text("qualified", qualifier, value=value) if qualifier else value
    return words.text("latest", "undated", value=text)


def with_qualifier(point: Point, value: str, words: Words, section: str = "qualified") -> str:
    """Add the sign of its exactness to the value of a single figure: ~ about, > over.

    The section "observation" has words in place of the signs.
    """
    qualifier = point.observations[0].record.qualifier if len(point.observations) == 1 else None
    return words.text(section, qualifier, value=value) if qualifier else value


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
