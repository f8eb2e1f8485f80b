"""Observations as they are recorded: every key, the members, and what their ids stand for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args, overload

from mic_tracker.model.members import AREA
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.record import Language
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report
from mic_tracker.model.series.columns import TabledObservations
from mic_tracker.model.source import Source
from mic_tracker.show.data import answer_head, json_number
from mic_tracker.show.document import Data
from mic_tracker.show.export.table import ExportColumn, ExportTable
from mic_tracker.show.language.words import Words

_FIRST = ("indicator", "period", "value", "low", "high", AREA)
_THEN = ("series", "stage", "status", "qualifier", "value_text", "derived", "source", "at")
_LAST = ("published", "recorded")
_LOCAL = ("undated", "unsourced", "note")
_KEYS = (*_FIRST, *_THEN, *_LAST, *_LOCAL)
_CITED = ("title", "publisher", "url", "published")
_MEASURED = ("name", "unit")
_NOTHING_CITED: Data = dict.fromkeys(_CITED)
NUMBERS = frozenset({"value", "low", "high"})


def observation_table(
    report: Report, observations: Sequence[Observation], words: Words
) -> ExportTable:
    """Make the table of some observations of a registry, in its order."""
    registry = report.registry
    records = ObservationRecords(observations, registry, words)
    return ExportTable(
        name="observations",
        columns=(*_columns(observations, dimensions(registry)),),
        records=records,
        document=lambda: answer_head("observations", report, words) | {"observations": records},
    )


def dimensions(registry: Registry) -> tuple[str, ...]:
    """The names of all dimensions but the area, in the order in which indicators have them."""
    names = (name for i in registry.indicators.values() for name in i.dimensions or {})
    return tuple(dict.fromkeys(name for name in names if name != AREA))


class ObservationRecords(Sequence[Data]):
    """A record for each observation, made when it is read: a million of them fit nowhere."""

    def __init__(
        self, observations: Sequence[Observation], registry: Registry, words: Words
    ) -> None:
        """Take observations of a registry, and the words for what they cite."""
        self._observations = observations
        self._cited = {id_: _cited(source, words) for id_, source in registry.sources.items()}
        self._measured = {
            id_: {"name": words.spelling(i.name), "unit": words.spelling(i.unit)}
            for id_, i in registry.indicators.items()
        }

    def __len__(self) -> int:
        """How many they are."""
        return len(self._observations)

    @overload
    def __getitem__(self, at: int) -> Data: ...
    @overload
    def __getitem__(self, at: slice) -> list[Data]: ...
    def __getitem__(self, at: int | slice) -> Data | list[Data]:
        """The record at a place; a list for a slice."""
        if isinstance(at, slice):
            return [self._record(o.record) for o in self._observations[at]]
        return self._record(self._observations[at].record)

    def __iter__(self) -> Iterator[Data]:
        """All of them, one after the other."""
        return map(self._record, _written(self._observations))

    def _record(self, record: ObservationRecord) -> Data:
        """An observation with every key of the file, and what is known of what it cites."""
        return {
            **{key: _plain(getattr(record, key)) for key in _KEYS},
            "dims": dict(record.dims or {}),
            "source_described": self._cited.get(record.source or "", _NOTHING_CITED),
            "indicator_described": self._measured[record.indicator],
        }


def _written(observations: Sequence[Observation]) -> Iterator[ObservationRecord]:
    if isinstance(observations, TabledObservations):
        return observations.records()
    return (o.record for o in observations)


def _cited(source: Source, words: Words) -> Data:
    return {
        "title": words.spelling(source.title),
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published and str(source.published),
    }


def _plain(value: object) -> object:
    """A value as JSON holds it: a day, a period and an interval by their spellings."""
    if isinstance(value, float):
        return json_number(value)
    if isinstance(value, Mapping):
        return dict(value)
    return value if value is None or isinstance(value, str) else str(value)


def _columns(observations: Sequence[Observation], dims: Iterable[str]) -> Iterable[ExportColumn]:
    """The columns: keys in the order of a row that is read, texts by language where one has any."""
    for key in _FIRST:
        yield ExportColumn.named(key, "number" if key in NUMBERS else "text")
    for name in dims:
        yield ExportColumn(name, "text", ("dims", name))
    for key in (*_THEN, *_LAST):
        yield ExportColumn.named(key)
    for key in _LOCAL:
        yield ExportColumn.named(key)
        used = {name for text in _texts(observations, key) for name in _languages(text)}
        for language in get_args(Language):
            if language in used:
                yield ExportColumn.named(f"{key}.{language}")
    for name in _MEASURED:
        yield ExportColumn(f"indicator.{name}", "text", ("indicator_described", name))
    for name in _CITED:
        yield ExportColumn(f"source.{name}", "text", ("source_described", name))


def _texts(observations: Sequence[Observation], key: str) -> Iterator[object]:
    if isinstance(observations, TabledObservations):
        return observations.written(key)
    return (getattr(o.record, key) for o in observations)


def _languages(text: object) -> Iterable[str]:
    return text if isinstance(text, Mapping) else ()
