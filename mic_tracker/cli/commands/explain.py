"""`explain WORD`: the page of a code, a rule, a status, a flag, a reason or a method."""

from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit


def explain(
    word: Annotated[
        str,
        typer.Argument(
            help="MT010, stale, off-track, forecast …",
            show_default=False,
            autocompletion=completion.pages,
        ),
    ],
    *,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Explain a finding code, a rule, a status, a flag, a reason or a method.

    mic-tracker explain MT021

    mic-tracker explain forecast
    """
    from mic_tracker.pipeline.explain import render_explanation

    emit(render_explanation(word, lang, environment.screen(color, width)), paged=True)
