"""Series: points in time of one indicator, what each allows, which can stand beside each other."""

from mic_tracker.model.series.points import Point, Series
from mic_tracker.model.series.range import Range

__all__ = ["Point", "Range", "Series"]
