"""`what-if TARGET`: where a target would stand under other figures, another pace or goal."""

from typing import Annotated

import typer

from mic_tracker.cli import environment, options
from mic_tracker.cli.output import emit
from mic_tracker.errors import WrongUse


def what_if(
    target: options.Target,
    *,
    value: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VALUE@PERIOD",
            help="A figure as if it were published: 60,000@2025-12; repeatable.",
            show_default=False,
        ),
    ] = None,
    growth: Annotated[
        str | None,
        typer.Option(
            metavar="N%/year",
            help="A constant growth from the latest figure to the deadline.",
            show_default=False,
        ),
    ] = None,
    deadline: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help="Another deadline.", show_default=False),
    ] = None,
    target_value: Annotated[
        str | None,
        typer.Option("--target", metavar="VALUE", help="Another goal.", show_default=False),
    ] = None,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    json: options.Json = False,
    output: options.Output = None,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Show where a target would stand if; side by side, and nothing is written.

    mic-tracker what-if digital-firms-2030 --value 60,000@2026 --growth 12%/year

    mic-tracker what-if digital-firms-2030 --deadline 2032 --target 120,000
    """
    from mic_tracker.pipeline.load import judge_registry
    from mic_tracker.pipeline.what_if import judge_scenarios, read_scenario, render_scenarios
    from mic_tracker.read.scenario import ScenarioText

    typed = ScenarioText(tuple(value or ()), growth, deadline, target_value)
    if typed == ScenarioText():
        raise WrongUse("nothing_supposed")
    path = environment.registry(file)
    language = environment.language(lang)
    with environment.followed(language) as follow:
        report = judge_registry(path, environment.clock(as_of, known_on), follow=follow)
    scenario = read_scenario(report, target, typed, language)
    outcomes = judge_scenarios(report, target, scenario)
    screen = environment.screen(color, width, file=output)
    emit(
        render_scenarios(report, outcomes, language, screen, json=json),
        output,
        keep=(path,),
        for_programs=json,
        paged=True,
    )
