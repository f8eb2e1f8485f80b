"""The console script: arguments in, exit code out.

At its top this module imports nothing that the interpreter has not loaded: before `main` runs
nobody can catch Ctrl-C.
"""

import os
import sys

INTERRUPTED = 130
_SCRIPTS = ("--install-completion", "--show-completion")


def main() -> int:
    """Run the command line and return its exit code; no exception leaves."""
    try:
        return _answer()
    except KeyboardInterrupt:  # before there was anything that could tell of it
        return INTERRUPTED


def _answer() -> int:
    import gc

    sys.unraisablehook = _end_if_interrupted
    # a command lives for a second and leaves few cycles: to look for them, while classes are made
    # or a large file is read, costs up to a third; so this stands before the first heavy import
    gc.disable()
    # a registry must not mean something else because another package brings a plugin
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        return _run_on_streams(sys.argv[1:])
    finally:
        gc.freeze()  # else the interpreter looks through everything once more on its way out


def _run_on_streams(arguments: list[str]) -> int:
    from contextlib import redirect_stdout
    from pathlib import Path

    from mic_tracker.cli.output import open_streams, settle_streams

    open_streams()
    if "--no-pager" in arguments:
        os.environ["MIC_TRACKER_PAGER"] = ""
    try:
        if not {"--quiet", "-q"} & {*arguments}:
            return _run_safely(arguments)
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
            return _run_safely(arguments)
    finally:
        settle_streams()


def _run_safely(arguments: list[str]) -> int:
    from mic_tracker.cli.arguments import FOR_MAIN, asked_language

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
    if "_MIC_TRACKER_COMPLETE" in os.environ:  # the script of a shell asks, at a Tab
        from mic_tracker.cli.completion_answer import answer_tab

        return answer_tab(os.environ)
    if any(argument.startswith(_SCRIPTS) for argument in arguments):
        from mic_tracker.cli.completion_answer import use_own_scripts

        use_own_scripts()
    from mic_tracker.cli.app import build_app, commands_for

    app = build_app(commands_for(arguments))
    code = app(arguments, prog_name="mic-tracker", standalone_mode=False)
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _end_if_interrupted(unraisable: "sys.UnraisableHookArgs") -> None:
    """End at Ctrl-C where Python can raise nothing, as while a module is loaded or freed."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(unraisable)
