"""Baseline files: the known findings of a check, by stable keys, sorted so that they diff well."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tomli

from mic_tracker.edit.atomic_write import replace_file
from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.model.codes import RULES
from mic_tracker.model.finding import Location
from mic_tracker.model.verdict import FindingKey, KnownFindings

VERSION = 1
_MAX_BYTES = 10_000_000
_WAIT = 10.0
_TITLE = "# Findings that `mic-tracker check --baseline` knows: by target and rule.\n"


def read(path: Path) -> KnownFindings:
    """The known findings that a file lists.

    Raises WrongUse for a file that is missing or is no baseline: a check against known findings
    must not pass because it knew none.
    """
    text = _text(path)
    try:
        content = tomli.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongUse("baseline_no_toml", path=str(path), reason=str(error)) from None
    if content.get("version") != VERSION:
        raise WrongUse("baseline_without_version", path=str(path), version=VERSION)
    places = _places(path, text)
    return KnownFindings(path.as_posix(), tuple(_known(path, content.get("known", []), places)))


def write(path: Path, known: Iterable[FindingKey]) -> None:
    """Write a baseline file, or replace the one that is there."""
    data = render(known).encode()
    if path.exists():
        replace_file(path, lambda _: data, timeout=_WAIT)
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutsideWorld("baseline_not_written", path=str(path), reason=reason) from error


def prune(path: Path, vanished: Iterable[FindingKey]) -> tuple[FindingKey, ...]:
    """Take vanished findings out of a baseline file; what was taken out."""
    listed, gone = set(read(path).known), set(vanished)
    if listed & gone:
        write(path, listed - gone)
    return tuple(sorted(listed & gone))


def render(known: Iterable[FindingKey]) -> str:
    """The text of a baseline file: the same findings give the same bytes, in any order."""
    import tomli_w  # noqa: PLC0415 - only commands that write pay for it

    entries = [{"target": k.target, "rule": k.rule} for k in sorted(set(known))]
    blocks = ["\n[[known]]\n" + tomli_w.dumps(entry) for entry in entries]
    return "".join([_TITLE, f"version = {VERSION}\n", *blocks])


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MAX_BYTES).decode("utf-8-sig").replace("\r\n", "\n")
    except PermissionError as error:
        raise OutsideWorld("no_permission", path=str(path)) from error
    except (OSError, ValueError) as error:
        if not path.is_file():
            raise WrongUse("baseline_missing", path=str(path)) from error
        raise WrongUse("baseline_unreadable", path=str(path)) from error


def _known(path: Path, entries: Any, places: list[Location]) -> Iterator[FindingKey]:  # noqa: ANN401 - anything a file may hold
    if not isinstance(entries, list):
        raise WrongUse("baseline_without_tables", path=str(path))
    for i, entry in enumerate(entries):
        if not _sound(entry):
            raise WrongUse("baseline_entry", path=str(path), number=i + 1)
        place = places[i] if len(places) == len(entries) else Location(path.as_posix(), 1)
        yield FindingKey(entry["target"], entry["rule"], place)


def _sound(entry: Any) -> bool:  # noqa: ANN401 - anything a file may hold
    keys = isinstance(entry, dict) and entry.keys() == {"target", "rule"}
    return keys and isinstance(entry["target"], str) and entry["rule"] in RULES


def _places(path: Path, text: str) -> list[Location]:
    """Where the entries start, as long as each has a header line of its own."""
    lines = enumerate(text.split("\n"), start=1)
    return [Location(path.as_posix(), n) for n, line in lines if line.strip() == "[[known]]"]
