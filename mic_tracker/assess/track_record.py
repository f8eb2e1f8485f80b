"""How often the verdicts of methods came true: measured, with origin; docs/methods.md says how.

Published rules: targets of 1 to 8 years on 5,541 (fitting) and 5,507 (held out) historical series,
base = first observation known. The two versions of the forecast: 4,657 held-out tracks of eight
years with one observation a year, status with hysteresis, targets met on the way included; version
2 without a wanted direction, which these series do not state.
"""

from mic_tracker.model.method import CameTrue

_CASES = "docs/methods.md#what-the-published-verdicts-meant"
_TRACKS = "docs/methods.md#what-the-statuses-of-the-forecast-meant"


def _fitted(band: str, share: float) -> CameTrue:
    return CameTrue(band, share, held_out=False, origin=_CASES)


def _met_now(band: str) -> CameTrue:
    return CameTrue(band, 0.68, held_out=False, origin=_CASES, met_now=True)


EUROSTAT = (
    CameTrue("significant_progress", 0.44, held_out=True, origin=_CASES),
    _fitted("significant_progress", 0.42),
    _fitted("moderate_progress", 0.22),
    _fitted("insufficient_progress", 0.10),
    _fitted("movement_away", 0.10),
    _met_now("significant_progress"),
)
UN = (_fitted("met_or_on_track", 0.42), _met_now("met_or_on_track"))
SDSN = (
    _fitted("on_track", 0.41),
    _fitted("moderately_improving", 0.22),
    _met_now("maintaining"),
)
FORECAST = (
    CameTrue("likely", 0.88, held_out=True, origin=_TRACKS, met_now=None),
    CameTrue("open", 0.50, held_out=True, origin=_TRACKS, met_now=None),
    CameTrue("unlikely", 0.10, held_out=True, origin=_TRACKS, met_now=None),
)
FORECAST_1 = (
    CameTrue("likely", 0.87, held_out=True, origin=_TRACKS, met_now=None),
    CameTrue("open", 0.51, held_out=True, origin=_TRACKS, met_now=None),
    CameTrue("unlikely", 0.10, held_out=True, origin=_TRACKS, met_now=None),
)
