"""`add-observations`: a table is read, planned row by row, drafted, written, and shown."""

from functools import partial

from mic_tracker.edit import registry_file
from mic_tracker.edit.figure_table.plan import blame_rows
from mic_tracker.edit.figure_table.plan import plan_table as plan_rows
from mic_tracker.edit.figure_table.rows import FigureTableRequest, require_subject
from mic_tracker.edit.request import FigureRequest
from mic_tracker.edit.subject import Subject
from mic_tracker.errors import WrongUse
from mic_tracker.model.edit import Amended, Plan
from mic_tracker.model.edit.figure_table import REFUSED, TablePlan, TypedTable, refuse_table
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.members import AREA
from mic_tracker.model.record import LocalText
from mic_tracker.pipeline.edit import (
    OpenRegistry,
    draft_change,
    file_bytes,
    judge_effect,
    loader,
)
from mic_tracker.read.figure_table.column_words import KEYS
from mic_tracker.read.figure_table.lines import FigureNotation
from mic_tracker.read.figure_table.table import read_figure_table
from mic_tracker.show.formats import json
from mic_tracker.show.formats.terminal import draw
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.edit import figure_page as page
from mic_tracker.show.views.edit import figure_table as view


def read_table(opened: OpenRegistry, defaults: FigureRequest, data: bytes, name: str) -> TypedTable:
    """Read the rows of an input; InvalidInput where that is no table, WrongUse where it is empty.

    Raises InvalidRequest where no indicator is named.
    """
    subject = require_subject(defaults, opened.registry)
    table = read_figure_table(data, name, _notation(opened, subject))
    if not table.rows:
        raise WrongUse("empty_table", file=name)
    return table


def _notation(opened: OpenRegistry, subject: Subject) -> FigureNotation:
    """How figures of an indicator are written: its id and its names head columns of values."""
    indicator = subject.indicator
    spelt = _spellings(indicator.name)
    how = indicator.unit, indicator.measure, indicator.fiscal_month
    dimensions = tuple(
        (id_, _spellings(dimension.name))
        for id_, dimension in (indicator.dimensions or {}).items()
        if id_ != AREA
    )
    return FigureNotation(opened.language, *how, (subject.id, *spelt), dimensions)


def _spellings(name: LocalText | None) -> tuple[str, ...]:
    if name is None:
        return ()
    return (name,) if isinstance(name, str) else tuple(map(str, name.values()))


def plan_table(opened: OpenRegistry, request: FigureTableRequest) -> TablePlan:
    """Plan what a table would add to the registry as it was found; TableRefused with a bad row."""
    return plan_rows(request, opened.registry, opened.clock.as_of, opened.language)


def draft_table(opened: OpenRegistry, plan: TablePlan) -> Amended:
    """Apply a plan to the registry as it was found; nothing is written.

    Raises TableRefused where the registry would be invalid because of a row.
    """
    try:
        return draft_change(opened, plan)
    except InvalidInput as invalid:
        file = plan.file or opened.registry.path
        blamed = blame_rows(plan, file_bytes(opened, plan), file, invalid.findings)
        if blamed is None:
            raise
        raise refuse_table(blamed) from invalid


def write_table(opened: OpenRegistry, request: FigureTableRequest) -> Amended:
    """Write a table into the file as it is now: all of its figures, or nothing.

    It is planned anew, so what another process has written since counts.
    """
    load = loader(opened.path, opened.clock)
    occasion = registry_file.Occasion("add-observations", opened.clock.reading)
    planner = partial(plan_rows, request, day=opened.clock.as_of, language=opened.language)
    try:
        answer = registry_file.amend_file(opened.path, load, planner, occasion)
    except InvalidInput:
        draft_table(opened, plan_table(opened, request))  # to say which row it is
        raise
    assert isinstance(answer, Amended)  # there is no other answer to a plan  # noqa: S101
    return answer


def render_preview(opened: OpenRegistry, change: Amended, screen: Screen) -> str:
    """Render what becomes of each row, and the standings before and after."""
    words, plan = opened.words, _table_plan(change.plan)
    effect = judge_effect(change, opened.clock) if change.blocks else None
    indicator = opened.registry.indicators[plan.indicator]
    return draw(view.document(plan, indicator, words, change, effect), words, screen)


def render_refused(opened: OpenRegistry, plan: TablePlan, screen: Screen) -> str:
    """Render what becomes of each row of a table that may not be written."""
    indicator = opened.registry.indicators[plan.indicator]
    return draw(view.document(plan, indicator, opened.words), opened.words, screen)


def render_json(opened: OpenRegistry, change: Amended, *, written: bool) -> str:
    """Render the same for programs."""
    plan, day = _table_plan(change.plan), opened.clock.as_of.isoformat()
    outcome = "written" if written else "not_written"
    outcome = outcome if change.blocks else "already_recorded"
    effect = judge_effect(change, opened.clock) if change.blocks else None
    return json.write(view.data(plan, day, outcome, Words.load("en"), change, effect))


def render_refused_json(opened: OpenRegistry, plan: TablePlan) -> str:
    """Render for programs what becomes of each row of a table that may not be written."""
    day = opened.clock.as_of.isoformat()
    return json.write(view.data(plan, day, REFUSED, Words.load("en")))


def render_outcome(opened: OpenRegistry, change: Amended) -> str:
    """Render where the figures are, and what to type next."""
    return view.outcome_lines(change, opened.words)


def render_question(opened: OpenRegistry, change: Amended) -> str:
    """Render the question whether the figures are to be written."""
    return view.question(change, opened.words)


def render_template(opened: OpenRegistry, defaults: FigureRequest) -> str:
    """Render the text in which somebody types figures, with what they may want to know."""
    subject = require_subject(defaults, opened.registry)
    given = (
        *(k for k in ("series",) if defaults.series),
        *(["source"] if _cited(defaults) else []),
    )
    return page.text(
        subject.id,
        subject.indicator,
        subject.figures.points,
        {"sources": tuple(opened.registry.sources), "columns": KEYS},
        given,
        opened.words,
    )


def _cited(defaults: FigureRequest) -> bool:
    origin = defaults.origin
    return bool(origin.source or origin.new or origin.unsourced)


def render_marks(opened: OpenRegistry, text: str, plan: TablePlan | None) -> str:
    """Render a typed text with a comment below each row that is refused; old ones are gone."""
    return page.marked(text, plan, opened.words)


def _table_plan(plan: Plan | object) -> TablePlan:
    assert isinstance(plan, TablePlan)  # that of a table  # noqa: S101
    return plan
