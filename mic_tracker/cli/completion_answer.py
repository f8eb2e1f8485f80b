"""The answer to a Tab: which option or argument is to be completed, and what there is for it."""

from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import typer
from typer._click.shell_completion import _resolve_context, _resolve_incomplete

from mic_tracker.cli import completion, shell_words
from mic_tracker.cli.output import write_out

Completer = Callable[[typer.Context, str], list[str]]
# spelt out, because a Tab cannot wait for the records that define them
_FREQUENCIES = ("year", "half", "trimester", "quarter", "month", "week", "day")
_MEASURES = (
    *("count", "amount", "ratio", "index", "percent"),
    *("rank", "change", "event", "stage"),
)


def _words(*words: str) -> Completer:
    return lambda _, begun: [word for word in words if word.startswith(begun)]


BY_OPTION: Mapping[str, Completer] = {
    "--area": completion.areas,
    "--dim": completion.dims,
    "--decimal": _words(".", ","),
    "--desired": _words("increase", "decrease"),
    "--every": _words(*_FREQUENCIES),
    "--figures-every": _words(*_FREQUENCIES),
    "--if-exists": _words("skip", "error"),
    "--measure": _words(*_MEASURES),
    "--over": _words("instant", "period"),
    "--path": _words("linear", "geometric", "logistic"),
    "--series": completion.series,
    "--silence": _words("unknown", "missed"),
    "--stage": completion.stages,
    "--standing": _words("official", "proposed", "draft", "aspiration"),
    "--tag": completion.tags,
    "--than": completion.indicators,
    "--year-starts": _words(*(f"{month:02}" for month in range(2, 13))),
}
"""What an option takes that means the same in every command, and says nothing of its own."""


def answer_tab(variables: Mapping[str, str]) -> int:
    """Answer what the script of a shell asks; whatever is wrong, with nothing."""
    try:
        shell = variables[shell_words.VARIABLE]
        half = shell_words.read_half_line(shell, variables)
        answer = shell_words.write_answer(shell, half, complete(half))
    except Exception:  # noqa: BLE001 - an error in the middle of a half-written line helps nobody
        return 1
    write_out(answer, for_programs=True)
    return 0


def complete(half: shell_words.HalfLine) -> list[str] | None:
    """Complete the word at the cursor; None where files are meant."""
    from mic_tracker.cli.app import build_app, commands_for

    given = [*half.words[1:]]
    command = typer.main.get_command(build_app(commands_for(given)))
    context: Any = _resolve_context(command, {}, "mic-tracker", given)
    asked, begun = _resolve_incomplete(context, given, half.begun)
    completer = completer_of(asked)
    if completer:
        return completer(context, begun)
    items = asked.shell_complete(context, begun)
    return None if takes_file(asked) else [item.value for item in items]


def takes_file(asked: Any) -> bool:  # noqa: ANN401 - private to typer
    """Whether an option or an argument takes a path, or several, and offers nothing of its own."""
    if getattr(asked, "_custom_shell_complete", None) or not hasattr(asked, "type_descriptor"):
        return False
    annotation = asked.type_descriptor.annotation
    return Path in {annotation, *get_args(annotation)}


def completer_of(asked: Any) -> Completer | None:  # noqa: ANN401 - private to typer
    """The completer of an option that has none of its own, by its name."""
    if getattr(asked, "_custom_shell_complete", None) or not hasattr(asked, "opts"):
        return None
    return next((BY_OPTION[name] for name in asked.opts if name in BY_OPTION), None)


def use_own_scripts() -> None:
    """Have `--install-completion` and `--show-completion`, which are typer's, use our scripts."""
    from typer._completion_shared import _completion_scripts

    for shell in _completion_scripts:
        _completion_scripts[shell] = read_script(shell).replace("%", "%%")


def read_script(shell: str) -> str:
    """Read the script that a shell loads."""
    name = {"bash": "bash.sh", "zsh": "zsh.sh", "fish": "fish.fish"}.get(shell, "powershell.ps1")
    return files("mic_tracker.cli").joinpath("scripts", name).read_text("utf-8")
