"""The command line: the commands, and what stands before them."""

import os
import sys
from collections.abc import Collection, Iterable
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from mic_tracker import __version__
from mic_tracker.cli import environment
from mic_tracker.cli.arguments import verb_first, with_verb
from mic_tracker.cli.commands import COMMANDS, HEADINGS
from mic_tracker.cli.output import spelt_for, write_out

_COMPLETING = "_MIC_TRACKER_COMPLETE"
"""Set by a shell that asks what may follow; its line is not among the arguments."""
_READABLE = 100
"""Help is not set wider than this, however wide the terminal."""
_SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": _READABLE}
_WHOLE = 1000
"""More letters than the first sentence of any help has."""


def _translate(context: Any) -> None:  # noqa: ANN401 - the class is private to typer
    """Put the help that is asked for into the reader's language."""
    from mic_tracker.cli.help_texts import translate_help

    translate_help(context, environment.arguments())


class _Command(TyperCommand):
    """A command whose help is spelt in the signs of standard output."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the class is private to typer
        _translate(ctx)
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
        # a Tab in place of the verb asks for the verbs, not for what may follow the one left out
        order = verb_first if extra.get("resilient_parsing") else with_verb
        return super().make_context(info_name, order(args), parent, **extra)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - see above
        _translate(ctx)
        return spelt_for(sys.stdout, super().get_help(ctx))

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see above
        """List the commands by what they are for, each with its whole first sentence."""
        groups: dict[str, list[tuple[str, str]]] = {}
        heading = ""
        for name in self.list_commands(ctx):
            heading = HEADINGS.get(name, heading)
            said = self.commands[name].get_short_help_str(limit=_WHOLE)
            groups.setdefault(heading, []).append((name, said))
        for title, rows in groups.items():
            with formatter.section(title):
                formatter.write_dl(rows)


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
        add_completion=True,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        rich_markup_mode=None,
        context_settings=_SETTINGS,
    )
    app.callback()(mic_tracker)
    for name in commands:
        app.command(name, cls=_Command)(COMMANDS[name])
    return app


def help_text(width: int) -> str:
    """Write the help of the program, with all commands."""
    group = get_command(build_app())
    context = typer.Context(group, info_name="mic-tracker", terminal_width=width, **_SETTINGS)
    return group.get_help(context)


def commands_for(arguments: Iterable[str]) -> Collection[str]:
    """The commands that a command line needs: the one that it names, none for the version.

    Whatever else there may be (a question for help, a misspelt name, the Tab of a shell) needs all.
    """
    first = next(iter(with_verb([*arguments])), "")
    if first in COMMANDS and _COMPLETING not in os.environ:
        return (first,)
    return () if first == "--version" else tuple(COMMANDS)
