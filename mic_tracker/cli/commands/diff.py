"""`diff A..B`: figures added, revised and removed, goals moved, statuses changed."""

from pathlib import Path
from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit

DIFFERS = 1


def diff(
    revisions: Annotated[
        str | None,
        typer.Argument(
            metavar="[A..B]",
            help="Two git revisions or files (file:PATH); or one, against the registry. Else HEAD.",
            show_default=False,
            autocompletion=completion.revisions,
        ),
    ] = None,
    *,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 when something differs.")
    ] = False,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    json: options.Json = False,
    output: options.Output = None,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Show what changed between two states of the registry, both judged on one day.

    mic-tracker diff

    mic-tracker diff v2024.06..HEAD

    mic-tracker diff main --exit-code --json
    """
    from mic_tracker.pipeline.diff import compare_sides, read_sides, render_diff

    path = environment.registry(file)
    sides = read_sides(path, revisions, environment.clock(as_of, known_on))
    changes = compare_sides(*sides)
    screen = environment.screen(color, width, file=output)
    keep = (path, *(Path(side.report.registry.path) for side in sides))
    text = render_diff(changes, sides, lang, screen, json=json)
    emit(text, output, keep=keep, for_programs=json)
    raise typer.Exit(DIFFERS if exit_code and changes else 0)
