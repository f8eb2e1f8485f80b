"""The console script: arguments in, exit code out."""

import gc
import io
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path

from mic_tracker.cli.arguments import FOR_MAIN, asked_language


def main() -> int:
    """Run the command line and return its exit code; no exception leaves."""
    # a command lives for a second and leaves few cycles: to look for them, while classes are made
    # or a large file is read, costs up to a third; so this stands before the first heavy import
    gc.disable()
    # a registry must not mean something else because another package brings a plugin
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        return _answer()
    finally:
        gc.freeze()  # else the interpreter looks through everything once more on its way out


def _answer() -> int:
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    arguments = sys.argv[1:]
    if not {"--quiet", "-q"} & {*arguments}:
        return _run_safely(arguments)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        return _run_safely(arguments)


def _run_safely(arguments: list[str]) -> int:
    try:
        return _run([argument for argument in arguments if argument not in FOR_MAIN])
    except BaseException as problem:  # noqa: BLE001 - the last resort: every failure has a code
        from mic_tracker.cli import failure

        return failure.tell(
            problem,
            debug="--debug" in arguments,
            json="--json" in arguments,
            language=asked_language(arguments),
        )


def _run(arguments: list[str]) -> int:
    from mic_tracker.cli.app import build_app, commands_for

    app = build_app(commands_for(arguments))
    code = app(arguments, prog_name="mic-tracker", standalone_mode=False)
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _open_closed_streams() -> None:
    """A shell can start a program without standard streams (`>&-`): nobody reads what it says."""
    nowhere = Path(os.devnull)
    sys.stdin = sys.stdin or nowhere.open(encoding="utf-8")
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
