"""What rows say beside their series and their number, as arrays: an entry for each statement."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from mic_tracker.assess.members.columns import Booleans, Floats, Ints
from mic_tracker.model.observation import RowStatement
from mic_tracker.model.period import Period
from mic_tracker.model.series.regular import kind_of_period
from mic_tracker.model.series.rows import is_plain


class Statements(NamedTuple):
    """The columns of a table of statements, by the codes of those."""

    table: Sequence[RowStatement]
    left_out: Booleans
    """Undated and projected figures: they never enter a series."""
    odd: Booleans
    """What may stand for another figure, or for none, or has no certain day or number."""
    times: Floats
    last: Ints
    """The last day of the period, as a number."""
    known: Ints
    """The day from which it was known, as a number."""
    lengths: Ints
    """Equal numbers are equal lengths."""
    provisional: Booleans
    estimated: Booleans

    @classmethod
    def of(cls, table: Sequence[RowStatement]) -> "Statements":
        """Put a table of statements into columns."""
        periods = [s.period if isinstance(s.period, Period) else None for s in table]
        kinds = {kind: i for i, kind in enumerate({kind_of_period(p) for p in periods if p}, 1)}
        return cls(
            table,
            flags(map(_is_left_out, table)),
            flags(not (_is_left_out(s) or is_plain(s)) for s in table),
            np.array([p.end if p else 0.0 for p in periods], np.float64),
            np.array([p.last.toordinal() if p else 0 for p in periods], np.int64),
            np.array([(s.known_since or date.min).toordinal() for s in table], np.int64),
            np.array([kinds[kind_of_period(p)] if p else 0 for p in periods], np.int64),
            flags(s.status == "provisional" for s in table),
            flags(s.status == "estimated" for s in table),
        )


def flags(values: Iterable[bool]) -> Booleans:
    """The values as an array."""
    return np.fromiter(values, np.bool_)


def _is_left_out(said: RowStatement) -> bool:
    return said.period is None or said.status == "projected"
