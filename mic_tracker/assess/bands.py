"""Threshold tables of formulas as bands of the model: each name with the status we read from it."""

import math
from collections.abc import Mapping

from mic_tracker.model.assessment import Band, Status


def bands(table: tuple[tuple[float, str], ...], statuses: Mapping[str, Status]) -> tuple[Band, ...]:
    """One band per row (lower bound, name), best first."""
    return tuple(
        Band(name, bound if math.isfinite(bound) else None, statuses[name]) for bound, name in table
    )
