"""Every way of failing: what is written to standard error, and the exit code."""

import errno
import os
import sys
import traceback
from typing import TYPE_CHECKING

import typer

from mic_tracker.errors import Declined, OutsideWorld, TrackerError

if TYPE_CHECKING:
    from mic_tracker.model.finding import InvalidInput

BROKEN_PIPE = 141
USAGE = 2
INTERNAL = 3
OUTSIDE = 4


def tell(problem: BaseException, *, debug: bool, json: bool, language: str | None = None) -> int:
    """Say what went wrong, in one line where that suffices, and give its exit code."""
    if debug:
        traceback.print_exception(problem)
    match problem:
        case typer.Exit():
            return problem.exit_code
        case SystemExit():
            return _left(problem)
        case OSError(errno=errno.EPIPE):
            return _unread()
        case _ if hasattr(problem, "show"):
            return _misused(problem)
    error = _error(problem)
    # of a "no" at a prompt, of a bug and of the system people are told, as nothing answers them
    foreseen = error is problem and not isinstance(error, Declined)
    sys.stderr.write(_told(error, language, json=json and foreseen))
    return error.exit_code


def _error(problem: BaseException) -> TrackerError:
    """What happened, as an error of ours: a code with facts."""
    match problem:
        case TrackerError():
            return problem
        case typer.Abort() | KeyboardInterrupt() | EOFError():
            return Declined("declined")
        case OSError():
            return _refusal(problem)
        case _:
            return TrackerError("bug", kind=type(problem).__name__, problem=str(problem))


def _refusal(problem: OSError) -> OutsideWorld:
    """What the system refused, and of which file if it says so."""
    reason = problem.strerror or str(problem)
    if problem.filename:
        return OutsideWorld("system_file", file=str(problem.filename), reason=reason)
    return OutsideWorld("system", reason=reason)


def _told(error: TrackerError, language: str | None, *, json: bool) -> str:
    """An error in words; by its code and facts where the catalogue cannot be read."""
    try:
        return _in_words(error, language, json=json)
    except Exception:  # noqa: BLE001 - whatever keeps the words away, the error must be told
        return f"error: {error}\n"


def _in_words(error: TrackerError, language: str | None, *, json: bool) -> str:
    from mic_tracker.model.finding import InvalidInput
    from mic_tracker.show.language.catalogue import languages
    from mic_tracker.show.language.words import Words
    from mic_tracker.show.views.error import error_document, error_lines

    words = Words.load(language if language in languages() else "en")
    if not isinstance(error, InvalidInput):
        return error_document(error, words) if json else error_lines(error, words)
    findings = _findings(error, words.language, json=json)
    return findings if json or not error.code else findings + error_lines(error, words)


def _findings(error: "InvalidInput", language: str, *, json: bool) -> str:
    from mic_tracker.cli import environment
    from mic_tracker.pipeline.validate import render_findings

    chosen = "json" if json else "terminal"
    return render_findings(error.findings, chosen, language, environment.screen())


def _misused(problem: BaseException) -> int:
    """Typer's own usage errors know how to show themselves, and their exit code."""
    from mic_tracker.text.escape import plain

    problem.message = plain(str(problem.message))  # type: ignore[attr-defined]  # private to typer
    problem.show()  # type: ignore[attr-defined]  # the same
    return USAGE


def _left(problem: SystemExit) -> int:
    """Typer turns a closed pipe into exit 1, which with us means that a check has failed."""
    if type(sys.stdout).__name__ == "PacifyFlushWrapper":
        return _unread()
    return problem.code if isinstance(problem.code, int) else INTERNAL


def _unread() -> int:
    """Keep the interpreter from flushing into the closed pipe on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return BROKEN_PIPE
