"""What a standing's numbers count: the measure that rules their digits, the unit beside them."""

from typing import NamedTuple

from mic_tracker.model.indicator import Measure
from mic_tracker.model.report import Standing


class Scale(NamedTuple):
    """A measure, and the unit shown beside a number; None: a bare number."""

    measure: Measure
    unit: str | None = None


RATIO = Scale("ratio", "×")
"""So many times the other: always a computed number."""


def scale_of(standing: Standing) -> Scale:
    """The indicator's scale; a comparison is followed as a ratio, whatever it compares."""
    if standing.target.follows == "ratio":
        return RATIO
    return Scale(standing.indicator.measure, standing.indicator.unit)
