"""Observations in another TOML file: `[[observations]]` blocks, as in the registry itself."""

from mic_tracker.read.parse import parse
from mic_tracker.read.source_text import IncludedFile, Writing


def read(data: bytes, name: str, _: Writing) -> IncludedFile:
    """The file's content; its keys are checked where all observations are."""
    parsed = parse(data, name)
    return IncludedFile(parsed.page, parsed.content, parsed.findings)
