"""This view shows what an undo takes back: the lines that go and come, and what that changes."""

from mic_tracker.model.edit import TakenBack
from mic_tracker.show.data import finding_data, schema_head
from mic_tracker.show.document import Block, Data, Document, Lines, Paragraphs, Section
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


def document(undone: TakenBack, commit: str | None, effect: Effect, words: Words) -> Document:
    """Show which command is taken back, each piece with its place, and the effect on the targets.

    `commit` is the one that has what the command wrote, if there is any.
    """
    file = plain(undone.file)
    facts = {"command": undone.command, "day": undone.day, "file": file}
    about: list[Block] = [Paragraphs((words.text("undo", "takes_back", **facts),))]
    if commit:
        note = words.text("undo", "committed", commit=commit)
        about.append(Paragraphs((note,), style="warning"))
    sections = [Section("", tuple(about))]
    sections += [Section("", (Lines(tuple(block_lines(b, undone.file))),)) for b in undone.blocks]
    if undone.findings:
        sections.append(Section("", (notices(undone.findings, words),)))
    moved = undone.before.targets != undone.after.targets
    shown = (*PROMISE, *COLUMNS) if moved else COLUMNS
    sections.append(Section("", (Lines(tuple(effect_lines(effect, shown, words))),)))
    return Document("", sections=tuple(sections))


def data(
    undone: TakenBack, commit: str | None, effect: Effect, words: Words, *, written: bool
) -> Data:
    """Return for programs what was taken back, or would be."""
    return schema_head("undo") | {
        "outcome": "undone" if written else "not_written",
        "command": undone.command,
        "day": undone.day.isoformat(),
        "commit": commit,
        "blocks": [block_data(block, undone.file) for block in undone.blocks],
        "as_of": effect[1].clock.as_of.isoformat(),
        "effect": [*effect_data(effect, words)],
        "findings": [finding_data(finding, words) for finding in undone.findings],
    }


def undone_lines(undone: TakenBack, words: Words) -> str:
    """Say that it is taken back, where, and how it would be written again."""
    place = place_of(undone.blocks, undone.file)
    lines = [
        words.text("undo", "undone", command=undone.command, place=place),
        words.text("undo", "next", file=file_option(undone.after.path)),
    ]
    return "\n".join(lines) + "\n"
