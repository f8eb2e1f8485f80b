"""A table of new figures: what was typed in each row, and what would become of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from mic_tracker.errors import WrongUse
from mic_tracker.model.edit import Figure, Plan, RequestProblem, Situation
from mic_tracker.model.finding import Finding
from mic_tracker.model.observation import Observation

STANDARD_INPUT = "-"
"""The name of a table that comes from no file."""
KNOWN = "known"
"""The outcome of a row whose figure is on record."""
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as it was typed: the line on which it starts, and its cells by their keys."""

    line: int
    cells: Mapping[str, str]
    problems: tuple[RequestProblem, ...] = ()
    """Why it cannot be told what its cells are."""


@dataclass(frozen=True, slots=True)
class TypedTable:
    """The rows of an input, and what its first lines say of all of them."""

    name: str
    """The path of the file; `-` for standard input."""
    rows: tuple[TypedRow, ...]
    common: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of a row: a new figure, one that is on record, or why it is refused."""

    typed: TypedRow
    figure: Figure | None = None
    situation: Situation | None = None
    """None where nothing is to be written."""
    rivals: tuple[Observation, ...] = ()
    """The figures on record for the same period, newest first; of a known one only that."""
    problems: tuple[RequestProblem, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What would be wrong with the registry if it had the figure."""
    remarks: tuple[str, ...] = ()
    """What a person should look at again."""

    @property
    def refused(self) -> bool:
        """Whether it keeps the table from being written."""
        return bool(self.problems or self.findings)

    @property
    def outcome(self) -> str:
        """What becomes of it, as a code."""
        if self.refused:
            return REFUSED
        return self.situation.value if self.situation else KNOWN


@dataclass(frozen=True, slots=True)
class TablePlan(Plan):
    """What would be added for a table, with every row of it."""

    indicator: str
    table: str = STANDARD_INPUT
    """The name of the table."""
    rows: tuple[PlannedRow, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """How many rows have which outcome."""
        return Counter(row.outcome for row in self.rows)


class TableRefused(WrongUse):
    """A table with rows that may not be written: carries what would become of each."""

    plan: TablePlan
    """Each problem in it has its own sentence in the catalogue."""


def refuse_table(plan: TablePlan) -> TableRefused:
    """Make the error that rows of a table may not be written."""
    refused = TableRefused("table_refused", n=plan.counts[REFUSED], rows=len(plan.rows))
    refused.plan = plan
    return refused
