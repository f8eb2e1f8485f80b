"""`completion SHELL`: the script that a shell loads to complete our command lines."""

from enum import StrEnum
from typing import Annotated

import typer

from mic_tracker.cli import options
from mic_tracker.cli.output import emit


class Shell(StrEnum):
    """The shells that there is a script for."""

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

    mic-tracker completion powershell -o ~/mic-tracker.ps1
    """
    from mic_tracker.cli.completion_answer import read_script

    emit(read_script(shell), output, for_programs=True)
