"""Figures as they come out of files: what each is about, when, and how much or why not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mic_tracker.model.edit.exchange.problem import CellPlace
from mic_tracker.model.observation import ObservationStatus, Qualifier
from mic_tracker.model.period import Interval, Period

MissingReason = Literal[
    "blank", "not-available", "not-applicable", "not-significant", "confidential", "unspecified"
]
"""Why there is no value; `unspecified` where a mark says only that there is none."""
Pairs = tuple[tuple[str, str], ...]


class SeriesKey(NamedTuple):
    """What a figure is about, but for its period; figures with one key are a series."""

    area: str | None
    """Its name; its code where the file has no name."""
    area_code: str | None
    dimensions: Pairs
    """Names of dimensions with members, in the order of the columns; totals are left out."""
    series: Pairs
    """What tells one indicator or definition from another: an id, a name, an adjustment."""
    unit: str | None


class ImportedFigure(NamedTuple):
    """One figure of a file, or the place of one that has no value."""

    key: SeriesKey
    period_text: str
    """As written."""
    period: Period | Interval
    """Of a span the last period in it."""
    since: Period | None
    """The first period of a span, whose figure is of all of it."""
    value: float | None
    """In the unit, with the multiplier of the file applied."""
    missing: MissingReason | None
    """Why there is no value."""
    low: float | None
    high: float | None
    qualifier: Qualifier | None
    status: ObservationStatus
    derived: str | None
    """The arithmetic where a multiplier was applied."""
    value_text: str
    """The value as written."""
    note: str | None
    published: Period | None
    place: CellPlace

    @property
    def dimensions(self) -> Mapping[str, str]:
        """The members of the dimensions by their names; totals are left out."""
        return dict(self.key.dimensions)

    @property
    def series(self) -> Mapping[str, str]:
        """The parts of the key by their names."""
        return dict(self.key.series)

    @property
    def is_span(self) -> bool:
        """Whether the figure is of several periods together: an average or a sum."""
        return self.since is not None


@dataclass(frozen=True, slots=True)
class SeriesFound:
    """The figures of a file that are about the same."""

    key: SeriesKey
    first: Period | Interval
    last: Period | Interval
    count: int
    """Figures with a value."""
    missing: int
    """Those without one."""


def find_series(figures: Iterable[ImportedFigure]) -> tuple[SeriesFound, ...]:
    """The series of figures, in the order in which they begin."""
    found: dict[SeriesKey, list[ImportedFigure]] = {}
    for figure in figures:
        found.setdefault(figure.key, []).append(figure)
    return tuple(_series(key, own) for key, own in found.items())


def _series(key: SeriesKey, figures: list[ImportedFigure]) -> SeriesFound:
    periods = [figure.period for figure in figures]
    first = min(periods, key=lambda period: (period.first, period.last))
    last = max(periods, key=lambda period: (period.last, period.first))
    missing = sum(figure.missing is not None for figure in figures)
    return SeriesFound(key, first, last, len(figures) - missing, missing)
