"""The command line: the table of commands, and what stands before them."""

from typing import Annotated

import typer

from mic_tracker import __version__
from mic_tracker.cli.commands import COMMANDS

app = typer.Typer(
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the flag's value
    if wanted:
        typer.echo(f"mic-tracker {__version__}")
        raise typer.Exit


@app.callback()
def mic_tracker(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Where stated policy targets stand, from dated and sourced observations in one text file."""


for name, command in COMMANDS.items():
    app.command(name)(command)
