"""What was promised, in words: one line per target kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds.cadence import Cadence
from mic_tracker.model.kinds.change import Change
from mic_tracker.model.kinds.comparison import Comparison
from mic_tracker.model.kinds.cumulative import Cumulative
from mic_tracker.model.kinds.direction import Direction
from mic_tracker.model.kinds.milestone import Milestone
from mic_tracker.model.report import Standing
from mic_tracker.model.target import Bounded, deadline
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words

Indicators = Mapping[str, Indicator]


def goal(standing: Standing, indicators: Indicators, words: Words, *, units: bool = False) -> str:
    """The goal without its deadline: "≥ 100,000"; with `units`, "≥ 100,000 firms"."""
    scale = Scale(standing.indicator.measure, standing.indicator.unit)
    say = _Say(words, words.quantity if units else words.number, scale, indicators)
    return GOALS[standing.target.kind](standing.target, say)


def goal_by(standing: Standing, indicators: Indicators, words: Words) -> str:
    """The whole goal: "≥ 100,000 firms by 2030"."""
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
