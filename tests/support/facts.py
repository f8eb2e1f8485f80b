"""Facts for tests: observations of one indicator, `x`, written in a line each."""

import tomllib
from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from mic_tracker.model.finding import Location
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.series import Point, Series
from mic_tracker.model.vintage import VintageIndex, Vintages

_TARGET: TypeAdapter[Target] = TypeAdapter(Target)


def indicator(**keys: Any) -> Indicator:  # noqa: ANN401 - whatever a record may be given
    """An indicator that counts something, unless the keys say otherwise."""
    every = {"name": "X", "unit": "things", "measure": "count", "desired": "increase"}
    return Indicator.model_validate(every | keys)


def fact(
    period: str | None,
    value: float,
    known: str | None = None,
    **keys: Any,  # noqa: ANN401 - whatever a record may be given
) -> Observation:
    """An observation; known at the end of its period unless a day is given."""
    record = ObservationRecord.model_validate(
        {"indicator": "x", "period": period, "value": value, "unsourced": "test"} | keys
    )
    when = record.period
    return Observation(
        indicator=record.indicator,
        period=when if isinstance(when, Period) else None,
        value=record.central or 0.0,
        source=record.source,
        known_since=date.fromisoformat(known) if known else when.last if when else None,
        series=record.series,
        members=record.members,
        status=record.status,
        record=record,
        location=Location("targets.toml", 1),
        interval=when if isinstance(when, Interval) else None,
    )


def book(*facts: Observation, **keys: Any) -> VintageIndex:  # noqa: ANN401 - see `indicator`
    """A book of facts about the indicators they name, all of one measure."""
    return VintageIndex.of({name: indicator(**keys) for name in ("x", "y")}, facts)


def history(*facts: Observation, **keys: Any) -> Vintages:  # noqa: ANN401 - see `indicator`
    """The one history that facts about `x` make."""
    return book(*facts, **keys).find("x", None, ())


def series(*values: tuple[str, float], **keys: Any) -> Series:  # noqa: ANN401 - see `indicator`
    """A series of `x` from pairs of period and value."""
    return history(*(fact(period, value) for period, value in values), **keys).on()


def points(series: Series) -> list[tuple[str, float]]:
    """What a series says, as pairs of period and value."""
    return pairs(series.points)


def pairs(points: Sequence[Point]) -> list[tuple[str, float]]:
    """Points as pairs of period and value."""
    return [(str(point.period), point.value) for point in points]


def target(kind: str, toml: str) -> Target:
    """A target of `x`, from the keys of its table."""
    written = {"kind": kind, "indicator": "x"} | tomllib.loads(toml)
    return _TARGET.validate_python(written)


def faults(target: Target, **keys: Any) -> list[tuple[str, tuple[str | int, ...]]]:  # noqa: ANN401 - see `indicator`
    """The codes and keys of what a kind finds wrong, given the keys of its indicator."""
    return [(fault.code, fault.key) for fault in target.faults(indicator(**keys))]


def eased(kind: str, old: str, new: str, *values: tuple[str, float]) -> list[str]:
    """The keys by which a target is easier than it was; of the changed ones, by their fields."""
    before, after = target(kind, old), target(kind, new)
    changed = (f for f in type(after).model_fields if getattr(before, f) != getattr(after, f))
    return [field for field in changed if after.is_easier(field, before, series(*values))]


def day(text: str) -> date:
    """A day of the calendar."""
    return date.fromisoformat(text)


def period(text: str) -> Period:
    """A period from its spelling."""
    return Period.parse(text)
