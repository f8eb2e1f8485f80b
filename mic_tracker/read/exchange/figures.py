"""Figures as they come out of files: what each is about, when, and how much or why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from mic_tracker.model.edit.exchange.figures import ImportedFigure, SeriesFound, find_series
from mic_tracker.model.edit.exchange.problem import ProblemKind, RefusedRow, count_kinds
from mic_tracker.read.exchange.long_table import LongTable
from mic_tracker.read.exchange.source_table import SourceTable


@dataclass(frozen=True, slots=True)
class TableFigures:
    """What one table gave, with the steps on the way."""

    profile: str
    long: LongTable
    figures: tuple[ImportedFigure, ...]
    refused: tuple[RefusedRow, ...]
    repeated: int
    """Rows that say again what another one says."""
    totals: tuple[tuple[str, str], ...] = ()
    """Headings with the words below them that were taken for the total."""

    @property
    def name(self) -> str:
        """The file, or "file#sheet"."""
        return self.long.table.name


class AsideTable(NamedTuple):
    """A table of a file that holds no figures, beside others that do."""

    table: SourceTable
    format: str
    """The format of its file."""


@dataclass(frozen=True, slots=True)
class ImportedFiles:
    """What all files gave together."""

    tables: tuple[TableFigures, ...]
    unread: tuple[RefusedRow, ...] = ()
    """Files that could not be read at all."""
    aside: tuple[AsideTable, ...] = ()
    """Tables without figures."""

    @property
    def figures(self) -> Iterable[ImportedFigure]:
        """All figures, in the order of the files."""
        return chain.from_iterable(table.figures for table in self.tables)

    def problems(self) -> tuple[ProblemKind, ...]:
        """What cannot be taken, counted by kind, the most frequent first."""
        return count_kinds(chain(self.unread, *(table.refused for table in self.tables)))

    def series(self) -> tuple[SeriesFound, ...]:
        """The series, in the order in which they begin in the files."""
        return find_series(self.figures)
