"""`explain WORD`: the page of any word that the program shows; without one, a list of them."""

from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit


def explain(
    word: Annotated[
        list[str] | None,
        typer.Argument(
            help="A word as the screens show it: likely, no data, STALE, MT021, forecast …",
            show_default=False,
            autocompletion=completion.pages,
        ),
    ] = None,
    *,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Explain a word of the screens, a finding code, a rule or a method; else list them all.

    mic-tracker explain likely

    mic-tracker explain no data

    mic-tracker explain MT021
    """
    from mic_tracker.pipeline.explain import render_explanation

    asked = " ".join(word) if word else None
    emit(
        render_explanation(asked, environment.language(lang), environment.screen(color, width)),
        paged=True,
    )
