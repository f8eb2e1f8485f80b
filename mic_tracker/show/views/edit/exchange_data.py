"""An import for programs: what its steps gave, and what is or would be written."""

from mic_tracker.model.edit import Amended
from mic_tracker.model.edit.exchange.figures import SeriesFound
from mic_tracker.model.edit.exchange.plan import (
    ImportOutcome,
    ImportPlan,
    ImportReading,
    PlannedFigure,
    TableStep,
)
from mic_tracker.model.edit.exchange.problem import ProblemKind
from mic_tracker.show.data import finding_data, json_number, location_data, schema_head
from mic_tracker.show.document import Data
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.edit import Effect, block_data, effect_data
from mic_tracker.show.views.edit.exchange import problem_words
from mic_tracker.show.views.edit.problems import refusal


def data(  # noqa: PLR0913 - the answer of every step
    reading: ImportReading,
    plan: ImportPlan,
    day: str,
    words: Words,
    change: Amended | None,
    effect: Effect | None,
    *,
    written: bool,
) -> Data:
    """Return for programs what the steps gave, and what is or would be written."""
    return schema_head("import") | {
        "as_of": day,
        "outcome": "written" if written and change else "not_written",
        "profile": {
            "name": reading.profile,
            "chosen": reading.chosen,
            "evidence": list(reading.evidence),
            "others": list(reading.others),
        },
        "tables": [_table_data(table) for table in reading.tables],
        "aside": [{"name": table.name, "profile": table.profile} for table in reading.aside],
        "series": [_series_data(found) for found in plan.series],
        "counts": {outcome.value: plan.counts[outcome] for outcome in ImportOutcome},
        "problems": [_problem_data(kind, words) for kind in reading.problems],
        "open": [_open_data(plan, i, words) for i in range(len(plan.open))],
        "conflicts": [
            _conflict_data(row) for row in plan.rows if row.outcome is ImportOutcome.CONFLICT
        ],
        "table": plan.table,
        "included": plan.included,
        "blocks": [block_data(block, change.file) for block in change.blocks] if change else [],
        "effect": [*effect_data(effect, words)] if effect and plan.indicator else [],
        "findings": [finding_data(f, words) for f in change.own_findings] if change else [],
    }


def _table_data(table: TableStep) -> Data:
    return {
        "name": table.name,
        "profile": table.profile,
        "rows": table.rows,
        "cells": table.cells,
        "roles": [{"column": head, "role": role} for head, role in table.roles],
        "totals": [{"column": head, "member": word} for head, word in table.totals],
        "facts": dict(table.facts),
    }


def _series_data(found: SeriesFound) -> Data:
    key = found.key
    return {
        "area": key.area,
        "area_code": key.area_code,
        "dimensions": dict(key.dimensions),
        "series": dict(key.series),
        "unit": key.unit,
        "first": str(found.first),
        "last": str(found.last),
        "figures": found.count,
        "missing": found.missing,
    }


def _problem_data(kind: ProblemKind, words: Words) -> Data:
    say, ways = problem_words(kind, words)
    return {
        "code": kind.code.value,
        "message": say,
        "help": ways,
        "count": kind.count,
        "files": kind.files,
        "examples": [{"place": str(row.place), "found": row.found} for row in kind.examples],
    }


def _open_data(plan: ImportPlan, i: int, words: Words) -> Data:
    problem = plan.open[i]
    say, ways = refusal((problem,), words)
    return {"option": problem.option or None, "message": say, "ways_out": list(ways)}


def _conflict_data(row: PlannedFigure) -> Data:
    return {
        "period": str(row.figure.period),
        "value": json_number(row.figure.value),
        "place": str(row.figure.place),
        "on_record": location_data(row.rival.location) if row.rival else None,
    }
