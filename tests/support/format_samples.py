"""Samples of the formats that are imported, and what their readers give."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.model.fact import MessageFact
from mic_tracker.read.exchange.formats import FORMATS
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile

SAMPLES = Path(__file__).parents[1] / "read" / "exchange" / "samples"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def tables(file_format: str, data: bytes, **layout: object) -> tuple[SourceTable, ...]:
    """The tables of a file; whatever else the layout is to say comes by its names."""
    return FORMATS[file_format](data, "file", FileLayout.model_validate(layout))


def table(file_format: str, data: bytes, **layout: object) -> SourceTable:
    """The only table of a file."""
    (found,) = tables(file_format, data, **layout)
    return found


def columns(found: SourceTable, *names: str) -> list[tuple[str, ...]]:
    """Some columns of a table, in the order of their names."""
    places = [found.header.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in found.rows]


def refusal(
    file_format: str, data: bytes, **layout: object
) -> tuple[str, Mapping[str, MessageFact], int]:
    """Why a file cannot be read: the code, its facts, the line."""
    with pytest.raises(UnreadableFile) as caught:
        tables(file_format, data, **layout)
    return caught.value.code, caught.value.facts, caught.value.line
