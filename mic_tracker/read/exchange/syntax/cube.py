"""The dimensions of a cube: what their members put into a row, whatever syntax states them.

The dimension of time is called TIME_PERIOD and that of areas REF_AREA, whatever a file calls them:
a file that says which they are would otherwise lose that on the way to the roles of its columns.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mic_tracker.read.exchange.syntax.named_cells import CODE, LABEL, NamedCells

TIME, AREA, UNITS, CONTENTS, DATA = "TIME_PERIOD", "REF_AREA", "UNITS", "CONTENTS", "DATA"

_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|2[01])\d\d(?=\D|\d\d?(?!\d)|$)")


class CubeDimension(NamedTuple):
    """A dimension as a file states it: its name, and its codes with their labels."""

    name: str
    codes: Sequence[str]
    labels: Sequence[str]
    """One for each code; empty where a code has none."""
    codes_are_numbers: bool = False
    """Whether codes are mere numbers of the file, so that members go by their labels."""

    def members(self) -> list[NamedCells]:
        """What each member puts into a row.

        Its code and, where labels say something else, its label in a column with " label" behind
        the name; where codes are mere numbers its label, and its code in one with " code". Of time
        it is the period: see `period_text`.
        """
        if self.name == TIME:
            return [{TIME: period_text(code, label)} for code, label in self._pairs()]
        return [{self.name: first, **beside} for first, beside in self._columns()]

    def _columns(self) -> Iterator[tuple[str, NamedCells]]:
        by_label = self.codes_are_numbers and self.name != AREA
        told = any(label not in {"", code} for code, label in self._pairs())
        for code, label in self._pairs():
            if by_label and told:
                yield label or code, {f"{self.name}{CODE}": code}
            else:
                yield code, {f"{self.name}{LABEL}": label} if told else {}

    def _pairs(self) -> Iterator[tuple[str, str]]:
        return zip(self.codes, self.labels, strict=True)


def period_text(code: str, label: str) -> str:
    """The period that a member of time is.

    Its code, if there is a year in it; its label where the code is none (0, 1), and where the
    label is the year with a mark that the code lacks ("Prel. 2024", "2024*").
    """
    marked = code.isdecimal() and len(code) == 4 and code in label
    return label if label and (marked or not _YEAR.search(code)) else code


def is_time(texts: Sequence[str]) -> bool:
    """Whether there is a year in all of some texts, as in periods, and no text twice."""
    return bool(texts) and all(map(_YEAR.search, texts)) and len({*texts}) == len(texts)
