"""A folder of an Open SDG platform: its data with what is said of it, and its stated targets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from mic_tracker.model.edit.exchange.problem import RefusedRow
from mic_tracker.model.edit.exchange.profile import Profile
from mic_tracker.model.edit.exchange.progress import IndicatorConfig
from mic_tracker.read.exchange.figures import ImportedFiles
from mic_tracker.read.exchange.imported_files import import_files, unread_file
from mic_tracker.read.exchange.open_sdg.config import read_config
from mic_tracker.read.exchange.open_sdg.meta import read_meta
from mic_tracker.read.exchange.source_folder import SourceFile, read_source_folder
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.text import limits

T = TypeVar("T")
META = ("meta/*.md", "meta/*.yml")
CONFIG = ("indicator-config/*.yml",)


@dataclass(frozen=True, slots=True)
class OpenSdgPlatform:
    """What the folder of a platform holds."""

    files: ImportedFiles
    """Its data; `unread` has the metadata that cannot be read, too."""
    configs: tuple[IndicatorConfig, ...]


def read_platform(folder: Path, profile: Profile) -> OpenSdgPlatform:
    """Read a folder with `data/`, and `meta/` and `indicator-config/` where they are there."""
    unread: list[RefusedRow] = []
    facts = dict(_each(folder, META, _meta, unread))
    configs = [config for _, config in _each(folder, CONFIG, read_config, unread)]
    found = import_files(_with_facts(folder, profile, facts), profile)
    files = ImportedFiles(found.tables, (*found.unread, *unread))
    return OpenSdgPlatform(files, tuple(configs))


def _each(
    folder: Path,
    patterns: Sequence[str],
    read: Callable[[bytes, str], T],
    unread: list[RefusedRow],
) -> Iterator[tuple[str, T]]:
    """What stands in each file about an indicator, by its number; what is broken is told."""
    for file in read_source_folder(folder, patterns, limits.ALL_METADATA_BYTES):
        if isinstance(file, RefusedRow):
            unread.append(file)
            continue
        number = PurePosixPath(file.name).stem
        try:
            yield number, read(file.data, number)
        except UnreadableFile as problem:
            unread.append(unread_file(file.name, problem))


def _meta(data: bytes, _number: str) -> Mapping[str, str]:
    return read_meta(data)


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
