"""The command line: the commands, and what stands before them."""

import sys
from collections.abc import Collection, Iterable
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from mic_tracker import __version__
from mic_tracker.cli.arguments import verb_first
from mic_tracker.cli.commands import COMMANDS
from mic_tracker.cli.output import spelt_for, write_out


class _Command(TyperCommand):
    """A command whose help is spelt in the signs of standard output."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the class is private to typer
        return spelt_for(sys.stdout, super().get_help(ctx))


class _AnyOrder(TyperGroup):
    """Options that every command has may stand before the verb, while it is completed too."""

    def make_context(  # the classes of both contexts are private to typer
        self,
        info_name: str | None,
        args: list[str],
        parent: Any = None,  # noqa: ANN401 - see above
        **extra: Any,  # noqa: ANN401 - see above
    ) -> Any:  # noqa: ANN401 - see above
        return super().make_context(info_name, verb_first(args), parent, **extra)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - see above
        return spelt_for(sys.stdout, super().get_help(ctx))


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the flag's value
    if wanted:
        write_out(f"mic-tracker {__version__}")
        raise typer.Exit


def mic_tracker(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Where stated policy targets stand, from dated and sourced observations in one text file."""


def build_app(commands: Iterable[str] = COMMANDS) -> typer.Typer:
    """Build the command line with these commands; each of them is imported."""
    app = typer.Typer(
        cls=_AnyOrder,
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(mic_tracker)
    for name in commands:
        app.command(name, cls=_Command)(COMMANDS[name])
    return app


def commands_for(arguments: Iterable[str]) -> Collection[str]:
    """The commands that a command line needs: the one that it names, none for the version.

    Whatever else there may be (a question for help, a misspelt name, the Tab of a shell) needs all.
    """
    first = next(iter(verb_first([*arguments])), "")
    if first in COMMANDS:
        return (first,)
    return () if first == "--version" else tuple(COMMANDS)
