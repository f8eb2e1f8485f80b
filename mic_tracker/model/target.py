"""What all kinds of target share, and the questions that each kind answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import inf
from typing import Annotated, Any, ClassVar, Literal, Self, cast

from pydantic import (
    Field,
    ModelWrapValidatorHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticKnownError

from mic_tracker.model.duration import Duration
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.goalpost import ABOUT_ONE_STATEMENT, RESTATED, SCOPE, Easier, read_promises
from mic_tracker.model.indicator import NUMERIC, Desired, Indicator, Measure
from mic_tracker.model.members import (
    Members,
    Quota,
    area_of,
    dims_of,
    member_in,
    members_of,
    with_member,
)
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.record import Id, LocalText, MemberTable, Number, Record, Text, with_part
from mic_tracker.model.series import Point, Series
from mic_tracker.model.series.regular import figure_of, is_flow
from mic_tracker.model.source import Statement
from mic_tracker.model.trajectory import Anchor, Objective, Operator, Trajectory
from mic_tracker.model.vintage import VintageIndex, Vintages


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a kind finds wrong with its own record: a finding code, and the key it is at."""

    code: str
    key: tuple[str | int, ...]
    facts: Mapping[str, MessageFact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Promise:
    """What a target asks for, as it was stated."""

    wording: str
    """The key of its sentence in the catalogue."""
    operator: Operator | Desired | Literal["done"]
    value: float | None = None
    """The number to reach; None where none is stated, or where it follows from the data."""
    key: str | None = None
    """The key of the record that holds the stated number."""
    unit: str | None = None
    """What the number counts; None: what the indicator does."""
    per: Frequency | None = None
    """The number is asked for in each such period."""
    than: str | None = None
    """The indicator that is to be exceeded."""
    percent: float | None = None
    """The change that is asked for."""
    since: Period | None = None
    """The period that it is counted from."""


class Baseline(Record):
    """Where a target starts: `baseline = { period, value }`."""

    period: Period | None = None
    value: Number | None = None
    """Looked up in the data when left out."""

    def anchor(self, series: Series) -> Anchor | None:
        """The stated start; None without a period, or with a value that the data does not have.

        A value is looked up since the last break only: no trend starts on another basis.
        """
        if self.period is None:
            return None
        if self.value is not None:
            return Anchor(self.period.end, self.value, self.period, stated=True)
        point = self.figure(series)
        known = point is not None and point.time >= series.basis
        return Anchor(point.time, point.value, point.when) if point and known else None

    def figure(self, series: Series) -> Point | None:
        """The figure of the period; of a flow, only one of the length of the series."""
        if self.period is None:
            return None
        return series.at(self.period) if series.is_flow else figure_of(series, self.period)


def _records(value: object) -> tuple[object, ...]:
    # the tables of a list have become records before
    if isinstance(value, tuple):
        return value
    raise PydanticKnownError("tuple_type")


class TargetRecord(Record):
    """The keys of a `[targets.<id>]` table that every kind has."""

    measures: ClassVar[frozenset[Measure]] = NUMERIC
    """The measures that the kind can follow."""
    default_method: ClassVar[str | None] = None
    """The method that judges this kind whatever the registry's default; None: the default."""
    follows: ClassVar[Literal["indicator", "ratio", "sum"]] = "indicator"
    """What the followed series holds: the indicator's figures, or what is computed from them."""
    goal_scale: ClassVar[tuple[str, Measure] | None] = None
    """The unit and measure of the stated number; None: those of the indicator."""
    better: ClassVar[Desired | None] = None
    """Which way is better for the indicator, where the kind leaves one answer only."""
    goalposts: ClassVar[Mapping[str, Easier]]
    """The kind's keys that can make the promise easier, each with how to tell."""

    indicator: Id
    name: LocalText | None = None
    """As shown; the indicator's name when left out."""
    area: Text | None = None
    dims: MemberTable | None = None
    """The members that it is about; of a dimension left out, the total."""
    series: Id | None = None
    """Which definition to follow; the one with the newest figure when left out."""
    each: Id | None = None
    """The dimension of whose members each is judged: "area", "sex" …"""
    enough: Quota | None = None
    """How many members have to be there: 60, or "95%"; all of them when left out."""
    gate: Literal["rollup", "members"] = "rollup"
    """What a check looks at: how many members are there, or each of them."""
    stated: Statement | None = None
    method: Text | None = None
    tags: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    formerly: Id | None = None
    """The id this target had before."""
    stale_after: Duration | None = None
    grace: Duration | None = None
    """How long a figure is awaited after the deadline; then there is no status without it."""
    unclear: LocalText | None = None
    """Why the target cannot be checked as it is stated; then it has no verdict."""
    note: LocalText | None = None
    restated: Annotated[
        tuple[Any, ...],
        PlainValidator(_records),
        WithJsonSchema({"type": "array", "items": {"type": "object"}}),
    ] = ()
    """Later promises, as its author restated it; what a block leaves out stays as it was."""

    @model_validator(mode="wrap")
    @classmethod
    def _read_restatements(cls, table: Any, first: ModelWrapValidatorHandler[Self]) -> Self:  # noqa: ANN401 - whatever was written
        if not isinstance(table, dict) or not isinstance(table.get(RESTATED), list):
            return first(table)
        record, *restated = read_promises(cls, first, cls.movable_keys(), table)
        return record.model_copy(update={RESTATED: tuple(restated)})

    @classmethod
    def movable_keys(cls) -> tuple[str, ...]:
        """The keys that a restatement can have, as written: those of the kind, and what it cites.

        What a target is about stays; the promise about something else is another target.
        """
        own = (
            field.alias or name
            for name, field in cls.model_fields.items()
            if name not in TargetRecord.model_fields and name != "kind"
        )
        return (*own, "series", "enough", "stated", *ABOUT_ONE_STATEMENT)

    @property
    def members(self) -> Members:
        """Which part of the indicator's breakdown it is about."""
        return members_of(self.area, self.dims)

    @property
    def promises(self) -> tuple[Self, ...]:
        """All promises, the first one first; the last of them is in force."""
        return (self, *self.restated)

    def is_moved_from(self, former: "TargetRecord") -> bool:
        """Whether it asks for something else than a former promise, and not only anew."""
        worded = {"stated", RESTATED, *ABOUT_ONE_STATEMENT}
        keys = type(self).model_fields.keys() - worded
        return any(getattr(self, key) != getattr(former, key) for key in keys)

    def moving(self, keys: Mapping[str, object]) -> Self:
        """The target with other values of some keys in the promise in force."""
        if not self.restated:
            return self.model_copy(update=keys)
        *former, present = self.restated
        return self.model_copy(update={RESTATED: (*former, present.model_copy(update=keys))})

    def parts(self, index: VintageIndex) -> tuple[tuple[str, Self], ...]:
        """The target of each member, with its name; nothing for one that is judged as a whole."""
        indicator = index.indicators[self.indicator]
        return tuple((name, self.part(name, indicator)) for name in self.member_names(index))

    def member_names(self, index: VintageIndex) -> tuple[str, ...]:
        """The members that it judges: those that are listed or have a figure; in order."""
        if self.each is None:
            return ()
        dimension = index.indicators[self.indicator].dimension(self.each)
        listed = (dimension and dimension.members) or {}
        selected, each = self.members, self.each
        named = {member_in(m, selected, each) for m in index.parts(self.indicator)}
        return (*listed, *sorted(member for member in named if member and member not in listed))

    def part(self, member: str, indicator: Indicator) -> Self:
        """The target of one member: it is about no other, and its name says so."""
        name = self.each or ""
        members = with_member(self.members, name, member)
        dimension = indicator.dimension(name)
        called = ((dimension and dimension.members) or {}).get(member, member)
        own = {"name": with_part(self.name or indicator.name, called)}
        keys = {"each": None, "area": area_of(members), "dims": dims_of(members)}
        return self.model_copy(update=keys | own)

    def histories(self, index: VintageIndex) -> tuple[Vintages, ...]:
        """The histories that the kind follows."""
        return (index.find(self.indicator, self.series, self.members),)

    def follow(self, histories: tuple[Vintages, ...], day: date | None) -> Series:
        """The series to judge, as known on a day; some kinds derive it from the histories."""
        return self._on_deadline(histories[0].on(day), histories[0].record)

    def replay(
        self, histories: tuple[Vintages, ...], latest: int | None = None
    ) -> Iterator[Series]:
        """The followed series after each day on which something became known, oldest first.

        Only the `latest` days are looked at, where a number of them is given. Figures that have
        been withdrawn since leave no trace in it. A flow keeps to the length that it has now.
        """
        lasting = tuple(h.without_withdrawn().of_lasting_length() for h in histories)
        days = sorted({day for history in lasting for day in history.days()})
        return self.replay_days(lasting, days[-latest if latest else 0 :])

    def replay_days(self, lasting: tuple[Vintages, ...], days: Sequence[date]) -> Iterator[Series]:
        """The followed series after each of the last days on which something became known."""
        if len(lasting) > 1:
            return (self.follow(lasting, day) for day in days)
        replayed = lasting[0].replay(days[0]) if days else ()
        return (self._on_deadline(series, lasting[0].record) for series in replayed)

    def _on_deadline(self, series: Series, indicator: Indicator) -> Series:
        """The series with the figure of exactly the deadline's period, if that is a stock."""
        due = deadline(self)
        return series.with_figure_of(due) if due and not is_flow(indicator) else series

    def trajectory(self, series: Series) -> Trajectory | None:
        """What would satisfy the target; None when the data lacks a value it depends on."""
        raise NotImplementedError

    def promise(self) -> Promise:
        """What the target asks for."""
        raise NotImplementedError

    def is_easier(self, key: str, old: "TargetRecord", series: Series) -> bool:  # noqa: ARG002 - a kind may need the data
        """Whether the promise is easier to keep than an old one of its kind, by one changed key.

        Some kinds have keys that only their other keys or the data can tell about.
        """
        easier = SCOPE.get(key) or self.goalposts.get(key)
        return easier is not None and easier(getattr(old, key), getattr(self, key))

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """What is wrong with the record in itself, given its indicator."""
        if indicator.measure not in self.measures:
            fits = tuple(sorted(self.measures))
            yield Fault("MT024", ("kind",), {"measure": indicator.measure, "fits": fits})


class Bounded(Record):
    """The keys of kinds with a numeric objective: `at_least` or `at_most`."""

    at_least: Number | None = None
    at_most: Number | None = None

    def objective(self) -> Objective:
        """The objective; a record with both or neither key never gets here."""
        if self.at_least is not None:
            return Objective("at_least", self.at_least)
        assert self.at_most is not None  # `one_bound` has refused the record  # noqa: S101
        return Objective("at_most", self.at_most)

    def bound_promise(self) -> Promise:
        """At least, or at most, the number."""
        objective = self.objective()
        operator = objective.operator
        return Promise(operator, operator, objective.value, key=operator)

    def bound_faults(self) -> Iterator[Fault]:
        """A fault unless exactly one of the two keys is there."""
        if (self.at_least is None) == (self.at_most is None):
            yield Fault("MT018", (), {"keys": "at_least, at_most"})


def first_point(series: Series) -> Anchor | None:
    """The start of a path whose target states none: the first point since the last break."""
    first = series.first
    return Anchor(first.time, first.value, first.when, assumed=True) if first else None


def impossible_value(
    indicator: Indicator, value: float | None, key: tuple[str | int, ...]
) -> Iterator[Fault]:
    """A fault when the indicator's measure cannot have this value."""
    if value is None:
        return
    if reason := value_fault(indicator.measure, value):
        yield Fault("MT028", key, {"measure": indicator.measure, "value": value, "why": reason})


def value_fault(measure: Measure, value: float) -> str | None:
    """Why a measure cannot have a value (a short code), or None."""
    if measure == "percent" and not 0 <= value <= 100:
        return "percent"
    if measure == "rank" and (value < 1 or value != int(value)):
        return "rank"
    if measure not in {"change", "percent", "rank"} and value < 0:
        return "negative"
    return None


def value_bounds(measure: Measure) -> tuple[float, float]:
    """Two numbers of which every value between is possible for a measure; of a rank, none are."""
    if measure == "rank":
        return inf, -inf
    if measure == "percent":
        return 0.0, 100.0
    return (-inf if measure == "change" else 0.0), inf


def deadline(target: TargetRecord) -> Period | None:
    """The period at whose end the target is due, or after which it ends."""
    period = getattr(target, "by", None) or getattr(target, "until", None)
    return cast("Period | None", period)


def interim_periods(target: TargetRecord) -> tuple[Period, ...]:
    """The periods of the listed points of its path."""
    return tuple(period for period, _ in getattr(target, "interim", ()))
