"""`forecast-1`: the forecast as it was in version 1, so that reports made with it can be repeated.

It adds eight years without change to every past, steady or not, and asks for no wanted direction.
"""

from datetime import date

from mic_tracker.assess import track_record
from mic_tracker.assess.forecast_verdict import BANDS, judge_by_forecast
from mic_tracker.assess.method import Method, SeriesTrack
from mic_tracker.model.assessment import Assessment
from mic_tracker.model.method import Looks, MethodCard
from mic_tracker.model.trajectory import Trajectory

NAME = "forecast-1"
VERSION = 1


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:  # noqa: ARG001 - data only
    """The likelihood of meeting the target, and the status read from it."""
    return judge_by_forecast(NAME, VERSION, track, trajectory)


FORECAST_1 = Method(
    MethodCard(
        name=NAME,
        url=None,
        bands=BANDS,
        judges=("path", "heading"),
        looks_at=Looks.WHOLE_SERIES,
        record=track_record.FORECAST_1,
    ),
    judge=judge,
)
