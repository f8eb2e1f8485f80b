"""Observations: one value for one reference period, as published on one date by one source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, Protocol

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from mic_tracker.model.fact import Range
from mic_tracker.model.finding import Location
from mic_tracker.model.members import Members, members_of
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.record import (
    Id,
    LocalText,
    MemberTable,
    Number,
    Published,
    Record,
    Text,
)
from mic_tracker.model.source import Source

ObservationStatus = Literal["normal", "estimated", "provisional", "projected", "break", "withdrawn"]
Qualifier = Literal["about", "over", "under", "at-least", "at-most"]


def _reference_written(value: object) -> Period | Interval:
    if isinstance(value, Interval):
        return value
    try:
        return Period.of_written(value)
    except ValueError:
        pass
    try:
        return Interval.parse(str(value))
    except ValueError:
        raise PydanticCustomError("period", "not a period") from None


ReferencePeriod = Annotated[
    Period | Interval,
    PlainValidator(_reference_written),
    WithJsonSchema(Interval.json_schema()),
]


class ObservationRecord(Record):
    """One `[[observations]]` block, as written."""

    indicator: Id
    period: ReferencePeriod | None = None
    """What the number describes: "2024", "2024-Q2", "2024-07"; without one, say why: `undated`.

    "2020/2021": some time in it.
    """
    undated: LocalText | None = None
    """Why no period can be given; such a figure is shown but never enters a series."""
    value: Number | None = None
    """In the unit of the indicator; left out where the source states only a range."""
    low: Number | None = None
    """The lower end of a range that the source states; never without `high`."""
    high: Number | None = None
    """The upper end."""
    source: Id | None = None
    unsourced: LocalText | None = None
    """Why no source can be given."""
    at: Text | None = None
    """Page, paragraph or table of the source."""
    published: Published | None = None
    """When this value became known, if not with its source."""
    recorded: date | None = None
    """When it was entered here."""
    series: Id | None = None
    """Which definition, when an indicator has more than one."""
    area: Text | None = None
    dims: MemberTable | None = None
    """The member of each other dimension of its indicator; of one left out, the total."""
    status: ObservationStatus = "normal"
    qualifier: Qualifier | None = None
    value_text: Text | None = None
    """The number as the source writes it."""
    derived: Text | None = None
    """The arithmetic, when the figure is computed from stated ones."""
    stage: Text | None = None
    """Which stage of a milestone this concerns."""
    note: LocalText | None = None

    @property
    def members(self) -> Members:
        """Which part of the indicator's breakdown it is about."""
        return members_of(self.area, self.dims)

    @property
    def range(self) -> Range | None:
        """The range that the source states; None without both ends."""
        return None if self.low is None or self.high is None else Range(self.low, self.high)

    @property
    def central(self) -> float | None:
        """The value; of a range without one its middle, which nobody states."""
        return middle(self.range) if self.value is None and self.range else self.value


class RowStatement(NamedTuple):
    """What a record says beside its series and its number: in a table, many rows say the same."""

    period: Period | Interval | None
    source: str | None
    status: ObservationStatus
    qualifier: Qualifier | None
    stage: str | None
    known_since: date | None = None
    """The day from which it was known: see `Observation`."""
    written: Mapping[str, object] = MappingProxyType({})
    """The keys of the record that it fills, with their values."""


class RowTable(Protocol):
    """A table that makes the record of a row, and tells where it stands."""

    def of(self, row: int) -> Mapping[str, object]:
        """The fields of an observation by which its series and its source are known."""
        ...

    def record(self, row: int) -> ObservationRecord:
        """What is written in a row."""
        ...

    def location(self, row: int) -> Location:
        """The place of a row."""
        ...

    def is_derived(self, row: int) -> bool:
        """Whether a row says how its number is computed."""
        ...


def middle(ends: Range) -> float:
    """The middle of a range, exact in the digits that both ends are written with."""
    low, high = (Decimal(repr(end)) for end in ends)
    return float((low + high) / 2)


_set = object.__setattr__  # what is frozen is filled by its own class only
_LAZY = frozenset({"record", "location", "indicator", "series", "members", "source", "spelt_stage"})
"""What few figures of a table are asked for."""


@dataclass(frozen=True, slots=True)
class Observation:
    """An observation with its references resolved: a fact with its date of becoming known.

    `known_since` is the last day of `published` (its own, else its source's); where that is
    unknown, the end of the reference period, the earliest day on which the figure can have existed
    (of an interval, the latest). It is None for an undated figure of an undated source. `value` is
    the middle of a range for which the source states no value.
    """

    indicator: str
    period: Period | None
    """None, too, where only an interval is known: such a figure never enters a series."""
    value: float
    source: str | None
    known_since: date | None
    series: str | None
    members: Members
    status: ObservationStatus
    record: ObservationRecord
    location: Location
    interval: Interval | None = None
    """Some time in which the figure held, where its period is not known any closer."""
    spelt_stage: LocalText | None = field(default=None, compare=False)
    """Its stage in each language that a milestone spells it in."""
    table: RowTable | None = field(default=None, init=False, repr=False, compare=False)
    """Where it is a row of a table: that gives what is left out of it at the first look."""
    row: int = field(default=0, init=False, repr=False, compare=False)
    statement: RowStatement | None = field(default=None, init=False, repr=False, compare=False)

    @classmethod
    def of_row(
        cls, table: RowTable, row: int, statement: RowStatement, value: float
    ) -> "Observation":
        """The observation of a row, with what is looked at of every figure; the rest is lazy."""
        made, period = cls.__new__(cls), statement.period
        is_dated = isinstance(period, Period)
        _set(made, "table", table)
        _set(made, "row", row)
        _set(made, "statement", statement)
        _set(made, "value", value)
        _set(made, "period", period if is_dated else None)
        _set(made, "interval", None if is_dated else period)
        _set(made, "known_since", statement.known_since)
        _set(made, "status", statement.status)
        return made

    if not TYPE_CHECKING:  # else every misspelt name would pass for an attribute

        def __getattr__(self, name: str) -> object:
            """Fill what has not been looked at yet."""
            if name not in _LAZY or self.table is None:
                raise AttributeError(name)
            if name in {"record", "location"}:
                made = {name: getattr(self.table, name)(self.row)}
            else:
                made = self.table.of(self.row)
            for key, value in made.items():
                _set(self, key, value)
            return made[name]

    @property
    def said(self) -> ObservationRecord | RowStatement:
        """Its period, source, status, qualifier and stage; no record is made for it."""
        return self.statement or self.record

    @property
    def central(self) -> float | None:
        """The value; of a range without one its middle."""
        return self.value if self.statement else self.record.central

    @property
    def stage(self) -> LocalText | None:
        """Its stage as a reader is shown it; a record, a key and a program have its name."""
        return self.spelt_stage or self.said.stage

    @property
    def when(self) -> Period | Interval | None:
        """Its period, else its interval; None for an undated figure."""
        return self.period or self.interval

    @property
    def ends(self) -> Range | None:
        """The range that its source states."""
        return None if self.statement else self.record.range

    @property
    def stated(self) -> float | Range:
        """The figure as its source states it: a range where the value is only its middle."""
        return self.ends if self.ends and self.record.value is None else self.value

    @property
    def exact(self) -> bool:
        """Whether the figure is stated as such: not computed, qualified, estimated or a range."""
        stated = self.statement or self.record
        hedged = self.status == "estimated" or stated.qualifier or self.ends
        return not (hedged or self.is_derived)

    @property
    def is_soft(self) -> bool:
        """Whether it may still move, or is not exact."""
        return self.status == "provisional" or not self.exact

    @property
    def is_derived(self) -> bool:
        """Whether it is computed from stated figures."""
        if self.table is None:
            return bool(self.record.derived)
        return self.table.is_derived(self.row)


def publication(record: ObservationRecord, sources: Mapping[str, Source]) -> Period | None:
    """The observation's own date of publication, else its source's; None when that is unknown."""
    source = sources.get(record.source or "")
    published = record.published or (source.published if source else None)
    return published if isinstance(published, Period) else None


def known_since(record: ObservationRecord, sources: Mapping[str, Source]) -> date | None:
    """The day it was published; where that is unknown, the end of its period; None without one."""
    dated = publication(record, sources) or record.period
    return dated.last if dated else None
