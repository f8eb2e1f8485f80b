"""A change to a registry: the plan for it, what it became, or why it may not be made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mic_tracker.errors import WrongUse
from mic_tracker.model.fact import MessageFact, Range
from mic_tracker.model.finding import Finding
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry


@dataclass(frozen=True, slots=True)
class RequestProblem:
    """One thing that keeps a request from being carried out.

    `section` and `key` find the sentence in the message catalogue; `option` is the option that
    would settle it; `choices` are values the option would take.
    """

    section: str
    key: str
    option: str
    facts: Mapping[str, MessageFact] = field(default_factory=dict)
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestRefused:
    """All that keeps a request from being carried out, at once."""

    problems: tuple[RequestProblem, ...]


class InvalidRequest(WrongUse):
    """A request that may not be carried out: carries all that stands in its way."""

    def __init__(self, problems: Sequence[RequestProblem]) -> None:
        """Keep the problems; each has its own sentence in the catalogue."""
        codes = tuple(f"{problem.section}.{problem.key}" for problem in problems)
        super().__init__("invalid_request", problems=codes)
        self.problems = tuple(problems)


class Situation(StrEnum):
    """How a new figure relates to those on record for its period, series and area."""

    NEW = "new"
    CORROBORATES = "corroborates"
    """The same value from another source."""
    REVISES = "revises"
    """Another value, published on another day."""
    COMPETES = "competes"
    """Another value, published on the same day by another source."""
    WITHDRAWS = "withdraws"


@dataclass(frozen=True, slots=True)
class Already:
    """The same value from the same source is on record."""

    observation: Observation


@dataclass(frozen=True, slots=True)
class TomlBlock:
    """A table to be written: its header, its keys in order, and the line of what it follows."""

    header: str
    fields: Mapping[str, object]
    after: int | None
    """A line of the block after which it goes; None: the end of the file."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A new observation, understood."""

    indicator: str
    value: int | float
    """Of a range without a value its middle."""
    ends: Range | None
    """The range that the source states."""
    middle: bool
    """Whether the value is only the middle of the range."""
    period: Period | None
    source: str | None
    known_since: date | None
    """The day from which it counts; see `Observation`."""
    series: str | None
    area: str | None
    stage: str | None
    status: str

    @property
    def stated(self) -> float | Range:
        """The figure as its source states it."""
        return self.ends if self.ends and self.middle else self.value


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written, and what a reader should know before it is."""

    blocks: tuple[TomlBlock, ...]
    indicator: str
    target: str | None = None
    """The target that was named, or is new."""
    figure: Figure | None = None
    situation: Situation = Situation.NEW
    rivals: tuple[Observation, ...] = ()
    """The figures on record for the same period, newest first."""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InsertedBlock:
    """A block as it stands in the file."""

    text: str
    start: int
    """Its first line."""

    @property
    def end(self) -> int:
        """Its last line."""
        return self.start + self.text.count("\n") - 1


@dataclass(frozen=True, slots=True)
class Amended:
    """A registry before and after, and the blocks between."""

    plan: Plan
    before: Registry
    after: Registry
    findings: tuple[Finding, ...]
    """Those of the result."""
    blocks: tuple[InsertedBlock, ...]
    data: bytes

    @property
    def own_findings(self) -> tuple[Finding, ...]:
        """The findings about what is new."""
        return tuple(
            finding
            for finding in self.findings
            if finding.location
            and finding.location.file == self.after.path
            and any(block.start <= finding.location.line <= block.end for block in self.blocks)
        )

    @property
    def concerned(self) -> tuple[str, ...]:
        """The new target; for a figure, the targets that follow its indicator."""
        if self.plan.figure is None and self.plan.target:
            return (self.plan.target,)
        return tuple(
            id_
            for id_, target in self.after.targets.items()
            if self.plan.indicator in {target.indicator, getattr(target, "than", None)}
        )


EditOutcome = Amended | Already | RequestRefused
