"""The verdict of a check: what was compared with what, what was found, what of it fails."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.registry import Waiver
from mic_tracker.model.report import Report

SideKind = Literal["file", "revision", "merge_base", "commit_of_day", "day", "day_before_commit"]
"""Where a side comes from: a file; a commit that was named, that a branch left from, or that was
the last one of a day; else it is the other side on an earlier day: outside of git, or because no
commit by that day has the registry."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a judged registry, and where it came from."""

    report: Report
    origin: SideKind = "file"
    name: str = ""
    """As asked for: a file, a revision, a day."""
    commit: str | None = None
    """The full hash, where the registry came out of git."""


@dataclass(frozen=True, slots=True, order=True)
class FindingKey:
    """A finding's stable key: what it is about and by which rule; no line, no wording."""

    target: str
    rule: str
    location: Location | None = field(default=None, compare=False)
    """Where the baseline file lists it."""


@dataclass(frozen=True, slots=True)
class KnownFindings:
    """The findings that are known and accepted as debt, and the file that lists them."""

    file: str
    keys: tuple[FindingKey, ...]


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that is accepted, and by which waiver."""

    finding: Finding
    waiver: Waiver
    location: Location | None
    """Where the waiver stands."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check concludes. Findings are in order: severest first, then as in the file."""

    head: Side
    base: Side | None
    findings: tuple[Finding, ...]
    """What is neither waived, known nor unchanged; with severity `error` exactly if it fails."""
    failing: tuple[Finding, ...]
    """Those of `findings` that the check was asked to fail on."""
    waived: tuple[Waived, ...]
    known: tuple[Finding, ...]
    """Findings that the baseline file lists."""
    judged: tuple[str, ...]
    """The targets that were looked at."""
    rules: tuple[str, ...]
    """The rules that were looked for."""
    fail_on: tuple[str, ...]
    unchanged: tuple[Finding, ...] = ()
    """Findings that the base has as well, unless the check was asked to fail on them."""
    registry: str = ""
    """The file of the registry, where several are checked."""
    valid: bool = True
    """Whether it is about a registry that could be judged, and not about what makes it invalid."""

    def with_each(self, change: Callable[[Finding], Finding]) -> "Verdict":
        """The verdict with every finding in it changed in the same way."""
        return replace(
            self,
            findings=tuple(map(change, self.findings)),
            failing=tuple(map(change, self.failing)),
            waived=tuple(replace(w, finding=change(w.finding)) for w in self.waived),
            known=tuple(map(change, self.known)),
            unchanged=tuple(map(change, self.unchanged)),
        )

    @property
    def failed(self) -> bool:
        """Whether it found what it was asked to find."""
        return bool(self.failing)
