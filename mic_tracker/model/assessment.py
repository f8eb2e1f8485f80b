"""What is concluded, and by what rule. The waist between methods and formats."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, overload

from mic_tracker.model.codes import Status
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.series import Point
from mic_tracker.model.trajectory import Question


class Reason(StrEnum):
    """Why a verdict is what it is, or why there is none."""

    SINGLE_POINT = "single_point"
    TOO_SHORT = "too_short"
    ZERO_BASE = "zero_base"
    SIGN_CHANGE = "sign_change"
    BREAK_IN_WINDOW = "break_in_window"
    NO_TARGET = "no_target"
    NO_BASELINE = "no_baseline"
    NO_OBSERVATION = "no_observation"
    NO_COUNTERPART = "no_counterpart"
    OUT_OF_SPAN = "out_of_span"
    GAP_AT_START = "gap_at_start"
    OTHER_SERIES = "other_series"
    UNDATED = "undated"
    TARGET_EQUALS_BASE = "target_equals_base"
    NO_DEADLINE = "no_deadline"
    DEADLINE_PASSED = "deadline_passed"
    AWAITING_DATA = "awaiting_data"
    INFEASIBLE = "infeasible"
    SILENCE = "silence"
    NOT_STARTED = "not_started"
    NOT_DUE = "not_due"
    METHOD_DOES_NOT_FIT = "method_does_not_fit"
    ZERO_REPLACED = "zero_replaced"
    MET_NOW = "met_now"
    STATUS_HELD = "status_held"
    CANNOT_BE_CHECKED = "cannot_be_checked"
    TOO_CLOSE = "too_close"
    SOURCES_DISAGREE = "sources_disagree"
    OTHER_LENGTH = "other_length"
    DATE_UNCERTAIN = "date_uncertain"
    NOTHING_AT_DEADLINE = "nothing_at_deadline"
    BELOW_LINE = "below_line"
    ABOVE_LINE = "above_line"
    RIGHT_SIDE = "right_side"
    MEMBERS_OPEN = "members_open"


LIKELIHOOD_BOUNDS: Mapping[str, float] = {
    "on_track_from": 2 / 3,
    "off_track_below": 1 / 3,
    "on_track_entered": 0.77,
    "on_track_left": 0.57,
    "off_track_entered": 0.23,
    "off_track_left": 0.43,
}
"""Where a likelihood becomes a status, and where one that is held is entered and left.

`assess/formulas/hysteresis.py` decides by the same numbers; a test holds the two together.
"""


class Step(NamedTuple):
    """A formula with its numbers; the formula's wording lives in the message catalogue."""

    formula: str
    numbers: Mapping[str, float | str | None]


class LazySteps(Sequence[Step]):
    """Steps that are worked out at the first look: an overview asks no target how."""

    def __init__(self, make: Callable[[], tuple[Step, ...]]) -> None:
        """Take what works them out."""
        self._make = make

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        return self._make()

    @overload
    def __getitem__(self, at: int) -> Step: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Step, ...]: ...
    def __getitem__(self, at: int | slice) -> Step | tuple[Step, ...]:
        """One of them, or some."""
        return self._steps[at]

    def __len__(self) -> int:
        """How many they are."""
        return len(self._steps)

    def __eq__(self, other: object) -> bool:
        """Whether the other ones are the same, worked out or not."""
        return isinstance(other, Sequence) and self._steps == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # a step has a table of numbers

    def __repr__(self) -> str:
        """The steps, as a tuple shows them."""
        return repr(self._steps)


class Forecast(NamedTuple):
    """The predictive distribution at the deadline, and the likelihoods read from it."""

    at: float
    """Decimal year of the deadline (or of the horizon, for targets without one)."""
    median: float
    low50: float
    high50: float
    low80: float
    high80: float
    low95: float
    high95: float
    likelihood: float
    """Of the question that the target asks."""
    question: Question
    likelihood_at: float
    likelihood_ever: float
    expected: float | None
    """Decimal year from which reaching it is at least an even chance; None: not within 30 years."""
    earliest: float | None
    latest: float | None
    n: int
    version: int
    """Of the forecast, 1 or 2."""


class Rates(NamedTuple):
    """Where a path stands: shares, values and paces in units per year; None where undefined."""

    progress: float | None = None
    """Share of the way from baseline to objective."""
    path_value: float | None = None
    """Where the path is today."""
    required_rate: float | None = None
    observed_rate: float | None = None
    acceleration: float | None = None
    """Required ÷ observed."""
    lag_years: float | None = None
    """How far behind the path, in years; negative: ahead."""
    shortfall: float | None = None
    """How far the latest figure is behind the path of its own day, as a share of the way."""


class PeriodTally(NamedTuple):
    """A cadence: what became of each period of its calendar."""

    met: tuple[Period, ...]
    missed: tuple[Period, ...]
    excused: tuple[Period, ...]
    unknown: tuple[Period, ...]
    open: Period | None
    future: int
    streak: int
    longest: int
    attainment: float | None
    """Met ÷ (met + missed)."""
    budget_left: int
    """Misses still affordable under the objective; negative: it is broken."""
    best_possible: float | None
    """The share that can still be attained."""
    due_by: date | None
    """When the open period ends, grace included, if its quota is not yet met."""
    events: float
    debt: float
    """Events missing, summed over periods."""
    surplus: float
    """Events counted minus events asked for."""
    alert: bool = False
    """Misses come too fast, both lately and over a longer window."""


class Compliance(NamedTuple):
    """A threshold: the latest value against the line, and the periods on the right side."""

    complies: bool | None
    """None: the latest figure allows values on both sides of the line."""
    periods_met: int
    periods: int
    """Those of which the figures tell."""
    margin: float
    """Distance to the line, positive on the right side."""
    unsettled: int = 0
    """The periods of which the figures allow both."""


class StageTally(NamedTuple):
    """A milestone: which stages are done, and since when."""

    done: tuple[tuple[str | None, Period | Interval], ...]
    left: tuple[str | None, ...]
    refuted: tuple[str | None, ...] = ()
    """Stages that a source says were not done, at or after the deadline."""


class MemberTally(NamedTuple):
    """A dimension: where each of its members stands, and how many of them have to be there."""

    dimension: str
    members: int
    needed: int
    there: int
    """The members that are on track or have achieved it."""
    counts: Mapping[Status, int]
    """How many members have each status that one of them has."""
    mean: float | None
    """The mean share of the way, weighted; None without weights, or without a share of each."""


Tally = PeriodTally | Compliance | StageTally | MemberTally


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one method concludes about one target."""

    method: str
    status: Status
    band: str | None = None
    """The method's own word."""
    ratio: float | None = None
    score: float | None = None
    reasons: tuple[Reason, ...] = ()
    forecast: Forecast | None = None
    tally: Tally | None = None
    steps: Sequence[Step] = ()
    decided_by: Point | None = None
    """The figure that a final word rests on."""
    reported_share: float | None = None
    """The share of the way by a figure without an exact date, where there is no other."""


THIN = "thin"
"""The grade of evidence that carries a likelihood in round numbers only."""


class Evidence(NamedTuple):
    """What a verdict rests on."""

    n: int
    span_years: float
    age_years: float | None
    """From the end of the latest period to the day of judgement."""
    provisional: int
    derived: int
    conflicts: int
    grade: str
    """thin, fair or solid (docs/methods.md has the rule)."""

    @property
    def is_thin(self) -> bool:
        """Whether it carries no more than a word and a round number."""
        return self.grade == THIN
