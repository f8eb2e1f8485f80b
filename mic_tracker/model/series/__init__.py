"""Series: points in time of one indicator, what each allows, which can stand beside each other."""

from mic_tracker.model.series.allowed import Allowed
from mic_tracker.model.series.points import NO_POINTS, ListedPoints, Point, Points
from mic_tracker.model.series.series import Series

__all__ = ["NO_POINTS", "Allowed", "ListedPoints", "Point", "Points", "Series"]
