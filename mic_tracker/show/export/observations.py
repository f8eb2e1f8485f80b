"""Observations as they are recorded: every key, the members, and what their ids stand for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from mic_tracker.model.members import AREA
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.record import Language, LocalText
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report
from mic_tracker.show.data import answer_head, json_number
from mic_tracker.show.document import Data
from mic_tracker.show.export.table import ExportColumn, ExportTable
from mic_tracker.show.language.words import Words

_FIRST = ("indicator", "period", "value", "low", "high", AREA)
_THEN = ("series", "stage", "status", "qualifier", "value_text", "derived", "source", "at")
_LAST = ("published", "recorded")
_LOCAL = ("undated", "unsourced", "note")
_CITED = ("title", "publisher", "url", "published")
_MEASURED = ("name", "unit")
NUMBERS = frozenset({"value", "low", "high"})


def observation_table(
    report: Report, observations: Sequence[Observation], words: Words
) -> ExportTable:
    """Make the table of some observations of a registry, in its order."""
    registry = report.registry
    records = [observation_record(o.record, registry, words) for o in observations]
    return ExportTable(
        name="observations",
        columns=(*_columns(records, dimensions(registry)),),
        records=records,
        document=lambda: answer_head("observations", report, words) | {"observations": records},
    )


def dimensions(registry: Registry) -> tuple[str, ...]:
    """The names of all dimensions but the area, in the order in which indicators have them."""
    names = (name for i in registry.indicators.values() for name in i.dimensions or {})
    return tuple(dict.fromkeys(name for name in names if name != AREA))


def observation_record(record: ObservationRecord, registry: Registry, words: Words) -> Data:
    """Return an observation with every key of the file, and what is known of what it cites."""
    source = registry.sources.get(record.source or "")
    indicator = registry.indicators[record.indicator]
    return {
        **{key: _plain(getattr(record, key)) for key in (*_FIRST, *_THEN, *_LAST, *_LOCAL)},
        "dims": dict(record.dims or {}),
        "source_described": {
            "title": source and words.spelling(source.title),
            "publisher": source and source.publisher,
            "url": source and source.url,
            "published": source and source.published and str(source.published),
        },
        "indicator_described": {
            "name": words.spelling(indicator.name),
            "unit": words.spelling(indicator.unit),
        },
    }


def _plain(value: object) -> object:
    """A value as JSON holds it: a day, a period and an interval by their spellings."""
    if isinstance(value, float):
        return json_number(value)
    if isinstance(value, Mapping):
        return dict(value)
    return value if value is None or isinstance(value, str) else str(value)


def _columns(records: Sequence[Data], dims: Iterable[str]) -> Iterable[ExportColumn]:
    """The columns: keys in the order of a row that is read, texts by language where one has any."""
    for key in _FIRST:
        yield ExportColumn.named(key, "number" if key in NUMBERS else "text")
    for name in dims:
        yield ExportColumn(name, "text", ("dims", name))
    for key in (*_THEN, *_LAST):
        yield ExportColumn.named(key)
    for key in _LOCAL:
        yield ExportColumn.named(key)
        used = {name for record in records for name in _languages(record[key])}
        for language in get_args(Language):
            if language in used:
                yield ExportColumn.named(f"{key}.{language}")
    for name in _MEASURED:
        yield ExportColumn(f"indicator.{name}", "text", ("indicator_described", name))
    for name in _CITED:
        yield ExportColumn(f"source.{name}", "text", ("source_described", name))


def _languages(text: LocalText | None) -> Iterable[str]:
    return text if isinstance(text, dict) else ()
