"""This view shows what an undo takes back: the lines that go and come, and what that changes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mic_tracker.model.edit import TakenBack, TakenFile
from mic_tracker.show.data import finding_data, schema_head
from mic_tracker.show.document import Block, Data, Document, Lines, Paragraphs, Section, StyledLine
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.edit import (
    COLUMNS,
    PROMISE,
    Effect,
    block_data,
    block_lines,
    effect_data,
    effect_lines,
    file_option,
    place_of,
)
from mic_tracker.show.views.findings import notices
from mic_tracker.text.escape import plain

_MOST_LINES = 100
"""A piece of more lines is not shown as a whole."""
_FIRST_LINES = 20
"""So many of them are shown then."""


def document(undone: TakenBack, commit: str | None, effect: Effect, words: Words) -> Document:
    """Show which command is taken back, each piece with its place, and the effect on the targets.

    `commit` is the one that has what the command wrote, if there is any.
    """
    files = words.names(plain(taken.file) for taken in undone.files)
    facts = {"command": undone.command, "day": undone.day, "file": files}
    about: list[Block] = [Paragraphs((words.text("undo", "takes_back", **facts),))]
    if commit:
        note = words.text("undo", "committed", commit=commit)
        about.append(Paragraphs((note,), style="warning"))
    sections = [Section("", tuple(about))]
    for taken in undone.files:
        sections += [Section("", (Lines(tuple(lines)),)) for lines in _file_lines(taken, words)]
    if undone.findings:
        sections.append(Section("", (notices(undone.findings, words),)))
    moved = undone.before.targets != undone.after.targets
    shown = (*PROMISE, *COLUMNS) if moved else COLUMNS
    sections.append(Section("", (Lines(tuple(effect_lines(effect, shown, words))),)))
    return Document("", sections=tuple(sections))


def _file_lines(taken: TakenFile, words: Words) -> Iterator[Iterable[StyledLine]]:
    """Show the pieces of a file: the first lines of long ones, and how many follow."""
    if taken.new is None:
        yield [((words.text("undo", "goes", file=plain(taken.file)), "warning"),)]
    for block in taken.blocks:
        old, new = _first_lines(block.old), _first_lines(block.text)
        shown = replace(block, old=old, text=new)
        more = block.more + max(_count(block.old) - _count(old), _count(block.text) - _count(new))
        lines = [*block_lines(shown, taken.file)]
        if more:
            lines.append(((words.text("undo", "more", n=more), "quiet"),))
        yield lines


def _first_lines(text: str) -> str:
    """A piece as it is shown: all of it, or so many lines that what it is can be seen."""
    lines = text.splitlines(keepends=True)
    return text if len(lines) <= _MOST_LINES else "".join(lines[:_FIRST_LINES])


def _count(text: str) -> int:
    return text.count("\n")


def _place(taken: TakenFile) -> str:
    """Where a step was taken out; of a file that is gone its name."""
    if taken.new is None or not taken.blocks:
        return plain(taken.file)
    return place_of(taken.blocks, taken.file)


def data(
    undone: TakenBack, commit: str | None, effect: Effect, words: Words, *, written: bool
) -> Data:
    """Return for programs what was taken back, or would be."""
    return schema_head("undo") | {
        "outcome": "undone" if written else "not_written",
        "command": undone.command,
        "day": undone.day.isoformat(),
        "commit": commit,
        "blocks": [
            block_data(block, taken.file) | {"more": block.more}
            for taken in undone.files
            for block in taken.blocks
        ],
        "removed": [taken.file for taken in undone.files if taken.new is None],
        "as_of": effect[1].clock.as_of.isoformat(),
        "effect": [*effect_data(effect, words)],
        "findings": [finding_data(finding, words) for finding in undone.findings],
    }


def undone_lines(undone: TakenBack, words: Words) -> str:
    """Say that it is taken back, where, and how it would be written again."""
    place = words.names(_place(taken) for taken in undone.files)
    lines = [
        words.text("undo", "undone", command=undone.command, place=place),
        words.text("undo", "next", file=file_option(undone.after.path)),
    ]
    return "\n".join(lines) + "\n"
