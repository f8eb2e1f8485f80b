"""`export`: a registry, or what follows from it, for other programs."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mic_tracker.assess.assess import FollowNames
from mic_tracker.assess.selection import registry_part, report_part
from mic_tracker.edit.output.parquet import parquet_bytes
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.load import judge_registry, unjudged_report, words_for
from mic_tracker.show.export.dataset import ExportDataset, FolderFile
from mic_tracker.show.export.datasets import DATASETS
from mic_tracker.show.export.delimited import count_changed
from mic_tracker.show.export.formats import TABLE_FORMATS
from mic_tracker.show.export.packages import PACKAGES
from mic_tracker.show.export.sdmx import count_undated
from mic_tracker.show.export.status import status_export
from mic_tracker.show.export.table import ExportTable
from mic_tracker.show.export.targets import target_table
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words

PARQUET = "parquet"
"""The format that a database writes into a file, and no room of ours into a text."""
_STRUCTURE = "sdmx-ml-structure"
"""The format that holds no figures."""
_CSV = ("csv", "frictionless")


class Export(NamedTuple):
    """What is written, as a text or its pieces, as bytes or the files of a folder; what to know."""

    content: str | bytes | tuple[FolderFile, ...] | Iterator[str]
    remarks: tuple[str, ...] = ()


def judge_part(
    path: Path,
    clock: Clock,
    at: str | None,
    indicators: Collection[str],
    tags: Collection[str],
    follow: FollowNames = iter,
) -> Report:
    """Judge a registry, and keep the targets that were asked for."""
    return report_part(judge_registry(path, clock, at=at, follow=follow), indicators, tags)


def read_part(
    path: Path,
    clock: Clock,
    at: str | None,
    indicators: Collection[str],
    tags: Collection[str],
    day: date | None,
) -> Report:
    """Read a registry as it was known on a day (None: all of it), and keep what was asked for."""
    report = unjudged_report(path, clock, at=at)
    known = report.registry.known_on(day) if day else report.registry
    return replace(report, registry=registry_part(known, indicators, tags))


def export_observations(report: Report, format_name: str, language: LanguageWish) -> Export:
    """Write the observations of a registry in a format: a table, a data set, a folder."""
    words = words_for(report, language)
    dataset = ExportDataset(report, words)
    remarks = (*_remarks(dataset, format_name),)
    if format_name in DATASETS:
        return Export(DATASETS[format_name](dataset), remarks)
    if format_name in PACKAGES:
        return Export(tuple(PACKAGES[format_name](dataset)), remarks)
    return Export(_write_table(dataset.table, format_name), remarks)


def export_status(report: Report, format_name: str, language: LanguageWish) -> Export:
    """Write where all targets stand, as a table."""
    words = words_for(report, language)
    return _export_table(status_export(report, words), format_name, words)


def export_targets(report: Report, format_name: str, language: LanguageWish) -> Export:
    """Write what was promised, as a table."""
    words = words_for(report, language)
    return _export_table(target_table(report, words), format_name, words)


def _export_table(table: ExportTable, format_name: str, words: Words) -> Export:
    remarks = (*_changed(table, format_name, words),)
    return Export(_write_table(table, format_name), remarks)


def _write_table(table: ExportTable, format_name: str) -> Iterator[str] | bytes:
    if format_name == PARQUET:
        columns = [(column.name, column.type) for column in table.columns]
        return parquet_bytes(columns, table.rows())
    return TABLE_FORMATS[format_name](table)


def _remarks(dataset: ExportDataset, format_name: str) -> Iterator[str]:
    """Say what of a data set its format does not hold."""
    yield from _changed(dataset.table, format_name, dataset.words)
    holds_data = format_name in DATASETS and format_name != _STRUCTURE
    if holds_data and (undated := count_undated(dataset)):
        yield dataset.words.text("export", "undated", n=undated)
    if format_name == "open-sdg":
        from mic_tracker.show.export.packages.open_sdg import (  # noqa: PLC0415 - of this format
            count_unsaid,
        )

        if unsaid := count_unsaid(dataset):
            yield dataset.words.text("export", "unsaid", n=unsaid)


def _changed(table: ExportTable, format_name: str, words: Words) -> Iterator[str]:
    if format_name in _CSV and (changed := count_changed(table)):
        yield words.text("export", "changed", n=changed)
