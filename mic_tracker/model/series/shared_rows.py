"""The figures by which two registries differ, found without a record of those that they share."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from mic_tracker.model.observation import Observation
from mic_tracker.model.series.columns import FigureColumns, TabledObservations

_Figures = Sequence[Observation]


def differing_indicators(old: _Figures, new: _Figures) -> set[str]:
    """The indicators of the figures that one has and the other has not.

    What is the same at the start and at the end of both is passed over.
    """
    most = min(len(old), len(new))
    start = _count(_compare(old, new, range(most)))
    ends = zip(range(len(old) - 1, start - 1, -1), range(len(new) - 1, start - 1, -1), strict=False)
    end = _count(_compare_places(old, new, ends))
    return {
        indicator for side in (old, new) for indicator in _indicators(side, start, len(side) - end)
    }


def _compare(old: _Figures, new: _Figures, places: Iterable[int]) -> Iterator[bool]:
    return _compare_places(old, new, ((place, place) for place in places))


def _compare_places(
    old: _Figures, new: _Figures, places: Iterable[tuple[int, int]]
) -> Iterator[bool]:
    """Whether the figures at pairs of places say the same."""
    if isinstance(old, TabledObservations) and isinstance(new, TabledObservations):
        yield from _compare_rows(old, new, places)
    else:
        yield from (old[a].record == new[b].record for a, b in places)


def _compare_rows(
    old: TabledObservations, new: TabledObservations, places: Iterable[tuple[int, int]]
) -> Iterator[bool]:
    """Whether rows say the same: what many rows have in common is compared once."""
    one, other = old.columns, new.columns
    same_series: dict[tuple[int, int], bool] = {}
    same_statement: dict[tuple[int, int], bool] = {}
    for a, b in places:
        row, twin = old.rows[a], new.rows[b]
        series = one.series[row], other.series[twin]
        said = one.statements[row], other.statements[twin]
        if series not in same_series:
            tables = one.series_table[series[0]], other.series_table[series[1]]
            same_series[series] = tables[0].written == tables[1].written
        if said not in same_statement:
            statements = one.statement_table[said[0]], other.statement_table[said[1]]
            same_statement[said] = statements[0].written == statements[1].written
        alike = same_series[series] and same_statement[said]
        yield alike and _say_the_same(one, row, other, twin)


def _say_the_same(one: FigureColumns, row: int, other: FigureColumns, twin: int) -> bool:
    """Whether rows have the same number, or none, and the same texts that few rows have."""
    a, b = one.values[row], other.values[twin]
    return (a == b or (a != a and b != b)) and one.texts.get(row) == other.texts.get(twin)  # noqa: PLR0124 - not a number


def _count(same: Iterator[bool]) -> int:
    """How many there are before the first that is not the same."""
    count = 0
    for alike in same:
        if not alike:
            break
        count += 1
    return count


def _indicators(figures: _Figures, start: int, stop: int) -> Iterator[str]:
    if isinstance(figures, TabledObservations):
        columns = figures.columns
        rows = islice(figures.rows, start, stop)
        codes = {columns.series[row] for row in rows}
        return (columns.series_table[code].indicator for code in codes)
    return (figure.indicator for figure in islice(figures, start, stop))
