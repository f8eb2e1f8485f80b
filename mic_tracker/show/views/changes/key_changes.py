"""This view shows edited keys and tables, in words and as data."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from mic_tracker.model.difference import KeyChange, Rescaling, TableChange
from mic_tracker.model.fact import KeyValue, Range, ValueChange
from mic_tracker.show.document import Data
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import prose


def key_text(change: KeyChange, words: Words) -> str:
    """Write an edited key: "baseline: 2020, 480 → 2020, 300 (easier)"."""
    key = ("easier" if change.easier else "moved") + ("_later" if change.restated_on else "")
    both = words.fact(ValueChange(None, change.old, change.new))
    return words.text(
        "diff", key, key=prose(change.key), change=prose(both), day=change.restated_on
    )


def key_data(change: KeyChange) -> Data:
    """Return an edited key of a target, for programs."""
    day = change.restated_on and change.restated_on.isoformat()
    return {**bare_key_data(change), "easier": change.easier, "restated_on": day}


def bare_key_data(change: KeyChange) -> Data:
    """Return an edited key of any table, for programs."""
    return {"key": change.key, "old": key_value_data(change.old), "new": key_value_data(change.new)}


def key_value_data(value: KeyValue) -> Any:  # noqa: ANN401 - whatever JSON has
    """Return what a key holds, for programs."""
    if isinstance(value, Range):
        return [value.low, value.high]
    if isinstance(value, tuple):
        return [key_value_data(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float) else str(value)


def table_lines(tables: Iterable[TableChange], words: Words) -> Iterator[tuple[str, str, str]]:
    """Write the tables that differ: what happened to each, its path, and what of it changed."""
    signs = {"added": "+", "removed": "-", "edited": "~"}
    for table in tables:
        for move in table.moves:
            yield signs[table.change], table.table, key_text(move, words)
        if not table.moves:
            yield signs[table.change], table.table, words.local(table.title)


def table_data(table: TableChange) -> Data:
    """Return a table that differs, for programs."""
    keys = [bare_key_data(move) for move in table.moves]
    return {"table": table.table, "change": table.change, "keys": keys}


def rescaled_lines(rescaled: Iterable[Rescaling], words: Words) -> Iterator[tuple[str, str, str]]:
    """Write by what all figures and goals of an indicator were multiplied."""
    for one in rescaled:
        text = words.text("diff", "rescaled", factor=one.factor)
        yield "~", f"indicators.{one.indicator}", text


def rescaling_data(one: Rescaling, words: Words) -> Data:
    """Return an honest change of unit, for programs."""
    return {
        "indicator": one.indicator,
        "old": words.spelling(one.old),
        "new": words.spelling(one.new),
        "factor": one.factor,
    }
