"""A scale says what numbers count, which rules their digits and the unit beside them."""

from typing import NamedTuple

from mic_tracker.model.indicator import Measure
from mic_tracker.model.record import LocalText
from mic_tracker.model.report import Standing


class Scale(NamedTuple):
    """A scale is a measure, and the unit shown beside a number; None: a bare number."""

    measure: Measure
    unit: LocalText | None = None


RATIO = Scale("ratio", "×")
"""The scale of a ratio: so many times another number, always computed."""


def scale_of(standing: Standing) -> Scale:
    """Return the indicator's scale; a comparison is followed as a ratio, whatever it compares."""
    if standing.target.follows == "ratio":
        return RATIO
    return Scale(standing.indicator.measure, standing.indicator.unit)
