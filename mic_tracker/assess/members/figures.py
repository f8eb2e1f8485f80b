"""The figures of many members as arrays: those of one member together, in the order of time.

A member is plain where its figures are: of one series, one for each day, none known before the one
before it, none withdrawn, roughly dated or inexact. All others are left to the code that judges
one by one.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from mic_tracker.assess.members.columns import Booleans, Floats, Ints
from mic_tracker.assess.members.statements import Statements, flags
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.members import member_in
from mic_tracker.model.period import Period
from mic_tracker.model.series.columns import FigureColumns, TabledObservations
from mic_tracker.model.series.regular import is_flow, kind_of, kind_of_period
from mic_tracker.model.series.rows import odd_rows


class MemberRows(NamedTuple):
    """The rows of all members of a target, one member after the other, in the order of the file."""

    columns: FigureColumns
    series: str | None
    """The series that the target follows, where it names one."""
    rows: Ints
    places: Ints
    """Of each row, the place of its member among all."""

    @classmethod
    def of(
        cls, observations: TabledObservations, target: Target, names: Sequence[str]
    ) -> "MemberRows":
        """Find the rows of the members of a target."""
        columns, all_rows = observations.columns, _row_numbers(observations)
        of_series = _places_of_series(columns, target, names)
        places = of_series[np.asarray(columns.series)[all_rows]]
        inside = places >= 0
        rows, places = all_rows[inside], places[inside]
        if (places[1:] < places[:-1]).any():
            order = np.argsort(places, kind="stable")
            rows, places = rows[order], places[order]
        return cls(columns, target.series, rows, places)

    def take(self, kept: Booleans | Ints) -> "MemberRows":
        """Some of the rows."""
        return self._replace(rows=self.rows[kept], places=self.places[kept])

    @property
    def said(self) -> Ints:
        """Of each row, the code of its statement."""
        return np.asarray(self.columns.statements)[self.rows].astype(np.int64)

    def observations(self) -> TabledObservations:
        """What they state."""
        return TabledObservations(self.columns, array("q", self.rows.tobytes()))


class MemberFigures(NamedTuple):
    """The figures of plain members: an entry for each, and where those of a member begin."""

    statements: Statements
    plain: Ints
    """The places of the plain members among all."""
    first: Ints
    """Of each plain member, the place of its first figure."""
    counts: Ints
    """How many figures each of them has."""
    said: Ints
    """Of each figure, the code of its statement."""
    values: Floats
    derived: Booleans

    @classmethod
    def of(cls, of_members: MemberRows, indicator: Indicator, members: int) -> "MemberFigures":
        """Pick the plain members, and bring their figures into the order of time."""
        columns, statements = of_members.columns, Statements.of(of_members.columns.statement_table)
        odd = _odd_members(of_members, statements, members)
        used = of_members.take(~(odd[of_members.places] | statements.left_out[of_members.said]))
        used = _in_order_of_time(used, statements)
        said = used.said
        breaks = _breaks_order(used.places, said, statements)
        odd |= _holders(used.places, breaks | _other_length(said, statements, indicator), members)
        counts = np.bincount(used.places, minlength=members)
        plain = np.flatnonzero(~odd & (counts > 0))
        return cls(
            statements,
            plain,
            (np.cumsum(counts) - counts)[plain],
            counts[plain],
            said,
            np.asarray(columns.values)[used.rows],
            _derived_rows(columns)[used.rows],
        )


def _row_numbers(observations: TabledObservations) -> Ints:
    rows = observations.rows
    return (
        np.arange(rows.start, rows.stop) if isinstance(rows, range) else np.asarray(rows, np.int64)
    )


def _places_of_series(columns: FigureColumns, target: Target, names: Sequence[str]) -> Ints:
    """Of each series, the place of the member that it is of; -1 where it is of none."""
    places: Mapping[str | None, int] = {name: place for place, name in enumerate(names)}
    selected, each = target.members, target.each or ""
    found = (
        places.get(member_in(of.members, selected, each), -1)
        if of.indicator == target.indicator
        else -1
        for of in columns.series_table
    )
    return np.fromiter(found, np.int64)


def _odd_members(of_members: MemberRows, statements: Statements, members: int) -> Booleans:
    """The members with rows that are not plain, or of several series."""
    columns = of_members.columns
    unusual = np.isnan(np.asarray(columns.values))
    unusual[[*odd_rows(columns)]] = True
    series = np.asarray(columns.series)[of_members.rows]
    first = np.searchsorted(of_members.places, np.arange(members))
    of_first = series[np.minimum(first, len(series) - 1)] if len(series) else series
    several = series != of_first[of_members.places]
    if of_members.series is not None:
        named = flags(of.name == of_members.series for of in columns.series_table)
        several |= ~named[series]
    odd = unusual[of_members.rows] | statements.odd[of_members.said] | several
    return _holders(of_members.places, odd, members)


def _holders(places: Ints, of_rows: Booleans, members: int) -> Booleans:
    """The members that have a row of some."""
    return np.bincount(places[of_rows], minlength=members) > 0


def _in_order_of_time(rows: MemberRows, statements: Statements) -> MemberRows:
    times, same = statements.times[rows.said], rows.places[1:] == rows.places[:-1]
    if not (same & (times[1:] < times[:-1])).any():
        return rows
    return rows.take(np.lexsort((times, rows.places)))


def _breaks_order(places: Ints, said: Ints, statements: Statements) -> Booleans:
    """Figures that do not end after the one before them, or were known before it was."""
    times, last, known = (
        column[said] for column in (statements.times, statements.last, statements.known)
    )
    after = (times[1:] > times[:-1]) & (last[1:] > last[:-1]) & (known[1:] >= known[:-1])
    breaks = np.zeros(len(places), np.bool_)
    breaks[1:] = (places[1:] == places[:-1]) & ~after
    return breaks


def _other_length(said: Ints, statements: Statements, indicator: Indicator) -> Booleans:
    """Figures of a flow of another length than that of the series, or of the most."""
    lengths = statements.lengths[said]
    if not is_flow(indicator) or not len(lengths):
        return np.zeros(len(lengths), np.bool_)
    declared = kind_of((), indicator)
    if declared is None:
        other: Booleans = lengths != np.bincount(lengths).argmax()
        return other
    fits = flags(
        isinstance(s.period, Period) and kind_of_period(s.period) == declared
        for s in statements.table
    )
    return ~fits[said]


def _derived_rows(columns: FigureColumns) -> Booleans:
    derived = np.zeros(len(columns.values), np.bool_)
    derived[[row for row, said in columns.texts.items() if "derived" in said]] = True
    return derived
