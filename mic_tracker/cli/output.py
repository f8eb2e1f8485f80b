"""The output of a command: standard output, or a file other than the registry."""

import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import TextIO

from mic_tracker.errors import OutsideWorld, WrongUse


def emit(
    text: str, output: Path | None = None, *, keep: Path | Collection[Path] | None = None
) -> None:
    """Write a result to standard output, or whole to a file, which must not be a registry."""
    if output is None or str(output) == "-":
        write_text(sys.stdout, text)
        return
    kept = (keep,) if isinstance(keep, Path) else keep or ()
    if any(output.exists() and one.exists() and output.samefile(one) for one in kept):
        raise WrongUse("output_is_registry", path=str(output))
    try:
        _replace_file(output, text)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutsideWorld("output_not_written", path=str(output), reason=reason) from problem


def _replace_file(output: Path, text: str) -> None:
    """Replace a plain file at once, so that it is never half written; write to others directly."""
    plain = output.is_file() and not output.is_symlink()
    target = output.with_name(f".{output.name}.new") if plain or not output.exists() else output
    target.write_text(text, encoding="utf-8", newline="")
    if target != output:
        target.replace(output)


def summary_room(output: Path) -> int | None:
    """How many bytes the job summary of a CI step can still take; None for every other file."""
    from mic_tracker.show.check.formats.markdown import SUMMARY

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if not summary or Path(summary).absolute() != output.absolute():
        return None
    return max(0, SUMMARY - (output.stat().st_size if output.is_file() else 0))


def append_text(text: str, output: Path) -> None:
    """Append a text to a file that other steps write to, too."""
    try:
        with output.open("a", encoding="utf-8", newline="") as file:
            write_text(file, text)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutsideWorld("output_not_written", path=str(output), reason=reason) from problem


def write_text(stream: TextIO, text: str) -> None:
    """Write text, if there is any, with a line end after it."""
    stream.write(text if text.endswith("\n") or not text else text + "\n")
