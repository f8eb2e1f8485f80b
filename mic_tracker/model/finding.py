"""Findings: something to tell, with its code, its place and the facts that fill its sentence."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from mic_tracker.errors import ErrorFact, WrongUse

if TYPE_CHECKING:  # completion loads this module, and periods are slow to load
    from collections.abc import Mapping

    from mic_tracker.model.fact import MessageFact


class Severity(StrEnum):
    """How serious a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: 1-based line and column, and how many characters the caret underlines."""

    file: str
    line: int
    column: int = 1
    width: int = 1

    def __str__(self) -> str:
        """As editors and CI logs link it."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell. The sentence lives in the message catalogue under `code`."""

    code: str
    severity: Severity
    location: Location | None = None
    facts: "Mapping[str, MessageFact]" = field(default_factory=dict)
    target: str | None = None
    excerpt: str | None = None
    """The line of the file that `location` points at."""


class InvalidInput(WrongUse):
    """A registry (or a base, or an input file) with errors: carries all of its findings."""

    def __init__(
        self, findings: tuple[Finding, ...], code: str = "", /, **facts: ErrorFact
    ) -> None:
        """Keep the findings; a code is needed only where they do not say what is invalid."""
        super().__init__(code, **facts)
        self.findings = findings

    def with_findings(self, findings: tuple[Finding, ...]) -> "InvalidInput":
        """The same problem with other findings."""
        return type(self)(findings, self.code, **self.facts)

    def __str__(self) -> str:
        """The code, and each finding by its place, code and facts."""
        findings = (f"{f.location}: {f.code} {dict(f.facts)}" for f in self.findings)
        return "\n".join((super().__str__(), *findings)).strip()
