"""`completion SHELL`: the script that a shell loads to complete our command lines."""

from enum import StrEnum
from typing import Annotated

import typer

from mic_tracker.cli import options
from mic_tracker.cli.output import emit


class Shell(StrEnum):
    """The shells that typer has a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def completion(
    shell: Annotated[Shell, typer.Argument(help="For which shell.", show_default=False)],
    *,
    output: options.Output = None,
) -> None:
    """Print the completion script of a shell; --install-completion installs it for yours.

    mic-tracker completion bash -o ~/.local/share/bash-completion/completions/mic-tracker

    mic-tracker completion zsh -o ~/.zfunc/_mic-tracker

    mic-tracker completion fish -o ~/.config/fish/completions/mic-tracker.fish
    """
    # typer has it here without an `__all__`
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    script = get_completion_script(
        prog_name="mic-tracker", complete_var="_MIC_TRACKER_COMPLETE", shell=shell
    )
    emit(script + "\n", output, for_programs=True)
