"""The message catalogue: every word a person reads, one folder of TOML files per language."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import tomli

from mic_tracker.errors import WrongUse

_FOLDER = Path(__file__).parents[1] / "messages"
_HEADER = re.compile(r"^\[([\w-]+)", re.MULTILINE)


class Catalogue(Mapping[str, Any]):
    """The sections of a language; a file is parsed when a section of it is asked for.

    Most answers need one or two of the files; to parse all of them takes as long as to read and
    judge a small registry. A section that stands in several files has the entries of all.
    """

    def __init__(self, folder: Path) -> None:
        """Read the files of a language, and look for the headers of sections in them."""
        self._texts = {file: file.read_text("utf-8") for file in sorted(folder.glob("*.toml"))}
        self._files: dict[str, list[Path]] = {}
        for file, text in self._texts.items():
            for section in dict.fromkeys(_HEADER.findall(text)):
                self._files.setdefault(section, []).append(file)
        self._contents: dict[Path, dict[str, Any]] = {}
        self._sections: dict[str, dict[str, Any]] = {}

    def __getitem__(self, section: str) -> dict[str, Any]:
        """The entries of a section; KeyError for one that no file has."""
        if section not in self._sections:
            parts = [self._content(file)[section] for file in self._files[section]]
            self._sections[section] = {key: part[key] for part in parts for key in part}
        return self._sections[section]

    def __iter__(self) -> Iterator[str]:
        """The names of the sections; nothing is parsed."""
        return iter(self._files)

    def __len__(self) -> int:
        """The number of sections."""
        return len(self._files)

    def _content(self, file: Path) -> dict[str, Any]:
        if file not in self._contents:
            self._contents[file] = tomli.loads(self._texts[file])
        return self._contents[file]


@cache
def load(language: str) -> Catalogue:
    """The sections of a language; WrongUse for a language that is not there."""
    if language not in languages():
        raise WrongUse(f"no words in {language!r}; there are: {', '.join(languages())}")
    return Catalogue(_FOLDER / language)


@cache
def languages() -> tuple[str, ...]:
    """The languages that the program speaks."""
    return tuple(sorted(folder.name for folder in _FOLDER.iterdir() if folder.is_dir()))
