"""JSON of PxWeb, version 1: rows of codes with their values, and the metadata of the table."""

from collections.abc import Iterator, Mapping

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.read.exchange.syntax.cube import CONTENTS, DATA, TIME, period_text
from mic_tracker.read.exchange.syntax.json import JsonObject, cell_of, items, members, parse_json
from mic_tracker.read.exchange.syntax.named_cells import CODE, NamedCells, filled, joined, table_of

_Labels = Mapping[str, NamedCells]
_CONTENTS, _TIME = "c", "t"
"""The types of a column of values, and of the key of time."""


def read(data: bytes, name: str, _: FileLayout) -> tuple[SourceTable, ...]:
    """Read the answer to a query: one row for each value.

    Keys are codes, often mere numbers, whose labels stand in the metadata of the table alone: what
    the same address answers without a query. A file that is a list of both has a column of labels
    for each key, and one of its codes with " code" behind its name. The key of time is
    `TIME_PERIOD`; `CONTENTS` says what a value is, `DATA` is the value. Facts: `title`,
    `publisher`, `published`, `note`.
    """
    document = parse_json(data)
    described, answer = _parts([members(part) for part in items(document)] or [members(document)])
    labels = _labels(described)
    said = members(next(iter(items(answer.get("metadata"))), None))
    facts = {
        "title": cell_of(described.get("title")) or cell_of(said.get("label")),
        "publisher": cell_of(said.get("source")),
        "published": cell_of(said.get("updated")),
        "note": "\n".join(_comments(answer)),
    }
    rows = [*_rows(answer, labels)]
    lines = [line for line, _ in rows]
    return (table_of(name, [cells for _, cells in rows], filled(facts), lines),)


def _parts(documents: list[JsonObject]) -> tuple[JsonObject, JsonObject]:
    """The metadata, if there are any, and the answer."""
    described = next((one for one in documents if "variables" in one), {})
    answer = next((one for one in documents if "columns" in one and "data" in one), None)
    if answer is None and described:
        raise UnreadableFile("pxweb_no_data")
    if answer is None:
        raise UnreadableFile("other_shape", {"format": "pxweb-json"})
    return described, answer


def _labels(described: JsonObject) -> _Labels:
    """The labels of the codes of each variable."""
    return {
        cell_of(variable.get("code")): dict(
            zip(
                map(cell_of, items(variable.get("values"))),
                map(cell_of, items(variable.get("valueTexts"))),
                strict=False,
            )
        )
        for variable in map(members, items(described.get("variables")))
    }


def _rows(answer: JsonObject, labels: _Labels) -> Iterator[tuple[int, NamedCells]]:
    columns = [members(column) for column in items(answer["columns"])]
    keys = [one for one in columns if one.get("type") != _CONTENTS]
    contents = [cell_of(one.get("text")) for one in columns if one.get("type") == _CONTENTS]
    for number, row in enumerate(map(members, items(answer["data"])), start=1):
        codes = [cell_of(code) for code in items(row.get("key"))]
        values = [cell_of(value) for value in items(row.get("values"))]
        if (len(codes), len(values)) != (len(keys), len(contents)):
            facts = {"cells": len(codes) + len(values), "columns": len(columns)}
            raise UnreadableFile("json_row", facts, number)
        pairs = zip(keys, codes, strict=True)
        cells = joined(_key_cells(column, code, labels) for column, code in pairs)
        for name, value in zip(contents, values, strict=True):
            yield number, cells | {CONTENTS: name, DATA: value}


def _key_cells(column: JsonObject, code: str, labels: _Labels) -> NamedCells:
    key = cell_of(column.get("code"))
    label = labels.get(key, {}).get(code, "")
    if column.get("type") == _TIME:
        return {TIME: period_text(code, label)}
    return {key: label or code} | ({f"{key}{CODE}": code} if key in labels else {})


def _comments(answer: JsonObject) -> Iterator[str]:
    for comment in map(members, items(answer.get("comments"))):
        yield ": ".join(filter(None, (cell_of(comment.get(k)) for k in ("variable", "comment"))))
