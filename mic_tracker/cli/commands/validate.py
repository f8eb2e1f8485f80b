"""`validate`: everything that is wrong with a registry, at once."""

from typing import Annotated

import typer

from mic_tracker.cli import door, options


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

    loaded = pipeline.loaded(door.registry(file))
    door.emit(pipeline.validation(loaded, lang, door.screen(color, width), json=json))
    failing = loaded.findings if strict else loaded.errors
    raise typer.Exit(2 if failing else 0)
