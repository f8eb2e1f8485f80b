"""Observations in another TOML file: `[[observations]]` blocks, as in the registry itself."""

from mic_tracker.read.parse import parse
from mic_tracker.read.source_text import Sheet, Writing


def read(data: bytes, name: str, _: Writing) -> Sheet:
    """The file's content; its keys are checked where all observations are."""
    parsed = parse(data, name)
    return Sheet(parsed.page, parsed.content, parsed.findings)
