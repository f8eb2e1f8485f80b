"""A registry whose records are sound one by one; what they say of each other is still unchecked."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mic_tracker.model.finding import Finding
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.period import Period
from mic_tracker.model.registry import RegistryFile
from mic_tracker.model.waiver import Waiver
from mic_tracker.read.source_text import Page, Path, Problem, finding, header


@dataclass(frozen=True, slots=True)
class Entry:
    """An observation as written, and where."""

    record: ObservationRecord
    page: Page
    path: Path
    known: date | None
    """The day from which it was known: see `Observation`."""

    def finding(self, code: str, key: str, facts: Mapping[str, str]) -> Finding:
        """A finding at one of its keys, or at its start where it does not have the key."""
        return finding(self.page, Problem(code, (*self.path, key) if key else self.path, facts))

    @property
    def place(self) -> str:
        """File and line, for messages about another entry."""
        where = header(self.page, self.path)
        return f"{where.file}:{where.line}"


@dataclass(frozen=True, slots=True)
class Draft:
    """The sound records of a registry with their places, and all ids, those of unsound ones too."""

    file: RegistryFile
    page: Page
    ids: Mapping[str, Collection[str]]
    entries: tuple[Entry, ...]
    waivers: tuple[tuple[int, Waiver], ...]
    day: date | None
    """The day of reading; None: unknown, and nothing is judged by it."""

    def finding(self, code: str, path: Path, facts: Mapping[str, str]) -> Finding:
        """A finding in the registry's own file."""
        return finding(self.page, Problem(code, path, facts))

    def dated(self) -> Iterator[tuple[Entry, Period]]:
        """The entries with a period."""
        return ((entry, p) for entry in self.entries if (p := entry.record.period))
