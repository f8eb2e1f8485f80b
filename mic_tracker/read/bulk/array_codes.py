"""The codes of rows as arrays: what `RowCodes` says, said of millions of rows at once."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mic_tracker.read.delimited.repeats import Moment, classes_by_end, classes_of

if TYPE_CHECKING:
    from array import array

    from numpy.typing import NDArray


class ArrayCodes:
    """Of each row its series and what it says, as codes; of each series its part, as one."""

    def __init__(
        self, series: "array[int]", statements: "array[int]", parts: Sequence[int]
    ) -> None:
        """Take the columns as they are; nothing of them is copied."""
        self.series = series
        self.statements = statements
        self.parts = parts

    @staticmethod
    def group(series: "array[int]", rows: Sequence[int]) -> dict[int, Sequence[int]]:
        """The rows of each series among some rows, in their order."""
        codes = np.frombuffer(series, np.int32)
        chosen = None if isinstance(rows, range) else np.asarray(rows, np.int64)
        codes = codes if chosen is None else codes[chosen]
        order = codes.argsort(kind="stable")
        ordered, places = codes[order], (order if chosen is None else chosen[order]).data
        firsts = np.flatnonzero(np.diff(ordered, prepend=-1)).tolist()
        ends = [*firsts[1:], len(rows)]
        names = ordered[firsts].tolist()
        return {n: places[s:e] for n, s, e in zip(names, firsts, ends[: len(firsts)], strict=True)}

    @cached_property
    def _of(self) -> "NDArray[np.int32]":
        return np.frombuffer(self.series, np.int32)

    @cached_property
    def _says(self) -> "NDArray[np.int32]":
        return np.frombuffer(self.statements, np.int32)

    def counts(self) -> Counter[int]:
        """How many rows each series has."""
        counted = np.bincount(self._of, minlength=len(self.parts)).tolist()
        return Counter({code: number for code, number in enumerate(counted) if number})

    def having(self, series: Collection[int], said: Collection[int]) -> Iterable[int]:
        """The rows of some series, and those with some statements."""
        of = _marks(series, len(self.parts))[self._of]
        return _places(of | _marks(said, max(said, default=0) + 1 + self._most)[self._says])

    @cached_property
    def _most(self) -> int:
        return int(self._says.max(initial=0))

    def beyond(
        self, values: "array[float]", least: Sequence[float], most: Sequence[float]
    ) -> Iterable[int]:
        """The rows whose values are not between the bounds of their series."""
        numbers = np.frombuffer(values, np.float64)
        low, high = np.asarray(least)[self._of], np.asarray(most)[self._of]
        return _places(~((numbers >= low) & (numbers <= high)))

    def of_parts(self, parts: Collection[int]) -> Iterable[int]:
        """The rows of some parts."""
        picked = _marks(parts, max(self.parts, default=0) + 1)[np.asarray(self.parts, np.int64)]
        return _places(picked[self._of])

    def repeating(self, said: Iterable[Hashable]) -> set[int]:
        """The parts in which two rows say the same; rows with None are left out."""
        classes = classes_of(said)
        if not classes:
            return set()
        number = max(classes) + 1
        keys = self._keys(classes, number)
        return {*(keys[1:][keys[1:] == keys[:-1]] // number).tolist()}

    def ending_together(self, moments: Sequence[Moment | None]) -> set[int]:
        """The parts in which two different moments end on one day; rows with None are left out."""
        classes, ends = classes_by_end(moments)
        if len({*ends}) == len(ends):
            return set()
        keys = np.unique(self._keys(classes, len(ends)))
        days = np.asarray([end.toordinal() for end in ends])[keys % len(ends)]
        part = keys // len(ends)
        together = (part[1:] == part[:-1]) & (days[1:] == days[:-1])
        return {*part[1:][together].tolist()}

    def _keys(self, classes: Sequence[int], number: int) -> "NDArray[np.int64]":
        """What each row is about as one number, sorted."""
        if number <= 0:  # no row says anything of the kind
            return np.empty(0, np.int64)
        said = np.asarray(classes, np.int64)[self._says]
        keys = (np.asarray(self.parts, np.int64) * number)[self._of] + said
        keys = keys if min(classes) >= 0 else keys[said >= 0]
        if (keys[1:] < keys[:-1]).any():  # most files are in order
            keys.sort()
        return keys


def _marks(codes: Collection[int], size: int) -> "NDArray[np.bool_]":
    marks = np.zeros(size, bool)
    marks[[*codes]] = True
    return marks


def _places(marks: "NDArray[np.bool_]") -> Iterable[int]:
    """Where the marks are, one by one: they may be all, of which few are looked at."""
    return map(int, np.flatnonzero(marks))
