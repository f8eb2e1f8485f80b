"""Pages: the files of a registry as text, and findings with their places in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from mic_tracker.model.codes import CODES
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.indicator import Indicator
from mic_tracker.text.toml.outline import KeyPath, tables
from mic_tracker.text.toml.places import Place

if TYPE_CHECKING:
    from mic_tracker.text.toml.positions import Positions

TomlTable = dict[str, object]

Part = Literal["key", "value", "header"]


@dataclass(frozen=True, slots=True)
class UnplacedFinding:
    """A finding that has no place yet: its code, the path of keys to it, and its facts."""

    code: str
    path: KeyPath
    facts: Mapping[str, MessageFact] = field(default_factory=dict)
    at: Part = "value"


class Page(Protocol):
    """A file as text: its name, its lines, and the places of its keys and values."""

    name: str

    def place(self, path: KeyPath, at: Part) -> Place:
        """The place of a key, a value or the header of a table; else the nearest around it."""
        ...

    def line(self, number: int) -> str:
        """A line by its number from 1, without its newline."""
        ...


class TomlPage:
    """A TOML file; `text` is without byte order mark, and valid where places are asked by path."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._text = text

    def place(self, path: KeyPath, at: Part) -> Place:
        """The place of a key, a value or a header."""
        if at == "key":
            return self._positions.key(path)
        return self._positions.value(path) if at == "value" else self._header(path)

    def line(self, number: int) -> str:
        """A line by its number from 1, without its newline."""
        return self._lines[number - 1].removesuffix("\r") if number <= len(self._lines) else ""

    def _header(self, path: KeyPath) -> Place:
        # what has no header of its own (inline, dotted) is looked up the long way
        return self._headers.get(path) or self._positions.key(path)

    @cached_property
    def _headers(self) -> dict[KeyPath, Place]:
        places, line, before = dict[KeyPath, Place](), 1, 0
        for table in tables(self._text):
            start, end = table.header
            line += self._text.count("\n", before, start)
            column = start - self._text.rfind("\n", 0, start)
            places[table.path] = Place(line, column, max(end - start, 1))
            before = start
        return places

    @cached_property
    def _positions(self) -> "Positions":
        # most places are headers, which the outline has: keys are looked for in few runs
        from mic_tracker.text.toml.positions import positions

        return positions(self._text)

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")


TOO_MUCH = "MT055"


def limit_facts(what: str, limit: int) -> dict[str, MessageFact]:
    """The facts of the finding that there is more of something than a registry may hold."""
    return {"what": what, "remedy": what, "limit": limit}


def place_finding(page: Page, problem: UnplacedFinding) -> Finding:
    """Give a problem its place and its line, and the target that it concerns."""
    place = page.place(problem.path, problem.at)
    path = problem.path
    target = path[1] if len(path) > 1 and path[0] == "targets" else None
    return finding_at(page, problem.code, place, problem.facts, str(target) if target else None)


def finding_at(
    page: Page, code: str, place: Place, facts: Mapping[str, MessageFact], target: str | None = None
) -> Finding:
    """Make a finding for a place that is already known."""
    excerpt = page.line(place.line)
    return Finding(code, CODES[code].severity, _location(page, place), facts, target, excerpt)


def header_location(page: Page, path: KeyPath) -> Location:
    """The place where a record starts."""
    return _location(page, page.place(path, "header"))


def _location(page: Page, place: Place) -> Location:
    # a header may stand before the first row, where no program that reads places looks for one
    return Location(page.name, max(place.line, 1), place.column, place.width)


class Writing(NamedTuple):
    """How the values of a file are written: in which units, in which language."""

    indicators: Mapping[str, Indicator]
    language: str
