"""`due`: what a registry waits for, by day, with the command that enters each."""

from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit
from mic_tracker.errors import WrongUse
from mic_tracker.model.codes import DueKind
from mic_tracker.show.formats import FOR_PEOPLE, FORMATS

_CALENDAR = "ics"


def due(
    *,
    within: Annotated[
        str | None,
        typer.Option(
            metavar="30d|DATE|all",
            help="How far to look ahead. Else 90d; in a calendar, all.",
            show_default=False,
        ),
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            help=f"Only these: {', '.join(DueKind)}.",
            show_default=False,
            autocompletion=completion.some_of(*DueKind),
        ),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(help="Only what targets with this tag wait for.", show_default=False),
    ] = None,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    at: options.At = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            help="terminal, json …; ics is a calendar.",
            show_default=False,
            autocompletion=completion.one_of(*FORMATS, _CALENDAR),
        ),
    ] = None,
    json: options.Json = False,
    ics: Annotated[bool, typer.Option("--ics", help="The same as --format ics.")] = False,
    output: options.Output = None,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
    wide: options.Wide = False,
) -> None:
    """List what is due: figures, periods, deadlines, reviews, waivers; overdue first.

    mic-tracker due

    mic-tracker due --within 30d --only figure

    mic-tracker due --ics -o due.ics
    """
    from mic_tracker.pipeline.due import find_due, last_day, render_calendar, render_due
    from mic_tracker.pipeline.load import judge_registry

    chosen = format or (_CALENDAR if ics else "json" if json else FOR_PEOPLE)
    if chosen not in {*FORMATS, _CALENDAR}:
        raise WrongUse("unknown_format", format=chosen, known=(*FORMATS, _CALENDAR))
    path, clock = environment.registry(file), environment.clock(as_of, known_on)
    language = environment.language(lang)
    usual = "all" if chosen == _CALENDAR else "90d"
    until = last_day(usual if within is None else within, clock.as_of)
    with environment.followed(language) as follow:
        report = judge_registry(path, clock, at=at, follow=follow)
    wanted = find_due(report, until, only.split(",") if only else (), tag or ())
    if chosen == _CALENDAR:
        text = render_calendar(report, wanted, language)
    else:
        screen = environment.screen(color, width, wide=wide, file=output)
        named = path.as_posix() if file else None
        text = render_due(report, wanted, chosen, language, screen, named)
    emit(text, output, keep=(path,), for_programs=chosen != FOR_PEOPLE, paged=True)
