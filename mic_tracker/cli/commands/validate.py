"""`validate`: everything that is wrong with a registry, at once."""

from typing import Annotated

import typer

from mic_tracker.cli import door, options
from mic_tracker.errors import WrongUse


def validate(
    *,
    file: options.File = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail too.")] = False,
    json: options.Json = False,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Check the registry: every problem at once, with its place and what to write instead.

    mic-tracker validate

    mic-tracker validate --strict --json
    """
    from mic_tracker import pipeline

    path, screen = door.registry(file), door.screen(color, width)
    found = pipeline.loaded(path, door.clock(None, None))
    door.emit(pipeline.validated(found, path, "json" if json else "terminal", lang, screen))
    raise typer.Exit(WrongUse.exit_code if found.errors or (strict and found.findings) else 0)
