"""What is planned of an import: what becomes of each figure, and what has to be said first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mic_tracker.model.edit import Plan, RequestProblem
from mic_tracker.model.edit.appended_rows import TableContent
from mic_tracker.model.edit.exchange.figures import ImportedFigure, SeriesFound
from mic_tracker.model.edit.exchange.problem import ProblemKind
from mic_tracker.model.edit.exchange.progress import IndicatorConfig
from mic_tracker.model.observation import Observation, ObservationRecord


class ImportOutcome(StrEnum):
    """What becomes of a figure of a file."""

    NEW = "new"
    KNOWN = "known"
    """It is on record, from this source or another."""
    REVISION = "revision"
    """It takes the place of one that was published before."""
    CONFLICT = "conflict"
    """It contradicts one that was published on the same day or later."""
    MISSING = "missing"
    """The file has no value for it."""
    LEFT_OUT = "left_out"
    """Nobody asked for it."""
    REFUSED = "refused"


WRITTEN = frozenset({ImportOutcome.NEW, ImportOutcome.REVISION})


class PlannedFigure(NamedTuple):
    """What becomes of a figure, and the observation that would be written."""

    figure: ImportedFigure
    outcome: ImportOutcome
    record: ObservationRecord | None = None
    rival: Observation | None = None
    """The figure on record that it repeats, revises or contradicts."""


class TableStep(NamedTuple):
    """How one table was read: what each step made of it."""

    name: str
    columns: tuple[str, ...]
    rows: int
    cells: int
    """Figures and gaps, once each stands in a row of its own."""
    roles: tuple[tuple[str, str], ...]
    """What each column holds."""
    facts: Mapping[str, str]
    profile: str
    totals: tuple[tuple[str, str], ...] = ()
    """Headings with the words below them that were taken for the total."""


class AsideStep(NamedTuple):
    """A table that was left aside, as no figures are found in it."""

    name: str
    profile: str | None
    """The profile that finds some."""


@dataclass(frozen=True, slots=True)
class ImportReading:
    """What files gave, before anybody has said what it is for."""

    profile: str
    chosen: bool
    """Whether the profile was named; else it was proposed."""
    evidence: tuple[str, ...]
    others: tuple[str, ...]
    """Profiles that fit as well."""
    tables: tuple[TableStep, ...]
    figures: tuple[ImportedFigure, ...]
    problems: tuple[ProblemKind, ...]
    refused: int
    repeated: int
    sha256: str | None = None
    """Of the file that was read; None for several."""
    configs: tuple[IndicatorConfig, ...] = ()
    """What a platform measures the progress of its indicators by."""
    totals: frozenset[str] = frozenset()
    """The members that mean all of a dimension; no figure has one."""
    aside: tuple[AsideStep, ...] = ()
    """Tables of a file with several in which no figures are found."""
    whole: frozenset[str] = frozenset()
    """The words for all areas together."""

    @property
    def missing(self) -> Counter[str]:
        """How many cells have no value, by the reason."""
        return Counter(f.missing for f in self.figures if f.missing)


@dataclass(frozen=True, slots=True)
class ImportPlan(Plan):
    """What an import would write into a registry."""

    rows: tuple[PlannedFigure, ...] = ()
    series: tuple[SeriesFound, ...] = ()
    """Those that are taken."""
    open: tuple[RequestProblem, ...] = ()
    """What is still to be said; nothing is written while there is any."""
    table: str | None = None
    """The file with rows that gets the figures; None: blocks in the registry."""
    content: TableContent | None = None
    """All that it has before and afterwards."""
    targets: int = 0
    """The targets that are new, of a whole platform."""
    left_targets: int = 0
    """Series that a platform measures and that are not in its data."""
    included: bool = False
    """Whether the registry has to be told to include the table."""
    feed: str | None = None
    """The feed as which the import is saved."""

    @property
    def counts(self) -> Counter[ImportOutcome]:
        """How many figures have which outcome."""
        return Counter(row.outcome for row in self.rows)

    @property
    def takes_any(self) -> bool:
        """Whether any figure is or would be on record."""
        return any(row.outcome in {*WRITTEN, ImportOutcome.KNOWN} for row in self.rows)

    @property
    def competing(self) -> int:
        """How many of the figures in conflict are from another source than what they contradict."""
        conflicts = (row for row in self.rows if row.outcome is ImportOutcome.CONFLICT)
        return sum(
            row.record is not None
            and row.rival is not None
            and row.record.source != row.rival.source
            for row in conflicts
        )

    @property
    def moves(self) -> bool:
        """Whether a figure is not on record as it is here, or something is still to be said."""
        moving = {*WRITTEN, ImportOutcome.CONFLICT}
        return bool(self.open) or any(row.outcome in moving for row in self.rows)

    @property
    def written(self) -> tuple[PlannedFigure, ...]:
        """The figures that would be written."""
        return tuple(row for row in self.rows if row.outcome in WRITTEN)
