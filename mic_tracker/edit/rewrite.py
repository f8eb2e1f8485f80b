"""A correction in the text of its file, TOML or delimited: nothing else there changes."""

import csv
from collections.abc import Mapping
from datetime import date
from io import StringIO

from mic_tracker.edit.undo.journal import is_table, is_text
from mic_tracker.model.edit import ChangedBlock, Correction, InvalidRequest, RequestProblem
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import written_period
from mic_tracker.text.cells import (
    cell_span,
    find_delimiter,
    is_filled,
    names_delimiter,
    row_end,
    set_cells,
)
from mic_tracker.text.suggest import list_words
from mic_tracker.text.toml.places import line_starts
from mic_tracker.text.toml.replacement import (
    UneditableText,
    element_data,
    find_element,
    remove_element,
    set_keys,
)

_MARK = "\ufeff"
_OF_A_CELL = ("value_text", "qualifier")
"""What the cell of a number tells along with it, where the table has no column for it."""


def rewrite_figure(plan: Correction, data: bytes) -> tuple[str, tuple[ChangedBlock, ...]]:
    """The text of the figure's file with the correction, and the lines that it is about.

    Raises InvalidRequest where the figure cannot be rewritten without touching something else.
    """
    file = plan.observation.location.file
    if not is_text(file):
        raise _uneditable(plan.observation)
    text, toml = data.decode(), not is_table(file)
    new, block = _rewrite_block(plan, text) if toml else _rewrite_row(plan, text)
    return new, (block,)


def check_correction(plan: Correction, before: Registry, after: Registry) -> None:
    """Check that all other figures are as before, and this one as planned; else InvalidRequest.

    The text was compared already; this holds what is read from it against the plan.
    """
    at = next(i for i, o in enumerate(before.observations) if o is plan.observation)
    old = [o.record for o in before.observations]
    new = [o.record for o in after.observations]
    rest, corrected = old[:at] + old[at + 1 :], new[at : at + 1] if plan.figure else []
    others = new[:at] + new[at + len(corrected) :]
    if others != rest or not all(_is_as_planned(plan, record) for record in corrected):
        raise _uneditable(plan.observation)


def _is_as_planned(plan: Correction, record: ObservationRecord) -> bool:
    fields = ObservationRecord.model_fields
    expected = {key: getattr(plan.observation.record, key) for key in fields}
    expected |= {key: fields[key].default for key in plan.unset}
    expected |= {**plan.values}
    loose = _OF_A_CELL if "value" in plan.values else ()
    return all(getattr(record, key) == value for key, value in expected.items() if key not in loose)


def _uneditable(observation: Observation) -> InvalidRequest:
    where = observation.location
    facts = {"place": f"{where.file}:{where.line}:{where.column}"}
    return InvalidRequest((RequestProblem("refused", "uneditable", "", facts),))


def _rewrite_block(plan: Correction, text: str) -> tuple[str, ChangedBlock]:
    where = plan.observation.location
    try:
        path = find_element(text, "observations", where.line, where.column)
        if plan.figure is None:
            changed = remove_element(text, path, keep_comments=plan.keep_comments)
        else:
            old = element_data(text, path)
            values = {k: _toml_value(k, v, old.get(k)) for k, v in plan.values.items()}
            changed = set_keys(text, path, values, plan.unset)
    except UneditableText:
        raise _uneditable(plan.observation) from None
    new, old_lines = _lines(changed.new), _lines(changed.old)
    return changed.text, ChangedBlock(new, changed.first_line, old_lines)


def _lines(text: str) -> str:
    """Lines with plain newlines, the last one included."""
    lines = text.replace("\r\n", "\n")
    return lines if not lines or lines.endswith("\n") else lines + "\n"


def _toml_value(key: str, value: object, old: object) -> object:
    """A value as TOML data: a period in the type that the key has now, or as a new block has it."""
    if not isinstance(value, Period):
        return value
    if type(old) is int and value.frequency is Frequency.YEAR:
        return value.first.year
    if type(old) is date and value.frequency is Frequency.DAY:
        return value.first
    if key == "published" and not isinstance(old, str):
        return written_period(value)
    return str(value)


def _rewrite_row(plan: Correction, text: str) -> tuple[str, ChangedBlock]:
    mark = text[: len(text) - len(text.removeprefix(_MARK))]
    bare = text.removeprefix(_MARK)
    delimiter, line = find_delimiter(bare), plan.observation.location.line
    starts = line_starts(bare)
    if line > len(starts):
        raise _uneditable(plan.observation)
    start = starts[line - 1]
    end = row_end(bare, start, delimiter)
    if plan.figure is None:
        new = bare[:start] + bare[end:]
    else:
        new = set_cells(bare, start, _cells(plan, bare, start, delimiter), delimiter)
    row = new[start : end + len(new) - len(bare)]
    return mark + new, ChangedBlock(_lines(row), line, _lines(bare[start:end]))


def _cells(plan: Correction, bare: str, start: int, delimiter: str) -> dict[int, str]:
    """The new contents of the cells of a row, by their columns."""
    columns = _columns(bare, delimiter)
    values: dict[str, object] = {**plan.values, **dict.fromkeys(plan.unset, "")}
    told = {key for key in _OF_A_CELL if key not in columns}
    wanted = [key for key in values if not (key in told and "value" in values)]
    if missing := [key for key in wanted if key not in columns]:
        raise _no_column(plan.observation, missing[0], columns)
    cells = {columns[key]: _written_cell(values[key]) for key in wanted}
    if "value" in values:
        column = columns["value"]
        old = bare[slice(*cell_span(bare, start, column, delimiter))].strip().strip('"')
        cells[column] = _number_cell(plan, old, told)
    return cells


def _columns(bare: str, delimiter: str) -> dict[str, int]:
    rows = filter(is_filled, csv.reader(StringIO(bare, newline=""), delimiter=delimiter))
    if names_delimiter(bare):
        next(rows, None)
    header = next(rows, [])
    return {name.strip(): i for i, name in enumerate(header)}


def _number_cell(plan: Correction, old: str, told: set[str]) -> str:
    """A number as the old one was written: digits alone, or as somebody types it."""
    digits = _written_cell(plan.values["value"])
    hedged = "qualifier" in plan.values and "qualifier" in told
    plain = old.removeprefix("-").isdecimal() and digits.removeprefix("-").isdecimal()
    return digits if plain and not hedged else plan.value_text or digits


def _written_cell(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _no_column(observation: Observation, key: str, columns: Mapping[str, int]) -> InvalidRequest:
    facts = {
        "key": key,
        "file": observation.location.file,
        "place": f"{observation.location.file}:1:1",
        "known": list_words(columns, limit=30),
    }
    return InvalidRequest((RequestProblem("refused", "no_column", "--set", facts),))
