"""Rows that come in lists, as codes; they are put in an order that all engines share."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from math import isnan
from typing import TYPE_CHECKING, Any, NamedTuple

from mic_tracker.read.bulk.coded_rows import CodedRows, Spelling, TableFault
from mic_tracker.read.bulk.servers.expression import SEPARATOR, RowGroups
from mic_tracker.read.delimited import NUMBERS
from mic_tracker.text import limits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class _TextCodes(dict[str, int]):
    """Codes of texts, in the order in which they were met."""

    def __missing__(self, text: str) -> int:
        code = self[text] = len(self)
        return code


class ListedRows:
    """The rows that were read so far."""

    def __init__(self, groups: RowGroups) -> None:
        """Take what the rows are grouped by; there are none yet."""
        self._groups = groups
        self._series: list[Spelling] = []
        self._said = _TextCodes()
        self._others = _TextCodes()
        self._lengths = array("q")
        self._said_codes = array("i")
        self._other_codes = array("i")
        self._values = array("d")

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._values)

    def add(self, row: Sequence[Any]) -> None:
        """Add the rows of a series: its cells, then the lists."""
        width = len(self._groups.series)
        said, values, *others = row[width:]
        self._series.append(tuple(row[:width]))
        self._lengths.append(len(values))
        self._said_codes.extend(map(self._said.__getitem__, said))
        self._values.extend(values)
        for texts in others:
            self._other_codes.extend(map(self._others.__getitem__, texts))
        if len(self._said) > limits.BULK_SPELLINGS:
            raise TableFault.too_much("said", limits.BULK_SPELLINGS)
        if len(self._others) > limits.OBSERVATIONS:
            raise TableFault.too_much("own_texts", limits.OBSERVATIONS)

    def ordered(self) -> "OrderedRows":
        """The rows in the order of their cells, whichever order they came in."""
        import numpy as np

        values = np.array(self._values, np.float64)
        series = np.repeat(np.arange(len(self._series), dtype=np.int32), self._lengths)
        said = np.array(self._said_codes, np.int32)
        others = np.array(self._other_codes, np.int32)
        keys = [values, _ranks([*self._said])[said], _ranks(self._series)[series]]
        order = np.lexsort([_ranks([*self._others])[others], *keys] if len(others) else keys)
        groups = self._groups
        return OrderedRows(
            groups,
            self._series,
            _split([*self._said], groups.said),
            [_cells_beside(text, groups.others) for text in self._others],
            series[order],
            said[order],
            others[order] if len(others) else others,
            values[order],
        )


class OrderedRows(NamedTuple):
    """Rows as codes of their cells."""

    groups: RowGroups
    series: Sequence[Spelling]
    said: Sequence[Spelling]
    others: Sequence[Mapping[str, str]]
    series_codes: "NDArray[np.int32]"
    said_codes: "NDArray[np.int32]"
    other_codes: "NDArray[np.int32]"
    """Empty where the table has no such columns."""
    values: "NDArray[np.float64]"

    def coded(self, texts: Sequence[str]) -> CodedRows:
        """The rows for the reader of codes; those that are not plain have no value."""
        import numpy as np

        values = self.values
        if len(self.other_codes):
            ends = [any(key in NUMBERS for key in cells) for cells in self.others]
            values = np.where(np.array(ends, np.bool_)[self.other_codes], np.nan, values)
        return CodedRows(
            self.series,
            self.said,
            self.series_codes,
            self.said_codes,
            values,
            np.arange(1, len(self.values) + 1, dtype=np.int32),
            dict(self._texts(texts)),
        )

    def _texts(self, names: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
        """What few rows say, by their places."""
        import numpy as np

        kept = [{n: cells[n] for n in names if n in cells} for cells in self.others]
        filled = np.array([bool(cells) for cells in kept], np.bool_)
        rows = np.flatnonzero(filled[self.other_codes]) if len(self.other_codes) else ()
        if len(rows) > limits.OBSERVATIONS:
            raise TableFault.too_much("own_texts", limits.OBSERVATIONS)
        yield from ((int(row), kept[self.other_codes[row]]) for row in rows)

    def cells(self, row: int) -> Mapping[str, str]:
        """The filled cells of a row, by the names of their columns."""
        cells = dict(zip(self.groups.series, self.series[self.series_codes[row]], strict=True))
        cells |= zip(self.groups.said, self.said[self.said_codes[row]], strict=True)
        cells |= self.others[self.other_codes[row]] if len(self.other_codes) else {}
        return cells | {"value": _number_text(float(self.values[row]))}


def _ranks(spellings: Sequence[Any]) -> "NDArray[np.int64]":
    """The place of each spelling in their order, by the codes of their letters."""
    import numpy as np

    order = sorted(range(len(spellings)), key=spellings.__getitem__)
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def _split(texts: Sequence[str], names: Sequence[str]) -> Sequence[Spelling]:
    return [tuple(text.split(SEPARATOR)) if names else () for text in texts]


def _cells_beside(text: str, names: Sequence[str]) -> Mapping[str, str]:
    """The filled ones of the cells that are mostly empty."""
    cells = dict(zip(names, text.split(SEPARATOR), strict=True))
    read = {name: _number_text(float(cells[name])) for name in names if name in NUMBERS}
    return {name: cell for name, cell in (cells | read).items() if cell.strip()}


def _number_text(value: float) -> str:
    """A number as programs write it; no text for one that is none."""
    return "" if isnan(value) else repr(value).removesuffix(".0")
