"""What the codes of statistical offices say of a figure: statuses, marks for no value, totals."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import tomli

from mic_tracker.model.edit.exchange.figures import MissingReason
from mic_tracker.model.observation import ObservationStatus
from mic_tracker.model.record import Record

_SEVERAL = re.compile(r"\s*[;,|]\s*")
_SENTENCE = re.compile(r"[:;.]")
# what a figure is for the registry when a file says several things of it
_WEIGHT: tuple[ObservationStatus, ...] = ("projected", "break", "provisional", "estimated")


class CodeMeaning(Record):
    """What one code says."""

    status: ObservationStatus | None = None
    missing: MissingReason | None = None
    about: bool = False
    """The figure is inexact."""
    note: bool = False
    """It says what no status can: it is kept as it is written."""


class StatusReading(NamedTuple):
    """What all codes of a figure say together."""

    status: ObservationStatus = "normal"
    missing: MissingReason | None = None
    about: bool = False
    note: str = ""
    """Codes as written that the rest does not tell."""
    unknown: str = ""
    """Codes that nobody knows, as written."""


CodeList = Mapping[str, CodeMeaning]


@cache
def _content() -> dict[str, Any]:
    text = files("mic_tracker.read.exchange").joinpath("code_lists.toml").read_text("utf-8")
    return tomli.loads(text)


@cache
def status_list(name: str) -> CodeList:
    """The status codes of a publisher, by their folded spellings; KeyError without such a list."""
    codes: Mapping[str, object] = _content()["statuses"][name]
    return {_folded(code): CodeMeaning.model_validate(says) for code, says in codes.items()}


@cache
def status_lists() -> tuple[str, ...]:
    """The names of the lists of status codes."""
    return tuple(_content()["statuses"])


@cache
def missing_marks() -> Mapping[str, MissingReason]:
    """The usual marks in place of a value, in small letters."""
    marks: Mapping[str, MissingReason] = _content()["missing"]
    return marks


@cache
def total_members() -> frozenset[str]:
    """The usual members that mean all of a dimension."""
    return frozenset(_content()["totals"]["members"])


@cache
def whole_areas() -> frozenset[str]:
    """The usual words for all areas together; a country's name is none of them."""
    return frozenset(_content()["totals"]["areas"])


def read_multiplier(text: str) -> int | None:
    """The power of ten that a cell names, in a word or as a number; None where it names none."""
    cell = text.strip().lower()
    if cell.isascii() and cell.isdigit() and len(cell) <= 2:
        return int(cell) if int(cell) <= 24 else None
    words: Mapping[str, int] = _content()["multipliers"]
    return words.get(cell)


def read_statuses(text: str, codes: CodeList) -> StatusReading:
    """What the status cell of a figure says: a code, several with signs between, or letters.

    Of several statuses the one counts that limits the use of a figure most; the text is kept as a
    note then.
    """
    cell = text.strip()
    if not cell:
        return StatusReading()
    parts = [cell] if _folded(cell) in codes else [part for part in _SEVERAL.split(cell) if part]
    if len(parts) == 1 and _folded(cell) not in codes and all(c in codes for c in cell):
        parts = [*cell]
    known = {part: codes[_folded(part)] for part in parts if _folded(part) in codes}
    unknown = "; ".join(part for part in parts if part not in known)
    return _together(cell, known.values())._replace(unknown=unknown)


def _together(text: str, said: Iterable[CodeMeaning]) -> StatusReading:
    meanings = [*said]
    statuses = {meaning.status for meaning in meanings if meaning.status}
    status: ObservationStatus = next((s for s in _WEIGHT if s in statuses), "normal")
    missing = next((m.missing for m in reversed(meanings) if m.missing), None)
    more = any(m.note for m in meanings) or len(statuses - {"normal"}) > 1
    return StatusReading(status, missing, any(m.about for m in meanings), text if more else "")


def read_note(text: str, codes: CodeList) -> StatusReading:
    """What a note says of a figure where it begins with the words of a status, else nothing."""
    code = codes.get(_folded(_SENTENCE.split(text, maxsplit=1)[0]))
    return _together("", [code] if code else [])


def heavier(one: ObservationStatus, other: ObservationStatus) -> ObservationStatus:
    """Of two statuses the one that limits the use of a figure more."""
    if other in (one, "normal"):
        return one
    return next((status for status in _WEIGHT if status in {one, other}), one)


def _folded(code: str) -> str:
    """Single letters as they are, where case may matter; words in small letters."""
    return code if len(code) == 1 else " ".join(code.lower().split())
