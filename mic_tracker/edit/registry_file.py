"""New blocks in a registry file: inserted as text, and validated with the rest of the file."""

from collections.abc import Callable, Iterator
from pathlib import Path

from mic_tracker.edit.atomic_write import replace_file
from mic_tracker.model.edit import (
    Already,
    Amended,
    Answer,
    Block,
    InsertedBlock,
    Plan,
    RequestRefused,
)
from mic_tracker.model.finding import Finding
from mic_tracker.model.registry import Registry
from mic_tracker.text.toml.insertion import end_of_block, insert_block, render_block

Planner = Callable[[Registry], Plan | Already | RequestRefused]


Load = Callable[[bytes], tuple[Registry, tuple[Finding, ...]]]
"""Reads a registry's bytes; raises InvalidInput when they are no registry."""


TIMEOUT = 30.0
"""Seconds to wait for another writer."""


def insert_plan(plan: Plan, data: bytes, registry: Registry, load: Load) -> Amended:
    """Insert a plan's blocks into the bytes that a registry was read from; nothing is written.

    Raises what `load` raises for the result, which is read as a whole.
    """
    text, blocks = insert_blocks(data.decode(), plan.blocks)
    after, findings = load(text.encode())
    return Amended(plan, registry, after, findings, blocks, text.encode())


def amend_bytes(data: bytes, load: Load, planner: Planner) -> Answer:
    """Read a registry's bytes, plan for it and insert the plan; raises what `load` raises."""
    registry, _ = load(data)
    plan = planner(registry)
    return insert_plan(plan, data, registry, load) if isinstance(plan, Plan) else plan


def amend_file(path: Path, load: Load, planner: Planner) -> Answer:
    """Write the planner's blocks into a registry, one writer at a time; all of them or nothing.

    The file is read and planned for once the lock is held: what another process wrote in the
    meantime counts. Raises what `load` raises for the file or the result, and OutsideWorld when
    the file cannot be written.
    """
    answers: list[Answer] = []

    def change(data: bytes) -> bytes:
        answer = amend_bytes(data, load, planner)
        answers.append(answer)
        return answer.data if isinstance(answer, Amended) else data

    replace_file(path, change, timeout=TIMEOUT)
    return answers[0]


def insert_blocks(text: str, blocks: tuple[Block, ...]) -> tuple[str, tuple[InsertedBlock, ...]]:
    """Insert blocks into a text; return it and where each block begins, in the order given.

    Blocks that go to the same place keep their order, too.
    """
    rendered = [render_block(block.header, block.fields) for block in blocks]
    offsets = [_insertion_offset(text, block.after) for block in blocks]
    starts, shift, result = [0] * len(blocks), 0, text
    for offset in sorted(set(offsets)):
        group = [i for i, at in enumerate(offsets) if at == offset]
        piece = _render_piece(text, offset, blocks[group[0]].after, [rendered[i] for i in group])
        line = text[:offset].count("\n") + shift + _count_leading_line_ends(piece) + 1
        for i in group:
            starts[i] = line
            line += rendered[i].count("\n") + 1
        at = offset + len(result) - len(text)
        result = result[:at] + piece + result[at:]
        shift += piece.count("\n")
    return result, tuple(map(InsertedBlock, rendered, starts))


def _render_piece(text: str, offset: int, after: int | None, blocks: list[str]) -> str:
    """The text that `insert_block` would insert at the offset, for several blocks at once."""
    grown = insert_block(text, "\n".join(blocks), after)
    return grown[offset : offset + len(grown) - len(text)]


def _count_leading_line_ends(piece: str) -> int:
    """Count the line ends before the first block."""
    return piece[: piece.index("[")].count("\n")


def _insertion_offset(text: str, after: int | None) -> int:
    return len(text) if after is None else end_of_block(text, after)


def last_figure_line(registry: Registry, indicator: str) -> int:
    """A line of the last observation of the indicator, else of its last target or itself.

    Observations in included files do not count: new ones go to the registry's own file.
    """
    own = [o.location for o in registry.observations if o.indicator == indicator]
    lines = [place.line for place in own if place.file == registry.path]
    return max(lines) if lines else last_target_line(registry, indicator)


def last_target_line(registry: Registry, indicator: str) -> int:
    """A line of the indicator's last target, else of the indicator."""
    targets = [id_ for id_, target in registry.targets.items() if target.indicator == indicator]
    lines = [registry.places["targets", id_].line for id_ in targets]
    return max(lines, default=registry.places["indicators", indicator].line)


def last_source_line(registry: Registry) -> int:
    """A line of the last source, else of the keys at the top of the file."""
    return max(_table_lines(registry, "sources"), default=1)


def _table_lines(registry: Registry, table: str) -> Iterator[int]:
    return (place.line for (name, _), place in registry.places.items() if name == table)
