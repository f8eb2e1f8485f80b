"""Series: points in time of one indicator, what each allows, which can stand beside each other."""

from mic_tracker.model.series.allowed import Allowed
from mic_tracker.model.series.points import Point, Series

__all__ = ["Allowed", "Point", "Series"]
