"""`import`: files are read in five steps, planned against the registry, drafted, written, shown."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mic_tracker.assess.assess import assess
from mic_tracker.edit.exchange.origin import with_facts
from mic_tracker.edit.exchange.plan import plan_import
from mic_tracker.edit.exchange.request import ImportRequest
from mic_tracker.edit.exchange.selection import with_totals
from mic_tracker.edit.exchange.whole import plan_whole
from mic_tracker.edit.exchange.write import draft_import, make_registry, table_path, write_import
from mic_tracker.edit.registry_file import Occasion
from mic_tracker.model.edit import Amended
from mic_tracker.model.edit.exchange.plan import ImportPlan, ImportReading
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.edit import OpenRegistry, judge_effect, loader
from mic_tracker.read.exchange.source_figures import (
    ReadingChoices,
    read_import,
    read_imported_bytes,
)
from mic_tracker.read.input_files import FileStates, file_states
from mic_tracker.show.formats import json
from mic_tracker.show.formats.terminal import draw
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.edit import exchange as view
from mic_tracker.text.toml.insertion import written_literal


def read_files(path: Path, choices: ReadingChoices) -> ImportReading:
    """Read the figures of a file or a folder."""
    return read_import(path, choices)


def read_bytes(data: bytes, name: str, choices: ReadingChoices) -> ImportReading:
    """Read the figures of bytes that come from no file."""
    return read_imported_bytes(data, name, choices)


def new_registry(path: Path, clock: Clock, language: LanguageWish) -> OpenRegistry:
    """Open a registry that is not there yet: with a title, and nothing else."""
    title = path.stem
    data = f"format = 1\ntitle = {written_literal(title)}\n".encode()
    registry, _ = loader(path, clock)(data)
    return OpenRegistry(path, data, registry, clock, language.code(None))


class ImportDraft(NamedTuple):
    """A plan and the registry with it, and the state of the files from which they were made."""

    plan: ImportPlan
    change: Amended | None
    state: FileStates


def draft(opened: OpenRegistry, request: ImportRequest, reading: ImportReading) -> ImportDraft:
    """Plan an import for the registry as it was found; nothing is written.

    Raises InvalidInput where the registry would be invalid with it, WrongUse for a table outside.
    """
    state = _state(opened, request)
    return ImportDraft(*_draft(opened, request, reading, opened.data), state)


def write(
    opened: OpenRegistry, request: ImportRequest, reading: ImportReading, drafted: ImportDraft
) -> tuple[ImportPlan, Amended | None]:
    """Write an import into the registry as it is now: all of it, or nothing.

    What was drafted is written where no file has changed since, else it is drafted anew.
    """
    make_registry(opened.path, opened.data)

    def change(data: bytes) -> tuple[ImportPlan, Amended | None]:
        if data == opened.data and _state(opened, request) == drafted.state:
            return drafted.plan, drafted.change
        return _draft(opened, request, reading, data)

    return write_import(opened.path, change, Occasion("import", opened.clock.reading))


def _draft(
    opened: OpenRegistry, request: ImportRequest, reading: ImportReading, data: bytes
) -> tuple[ImportPlan, Amended | None]:
    planner = partial(_plan, request, reading, opened.language)
    load = loader(opened.path, opened.clock)
    return draft_import(opened.path, data, load, planner, request.into)


def _state(opened: OpenRegistry, request: ImportRequest) -> FileStates:
    """What the system says of all files that are read beside the registry, and of the table."""
    table = table_path(opened.path, request.into) if request.into else None
    return file_states(opened.path, table)


def _plan(
    request: ImportRequest,
    reading: ImportReading,
    language: str,
    registry: Registry,
    existing: bytes | None,
) -> ImportPlan:
    request = replace(
        request,
        origin=with_facts(request.origin, reading),
        sha256=reading.sha256,
        picks=with_totals(request.picks, reading.totals),
    )
    if request.whole:
        return plan_whole(request, reading, registry, existing, language)
    return plan_import(request, reading.figures, registry, existing, language)


def _effect(
    opened: OpenRegistry, plan: ImportPlan, change: Amended | None
) -> tuple[Report, Report] | None:
    """The targets before and after: those that a change concerns, of a platform all."""
    if change is None:
        return None
    if plan.indicator:
        return judge_effect(change, opened.clock)
    return assess(change.before, opened.clock), assess(change.after, opened.clock)


def render(
    opened: OpenRegistry,
    reading: ImportReading,
    plan: ImportPlan,
    change: Amended | None,
    screen: Screen,
) -> str:
    """Render the steps, what becomes of the figures, what is still to be said, and the effect."""
    effect = _effect(opened, plan, change)
    indicators = opened.registry.indicators
    page = view.document(reading, plan, indicators, opened.words, change, effect)
    return draw(page, opened.words, screen)


def render_json(
    opened: OpenRegistry,
    reading: ImportReading,
    plan: ImportPlan,
    change: Amended | None,
    *,
    written: bool,
) -> str:
    """Render the same for programs."""
    effect = _effect(opened, plan, change)
    day = opened.clock.as_of.isoformat()
    data = view.data(reading, plan, day, Words.load("en"), change, effect, written=written)
    return json.write(data)


def render_question(opened: OpenRegistry, plan: ImportPlan) -> str:
    """Render the question whether the figures are to be written."""
    return view.question(plan, opened.registry.path, opened.words)


def render_outcome(opened: OpenRegistry, plan: ImportPlan, change: Amended | None) -> str:
    """Render what was written, and where."""
    return view.outcome(plan, change, opened.words)
