"""`show TARGET`: one target with all that its verdict rests on."""

from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit
from mic_tracker.show.formats import FOR_PEOPLE


def show(
    target: Annotated[
        str,
        typer.Argument(
            help="A target's id, or an indicator's.",
            show_default=False,
            autocompletion=completion.subjects,
        ),
    ],
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    at: options.At = None,
    method: options.Method = None,
    format: options.Format = None,  # noqa: A002 - the option's name
    json: options.Json = False,
    output: options.Output = None,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
    explain: options.Explain = False,
    all_methods: Annotated[
        bool, typer.Option("--all-methods", help="What every method that fits says of it.")
    ] = False,
    wide: options.Wide = False,
) -> None:
    """Show one target: goal, where it was stated, figures with sources, and why it has its status.

    mic-tracker show digital-firms-2030

    mic-tracker show digital-firms-2030 --explain

    mic-tracker show digital-firms-2030 --all-methods

    mic-tracker show digital-firms
    """
    from mic_tracker.pipeline.load import judge_registry
    from mic_tracker.pipeline.show import (
        render_all_methods,
        render_indicator,
        render_target,
    )

    clock = environment.clock(as_of, known_on)
    path = environment.registry(file)
    language = environment.language(lang)
    with environment.followed(language) as follow:
        report = judge_registry(path, clock, method, at=at, follow=follow)
    screen = environment.screen(color, width, wide=wide, explain=explain, file=output)
    chosen = format or ("json" if json else "terminal")
    if target in report.registry.indicators and target not in report.registry.targets:
        text = render_indicator(report, target, chosen, language, screen)
    else:
        tell = render_all_methods if all_methods else render_target
        text = tell(report, target, chosen, language, screen)
    emit(text, output, keep=(path,), for_programs=chosen != FOR_PEOPLE, paged=True)
