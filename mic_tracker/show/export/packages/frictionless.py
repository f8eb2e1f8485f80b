"""Frictionless is tables with a description beside them (Data Package, version 1)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from mic_tracker.model.observation import ObservationStatus, Qualifier
from mic_tracker.model.record import Record, spelling
from mic_tracker.model.source import Source
from mic_tracker.show.document import Data
from mic_tracker.show.export.dataset import ExportDataset, FolderFile
from mic_tracker.show.export.delimited import delimited_text
from mic_tracker.show.export.table import ExportColumn, ExportTable
from mic_tracker.show.formats.json import write as write_document
from mic_tracker.text.escape import spelt

_INDICATOR_KEYS = (
    *("id", "name", "unit", "measure", "over", "desired", "every", "year_starts", "lag"),
    *("next_release", "definition", "note"),
)
_SOURCE_KEYS = (
    *("id", "title", "publisher", "author", "url", "archive", "published", "accessed", "file"),
    *("sha256", "licence", "note"),
)
_TYPES = {"text": "string", "number": "number", "boolean": "boolean"}
_DAYS = {"recorded", "accessed", "next_release"}
_CHOICES = {"status": get_args(ObservationStatus), "qualifier": get_args(Qualifier)}
_KEYS = {"indicator": "indicators", "source": "sources"}
"""The columns of observations that name a row of another table."""
_NAME = re.compile(r"[-a-zA-Z0-9._]+")
"""What the name of a licence may be made of."""


def files(dataset: ExportDataset) -> Iterator[FolderFile]:
    """Write the observations, their indicators and their sources, and what describes all three."""
    tables = [dataset.table, *_described(dataset)]
    yield "datapackage.json", write_document(_package(dataset, tables))
    for table in tables:
        yield _path(table), delimited_text(table)


def _path(table: ExportTable) -> str:
    return f"data/{table.name}.csv"


def _described(dataset: ExportDataset) -> Iterator[ExportTable]:
    registry = dataset.registry
    indicators = {id_: registry.indicators[id_] for id_ in dataset.indicators}
    sources = {id_: registry.sources[id_] for id_ in dataset.sources}
    yield _record_table("indicators", _INDICATOR_KEYS, indicators, dataset)
    yield _record_table("sources", _SOURCE_KEYS, sources, dataset)


def _record_table(
    name: str, keys: Sequence[str], records: Mapping[str, Record], dataset: ExportDataset
) -> ExportTable:
    """Make the table of records by their ids; texts are in the language asked for."""
    language = dataset.words.language
    rows = [{"id": id_, **_plain(record, keys, language)} for id_, record in records.items()]
    columns = tuple(map(ExportColumn.named, keys))
    return ExportTable(name, columns, rows, lambda: {name: rows})


def _plain(record: Record, keys: Iterable[str], language: str) -> Data:
    values = {key: getattr(record, key) for key in keys if key != "id"}
    return {
        key: spelling(value, language)
        if isinstance(value, dict)
        else None
        if value is None
        else str(value)
        for key, value in values.items()
    }


def _package(dataset: ExportDataset, tables: Iterable[ExportTable]) -> Data:
    registry = dataset.registry
    title = dataset.words.spelling(registry.title)
    sources = [registry.sources[id_] for id_ in dataset.sources]
    licences = [*_licences(sources)]
    named = [_source(source, dataset.words.language) for source in sources]
    return {
        "profile": "tabular-data-package",
        "name": _slug(title),
        "title": title,
        **({"licenses": licences} if licences else {}),
        **({"sources": named} if named else {}),
        "resources": [_resource(table) for table in tables],
    }


def _slug(title: str) -> str:
    """A name as the specification wants it, of the letters that a title has."""
    return re.sub(r"[^a-z0-9]+", "-", spelt(title, "ascii").lower()).strip("-") or "observations"


def _licences(sources: Iterable[Source]) -> Iterator[Data]:
    """The licences that the sources state: each has an address or a name, as it must have."""
    for stated in dict.fromkeys(source.licence for source in sources if source.licence):
        if stated.startswith(("https://", "http://")):
            yield {"path": stated}
        elif _NAME.fullmatch(stated):
            yield {"name": stated}
        else:
            yield {"name": _slug(stated), "title": stated}


def _source(source: Source, language: str) -> Data:
    path = source.url or source.archive
    return {"title": spelling(source.title, language), **({"path": path} if path else {})}


def _resource(table: ExportTable) -> Data:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": _path(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: ExportTable) -> Data:
    fields = [_field(column) for column in table.columns]
    schema: Data = {"fields": fields, "missingValues": [""]}
    names = {column.name for column in table.columns}
    if "id" in names:
        return schema | {"primaryKey": "id"}
    return schema | {"foreignKeys": [_foreign_key(*pair) for pair in _KEYS.items()]}


def _foreign_key(column: str, table: str) -> Data:
    return {"fields": column, "reference": {"resource": table, "fields": "id"}}


def _field(column: ExportColumn) -> Data:
    type_ = "date" if column.name in _DAYS else _TYPES[column.type]
    limits: Data = {"required": True} if column.name in {"id", "indicator"} else {}
    if column.name in _CHOICES:
        limits["enum"] = [*_CHOICES[column.name]]
    return {"name": column.name, "type": type_, **({"constraints": limits} if limits else {})}
