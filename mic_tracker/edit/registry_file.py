"""Changed blocks in a registry's files: rewritten as text, and validated with all the rest."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from mic_tracker.edit.atomic_write import Journal, replace_file
from mic_tracker.edit.rewrite import check_correction, rewrite_figure
from mic_tracker.edit.undo.journal import StepJournal, is_table
from mic_tracker.errors import OutsideWorld
from mic_tracker.model.edit import (
    Amended,
    ChangedBlock,
    Correction,
    EditOutcome,
    EditPlan,
    Plan,
    TomlBlock,
)
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.registry import Registry
from mic_tracker.text.toml.inline_insertion import insert_inside, inside_headers
from mic_tracker.text.toml.insertion import end_of_block, insert_block, render_block

Planner = Callable[[Registry], EditPlan]
LoadFile = Callable[[bytes], tuple[Registry, tuple[Finding, ...]]]
"""Reads the registry with these bytes for one of its files; raises as `Load` does."""


class Load(Protocol):
    """Reads a registry's bytes; raises InvalidInput when they are no registry."""

    def __call__(
        self, data: bytes, drafts: Mapping[str, bytes | None] | None = None, /
    ) -> tuple[Registry, tuple[Finding, ...]]:
        """Read them; included files among the drafts have the bytes given there, or are gone."""


TIMEOUT = 120.0
"""Seconds to wait for other writers; of two hundred at once the last one waits for a minute."""


def apply_plan(plan: Plan | Correction, data: bytes, registry: Registry, load: LoadFile) -> Amended:
    """Change the bytes of the file that a plan is for; nothing is written.

    Raises what `load` raises for the result, which is read as a whole, and InvalidRequest where
    a figure cannot be rewritten without touching something else.
    """
    if isinstance(plan, Plan):
        text, blocks = insert_blocks(data.decode(), plan.blocks)
    else:
        text, blocks = rewrite_figure(plan, data)
    after, findings = load(text.encode())
    if isinstance(plan, Correction):
        check_correction(plan, registry, after)
    return Amended(plan, registry, after, findings, blocks, text.encode())


def amend_bytes(data: bytes, load: LoadFile, planner: Planner) -> EditOutcome:
    """Read a registry's bytes, plan for it and apply the plan; raises what `apply_plan` raises."""
    registry, _ = load(data)
    return _follow(planner(registry), data, registry, load)


def _follow(plan: EditPlan, data: bytes, registry: Registry, load: LoadFile) -> EditOutcome:
    """Apply what is a plan; pass on what is none."""
    return apply_plan(plan, data, registry, load) if isinstance(plan, Plan | Correction) else plan


class Occasion(NamedTuple):
    """What the journal says of a change."""

    command: str
    day: date
    """The day on which it is made."""


def amend_file(path: Path, load: Load, planner: Planner, occasion: Occasion) -> EditOutcome:
    """Write what is planned for a registry, one writer at a time; all of it or nothing.

    The file is read and planned for once the lock is held: what another process wrote in the
    meantime counts. What is for an included file is written there, under the locks of both files.
    Raises what `apply_plan` raises, and OutsideWorld when the file cannot be written.
    """
    answers: list[EditOutcome] = []

    def change(data: bytes) -> bytes:
        registry, _ = load(data)
        plan = planner(registry)
        if included := included_file(plan, registry):
            journal = StepJournal(path, *occasion)
            answers.append(_amend_included(included, data, load, planner, journal))
            return data
        answer = _follow(plan, data, registry, load)
        answers.append(answer)
        return answer.data if isinstance(answer, Amended) else data

    replace_file(path, change, timeout=TIMEOUT, journal=StepJournal(path, *occasion))
    return answers[-1]  # an editor may have saved the file while the first was planned


def included_file(plan: EditPlan, registry: Registry) -> str | None:
    """The included file that a plan is for; None: it is for the registry itself, or for nothing."""
    file = plan.file if isinstance(plan, Plan | Correction) else None
    return file if file != registry.path else None


def included_loader(load: Load, data: bytes, file: str) -> LoadFile:
    """How the bytes of an included file are read, with the bytes of its registry around it."""
    return lambda draft: load(data, {file: draft})


def _amend_included(
    file: str, data: bytes, load: Load, planner: Planner, journal: Journal
) -> EditOutcome:
    """Write what is planned for an included file; `data` are the bytes of the registry."""
    answers: list[EditOutcome] = []
    load_file = included_loader(load, data, file)

    def change(old: bytes) -> bytes:
        answer = amend_bytes(old, load_file, partial(_plan_for_file, file, planner))
        answers.append(answer)
        return answer.data if isinstance(answer, Amended) else old

    replace_file(Path(file), change, timeout=TIMEOUT, journal=journal)
    return answers[-1]


def _plan_for_file(file: str, planner: Planner, registry: Registry) -> EditPlan:
    """Plan again for a file that is now locked; an editor may have moved figures out of it."""
    plan = planner(registry)
    if isinstance(plan, Plan | Correction) and included_file(plan, registry) != file:
        raise OutsideWorld("file_changed_meanwhile", path=file)
    return plan


def insert_blocks(text: str, blocks: tuple[TomlBlock, ...]) -> tuple[str, tuple[ChangedBlock, ...]]:
    """Insert blocks into a text; return it and where each block begins, in the order given.

    Blocks that go to the same place keep their order, too. A table that belongs into one that is
    written between braces goes there, and takes no line of its own.
    """
    inside = inside_headers(text, {block.header for block in blocks})
    headed = tuple(block for block in blocks if block.header not in inside)
    result, changed = _insert_headed(text, headed)
    found, every = iter(changed), list[ChangedBlock]()
    for block in blocks:
        if block.header in inside:
            result, piece, line = insert_inside(result, block.header, block.fields)
            every.append(ChangedBlock(f"{piece}\n", line))
        else:
            every.append(next(found))
    return result, tuple(every)


def _insert_headed(
    text: str, blocks: tuple[TomlBlock, ...]
) -> tuple[str, tuple[ChangedBlock, ...]]:
    """Insert blocks that have a header of their own."""
    rendered = [render_block(block.header, block.fields) for block in blocks]
    places = {after: _insertion_offset(text, after) for after in {b.after for b in blocks}}
    offsets = [places[block.after] for block in blocks]
    starts, shift, result = [0] * len(blocks), 0, text
    for offset in sorted(set(offsets)):  # a file has few places
        group = [i for i, at in enumerate(offsets) if at == offset]
        piece = _render_piece(text, offset, blocks[group[0]].after, [rendered[i] for i in group])
        line = text[:offset].count("\n") + shift + _count_leading_line_ends(piece) + 1
        for i in group:
            starts[i] = line
            line += rendered[i].count("\n") + 1
        at = offset + len(result) - len(text)
        result = result[:at] + piece + result[at:]
        shift += piece.count("\n")
    return result, tuple(map(ChangedBlock, rendered, starts))


def _render_piece(text: str, offset: int, after: int | None, blocks: list[str]) -> str:
    """The text that `insert_block` would insert at the offset, for several blocks at once."""
    grown = insert_block(text, "\n".join(blocks), after)
    return grown[offset : offset + len(grown) - len(text)]


def _count_leading_line_ends(piece: str) -> int:
    """Count the line ends before the first block."""
    return piece[: piece.index("[")].count("\n")


def _insertion_offset(text: str, after: int | None) -> int:
    return len(text) if after is None else end_of_block(text, after)


def last_figure_place(registry: Registry, indicator: str) -> Location:
    """The place of the last observation of the indicator, else of its last target or itself.

    The registry's own observations come before those of included files. Rows do not count: a block
    cannot stand beside them.
    """
    figures = (o.location for o in registry.observations if o.indicator == indicator)
    blocks = [place for place in figures if not is_table(place.file)]
    return blocks[-1] if blocks else last_target_place(registry, indicator)


def last_target_place(registry: Registry, indicator: str) -> Location:
    """The place of the indicator's last target, else of the indicator."""
    targets = [id_ for id_, target in registry.targets.items() if target.indicator == indicator]
    places = [registry.places["targets", id_] for id_ in targets]
    own = registry.places["indicators", indicator]
    return max(places, key=lambda place: place.line, default=own)


def last_source_line(registry: Registry) -> int:
    """A line of the registry's last own source, else of the keys at the top of the file."""
    return max(_source_lines(registry, registry.path), default=1)


def source_line_beside(registry: Registry, figure: Location) -> int:
    """A line after which the source of a figure goes, in the file of the figure.

    It is that of the last source, else what the figure itself follows: it comes right above it.
    """
    if figure.file == registry.path:
        return last_source_line(registry)
    return max(_source_lines(registry, figure.file), default=figure.line)


def _source_lines(registry: Registry, file: str) -> Iterator[int]:
    places = (place for (name, _), place in registry.places.items() if name == "sources")
    return (place.line for place in places if place.file == file)
