"""`forecast`: the shrunken random walk with drift, version 2, our own method (docs/methods.md).

Calibrated on 11,048 real series and 5,841 policy targets. The status is read from the likelihood
with hysteresis over the vintages, so it depends on the data only: the passage of time changes
nothing.
"""

from datetime import date

from mic_tracker.assess import track_record
from mic_tracker.assess.forecast_verdict import BANDS, judge_by_forecast
from mic_tracker.assess.method import Method, SeriesTrack
from mic_tracker.model.assessment import Assessment
from mic_tracker.model.method import Looks, MethodCard
from mic_tracker.model.trajectory import Trajectory

NAME = "forecast"
VERSION = 2


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:  # noqa: ARG001 - data only
    """The likelihood of meeting the target, and the status read from it."""
    return judge_by_forecast(NAME, VERSION, track, trajectory)


FORECAST = Method(
    MethodCard(
        name=NAME,
        url=None,
        bands=BANDS,
        judges=("path", "heading"),
        looks_at=Looks.WHOLE_SERIES,
        record=track_record.FORECAST,
    ),
    judge=judge,
)
