"""The sources of observations, one file each; a new source is a file, an import and a line here."""

from collections.abc import Callable

from mic_tracker.read.source_text import IncludedFile, Writing
from mic_tracker.read.sources import csv, toml

SOURCES: dict[str, Callable[[bytes, str, Writing], IncludedFile]] = {
    "toml": toml.read,
    "csv": csv.read,
}
