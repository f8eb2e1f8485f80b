"""A change to a registry: the plan for it, what it became, or why it may not be made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mic_tracker.errors import WrongUse
from mic_tracker.model.fact import MessageFact, Range
from mic_tracker.model.finding import Finding
from mic_tracker.model.members import Members
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.registry import Registry
from mic_tracker.model.series.shared_rows import differing_indicators


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
    """How a figure relates to those on record for its period, series and members."""

    NEW = "new"
    CORROBORATES = "corroborates"
    """The same value from another source."""
    REVISES = "revises"
    """Another value, published on another day."""
    COMPETES = "competes"
    """Another value, published on the same day by another source."""
    WITHDRAWS = "withdraws"
    CORRECTS = "corrects"
    """What was entered wrongly is rewritten."""
    REMOVES = "removes"
    """What was entered wrongly is taken out."""
    REVIEWS = "reviews"
    """It is no figure, but what a person concluded."""


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
    members: Members
    stage: str | None
    status: str
    interval: Interval | None = None
    """Some time in which it held, where its period is not known any closer."""

    @property
    def when(self) -> Period | Interval | None:
        """Its period, else its interval; None for an undated figure."""
        return self.period or self.interval

    @property
    def stated(self) -> float | Range:
        """The figure as its source states it."""
        return self.ends if self.ends and self.middle else self.value


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be added, and what a reader should know before it is."""

    blocks: tuple[TomlBlock, ...]
    indicator: str | None
    """What it is about; None for a source by itself."""
    target: str | None = None
    """The target that was named, or is new."""
    figure: Figure | None = None
    situation: Situation = Situation.NEW
    rivals: tuple[Observation, ...] = ()
    """The figures on record for the same period, newest first."""
    remarks: tuple[str, ...] = ()
    source: str | None = None
    """The source that is new by itself."""
    file: str | None = None
    """The file that gets the blocks; None: the registry itself."""

    @property
    def subjects(self) -> frozenset[str]:
        """The indicators that it is about."""
        return frozenset({self.indicator} if self.indicator else ())


@dataclass(frozen=True, slots=True)
class Correction:
    """What becomes of a figure on record that was entered wrongly."""

    observation: Observation
    values: Mapping[str, object] = field(default_factory=dict)
    """The keys that it gets or that change, as read: numbers, texts, days, periods."""
    unset: tuple[str, ...] = ()
    """The keys that it loses."""
    figure: Figure | None = None
    """What it is then; None: it is removed."""
    value_text: str | None = None
    """The new value as it was typed."""
    keep_comments: bool = False
    """Whether the comments above a block that is removed stay."""
    target: str | None = None
    """The target that was named."""
    remarks: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file that it changes, the registry itself or an included one."""
        return self.observation.location.file

    @property
    def situation(self) -> Situation:
        """What it does to the figure on record."""
        return Situation.CORRECTS if self.figure else Situation.REMOVES

    @property
    def rivals(self) -> tuple[Observation, ...]:
        """The figure on record."""
        return (self.observation,)

    @property
    def subjects(self) -> frozenset[str]:
        """The indicators that it is about."""
        new = {self.figure.indicator} if self.figure else set[str]()
        return frozenset({self.observation.indicator, *new})


@dataclass(frozen=True, slots=True)
class ChangedBlock:
    """Lines of a file as they are after a change; none where a block was removed."""

    text: str
    start: int
    """The first of them, or the line that was."""
    old: str = ""
    """The lines that stood there before; "" where there were none."""
    more: int = 0
    """How many lines more there were, or are, that are counted only."""

    @property
    def end(self) -> int:
        """The last of them; the line before the first where there are none."""
        return self.start + self.text.count("\n") - 1


@dataclass(frozen=True, slots=True)
class Amended:
    """A registry before and after, and the blocks that make the difference."""

    plan: Plan | Correction
    before: Registry
    after: Registry
    findings: tuple[Finding, ...]
    """Those of the result."""
    blocks: tuple[ChangedBlock, ...]
    data: bytes
    """What the file becomes that is written."""

    @property
    def file(self) -> str:
        """The file that is written: that of the figure, which may be an included one."""
        return self.plan.file or self.after.path

    @property
    def own_findings(self) -> tuple[Finding, ...]:
        """The findings about what is new."""
        return tuple(
            finding
            for finding in self.findings
            if any(self._concerns(finding, block) for block in self.blocks)
        )

    def _concerns(self, finding: Finding, block: ChangedBlock) -> bool:
        """Whether a finding is in a block, or about another one beside it."""
        where = finding.location
        inside = where and where.file == self.file and block.start <= where.line <= block.end
        return bool(inside) or finding.facts.get("first") == f"{self.file}:{block.start}"

    @property
    def restates(self) -> bool:
        """Whether the goal of a target that was on record has been moved."""
        return self.plan.situation is Situation.NEW and self._is_about_goal(known=True)

    @property
    def adds_target(self) -> bool:
        """Whether it has a target that was not on record."""
        return self._is_about_goal(known=False)

    def _is_about_goal(self, *, known: bool) -> bool:
        about = isinstance(self.plan, Plan) and self.plan.figure is None and self.plan.target
        return bool(about) and (self.plan.target in self.before.targets) is known

    @property
    def concerned(self) -> tuple[str, ...]:
        """The new target; for a figure, the targets that follow its indicator."""
        if isinstance(self.plan, Plan) and self.plan.figure is None and self.plan.target:
            return (self.plan.target,)
        return tuple(
            id_
            for id_, target in self.after.targets.items()
            if self.plan.subjects & {target.indicator, getattr(target, "than", None)}
        )


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file without what a step wrote to it."""

    file: str
    blocks: tuple[ChangedBlock, ...]
    """The lines that go and those that come back."""
    old: bytes
    new: bytes | None
    """What it becomes; None where the step made it: it goes."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A registry with the last step of a command and without it."""

    command: str
    day: date
    """When it was written."""
    files: tuple[TakenFile, ...]
    """The files that are written, in this order."""
    before: Registry
    after: Registry
    findings: tuple[Finding, ...]
    """Those of the result that were not there before."""

    @property
    def concerned(self) -> tuple[str, ...]:
        """The targets that come, go or change, and those that follow an indicator that does."""
        moved = differing_indicators(self.before.observations, self.after.observations)
        moved |= {id_ for id_ in self.before.indicators if self._differs("indicators", id_)}
        reviewed = self._targets_of_reviews_that_differ()
        every = {**self.before.targets, **self.after.targets}
        return tuple(
            id_
            for id_, target in every.items()
            if self._differs("targets", id_)
            or id_ in reviewed
            or moved & {target.indicator, getattr(target, "than", None)}
        )

    def _differs(self, table: str, id_: str) -> bool:
        return bool(getattr(self.before, table).get(id_) != getattr(self.after, table).get(id_))

    def _targets_of_reviews_that_differ(self) -> set[str]:
        """The targets of the reviews that come, go or change."""
        old, new = ({r.record for r in side.reviews} for side in (self.before, self.after))
        return {record.target for record in old ^ new}


EditPlan = Plan | Correction | Already | RequestRefused
EditOutcome = Amended | Already | RequestRefused
