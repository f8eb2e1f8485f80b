"""`status`: where every target stands. It reports and exits 0; `check` judges."""

from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit
from mic_tracker.model.codes import ONLY, Sort
from mic_tracker.show.formats import FOR_PEOPLE


def status(
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    at: options.At = None,
    method: options.Method = None,
    only: Annotated[
        str | None,
        typer.Option(
            help="Only these statuses or flags: off-track,stale.",
            show_default=False,
            autocompletion=completion.some_of(*ONLY),
        ),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(help="Only targets with this tag.", show_default=False),
    ] = None,
    expand: Annotated[
        bool,
        typer.Option("--expand", help="Show the members of a target behind it: each province."),
    ] = False,
    sort: Annotated[
        str,
        typer.Option(
            help="urgency, name, deadline or progress.",
            autocompletion=completion.one_of(*Sort),
        ),
    ] = "urgency",
    format: options.Format = None,  # noqa: A002 - the option's name
    json: options.Json = False,
    output: options.Output = None,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
    wide: options.Wide = False,
    explain: options.Explain = False,
) -> None:
    """Show where every target stands, most urgent first.

    mic-tracker status

    mic-tracker status --only off-track,stale --as-of 2024-12-31

    mic-tracker status --tag firms

    mic-tracker status --expand --only off-track

    mic-tracker status --json -o status.json
    """
    from mic_tracker.pipeline.load import judge_registry
    from mic_tracker.pipeline.status import render_status, select_targets

    clock = environment.clock(as_of, known_on)
    path = environment.registry(file)
    language = environment.language(lang)
    with environment.followed(language) as follow:
        report = judge_registry(path, clock, method, at=at, follow=follow)
    chosen_words = only.split(",") if only else ()
    report = select_targets(report, chosen_words, sort, language, tag or (), expand=expand)
    screen = environment.screen(color, width, wide=wide, explain=explain, file=output)
    chosen = format or ("json" if json else "terminal")
    text = render_status(report, chosen, language, screen)
    emit(text, output, keep=(path,), for_programs=chosen != FOR_PEOPLE, paged=True)
