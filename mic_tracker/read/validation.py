"""Validation of a file: valid records are kept beside invalid ones, to show all errors."""

from collections.abc import Collection
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from mic_tracker.model.finding import Finding
from mic_tracker.model.record import Record
from mic_tracker.read.record_keys import LISTS
from mic_tracker.read.source_text import (
    Page,
    TomlTable,
    UnplacedFinding,
    place_finding,
)
from mic_tracker.text import limits
from mic_tracker.text.toml.outline import KeyPath

R = TypeVar("R", bound=Record)


class Structured(NamedTuple, Generic[R]):
    """The valid part of a file as a record, which of its parts are not in it, and why."""

    record: R | None
    dropped: frozenset[KeyPath]
    findings: tuple[Finding, ...]

    def kept(self, key: str, count: int) -> list[int]:
        """The positions in the file of the valid elements of a list, in order."""
        lost = sum(path[:1] == (key,) and len(path) == 2 for path in self.dropped)
        every = range(count + lost)
        return [i for i in every if (key, i) not in self.dropped]


def validate_file(
    root: type[R], content: TomlTable, page: Page, stand_in: TomlTable | None = None
) -> Structured[R]:
    """Validate a file; on errors, validate the rest again, with stand-ins for missing keys."""
    try:
        return Structured(root.model_validate(content), frozenset(), ())
    except ValidationError as error:
        from mic_tracker.read.pydantic_errors import translate_errors

        problems = tuple(islice(translate_errors(error, root), limits.FINDINGS))
    findings = tuple(place_finding(page, problem) for problem in problems)
    dropped = frozenset(_record_path(problem) for problem in problems)
    return Structured(_validate_rest(root, content, dropped, stand_in or {}), dropped, findings)


def _record_path(problem: UnplacedFinding) -> KeyPath:
    """The path of the record that has the problem: an element of a list, or a top-level table."""
    return problem.path[: 2 if problem.path[:1] and problem.path[0] in LISTS else 1]


def _validate_rest(
    root: type[R], content: TomlTable, dropped: Collection[KeyPath], stand_in: TomlTable
) -> R | None:
    kept = {key: _drop_records(key, value, dropped) for key, value in content.items()}
    sound = {key: value for key, value in kept.items() if (key,) not in dropped}
    try:
        return root.model_validate(stand_in | sound)
    except ValidationError:
        return None


def _drop_records(key: str, value: object, dropped: Collection[KeyPath]) -> object:
    if isinstance(value, dict):
        return {id_: v for id_, v in value.items() if (key, id_) not in dropped}
    if isinstance(value, list):
        return [v for i, v in enumerate(value) if (key, i) not in dropped]
    return value
