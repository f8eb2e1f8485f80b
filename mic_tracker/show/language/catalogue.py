"""The message catalogue: every word a person reads, one folder of TOML files per language."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import tomli

from mic_tracker.errors import WrongUse

Catalogue = Mapping[str, Any]


def load(language: str) -> Catalogue:
    """All sections of a language, merged; WrongUse for a language that is not there."""
    folder = files("mic_tracker.show").joinpath("messages")
    if language not in languages():
        raise WrongUse("unknown_language", language=language, known=languages())
    merged: dict[str, Any] = {}
    for file in _files(folder.joinpath(language)):
        for section, entries in tomli.loads(file.read_text("utf-8")).items():
            merged.setdefault(section, {}).update(entries)
    return merged


def languages() -> tuple[str, ...]:
    """The languages that the program speaks."""
    folder = files("mic_tracker.show").joinpath("messages")
    return tuple(sorted(f.name for f in folder.iterdir() if f.is_dir()))


def _files(folder: Traversable) -> Iterator[Traversable]:
    yield from sorted(
        (f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name
    )
