"""The texts that a platform's metadata name by a key, from its own `translations/`.

`names.1-2-1-title` is the entry `1-2-1-title` of `translations/en/names.yml`. English stands before
other languages, because most readers of a registry have it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from mic_tracker.model.edit.exchange.problem import CellPlace, ProblemCode, RefusedRow
from mic_tracker.read.exchange.imported_files import unread_file
from mic_tracker.read.exchange.open_sdg.yaml_text import read_yaml_table
from mic_tracker.read.exchange.source_folder import is_inside, read_source_file
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.text import limits

_KEY = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.ASCII)
_FOLDER, _FIRST = "translations", "en"


class Translations:
    """The texts of one language; a file of them is read when one of its texts is asked for."""

    def __init__(self, folder: Path) -> None:
        """Choose the language of a platform's folder: English, else the first one."""
        self.unread: list[RefusedRow] = []
        self._platform = folder
        self._folder = _language_folder(folder / _FOLDER)
        self._groups: dict[str, Mapping[str, str]] = {}
        self._left = limits.ALL_METADATA_BYTES

    def text(self, said: str) -> str | None:
        """A text, or the one that a key stands for; None for a key that has none here."""
        text = " ".join(said.split())
        if not _KEY.fullmatch(text):
            return text or None
        group, _, entry = text.partition(".")
        return self._group(group).get(entry)

    def _group(self, name: str) -> Mapping[str, str]:
        if name not in self._groups:
            self._groups[name] = self._read(name)
        return self._groups[name]

    def _read(self, name: str) -> Mapping[str, str]:
        path = self._folder / f"{name}.yml" if self._folder else None
        if path is None or not path.is_file() or not is_inside(path, self._platform):
            return {}
        self._left -= path.stat().st_size
        if self._left < 0:
            self._tell_once(path)
            return {}
        file = read_source_file(path, path.relative_to(self._platform).as_posix())
        if isinstance(file, RefusedRow):
            self.unread.append(file)
            return {}
        try:
            return dict(_entries(read_yaml_table(file.data), ""))
        except UnreadableFile as problem:
            self.unread.append(unread_file(file.name, problem))
            return {}

    def _tell_once(self, path: Path) -> None:
        """Tell that the files are too much in all; one of them stands for those that follow."""
        if not any(row.code is ProblemCode.TOO_MUCH_IN_ALL for row in self.unread):
            place = CellPlace(path.relative_to(self._platform).as_posix(), 1)
            facts = (("limit", limits.ALL_METADATA_BYTES),)
            self.unread.append(RefusedRow(ProblemCode.TOO_MUCH_IN_ALL, place, "", facts))


def _language_folder(folder: Path) -> Path | None:
    """The folder of the language that is read; None where there is none."""
    if (folder / _FIRST).is_dir():
        return folder / _FIRST
    inner = folder.iterdir() if folder.is_dir() else ()
    return min((path for path in inner if path.is_dir()), default=None)


def _entries(table: Mapping[str, object], start: str) -> Iterator[tuple[str, str]]:
    """The texts of a table and of the tables in it, by their keys with dots."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _entries(value, f"{start}{key}.")
        elif isinstance(value, str) and value.strip():
            yield f"{start}{key}", " ".join(value.split())
