"""The output of a command: standard output, or a file other than the registry."""

import os
import sys
from pathlib import Path
from typing import TextIO

from mic_tracker.errors import OutsideWorld, WrongUse


def emit(text: str, output: Path | None = None, *, keep: Path | None = None) -> None:
    """Write a result to standard output, or whole to a file, which must not be the registry."""
    if output is None or str(output) == "-":
        write_text(sys.stdout, text)
        return
    if keep and output.exists() and keep.exists() and output.samefile(keep):
        raise WrongUse("output_is_registry", path=str(output))
    try:
        _replace_file(output, text)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutsideWorld("output_not_written", path=str(output), reason=reason) from problem


def _replace_file(output: Path, text: str) -> None:
    """Replace a plain file at once, so that it is never half written; write to others directly."""
    plain = output.is_file() and not output.is_symlink()
    if not plain and output.exists():
        _write_through(output, text)
        return
    fresh = output.with_name(f".{output.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="")
    fresh.replace(output)


def _write_through(output: Path, text: str) -> None:
    """Write to a pipe, a device or the file behind a link; a pipe that nobody reads is refused."""
    handle = os.open(output, os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        if hasattr(os, "O_NONBLOCK"):
            os.set_blocking(handle, True)  # a reader who is there may take his time
        file.write(text)


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
