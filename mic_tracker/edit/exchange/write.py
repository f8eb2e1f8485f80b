"""An import as it is written: blocks into the registry, rows into a table; all or nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mic_tracker.edit.atomic_write import FileChange, replace_files
from mic_tracker.edit.output.file import write_output
from mic_tracker.edit.registry_file import TIMEOUT, Load, Occasion, insert_blocks
from mic_tracker.edit.undo.journal import StepJournal
from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.model.edit import Amended
from mic_tracker.model.edit.exchange.feed import TABLE_SUFFIXES
from mic_tracker.model.edit.exchange.plan import ImportPlan
from mic_tracker.model.registry import Registry
from mic_tracker.text import limits
from mic_tracker.text.toml.root_list import add_to_list

ImportPlanner = Callable[[Registry, bytes | None], ImportPlan]
"""Plans an import for a registry, and for the table that gets its rows as it is."""


Drafted = tuple[ImportPlan, Amended | None]
"""What is planned, and the registry with it; None where nothing would be written."""


def draft_import(
    path: Path, data: bytes, load: Load, planner: ImportPlanner, into: str | None
) -> Drafted:
    """Plan an import and apply it to bytes; nothing is written.

    Rows go into the table `into`, which the registry includes afterwards. Raises InvalidInput when
    it would be none.
    """
    registry, _ = load(data)
    plan = planner(registry, _table_bytes(path, into) if into else None)
    if plan.open or not (plan.blocks or plan.table):
        return plan, None
    text, blocks = insert_blocks(data.decode(), plan.blocks)
    drafts = _drafts(path, plan)
    after, findings = load(text.encode(), drafts)
    if _lacks_rows(plan, registry, after):
        text = _including(text, plan, path)
        after, findings = load(text.encode(), drafts)
        plan = replace(plan, included=True)
    return plan, Amended(plan, registry, after, findings, blocks, text.encode())


def write_import(path: Path, draft: Callable[[bytes], Drafted], occasion: Occasion) -> Drafted:
    """Draft under the lock of the registry, and write the registry and the table, or neither.

    What another process wrote in the meantime counts. Raises as `draft_import` does, and
    OutsideWorld when a file cannot be written.
    """
    answers: list[Drafted] = []
    journal = StepJournal(path, *occasion)

    def change(data: bytes) -> Sequence[FileChange]:
        plan, amended = draft(data)
        answers.append((plan, amended))
        return _changes(path, data, plan, amended, journal) if amended else ()

    replace_files(path, change, timeout=TIMEOUT, journal=journal)
    return answers[-1]


def _changes(
    path: Path, data: bytes, plan: ImportPlan, amended: Amended, journal: StepJournal
) -> Sequence[FileChange]:
    """What is written, in an order in which the registry is valid after each of the files.

    Its sources come before the rows that cite them, and a table before the pattern that names it.
    """
    own = FileChange(path, data, amended.data)
    if not (plan.table and plan.content):
        return (own,)
    table = path.parent / plan.table
    journal.note_rows(table, plan.content.rows)
    rows = FileChange(table, plan.content.old, plan.content.new)
    return (rows, own) if plan.included else (own, rows)


def make_registry(path: Path, data: bytes) -> None:
    """Make a registry that is not there yet; OutsideWorld where that is not allowed."""
    if not path.exists():
        write_output(path, data.decode())


def table_path(registry: Path, into: str) -> Path:
    """Where a table is: in the folder of the registry. WrongUse for a place outside of it."""
    folder = registry.parent.resolve()
    table = (folder / into).resolve()
    if not table.is_relative_to(folder) or table.suffix.lower() not in TABLE_SUFFIXES:
        raise WrongUse("into_no_table", path=into)
    return table


def _table_bytes(registry: Path, into: str) -> bytes | None:
    table = table_path(registry, into)
    try:
        if not table.exists():
            return None
        if table.stat().st_size > limits.TABLE_BYTES:  # each import writes all of it anew
            raise WrongUse("into_too_large", path=into, limit=limits.TABLE_BYTES)
        return table.read_bytes()
    except OSError as error:
        raise OutsideWorld("no_permission", path=str(table)) from error


def _drafts(registry: Path, plan: ImportPlan) -> Mapping[str, bytes | None] | None:
    if not (plan.table and plan.content):
        return None
    return {(registry.parent / plan.table).as_posix(): plan.content.new}


def _lacks_rows(plan: ImportPlan, before: Registry, after: Registry) -> bool:
    """Whether no pattern of the registry reads the table: its figures would be nowhere."""
    known = len(before.observations) + len(plan.written)
    return bool(plan.table) and len(after.observations) < known


def _including(text: str, plan: ImportPlan, path: Path) -> str:
    """The registry with the table among the files that it includes."""
    try:
        return add_to_list(text, "include", plan.table or "", after="title")
    except ValueError:
        raise WrongUse("into_not_included", path=plan.table or "", registry=str(path)) from None
