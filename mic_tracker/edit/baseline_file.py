"""Baseline files: the known findings of a check, by stable keys, sorted so that they diff well."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tomli

from mic_tracker.edit.output.file import write_output
from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.model.codes import RULES
from mic_tracker.model.finding import Location
from mic_tracker.model.verdict import FindingKey, KnownFindings

VERSION = 1
_MAX_BYTES = 10_000_000
_TITLE = "# Findings that `mic-tracker check --baseline` knows: by target and rule.\n"


def read_baseline(path: Path) -> KnownFindings:
    """Read the known findings that a baseline file lists.

    Raises WrongUse for a file that is missing or is no baseline: a check against known findings
    must not pass because it knew none.
    """
    text = _read_text(path)
    try:
        content = tomli.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongUse("baseline_no_toml", path=str(path), reason=str(error)) from None
    if content.get("version") != VERSION:
        raise WrongUse("baseline_without_version", path=str(path), version=VERSION)
    entries = _parse_entries(path, content.get("known", []), _entry_locations(path, text))
    return KnownFindings(path.as_posix(), tuple(entries))


def write_baseline(path: Path, keys: Iterable[FindingKey]) -> None:
    """Write a baseline file, or replace the one that is there.

    Raises WrongUse for a file that is anything else, which would be lost.
    """
    if path.exists() and not path.is_file():
        raise WrongUse("baseline_no_plain_file", path=str(path))
    if path.is_file() and not _is_baseline(path):
        raise WrongUse("baseline_over_file", path=str(path))
    write_output(path, render_baseline(keys))


def _is_baseline(path: Path) -> bool:
    try:
        read_baseline(path)
    except WrongUse:
        return False
    return True


def prune_baseline(path: Path, vanished: Iterable[FindingKey]) -> tuple[FindingKey, ...]:
    """Remove vanished findings from a baseline file, and return those that were removed."""
    listed = set(read_baseline(path).keys)
    removed = listed & set(vanished)
    if removed:
        write_baseline(path, listed - removed)
    return tuple(sorted(removed))


def render_baseline(keys: Iterable[FindingKey]) -> str:
    """Render a baseline file: the same findings give the same bytes, in any order."""
    import tomli_w  # noqa: PLC0415 - only commands that write pay for it

    entries = [{"target": key.target, "rule": key.rule} for key in sorted(set(keys))]
    blocks = ["\n[[known]]\n" + tomli_w.dumps(entry) for entry in entries]
    return "".join([_TITLE, f"version = {VERSION}\n", *blocks])


def _read_text(path: Path) -> str:
    if path.exists() and not path.is_file():  # a pipe without a writer would be waited for
        raise WrongUse("baseline_no_plain_file", path=str(path))
    try:
        with path.open("rb") as file:
            return file.read(_MAX_BYTES).decode("utf-8-sig").replace("\r\n", "\n")
    except PermissionError as error:
        raise OutsideWorld("no_permission", path=str(path)) from error
    except (OSError, ValueError) as error:
        if not path.is_file():
            raise WrongUse("baseline_missing", path=str(path)) from error
        raise WrongUse("baseline_unreadable", path=str(path)) from error


def _parse_entries(path: Path, entries: Any, locations: list[Location]) -> Iterator[FindingKey]:  # noqa: ANN401 - anything a file may hold
    if not isinstance(entries, list):
        raise WrongUse("baseline_without_tables", path=str(path))
    for i, entry in enumerate(entries):
        if not _is_valid_entry(entry):
            raise WrongUse("baseline_entry", path=str(path), number=i + 1)
        location = locations[i] if len(locations) == len(entries) else Location(path.as_posix(), 1)
        yield FindingKey(entry["target"], entry["rule"], location)


def _is_valid_entry(entry: Any) -> bool:  # noqa: ANN401 - anything a file may hold
    keys = isinstance(entry, dict) and entry.keys() == {"target", "rule"}
    return keys and isinstance(entry["target"], str) and entry["rule"] in RULES


def _entry_locations(path: Path, text: str) -> list[Location]:
    """The lines on which the entries start, as long as each has a header line of its own."""
    lines = enumerate(text.split("\n"), start=1)
    return [Location(path.as_posix(), n) for n, line in lines if line.strip() == "[[known]]"]
