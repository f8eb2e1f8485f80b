"""A finding in words, as `validate --json` has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mic_tracker.model.finding import Finding
from mic_tracker.show.data import finding_data
from mic_tracker.show.language.words import Words


@dataclass(frozen=True, slots=True)
class FindingMessage:
    """One thing that is wrong with a registry, or worth knowing: where, what, and what to do."""

    code: str
    """As `mic-tracker explain CODE` takes it."""
    severity: str
    """error, warning or note."""
    message: str
    help: str | None
    file: str | None
    line: int | None
    """Counted from 1."""
    column: int | None
    """Counted from 1."""
    width: int | None
    """How many characters it is about."""
    target: str | None = None
    rule: str | None = None

    def __str__(self) -> str:
        """As the first line of `validate`, without the word for the severity."""
        place = f"{self.file}:{self.line}:{self.column}: " if self.file else ""
        return f"{place}{self.code}: {self.message}"

    def to_record(self) -> dict[str, Any]:
        """Return the finding as plain data, with the keys of `validate --json`."""
        return {
            "code": self.code,
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message,
            "help": self.help,
            "target": self.target,
            "location": self._location(),
        }

    def _location(self) -> dict[str, Any] | None:
        if self.file is None:
            return None
        return {"file": self.file, "line": self.line, "column": self.column, "width": self.width}


def put_into_words(findings: Iterable[Finding], words: Words) -> tuple[FindingMessage, ...]:
    """Return findings in the words of a language, in their order."""
    return tuple(_message(finding_data(finding, words)) for finding in findings)


def _message(data: dict[str, Any]) -> FindingMessage:
    place = data.pop("location") or dict.fromkeys(("file", "line", "column", "width"))
    return FindingMessage(**data, **place)
