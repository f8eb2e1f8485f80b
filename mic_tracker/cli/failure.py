"""Every way of failing: what is written to standard error, and the exit code."""

import errno
import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from mic_tracker.cli.output import discard, write_error
from mic_tracker.errors import Declined, OutsideWorld, TrackerError

if TYPE_CHECKING:
    from mic_tracker.model.finding import InvalidInput
    from mic_tracker.show.language.words import Words

BROKEN_PIPE = 141
USAGE = 2
INTERNAL = 3
OUTSIDE = 4


def tell(problem: BaseException, *, debug: bool, json: bool, language: str | None = None) -> int:
    """Say what went wrong, in one line where that suffices, and give its exit code."""
    if debug:
        _say("".join(traceback.format_exception(problem)))
    match problem:
        case typer.Exit():
            return problem.exit_code
        case SystemExit():
            return _exit_code(problem)
        case OSError(errno=errno.EPIPE):
            discard(sys.stdout)
            return BROKEN_PIPE
        case _ if hasattr(problem, "show"):
            return _report_usage(problem, language)
    error = _as_error(problem)
    # of a "no" at a prompt, of a bug and of the system people are told, as nothing answers them
    foreseen = error is problem and not isinstance(error, Declined)
    chosen = json and foreseen
    _say(render_error(error, language, json=chosen), for_programs=chosen)
    return error.exit_code


def _say(text: str, *, for_programs: bool = False) -> None:
    """Write to standard error; where nobody can read it, the exit code says it alone."""
    with suppress(OSError):
        write_error(text, for_programs=for_programs)


def _as_error(problem: BaseException) -> TrackerError:
    """Turn what happened into an error of ours: a code with facts."""
    match problem:
        case TrackerError():
            return problem
        case typer.Abort() | KeyboardInterrupt() | EOFError():
            return Declined("declined")
        case OSError():
            return _system_error(problem)
        case _:
            return TrackerError("bug", kind=type(problem).__name__, problem=str(problem))


def _system_error(problem: OSError) -> OutsideWorld:
    """Make an error of what the system refused, and of which file if it says so."""
    reason = problem.strerror or str(problem)
    if problem.filename:
        return OutsideWorld("system_file", file=str(problem.filename), reason=reason)
    return OutsideWorld("system", reason=reason)


def render_error(error: TrackerError, language: str | None, *, json: bool) -> str:
    """Render an error in words; by its code and facts where the catalogue cannot be read."""
    try:
        return _render_in_words(error, language, json=json)
    except Exception:  # noqa: BLE001 - whatever keeps the words away, the error must be told
        return f"error: {error}\n"


def _render_in_words(error: TrackerError, language: str | None, *, json: bool) -> str:
    from mic_tracker.model.finding import InvalidInput
    from mic_tracker.show.views.error import error_document, error_lines

    words = _words(language)
    if not isinstance(error, InvalidInput):
        return error_document(error, words) if json else error_lines(error, words)
    findings = _render_findings(error, words.language, json=json)
    return findings if json or not error.code else findings + error_lines(error, words)


def _words(language: str | None) -> "Words":
    """The words of the reader's language; the usual ones for a language without words."""
    from mic_tracker.cli import environment
    from mic_tracker.show.language.words import Words

    return Words.load(environment.wished_language(language).spoken())


def _render_findings(error: "InvalidInput", language: str, *, json: bool) -> str:
    from mic_tracker.cli import environment
    from mic_tracker.pipeline.validate import render_findings
    from mic_tracker.show.language.catalogue import LanguageWish

    chosen = "json" if json else "terminal"
    return render_findings(error.findings, chosen, LanguageWish(language), environment.screen())


def _report_usage(problem: BaseException, language: str | None) -> int:
    """Tell what is wrong with a command line, and return the exit code of wrong use."""
    from mic_tracker.cli.usage_error import usage_error_text

    try:
        _say(usage_error_text(problem, _words(language)))
    except Exception:  # noqa: BLE001 - as above
        _say(f"error: {problem}\n")
    return USAGE


def _exit_code(problem: SystemExit) -> int:
    """Return the exit code; typer turns a closed pipe into 1, which means a failed check here."""
    if type(sys.stdout).__name__ == "PacifyFlushWrapper":
        discard(sys.stdout)
        return BROKEN_PIPE
    return problem.code if isinstance(problem.code, int) else INTERNAL
