"""`changes --since D`: what is new, in sentences that can be sent on, and as a feed."""

from pathlib import Path
from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit
from mic_tracker.errors import WrongUse
from mic_tracker.show.formats import FOR_PEOPLE, FORMATS

_FEED = "atom"


def changes(
    *,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="30d|DATE|REV",
            help="Since when: a length of time, a day, a git revision. Else 30d; of a feed 90d.",
            show_default=False,
            autocompletion=completion.revisions,
        ),
    ] = None,
    file: options.File = None,
    as_of: options.AsOf = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--format",
            help="terminal, markdown, json, csv; atom is a feed.",
            show_default=False,
            autocompletion=completion.one_of(*FORMATS, _FEED),
        ),
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Of a feed: the address of the site that its entries link to.",
            show_default=False,
        ),
    ] = None,
    json: options.Json = False,
    output: options.Output = None,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Tell what is new since a day: turns of status and why, goals, figures, with their sources.

    mic-tracker changes

    mic-tracker changes --since 30d --format markdown -o news.md

    mic-tracker changes --since v2024.06

    mic-tracker changes --format atom --base-url https://example.org/goals/ -o feed.atom
    """
    from mic_tracker.pipeline.changes import find_changes, read_both, render_changes, render_feed
    from mic_tracker.show.views.changes.feed import Site

    path, clock = environment.registry(file), environment.clock(as_of, None)
    language = environment.language(lang)
    screen = environment.screen(color, width, file=output)
    chosen = format or ("json" if json else FOR_PEOPLE)
    if chosen not in {*FORMATS, _FEED}:
        raise WrongUse("unknown_format", format=chosen, known=(*FORMATS, _FEED))
    if chosen == _FEED:
        site = Site.at(base_url)
        own = output.name if output and str(output) != "-" else None
        with environment.followed(language):
            both = read_both(path, "90d" if since is None else since, clock)
            text = render_feed(path, both, site, language, own)
    else:
        with environment.followed(language):
            both = read_both(path, "30d" if since is None else since, clock)
        text = render_changes(find_changes(*both), both, chosen, language, screen)
    keep = (path, *(Path(side.report.registry.path) for side in both))
    emit(text, output, keep=keep, for_programs=chosen != FOR_PEOPLE, paged=True)
