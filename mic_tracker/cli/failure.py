"""Every way of failing: what is said on standard error, and the exit code."""

import errno
import os
import sys
import traceback

import typer

from mic_tracker.errors import Declined, TrackerError

BROKEN_PIPE = 141
USAGE = 2
INTERNAL = 3
OUTSIDE = 4


def tell(problem: BaseException, *, debug: bool, json: bool) -> int:
    """Say what went wrong, in one line where that suffices, and give its exit code."""
    if debug:
        traceback.print_exception(problem)
    match problem:
        case typer.Exit():
            code = problem.exit_code
        case typer.Abort() | KeyboardInterrupt() | EOFError() | Declined():
            code = _stopped()
        case TrackerError():
            code = _told(problem, json=json)
        case OSError():
            code = _outside(problem)
        case SystemExit():
            code = _left(problem)
        case _:
            code = _misused(problem) if hasattr(problem, "show") else _bug(problem)
    return code


def _stopped() -> int:
    _say("stopped: nothing was written")
    return Declined.exit_code


def _misused(problem: BaseException) -> int:
    """Typer's own usage errors know how to show themselves, and their exit code."""
    from mic_tracker.text.escape import plain

    problem.message = plain(str(problem.message))  # type: ignore[attr-defined]  # private to typer
    problem.show()  # type: ignore[attr-defined]  # the same
    return USAGE


def _told(problem: TrackerError, *, json: bool) -> int:
    from mic_tracker.model.finding import InvalidInput

    if isinstance(problem, InvalidInput):
        from mic_tracker.cli import environment
        from mic_tracker.pipeline.validate import render_findings

        chosen = "json" if json else "terminal"
        sys.stderr.write(render_findings(problem.findings, chosen, None, environment.screen()))
        if problem.message and not json:
            _say(problem.message)
    elif json:
        _say_to_program(problem)
    else:
        _say(problem.message, *problem.ways_out)
    return problem.exit_code


def _say_to_program(problem: TrackerError) -> None:
    import json

    data = {
        "schema": "mic-tracker/error",
        "schema_version": 1,
        "message": problem.message,
        "ways_out": problem.ways_out,
        "exit_code": problem.exit_code,
    }
    sys.stderr.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def _outside(problem: OSError) -> int:
    if problem.errno == errno.EPIPE:
        _forget_stdout()
        return BROKEN_PIPE
    place = f"{problem.filename}: " if problem.filename else ""
    _say(f"{place}{problem.strerror or problem}")
    return OUTSIDE


def _left(problem: SystemExit) -> int:
    """Typer turns a closed pipe into exit 1, which with us means that a check has failed."""
    if type(sys.stdout).__name__ == "PacifyFlushWrapper":
        _forget_stdout()
        return BROKEN_PIPE
    return problem.code if isinstance(problem.code, int) else INTERNAL


def _bug(problem: BaseException) -> int:
    name = type(problem).__name__
    _say(f"internal error: {name}: {problem}", "this is a bug; --debug shows where it happened")
    return INTERNAL


def _say(message: str, *ways_out: str) -> None:
    from mic_tracker.text.escape import plain

    told = [f"error: {message}", *(f"  {way}" for way in ways_out)]
    lines = [plain(line) for text in told for line in text.split("\n")]
    sys.stderr.write("\n".join(lines) + "\n")


def _forget_stdout() -> None:
    """Keep the interpreter from flushing into the closed pipe on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
