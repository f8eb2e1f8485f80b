"""The Sustainable Development Goals Progress Chart of the UN Statistics Division, note of 2023.

Source: Progress Chart Technical Note 2023, read through the transcription that the Basque
statistical office publishes with its own indicators, not in the note itself. The cut-points of the
note of 2022 could not be verified and are not here.

The growth so far is carried on to the target year; the judgement is the share of the way from base
to target that this would cover. A latest value that meets the target is the best class whatever
the trend; that is the caller's to say, with `MET`.
"""

import math

from mic_tracker.assess.formulas.growth import cagr, extrapolate, progress_share

MET = "met_or_on_track"
WITH_TARGET = ((0.95, MET), (0.10, "fair_progress"), (-math.inf, "stagnation_or_regression"))
WITHOUT_TARGET = ((0.02, MET), (0.005, "fair_progress"), (-math.inf, "stagnation_or_regression"))
SCORES = {MET: 3, "fair_progress": 2, "stagnation_or_regression": 1}


def expected(base: tuple[float, float], latest: tuple[float, float], end: float) -> float | None:
    """Value at `end` if the growth from base to latest goes on; arguments are (time, value).

    None: no compound growth is defined between the two values.
    """
    growth = cagr(base[1], latest[1], latest[0] - base[0])
    return None if growth is None else extrapolate(latest[1], growth, end - latest[0])


def ratio(
    base: tuple[float, float], latest: tuple[float, float], target: tuple[float, float]
) -> float | None:
    """Share of the way from base to target that the extrapolated value covers.

    None: no growth is defined, or the target equals the base.
    """
    value = expected(base, latest, target[0])
    return None if value is None else progress_share(base[1], value, target[1])
