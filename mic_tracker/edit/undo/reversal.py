"""The last step of a registry taken back: restored exactly, or refused."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from mic_tracker.edit.atomic_write import FileChange, replace_files
from mic_tracker.edit.registry_file import TIMEOUT, Load
from mic_tracker.edit.undo.journal import (
    ReversalJournal,
    WrittenFile,
    WrittenStep,
    hash_of,
    is_table,
    is_text,
    journal_path,
    read_steps,
)
from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.model.edit import ChangedBlock, TakenBack, TakenFile
from mic_tracker.model.finding import Finding, InvalidInput, Severity
from mic_tracker.text.cells import find_delimiter
from mic_tracker.text.splices import Splice, Stretch, locate

MOST_ROWS = 20
"""So many rows of a Parquet file are told; the others are counted."""
_NAMED = 3
"""So many lines that rest on a step are named."""
Files = Mapping[str | None, Path]
"""The files that a registry reads, by their paths from its folder; itself under None."""


class LastStep(NamedTuple):
    """The step that an undo takes back, and those before it."""

    step: WrittenStep
    """With those of its files only that have it: it may have been stopped between two."""
    earlier: tuple[WrittenStep, ...]
    paths: tuple[Path, ...]
    """Its files."""


class Git(NamedTuple):
    """What git has of a step: what to type there where it cannot be taken back here."""

    files: str | None
    """The files as a shell takes them; None outside of a repository."""
    commit: str | None
    """The commit that has the step; None where it is not committed."""


class _Reversed(NamedTuple):
    """A file without what a step wrote, and where that stood in the text of it."""

    written: WrittenFile
    path: Path
    taken: TakenFile
    spans: Sequence[Stretch] = ()


def find_last_step(registry: Path, files: Files) -> LastStep | None:
    """Find the last step that is in its files; None where there is none.

    Raises WrongUse for a journal that is none of this registry, or names a file that it does not
    read.
    """
    steps = read_steps(registry)
    while steps:
        step = steps[-1]
        hashes = {file.file: _hash_of_file(file, registry, files) for file in step.files}
        written = tuple(file for file in step.files if file.before != hashes[file.file])
        if written:
            paths = tuple(files[file.file] for file in written)
            return LastStep(step.model_copy(update={"files": written}), steps[:-1], paths)
        steps = steps[:-1]
    return None


def _hash_of_file(written: WrittenFile, registry: Path, files: Files) -> str | None:
    """The hash of a file as it is now; None for one that a step made and that is gone."""
    if written.file in files:
        return hash_of(files[written.file].read_bytes())
    if written.before is None and written.file and not (registry.parent / written.file).exists():
        return None
    raise WrongUse("undo_file_not_read", file=written.file, journal=str(journal_path(registry)))


def take_back(last: LastStep, data: bytes, load: Load, git: Git) -> TakenBack:
    """Take a step out of its files; `data` are the bytes of the registry. Nothing is written.

    Raises WrongUse where what it wrote is not there as it was written, or something else rests on
    it, and what `load` raises for the registry with it.
    """
    before, known = load(data)
    parts = [
        _reverse(file, path, data if file.file is None else path.read_bytes(), last, git)
        for file, path in reversed([*zip(last.step.files, last.paths, strict=True)])
    ]
    new = {part.written.file: part.taken.new for part in parts}
    drafts = {part.taken.file: part.taken.new for part in parts if part.written.file is not None}
    try:
        after, findings = load(new.get(None) or data, drafts)
    except InvalidInput as invalid:
        raise _needed_error(last, invalid, parts) from None
    return TakenBack(
        command=last.step.command,
        day=last.step.day,
        files=tuple(part.taken for part in parts),
        before=before,
        after=after,
        findings=tuple(f for f in findings if not any(_are_alike(f, old) for old in known)),
    )


def _are_alike(one: Finding, other: Finding) -> bool:
    """Whether two findings say the same, wherever they say it."""
    return (one.code, one.facts) == (other.code, other.facts)


def undo_step(registry: Path, files: Files, last: LastStep, load: Load, git: Git) -> TakenBack:
    """Take a step back in its files, one writer at a time; all of it or nothing.

    Raises what `take_back` raises, and OutsideWorld where another command has written since the
    step was found, or the system refuses.
    """
    answers: list[TakenBack] = []

    def change(data: bytes) -> Sequence[FileChange]:
        if find_last_step(registry, files) != last:
            raise OutsideWorld("file_changed_meanwhile", path=str(registry))
        answers.append(take_back(last, data, load, git))
        return [FileChange(Path(f.file), f.old, f.new) for f in answers[-1].files]

    journal = ReversalJournal(registry, last.earlier, last.step)
    replace_files(registry, change, timeout=TIMEOUT, journal=journal)
    return answers[-1]


def holds(written: WrittenFile, data: bytes) -> bool:
    """Whether a file of these bytes has what a step wrote to it."""
    if hash_of(data) == written.after:
        return True
    pieces = [splice.new.encode() for splice in written.splices if splice.new]
    return bool(pieces) and all(piece in data for piece in pieces)


def _reverse(written: WrittenFile, path: Path, data: bytes, last: LastStep, git: Git) -> _Reversed:
    """Take what a step wrote out of the bytes of a file."""
    exact = hash_of(data) == written.after
    if written.before is None:
        if not (exact and is_table(written.file or "")):
            raise _rewritten_error(path, last, git)
        return _Reversed(written, path, _removed(written, path, data, last, git))
    if not is_text(path.name):
        return _Reversed(written, path, _without_rows(written, path, data, last, git))
    text = data.decode()
    spans = _find_spans(written, text, exact=exact)
    if spans is None:
        raise _changed_error(last, git)
    result = _reversed_text(written.splices, spans, text).encode()
    blocks = tuple(_changed_blocks(written.splices, spans, text))
    return _Reversed(written, path, TakenFile(path.as_posix(), blocks, data, result), spans)


def _removed(written: WrittenFile, path: Path, data: bytes, last: LastStep, git: Git) -> TakenFile:
    """A table that goes, with its rows."""
    if not is_text(path.name):
        return replace(_without_rows(written, path, data, last, git), new=None)
    blocks = (ChangedBlock("", 1, _plain_lines(data.decode())),)
    return TakenFile(path.as_posix(), blocks, data, None)


def _without_rows(
    written: WrittenFile, path: Path, data: bytes, last: LastStep, git: Git
) -> TakenFile:
    """A Parquet file without the rows of a step: only where nobody has written it since."""
    from mic_tracker.edit.undo.appended_rows import (  # noqa: PLC0415 - of an extra
        RowsNotFoundError,
        take_rows,
    )

    if hash_of(data) != written.after:
        raise _rewritten_error(path, last, git)
    if written.rows is None:
        raise _inexact_error(last, git)
    try:
        rest, shown = take_rows(data, written.rows, MOST_ROWS)
    except RowsNotFoundError:
        raise _changed_error(last, git) from None
    lines = "".join(f"{line}\n" for line in shown)
    left = written.rows.added - len(shown)
    block = ChangedBlock("", written.rows.before + 1, lines, left)
    return TakenFile(path.as_posix(), (block,), data, rest)


def _find_spans(written: WrittenFile, text: str, *, exact: bool) -> list[Stretch] | None:
    """Where each piece stands; None where one does not, or more than the pieces would go."""
    splices = written.splices
    if exact:
        spans = [Stretch(splice.start, splice.start + len(splice.new)) for splice in splices]
        whole = hash_of(_reversed_text(splices, spans, text).encode()) == written.before
        return spans if whole else None
    found = [locate(splice, text) for splice in splices]
    spans = [span for span in found if span]
    whole = len(spans) == len(splices)
    table = is_table(written.file or "")
    return spans if whole and _takes_only(splices, spans, text, table=table) else None


def _changed_error(last: LastStep, git: Git) -> WrongUse:
    return WrongUse(
        "undo_changed",
        command=last.step.command,
        day=last.step.day,
        file=_names(last),
        diff=None if git.commit else git.files,
        log=git.files if git.commit else None,
        commit=git.commit,
    )


def _rewritten_error(path: Path, last: LastStep, git: Git) -> WrongUse:
    return WrongUse(
        "undo_rewritten",
        command=last.step.command,
        day=last.step.day,
        file=_names(last),
        table=path.as_posix(),
        diff=None if git.commit else git.files,
        log=git.files if git.commit else None,
        commit=git.commit,
    )


def _inexact_error(last: LastStep, git: Git) -> WrongUse:
    return WrongUse(
        "undo_not_exact",
        command=last.step.command,
        day=last.step.day,
        file=_names(last),
        diff=None if git.commit else git.files,
        log=git.files if git.commit else None,
        commit=git.commit,
    )


def _names(last: LastStep) -> tuple[str, ...]:
    return tuple(path.as_posix() for path in last.paths)


def _needed_error(last: LastStep, invalid: InvalidInput, parts: Sequence[_Reversed]) -> WrongUse:
    """What stands in a file rests on what the step wrote: a later step that git brought back."""
    by_file = {part.taken.file: part for part in parts}
    lines: dict[str, None] = {}
    for finding in invalid.findings:
        place = finding.location
        if place and finding.severity is Severity.ERROR:
            part = by_file.get(place.file)
            line = _line_before(part, place.line) if part else place.line
            lines[f"{place.file}:{line}"] = None
    return WrongUse(
        "undo_needed",
        command=last.step.command,
        day=last.step.day,
        file=_names(last),
        places=tuple(lines)[:_NAMED],
    )


def _line_before(part: _Reversed, line: int) -> int:
    """The number that a line of the result has in the text that is there now."""
    if not (part.spans and part.taken.new):
        return line
    result, text = part.taken.new.decode(), part.taken.old.decode()
    place = sum(map(len, result.splitlines(keepends=True)[: line - 1]))
    for span, splice in sorted(zip(part.spans, part.written.splices, strict=True)):
        if place >= span.start:
            place += span.end - span.start - len(splice.old)
    return text.count("\n", 0, place) + 1


def _reversed_text(splices: Sequence[Splice], spans: Sequence[Stretch], text: str) -> str:
    """The text with what stood there before; pieces that overlap give another text than meant."""
    result = text
    for span, splice in sorted(zip(spans, splices, strict=True), reverse=True):
        result = result[: span.start] + splice.old + result[span.end :]
    return result


def _takes_only(
    splices: Sequence[Splice], spans: Sequence[Stretch], text: str, *, table: bool
) -> bool:
    """Whether all that the text says beside the pieces, it still says without them."""
    going = [text[slice(*span)] for span in spans]
    coming = [splice.old for splice in splices]
    count = _count_rows if table else _count_statements
    try:
        with_them = count(_reversed_text(splices, spans, text), text)
        without = count(text, text)
        for piece in going:
            with_them += count(piece, text)
        for piece in coming:
            without += count(piece, text)
    except (ValueError, RecursionError, csv.Error):
        return False
    return with_them == without


def _count_rows(piece: str, text: str) -> Counter[str]:
    rows = csv.reader(StringIO(piece, newline=""), delimiter=find_delimiter(text))
    return Counter(repr(row) for row in rows if any(row))


def _count_statements(piece: str, _: str) -> Counter[str]:
    """The values of a TOML text by their keys; a table of an array is one value."""
    content = tomli.loads(piece.removeprefix("\ufeff"))
    return Counter(line for key, value in content.items() for line in _statements(value, key))


def _statements(value: Any, key: str) -> Iterator[str]:  # noqa: ANN401 - whatever TOML holds
    if isinstance(value, dict) and value:
        for name, part in value.items():
            yield from _statements(part, f"{key}.{name!r}")
    elif isinstance(value, list) and all(isinstance(part, dict) for part in value):
        yield from (f"{key}[]={part!r}" for part in value)
    else:
        yield f"{key}={value!r}"


def _changed_blocks(
    splices: Sequence[Splice], spans: Sequence[Stretch], text: str
) -> Iterator[ChangedBlock]:
    """The lines that go and come back, in the order of the file, without blank ones around them."""
    shift = 0
    for span, splice in sorted(zip(spans, splices, strict=True)):
        going, coming = (_plain_lines(part) for part in (text[slice(*span)], splice.old))
        shown = splice.old or text[slice(*span)]
        blank = len(shown) - len(shown.lstrip("\r\n"))
        line = text.count("\n", 0, span.start) + shown.count("\n", 0, blank) + 1
        yield ChangedBlock(coming, line + (shift if coming else 0), going)
        shift += splice.old.count("\n") - text.count("\n", *span)


def _plain_lines(piece: str) -> str:
    """Lines with plain newlines, none of them blank at the ends."""
    bare = piece.replace("\r\n", "\n").strip("\n")
    return f"{bare}\n" if bare else ""
