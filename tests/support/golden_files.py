"""Golden files: what the program prints, in every release but for the number of the release."""

import re
from pathlib import Path

_VERSION = re.compile(r'((?:"(?:tool_version|semanticVersion)": |<generator version=)")[^"]*')


def without_version(text: str) -> str:
    """A text without the version of the program; tests of their own hold that."""
    return _VERSION.sub(r"\1", text)


def update_golden(file: Path, text: str) -> None:
    """Write a golden file, unless it differs by its version alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists() or without_version(file.read_text("utf-8")) != without_version(text):
        file.write_text(text, "utf-8", newline="\n")
