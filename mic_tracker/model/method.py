"""The names a registry may give in `method`, and what each method can judge.

`assess.methods` has the methods themselves; what fits stands here, because `read` refuses what does
not fit and `assess` chooses by it.
"""

from enum import StrEnum
from typing import Literal, NamedTuple

from mic_tracker.model.assessment import Assessment
from mic_tracker.model.codes import Status
from mic_tracker.model.indicator import NUMERIC, Measure


class Scope(NamedTuple):
    """What a method has a meaning for."""

    kinds: frozenset[str]
    """The kinds of target, by their names in the registry."""
    measures: frozenset[Measure]
    from_zero: bool = True
    """Whether it has an answer where the baseline is 0."""
    origin: Literal["published", "own", "superseded"] = "published"
    """Superseded: an earlier version of our own, kept so that its reports can be repeated."""


_REACHED = frozenset({"level", "comparison", "change"})
_HEADED = _REACHED | {"direction"}
_EVENTS: frozenset[Measure] = frozenset({"count", "event"})
_DONE: frozenset[Measure] = frozenset({"event", "stage"})

SCOPES: dict[str, Scope] = {
    # calibrated on levels: a sum over years is outside what was measured
    "forecast": Scope(_HEADED, NUMERIC, origin="own"),
    "forecast-1": Scope(_HEADED, NUMERIC, origin="superseded"),
    "path": Scope(_REACHED | {"cumulative"}, NUMERIC | {"event"}),
    # a sum starts from nothing, and a rank has no growth
    "statcan-2025": Scope(_HEADED, NUMERIC - {"rank"}),
    "un-2023": Scope(_HEADED, NUMERIC - {"rank", "change"}, from_zero=False),
    "eurostat": Scope(_HEADED, NUMERIC - {"rank", "change"}, from_zero=False),
    "sdsn-linear": Scope(_REACHED, NUMERIC),
    "escap-csi": Scope(_REACHED | {"cumulative"}, NUMERIC),
    "escap-api": Scope(_REACHED, NUMERIC),
    "compliance": Scope(frozenset({"threshold"}), NUMERIC, origin="own"),
    "cadence": Scope(frozenset({"cadence"}), _EVENTS, origin="own"),
    "milestone": Scope(frozenset({"milestone"}), _DONE, origin="own"),
}

METHOD_NAMES = tuple(SCOPES)


def judges(method: str, kind: str, measure: Measure) -> bool:
    """Whether a method can judge targets of a kind on an indicator of a measure."""
    scope = SCOPES[method]
    return kind in scope.kinds and measure in scope.measures


def grows_from_zero(method: str, baseline: float | None) -> bool:
    """Whether a method would have to compute growth from a stated baseline of 0."""
    return baseline == 0 and not SCOPES[method].from_zero


class Band(NamedTuple):
    """A category of a published method, under its own name, with the status we read from it."""

    name: str
    at_least: float | None
    """The lower bound of the ratio; None for the lowest band."""
    status: Status
    inclusive: bool = True
    """Whether the bound itself belongs to this band, or to the next one below."""


class Looks(StrEnum):
    """What a method takes from a series."""

    WHOLE_SERIES = "whole_series"
    FIRST_AND_LATEST = "first_and_latest"
    LATEST_FIVE_YEARS = "latest_five_years"
    LATEST_AND_PATH = "latest_and_path"
    WEIGHTED_LINE = "weighted_line"
    LATEST_AND_NEXT_YEAR = "latest_and_next_year"
    CALENDAR = "calendar"
    STAGES = "stages"


class CameTrue(NamedTuple):
    """How often targets were met after a verdict, as measured on historical series."""

    band: str
    share: float
    """Of the targets that had this verdict, one to eight years before their deadline."""
    held_out: bool
    """Measured on series that nothing was fitted on, or on those of the fitting half."""
    origin: str
    """Where the measurement is described."""
    met_now: bool | None = False
    """Whether the target was met when the verdict was given; None: both are in it."""


class MethodCard(NamedTuple):
    """A method as it is cited, but for its words: everything a reader needs to check it."""

    name: str
    url: str | None
    bands: tuple[Band, ...]
    judges: tuple[str, ...]
    """The names of the trajectories it can judge."""
    looks_at: Looks
    bands_without_target: tuple[Band, ...] = ()
    """Where a direction has thresholds of its own: of the growth a year, as a fraction."""
    record: tuple[CameTrue, ...] = ()
    """Empty: nobody has measured how often its verdicts come true."""


class Opinion(NamedTuple):
    """One method's verdict beside the others'."""

    card: MethodCard
    assessment: Assessment
    record: tuple[CameTrue, ...]
    """How often this very verdict came true; empty where nobody has measured it."""

    @property
    def came_true(self) -> CameTrue | None:
        """The measurement on held-out series, else that of the fitting half."""
        return next((row for row in self.record if row.held_out), next(iter(self.record), None))
