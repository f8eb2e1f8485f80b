"""In which series of a table something may stand twice: whole columns at a time."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from datetime import date
from itertools import islice, pairwise
from operator import add, eq
from typing import NamedTuple

from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.period import Period
from mic_tracker.model.record import first_spelling
from mic_tracker.model.series.columns import RowSeries

Moment = tuple[str | None, date, date]
"""A stage, and the first and the last day of a period."""


class RowCodes(NamedTuple):
    """Of each row its series and what it says, as codes; of each series its part, as one."""

    series: Sequence[int]
    statements: Sequence[int]
    parts: Sequence[int]

    def counts(self) -> Counter[int]:
        """How many rows each series has."""
        return Counter(self.series)

    def having(self, series: Collection[int], said: Collection[int]) -> Iterable[int]:
        """The rows of some series, and those with some statements."""
        codes = enumerate(zip(self.series, self.statements, strict=True))
        return (row for row, (of, s) in codes if of in series or s in said)

    def beyond(
        self, values: Sequence[float], least: Sequence[float], most: Sequence[float]
    ) -> Iterable[int]:
        """The rows whose values are not between the bounds of their series."""
        # most tables have no such row, and two looks at a column are quicker than one at each row
        if values and max(least) <= min(values) <= max(values) <= min(most):
            return ()
        rows = enumerate(zip(self.series, values, strict=True))
        return (row for row, (of, value) in rows if not least[of] <= value <= most[of])

    def of_parts(self, parts: Collection[int]) -> Iterable[int]:
        """The rows of some parts."""
        part = self.parts
        return (row for row, of in enumerate(self.series) if part[of] in parts)

    def repeating(self, said: Iterable[Hashable]) -> set[int]:
        """The parts in which two rows say the same; `said` has a value for each statement.

        Rows with None are left out.
        """
        classes = classes_of(said)
        if not classes:
            return set()
        number = max(classes, default=0) + 1
        keys = self._keys(classes, number)
        if not any(map(eq, keys, islice(keys, 1, None))):
            return set()
        return {key // number for key, following in pairwise(keys) if key == following}

    def ending_together(self, moments: Sequence[Moment | None]) -> set[int]:
        """The parts in which two different moments end on one day; rows with None are left out."""
        classes, ends = classes_by_end(moments)
        if len({*ends}) == len(ends):
            return set()
        keys = self._keys(classes, len(ends))
        return {
            key // len(ends)
            for key, following in pairwise(keys)
            if key != following
            and key // len(ends) == following // len(ends)
            and ends[key % len(ends)] == ends[following % len(ends)]
        }

    def _keys(self, classes: Sequence[int], number: int) -> list[int]:
        """What each row is about as one number, sorted; most files are in order, or nearly."""
        base = [part * number for part in self.parts]
        parts, said = map(base.__getitem__, self.series), map(classes.__getitem__, self.statements)
        if min(classes, default=0) >= 0:
            keys = [*map(add, parts, said)]
        else:
            keys = [part + class_ for part, class_ in zip(parts, said, strict=True) if class_ >= 0]
        keys.sort()
        return keys


def part_codes(series: Iterable[RowSeries]) -> list[int]:
    """A number for each series; two whose members are only written otherwise have the same."""
    codes: dict[Hashable, int] = {}
    return [codes.setdefault((of.indicator, of.name, of.members), len(codes)) for of in series]


def duplicate_key(record: ObservationRecord, known: date | None) -> Hashable:
    """What a figure is about beside its series, by its source and the day: there is one of it."""
    why = first_spelling(record.undated) if record.undated and not record.period else None
    return any_source_key(record, known), why, record.source


def any_source_key(record: ObservationRecord, known: date | None) -> Hashable:
    """What a figure is about beside its series, and the day; whoever says it."""
    period = record.period
    return record.stage, (period.first, period.last) if period else None, known


def same_day_key(record: ObservationRecord, known: date | None) -> Hashable:
    """What a figure that counts is about, and the day; of two days, the later figure stands."""
    if record.period is None or record.status == "projected":
        return None
    return record.stage, record.period.first, record.period.last, known


def moment_of(record: ObservationRecord) -> Moment | None:
    """The stage and the days of a figure that counts; None of an interval."""
    if not isinstance(record.period, Period) or record.status == "projected":
        return None
    return record.stage, record.period.first, record.period.last


def classes_by_end(moments: Sequence[Moment | None]) -> tuple[list[int], list[date]]:
    """A number for each moment, -1 for None; and the days of their ends, by number and in order."""
    by_end = sorted({m for m in moments if m}, key=lambda moment: moment[2])
    places = {moment: i for i, moment in enumerate(by_end)}
    return [places[m] if m else -1 for m in moments], [moment[2] for moment in by_end]


def classes_of(values: Iterable[Hashable]) -> list[int]:
    """A number for each value, -1 for None."""
    codes: dict[Hashable, int] = {}
    return [-1 if value is None else codes.setdefault(value, len(codes)) for value in values]
