"""Observations in another TOML file: `[[observations]]` blocks, as in the registry itself."""

from mic_tracker.read.delimited.codes import CodeTables
from mic_tracker.read.delimited.included import IncludedFile
from mic_tracker.read.parse import parse_toml
from mic_tracker.read.source_text import Writing


def read(data: bytes, name: str, _: Writing, __: CodeTables | None = None) -> IncludedFile:
    """Read the content of a file; its keys are checked with those of all other files."""
    parsed = parse_toml(data, name)
    return IncludedFile(parsed.page, parsed.content, parsed.findings)
