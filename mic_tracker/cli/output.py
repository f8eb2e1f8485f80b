"""What a command says: on the standard streams, or in a file other than those that it reads.

People get a text in the signs that the stream has, programs data in UTF-8.
"""

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from mic_tracker.errors import OutsideWorld, WrongUse

_SPELT = "mic_tracker.spelt"


def open_streams() -> None:
    """Make the streams spell what they cannot carry, and stand in for those that are closed.

    A shell can start a program without them (`>&-`). Without the stand-ins the next file that is
    opened would be the standard output.
    """
    codecs.register_error(_SPELT, _spell)
    sys.stdin = sys.stdin or os.fdopen(os.open(os.devnull, os.O_RDONLY), encoding="utf-8")
    sys.stdout = sys.stdout or _closed_stream()
    sys.stderr = sys.stderr or _closed_stream()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_SPELT)


def write_out(text: str, *, for_programs: bool = False) -> None:
    """Write to standard output; OutsideWorld where it is closed or full."""
    try:
        _write(sys.stdout, text, for_programs=for_programs)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _unwritten(problem) from problem


def _unwritten(problem: OSError) -> OSError | OutsideWorld:
    """What a refusal of the standard output means; Windows has no name for a broken pipe."""
    if os.name == "nt" and problem.errno == errno.EINVAL:
        return BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
    return OutsideWorld("stdout_not_written", reason=problem.strerror or str(problem))


def write_error(text: str, *, for_programs: bool = False) -> None:
    """Write to standard error; raises OSError where it is closed or full."""
    _write(sys.stderr, text, for_programs=for_programs)


def spelt_for(stream: TextIO, text: str) -> str:
    """Spell a text for people in the signs of a stream, no line of it a command to a CI runner."""
    from mic_tracker.text.escape import page_text, spelt

    return spelt(page_text(text), stream.encoding or "ascii")


def settle_streams() -> None:
    """Keep the interpreter from failing on its way out at what a stream has not taken."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            discard(stream)


def discard(stream: TextIO) -> None:
    """Let nobody read what else a stream is given."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _closed_stream() -> TextIO:
    """Open a stream that refuses what is written to it, as a closed one does."""
    return os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8", errors=_SPELT)


def _write(stream: TextIO, text: str, *, for_programs: bool) -> None:
    """Write text, if there is any, with a line end after it."""
    whole = text if text.endswith("\n") or not text else text + "\n"
    if for_programs and isinstance(stream, io.TextIOWrapper):
        stream.flush()
        stream.buffer.write(whole.encode("utf-8", "backslashreplace"))
    else:
        stream.write(whole if for_programs else spelt_for(stream, whole))
    stream.flush()


def _spell(error: UnicodeError) -> tuple[str, int]:
    """Spell what a stream cannot carry; Python asks for it while it encodes."""
    from mic_tracker.text.escape import ascii_spelling

    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(ascii_spelling, error.object[error.start : error.end])), error.end


def emit(
    text: str,
    output: Path | None = None,
    *,
    keep: Iterable[Path] = (),
    for_programs: bool = False,
    paged: bool = False,
) -> None:
    """Write a result to standard output, or whole to a file.

    The file must be none of those that reading the registries in `keep` reads. A text that is
    `paged` is long at times: people turn its pages.
    """
    if output is None or str(output) == "-":
        if not (paged and not for_programs and _page(text)):
            write_out(text, for_programs=for_programs)
        return
    from mic_tracker.edit.output.file import write_output
    from mic_tracker.text.escape import page_text

    whole = text if for_programs else page_text(text)
    write_output(output, whole, _files_read(output, keep))


def emit_pieces(
    pieces: Iterable[str], output: Path | None = None, *, keep: Iterable[Path] = ()
) -> None:
    """Write a text for programs as `emit` does, piece by piece; each piece is of whole lines."""
    if output is None or str(output) == "-":
        for piece in pieces:
            write_out(piece, for_programs=True)
        return
    from mic_tracker.edit.output.file import write_output

    write_output(output, pieces, _files_read(output, keep))


def emit_bytes(data: bytes, output: Path | None = None, *, keep: Iterable[Path] = ()) -> None:
    """Write what is no text as `emit` writes texts; WrongUse where it would go to a terminal."""
    if output is not None and str(output) != "-":
        from mic_tracker.edit.output.file import write_output

        write_output(output, data, _files_read(output, keep))
    elif sys.stdout.isatty() or not isinstance(sys.stdout, io.TextIOWrapper):
        raise WrongUse("picture_to_terminal")
    else:
        _write_bytes(sys.stdout, data)


def _write_bytes(stream: io.TextIOWrapper, data: bytes) -> None:
    """Write bytes to a stream; OutsideWorld where it is closed or full."""
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _unwritten(problem) from problem


def _page(text: str) -> bool:
    """Show a text in the user's pager, if there is one that wants it."""
    if not sys.stdout.isatty():
        return False
    from mic_tracker.cli.pager import page

    return page(spelt_for(sys.stdout, text))


def append(text: str, output: Path, *, keep: Iterable[Path] = ()) -> None:
    """Append to a file that other steps write to, too; it must be none of those in `keep`."""
    from mic_tracker.edit.output.file import append_output

    append_output(output, text, _files_read(output, keep))


def summary_room(output: Path) -> int | None:
    """How many bytes the job summary of a CI step can still take; None for every other file."""
    from mic_tracker.show.check.formats.markdown import SUMMARY

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if not summary or Path(summary).absolute() != output.absolute():
        return None
    return max(0, SUMMARY - (output.stat().st_size if output.is_file() else 0))


def _files_read(output: Path, keep: Iterable[Path]) -> Iterator[Path]:
    """Return the files that a command reads; none where nothing could be lost."""
    if output.is_file():
        from mic_tracker.read.input_files import find_input_files

        for registry in keep:
            yield from find_input_files(registry)
