"""PC-Axis files (PX): a cube whose last dimension runs fastest, described by keywords."""

import re
from collections.abc import Iterator
from itertools import product
from math import prod

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.read.exchange.syntax.cube import (
    AREA,
    DATA,
    TIME,
    UNITS,
    CubeDimension,
    is_time,
)
from mic_tracker.read.exchange.syntax.named_cells import NamedCells, filled, joined, table_of
from mic_tracker.read.exchange.syntax.px import PxText, parse_px

_TIME = re.compile(r"\s*TLIST\s*\(\s*(?P<frequency>[AHQTMWD])1?\b(?P<rest>.*)", re.DOTALL)
_QUOTED = re.compile(r'"([^"]*)"')
_SPELLINGS = {
    "A": (r"(\d{4})", r"\1"),
    "H": (r"(\d{4})([12])", r"\1-H\2"),
    "T": (r"(\d{4})([1-3])", r"\1-T\2"),
    "Q": (r"(\d{4})([1-4])", r"\1-Q\2"),
    "M": (r"(\d{4})(\d\d)", r"\1-\2"),
    "W": (r"(\d{4})(\d\d)", r"\1-W\2"),
    "D": (r"(\d{4})(\d\d)(\d\d)", r"\1-\2-\3"),
}
"""How TIMEVAL writes a period of each frequency, and how we do."""
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)(?: .*)?")
_SYMBOLS = (*(f"DATASYMBOL{i}" for i in range(1, 7)), "DATASYMNIL", "DATASYMSUM")


def read(data: bytes, name: str, layout: FileLayout) -> tuple[SourceTable, ...]:
    """Read the table: one row for each cell, with its place among them from 1.

    A variable is a column of its values, and one of its codes with " code" behind its name. The
    variable of time is `TIME_PERIOD`, spelled as SDMX does where the file states the periods
    (TIMEVAL); the one with a map is `REF_AREA`, with codes, and `REF_AREA label`; `UNITS` is the
    unit where it differs by the contents. Facts: `title`, `publisher`, `published`,
    `next_release`, `unit`, `note`, and what the symbols for missing values stand for.
    """
    text = parse_px(data, layout.encoding)
    variables = [*text.values("STUB"), *text.values("HEADING")]
    time = _time_variable(text, variables)
    members = [_members(text, variable, time) for variable in variables]
    expected = prod(len(one) for one in members) if members else 0
    if len(text.cells) != expected:
        raise UnreadableFile("px_cells", {"cells": len(text.cells), "expected": expected})
    return (table_of(name, _rows(members, text.cells), filled(_facts(text))),)


def _rows(members: list[list[NamedCells]], cells: list[str]) -> Iterator[NamedCells]:
    for parts, cell in zip(product(*members), cells, strict=True):
        yield joined(parts) | {DATA: cell}


def _time_variable(text: PxText, variables: list[str]) -> str | None:
    """The variable of time: that with TIMEVAL, else the only one whose values are all years."""
    stated = [variable for variable in variables if text.body("TIMEVAL", variable)]
    alike = [variable for variable in variables if is_time(text.values("VALUES", variable))]
    return next(iter(stated or (alike if len(alike) == 1 else [])), None)


def _members(text: PxText, variable: str, time: str | None) -> list[NamedCells]:
    """What each value of a variable puts into a row."""
    labels = text.values("VALUES", variable) or text.values("CODES", variable)
    if variable == time:
        codes, name = _periods(text, variable), TIME
    else:
        codes = text.values("CODES", variable)
        name = AREA if text.body("MAP", variable) else variable
    found = CubeDimension(name, codes or labels, labels, codes_are_numbers=True)
    if len(found.codes) != len(labels):
        raise UnreadableFile(
            "px_values",
            {"variable": variable, "cells": len(found.codes), "expected": len(labels)},
        )
    if variable != text.value("CONTVARIABLE"):
        return found.members()
    units = [text.value("UNITS", label) for label in labels]
    return [{**one, UNITS: unit} for one, unit in zip(found.members(), units, strict=True)]


def _periods(text: PxText, variable: str) -> list[str]:
    """The periods of a variable, if it is the one of time and lists them."""
    stated = _TIME.match(text.body("TIMEVAL", variable))
    if stated is None:
        return []
    pattern, spelling = _SPELLINGS[stated["frequency"]]
    written = _QUOTED.findall(stated["rest"])
    return [re.sub(rf"^{pattern}$", spelling, one) for one in written]


def _facts(text: PxText) -> dict[str, str]:
    return {
        "title": text.value("TITLE") or text.value("DESCRIPTION"),
        "publisher": text.value("SOURCE"),
        "published": _DAY.sub(r"\1-\2-\3", text.value("LAST-UPDATED")),
        "next_release": _DAY.sub(r"\1-\2-\3", text.value("NEXT-UPDATE")),
        "unit": text.value("UNITS"),
        "note": text.value("NOTE").replace("#", "\n"),
        **{symbol: text.value(symbol) for symbol in _SYMBOLS},
    }
