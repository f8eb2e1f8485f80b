"""A folder of an Open SDG platform: its data with what is said of it, and its stated targets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mic_tracker.model.edit.exchange.problem import CellPlace, ProblemCode, RefusedRow
from mic_tracker.model.edit.exchange.profile import Profile
from mic_tracker.model.edit.exchange.progress import IndicatorConfig
from mic_tracker.read.exchange.figures import ImportedFiles, TableFigures
from mic_tracker.read.exchange.imported_files import import_files, unread_file
from mic_tracker.read.exchange.open_sdg.config import read_config
from mic_tracker.read.exchange.open_sdg.meta import read_meta
from mic_tracker.read.exchange.open_sdg.release import with_likely_release
from mic_tracker.read.exchange.open_sdg.translations import Translations
from mic_tracker.read.exchange.open_sdg.yaml_text import YamlTable, read_yaml_table
from mic_tracker.read.exchange.roles import folded
from mic_tracker.read.exchange.source_folder import SourceFile, read_source_folder
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.text import limits

# as the platform looks for them: the number of an indicator has a dash, README.md has none
META = ("meta/*-*.md", "meta/*-*.yml")
CONFIG = ("indicator-config/*-*.yml",)
_PROGRESS = "progress"
"""The column that a platform computes progress by, in place of the values."""
_Tables = Mapping[str, tuple[str, YamlTable]]
"""By the number of an indicator, a file and what stands in it."""


@dataclass(frozen=True, slots=True)
class OpenSdgPlatform:
    """What the folder of a platform holds."""

    files: ImportedFiles
    """Its data; `unread` has the metadata that cannot be read, too."""
    configs: tuple[IndicatorConfig, ...]


def read_platform(folder: Path, profile: Profile) -> OpenSdgPlatform:
    """Read a folder with `data/`, and `meta/` and `indicator-config/` where they are there."""
    unread: list[RefusedRow] = []
    translations = Translations(folder)
    config_tables = dict(_tables(folder, CONFIG, unread))
    meta_tables = dict(_tables(folder, META, unread))
    facts = _facts((config_tables, meta_tables), translations)
    found = import_files(_with_facts(folder, profile, facts), profile)
    tables = tuple(map(with_likely_release, found.tables))
    other = dict(filter(None, map(_other_numbers, tables)))
    stated = {number: found for number, found in config_tables.items() if number not in other}
    unread += [other[number] for number in config_tables if number in other]
    configs = [_config(*found, number, unread) for number, found in stated.items()]
    told = (*found.unread, *unread, *translations.unread)
    return OpenSdgPlatform(ImportedFiles(tables, told), tuple(configs))


def _tables(
    folder: Path, patterns: Sequence[str], unread: list[RefusedRow]
) -> Iterator[tuple[str, tuple[str, YamlTable]]]:
    """What stands in each file about an indicator; what is broken is told."""
    for file in read_source_folder(folder, patterns, limits.ALL_METADATA_BYTES):
        if isinstance(file, RefusedRow):
            unread.append(file)
            continue
        try:
            yield PurePosixPath(file.name).stem, (file.name, read_yaml_table(file.data))
        except UnreadableFile as problem:
            unread.append(unread_file(file.name, problem))


def _config(name: str, table: YamlTable, number: str, unread: list[RefusedRow]) -> IndicatorConfig:
    """What is stated of an indicator; an option that cannot be understood is told and left out."""
    config = read_config(table, number)
    place = CellPlace(name, 1)
    unread.extend(RefusedRow(ProblemCode.BAD_OPTION, place, path) for path in config.unread)
    return config


def _other_numbers(found: TableFigures) -> tuple[str, RefusedRow] | None:
    """The indicator of a table whose progress is measured by other numbers than its values."""
    table = found.long.table
    at = next((i for i, head in enumerate(table.header) if folded(head) == _PROGRESS), None)
    filled = (line for line, row in zip(table.lines, table.rows, strict=True) if _cell(row, at))
    line = next(filled, None)
    if at is None or line is None:
        return None
    place = CellPlace(table.name, line, at + 1)
    return table.facts.get("indicator", ""), RefusedRow(ProblemCode.OTHER_NUMBERS, place)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


def _facts(
    sources: Sequence[_Tables], translations: Translations
) -> Mapping[str, Mapping[str, str]]:
    """What files say of each indicator; the last one that says something counts."""
    facts: dict[str, dict[str, str]] = {}
    for tables in sources:
        for number, (_, table) in tables.items():
            facts.setdefault(number, {}).update(read_meta(table, translations.text))
    return facts


def _with_facts(
    folder: Path, profile: Profile, facts: Mapping[str, Mapping[str, str]]
) -> Iterator[SourceFile | RefusedRow]:
    """The files of data, each with what its metadata say."""
    start = profile.indicator_after or ""
    for file in read_source_folder(folder, profile.folder):
        if isinstance(file, SourceFile):
            number = PurePosixPath(file.name).stem.removeprefix(start)
            yield file._replace(facts=facts.get(number, {}))
        else:
            yield file
