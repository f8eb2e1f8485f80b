"""The last step of a registry taken back: restored exactly, or refused."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from mic_tracker.edit.atomic_write import replace_file
from mic_tracker.edit.registry_file import TIMEOUT, Load, LoadFile, included_loader
from mic_tracker.edit.undo.journal import (
    ReversalJournal,
    WrittenStep,
    hash_of,
    is_table,
    is_text,
    journal_path,
    read_steps,
    without_unwritten,
)
from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.model.edit import ChangedBlock, TakenBack
from mic_tracker.model.finding import Finding, InvalidInput, Severity
from mic_tracker.text.cells import find_delimiter
from mic_tracker.text.splices import Splice, Stretch, locate

_NAMED = 3
"""So many lines that rest on a step are named."""
Files = Mapping[str | None, Path]
"""The files that a registry reads, by their paths from its folder; itself under None."""


class LastStep(NamedTuple):
    """The step that an undo takes back, and those before it."""

    step: WrittenStep
    earlier: tuple[WrittenStep, ...]
    file: Path
    """The file that it wrote."""


class Git(NamedTuple):
    """What git has of a step: what to type there where it cannot be taken back here."""

    file: str | None
    """The file as a shell takes it; None outside of a repository."""
    commit: str | None
    """The commit that has the step; None where it is not committed."""


def find_last_step(registry: Path, files: Files) -> LastStep | None:
    """Find the last step that is in its file; None where there is none.

    Raises WrongUse for a journal that is none of this registry, or names a file that it does not
    read.
    """
    steps = read_steps(registry)
    while steps:
        step = steps[-1]
        if step.file not in files:
            raise WrongUse(
                "undo_file_not_read", file=step.file, journal=str(journal_path(registry))
            )
        file = files[step.file]
        rest = without_unwritten(steps, step.file, file.read_bytes())
        if rest == steps:
            return LastStep(step, steps[:-1], file)
        steps = rest
    return None


def take_back(last: LastStep, data: bytes, load: LoadFile, git: Git) -> TakenBack:
    """Take a step out of the bytes of its file; nothing is written.

    Raises WrongUse where what it wrote is not there as it was written, or something else rests on
    it, and what `load` raises for the file with it.
    """
    if not is_text(last.file.name):
        raise _no_text_error(last, git)
    before, known = load(data)
    text = data.decode()
    spans = _find_spans(last, text, git, exact=hash_of(data) == last.step.after)
    result = _reversed_text(last.step.splices, spans, text)
    try:
        after, findings = load(result.encode())
    except InvalidInput as invalid:
        raise _needed_error(last, invalid, spans, text, result) from None
    return TakenBack(
        command=last.step.command,
        day=last.step.day,
        file=last.file.as_posix(),
        before=before,
        after=after,
        findings=tuple(f for f in findings if not any(_are_alike(f, old) for old in known)),
        blocks=tuple(_changed_blocks(last.step.splices, spans, text)),
        data=result.encode(),
    )


def _are_alike(one: Finding, other: Finding) -> bool:
    """Whether two findings say the same, wherever they say it."""
    return (one.code, one.facts) == (other.code, other.facts)


def undo_step(registry: Path, files: Files, last: LastStep, load: Load, git: Git) -> TakenBack:
    """Take a step back in its file, one writer at a time; all of it or nothing.

    Raises what `take_back` raises, and OutsideWorld where another command has written since the
    step was found, or the system refuses.
    """
    answers: list[TakenBack] = []
    journal = ReversalJournal(registry, last.earlier, last.step)

    def change_file(data: bytes, load_file: LoadFile) -> bytes:
        answers.append(take_back(last, data, load_file, git))
        return answers[-1].data

    def change(data: bytes) -> bytes:
        if find_last_step(registry, files) != last:
            raise OutsideWorld("file_changed_meanwhile", path=str(registry))
        if last.step.file is None:
            return change_file(data, load)
        load_file = included_loader(load, data, last.file.as_posix())
        replace_file(
            last.file, lambda old: change_file(old, load_file), timeout=TIMEOUT, journal=journal
        )
        return data

    replace_file(registry, change, timeout=TIMEOUT, journal=journal)
    return answers[-1]


def holds(step: WrittenStep, data: bytes) -> bool:
    """Whether a file of these bytes has what a step wrote."""
    if hash_of(data) == step.after:
        return True
    written = [splice.new.encode() for splice in step.splices if splice.new]
    return bool(written) and all(piece in data for piece in written)


def _find_spans(last: LastStep, text: str, git: Git, *, exact: bool) -> list[Stretch]:
    """Where each piece stands; WrongUse where one does not, or more than the pieces would go."""
    splices = last.step.splices
    if exact:
        spans = [Stretch(splice.start, splice.start + len(splice.new)) for splice in splices]
        if hash_of(_reversed_text(splices, spans, text).encode()) != last.step.before:
            raise _changed_error(last, git)
        return spans
    found: list[Stretch] = []
    for splice in splices:
        span = locate(splice, text)
        if span is None:
            raise _changed_error(last, git)
        found.append(span)
    if not _takes_only(splices, found, text, table=is_table(last.step.file or "")):
        raise _changed_error(last, git)
    return found


def _no_text_error(last: LastStep, git: Git) -> WrongUse:
    return WrongUse(
        "undo_no_text",
        command=last.step.command,
        day=last.step.day,
        file=last.file.as_posix(),
        diff=None if git.commit else git.file,
        log=git.file if git.commit else None,
        commit=git.commit,
    )


def _changed_error(last: LastStep, git: Git) -> WrongUse:
    return WrongUse(
        "undo_changed",
        command=last.step.command,
        day=last.step.day,
        file=last.file.as_posix(),
        diff=None if git.commit else git.file,
        log=git.file if git.commit else None,
        commit=git.commit,
    )


def _needed_error(
    last: LastStep, invalid: InvalidInput, spans: Sequence[Stretch], text: str, result: str
) -> WrongUse:
    """What stands in the file rests on what the step wrote: a later step that git brought back."""
    file = last.file.as_posix()
    lines: dict[str, None] = {}
    for finding in invalid.findings:
        place = finding.location
        if place and finding.severity is Severity.ERROR:
            own = place.file == file
            line = _line_before(last.step.splices, spans, text, result, place.line)
            lines[f"{place.file}:{line if own else place.line}"] = None
    return WrongUse(
        "undo_needed",
        command=last.step.command,
        day=last.step.day,
        file=file,
        places=tuple(lines)[:_NAMED],
    )


def _line_before(
    splices: Sequence[Splice], spans: Sequence[Stretch], text: str, result: str, line: int
) -> int:
    """The number that a line of the result has in the text that is there now."""
    place = sum(map(len, result.splitlines(keepends=True)[: line - 1]))
    for span, splice in sorted(zip(spans, splices, strict=True)):
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
