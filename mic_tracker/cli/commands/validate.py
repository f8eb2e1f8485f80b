"""`validate`: everything that is wrong with a registry, at once."""

from typing import Annotated

import typer

from mic_tracker.cli import environment, options
from mic_tracker.cli.output import emit
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
    from mic_tracker.pipeline.load import load_registry
    from mic_tracker.pipeline.validate import render_validation

    path, screen = environment.registry(file), environment.screen(color, width)
    loaded = load_registry(path, environment.clock(None, None))
    text = render_validation(
        loaded, path, "json" if json else "terminal", environment.language(lang), screen
    )
    emit(text, for_programs=json, paged=True)
    raise typer.Exit(WrongUse.exit_code if loaded.errors or (strict and loaded.findings) else 0)
