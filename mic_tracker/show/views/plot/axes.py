"""This module chooses the ends and names of the axes of a chart."""

import math
from collections.abc import Iterable
from datetime import date

from mic_tracker.model.answers.curve import Curves
from mic_tracker.model.indicator import NEVER_NEGATIVE, Measure
from mic_tracker.model.period import decimal_year
from mic_tracker.show.chart.chart import Axis, Tick, Zone
from mic_tracker.show.chart.ticks import round_ends, round_step, ticks_between, year_step
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words

_TICKS = 5
_YEARS = 14
"""How many years can be named beside each other."""
_CUT = 0.4
"""A share whose least figure is above this part of its greatest has a cut axis."""
_BEYOND = 1.6
"""How far beyond figures and goals the axis reaches for the forecast's sake."""


def time_axis(times: Iterable[float], most: int = _YEARS) -> Axis:
    """Whole years round all times; every one is named, or every second, fifth, tenth one."""
    known = [*times]
    low, high = math.floor(min(known) - 0.02), math.ceil(max(known) - 1e-6)
    if high - low < 2:
        low, high = low - (high == low), low + 2
    step = year_step(high - low, most)
    first = math.ceil(low / step) * step
    ticks = tuple(Tick(float(year), str(year)) for year in range(first, high + 1, step))
    return Axis(float(low), float(high), ticks)


def value_axis(values: Iterable[float], fan: Iterable[float], scale: Scale, words: Words) -> Axis:
    """Round numbers round all values, from 0 for what is counted; a rank has 1 at its top."""
    known = [*values]
    if scale.measure == "rank":
        return _rank_axis(known, words, scale)
    low, high = min(known), max(known)
    span = max(high - min(low, 0.0), abs(high), 1e-9)
    ahead = [min(max(value, low - span), high + (_BEYOND - 1) * span) for value in fan]
    low, high = min([low, *ahead]), max([high, *ahead])
    low = _bottom(low, high, scale.measure)
    step = round_step(low, high if high > low else low + 1, _TICKS)
    if scale.measure == "count":
        step = max(1.0, step)
    bottom, top = round_ends(low, high if high > low else low + step, step)
    if scale.measure == "percent" and max(known) <= 100:
        top = min(top, 100.0)
    ticks = tuple(Tick(at, words.number(at, scale)) for at in ticks_between(bottom, top, step))
    return Axis(bottom, top + 0.04 * (top - bottom), ticks)


def zone(day: date, words: Words) -> Zone:
    """The time after the day of judgement."""
    return Zone(decimal_year(day), words.text("plot_label", "zone", day=day))


def curve_times(curves: Curves) -> list[float]:
    """All times that a chart of figures has to show."""
    return [
        *(point.time for line in curves.lines for point in line.points),
        *(point.time for point in curves.path),
        *(point.time for point in curves.fan),
        *(goal.by.end for goal in curves.goals if goal.by),
        *(o.period.end for o in curves.projections if o.period),
    ]


def _bottom(low: float, high: float, measure: Measure) -> float:
    if measure == "percent":
        return low - 0.1 * (high - low) if low > _CUT * high and high > low else min(low, 0.0)
    return min(low, 0.0) if measure in NEVER_NEGATIVE else low


def _rank_axis(values: list[float], words: Words, scale: Scale) -> Axis:
    """From the first place down to a round number beyond the last one."""
    step = round_step(0, max(max(values) * 1.05, 4), _TICKS)
    step = max(1.0, step)
    bottom = math.ceil(max(values) * 1.05 / step) * step
    places = (1.0, *ticks_between(step, bottom, step))
    ticks = tuple(Tick(at, words.number(at, scale)) for at in dict.fromkeys(places))
    return Axis(1.0, bottom, ticks, inverted=True)
