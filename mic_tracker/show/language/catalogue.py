"""The message catalogue has every word that people read: a folder of TOML files per language."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from mic_tracker.errors import WrongUse

_FOLDER = Path(__file__).parents[1] / "messages"
DEFAULT = "en"
"""The language in which every sentence is there."""
_HEADER = re.compile(r"^\[([\w-]+)", re.MULTILINE)


class LanguageWish(NamedTuple):
    """In which language a reader wants the answer, before the registry is known."""

    asked: str | None = None
    """The language that was named for this answer, or for all answers."""
    usual: str = DEFAULT
    """The language of everything else that the reader uses."""

    def code(self, own: str | None = None) -> str:
        """Return the language asked for, else the registry's own, else the reader's usual one."""
        return self.asked or (own if own in languages() else self.usual)

    def spoken(self) -> str:
        """Return the language asked for, else the usual one; that, too, where it has no words."""
        return self.asked if self.asked in languages() else self.usual


class Catalogue(Mapping[str, Any]):
    """A catalogue has the sections of a language; it parses a file when a section is asked for.

    Most answers need one or two of the files; to parse all of them takes as long as to read and
    judge a small registry. A section that stands in several files has the entries of all.
    """

    def __init__(self, folder: Path, fallback: "Catalogue | None" = None) -> None:
        """Read the files of a language, and look for the headers of sections in them.

        What they lack is said in the language of the fallback.
        """
        self.folder = folder
        self._fallback = fallback
        self._texts = {file: file.read_text("utf-8") for file in sorted(folder.glob("*.toml"))}
        self._files: dict[str, list[Path]] = {}
        for file, text in self._texts.items():
            for section in dict.fromkeys(_HEADER.findall(text)):
                self._files.setdefault(section, []).append(file)
        self._contents: dict[Path, dict[str, Any]] = {}
        self._sections: dict[str, dict[str, Any]] = {}

    def __getitem__(self, section: str) -> dict[str, Any]:
        """Return the entries of a section; KeyError for one that no file has."""
        if section not in self._sections:
            self._sections[section] = self._joined(section)
        return self._sections[section]

    def _joined(self, section: str) -> dict[str, Any]:
        files = self._files.get(section, ())
        if not files and self._fallback is None:
            raise KeyError(section)
        own: dict[str, Any] = {}
        for file in files:
            own |= self._content(file)[section]
        if self._fallback is None or section not in self._fallback:
            return own
        return _completed(own, self._fallback[section])

    def __iter__(self) -> Iterator[str]:
        """Return the names of the sections; nothing is parsed."""
        return iter(self._files)

    def __len__(self) -> int:
        """Return the number of sections."""
        return len(self._files)

    def _content(self, file: Path) -> dict[str, Any]:
        if file not in self._contents:
            self._contents[file] = tomli.loads(self._texts[file])
        return self._contents[file]


def _completed(own: dict[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with what only another one has, at any depth."""
    missing = {key: other[key] for key in other.keys() - own.keys()}
    inner = {
        key: _completed(value, other[key])
        for key, value in own.items()
        if isinstance(value, dict) and isinstance(other.get(key), dict)
    }
    return own | missing | inner


@cache
def load(language: str) -> Catalogue:
    """Load the sections of a language; WrongUse for a language that is not there."""
    if language not in languages():
        raise WrongUse("unknown_language", language=language, known=languages())
    fallback = load(DEFAULT) if language != DEFAULT else None
    return Catalogue(_FOLDER / language, fallback)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that the program has words in."""
    return tuple(sorted(folder.name for folder in _FOLDER.iterdir() if folder.is_dir()))
