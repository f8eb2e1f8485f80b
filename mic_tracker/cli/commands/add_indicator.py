"""`add-indicator ID`: what is measured, with or without a target."""

from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.model.codes import (
    FREQUENCY_NAMES,
    MEASURE_NAMES,
    OVER_NAMES,
    YEAR_START_NAMES,
)


def add_indicator(
    id: Annotated[  # noqa: A002 - the argument's name
        str | None, typer.Argument(help="Its id, for good: digital-firms.", show_default=False)
    ] = None,
    *,
    name: Annotated[
        list[str] | None,
        typer.Option(
            help="As people read it; once, or once for each language: en=Firms.",
            show_default=False,
        ),
    ] = None,
    unit: Annotated[
        str | None, typer.Option(help="What its numbers count: firms, USD …", show_default=False)
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(
            help=f"{', '.join(MEASURE_NAMES)}.",
            show_default=False,
            autocompletion=completion.one_of(*MEASURE_NAMES),
        ),
    ] = None,
    over: Annotated[
        str | None,
        typer.Option(
            help="instant (a stock), period (a flow).",
            show_default=False,
            autocompletion=completion.one_of(*OVER_NAMES),
        ),
    ] = None,
    desired: options.Desired = None,
    every: Annotated[
        str | None,
        typer.Option(
            help=f"How often a figure is published: {', '.join(FREQUENCY_NAMES)}.",
            show_default=False,
            autocompletion=completion.one_of(*FREQUENCY_NAMES),
        ),
    ] = None,
    year_starts: Annotated[
        str | None,
        typer.Option(
            help="The month in which its fiscal year starts, 02 to 12.",
            show_default=False,
            autocompletion=completion.one_of(*YEAR_START_NAMES),
        ),
    ] = None,
    lag: Annotated[
        str | None,
        typer.Option(
            help='How long after a period its figure appears: "75 days".', show_default=False
        ),
    ] = None,
    next_release: Annotated[
        str | None,
        typer.Option(help="The announced day of the next figure.", show_default=False),
    ] = None,
    prefer: Annotated[
        list[str] | None,
        typer.Option(
            help="A source or publisher that is right where others differ; the best first.",
            show_default=False,
            autocompletion=completion.sources,
        ),
    ] = None,
    definition: Annotated[
        str | None, typer.Option(help="What is counted.", show_default=False)
    ] = None,
    series: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID=DEFINITION",
            help="One of several ways of counting; repeat it.",
            show_default=False,
        ),
    ] = None,
    dimensions: Annotated[
        list[str] | None,
        typer.Option(
            "--dimension",
            metavar="NAME[=TOTAL]",
            help="How it is broken down, with the member that means all: sex=_T; repeat it.",
            show_default=False,
        ),
    ] = None,
    note: options.Note = None,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    file: options.File = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Add one indicator: its figures can be collected before anybody promises anything.

    mic-tracker add-indicator broadband

    mic-tracker add-indicator broadband --name "Households with fibre" --unit "% of households"
    --measure percent --desired increase --every quarter --lag "75 days" --yes

    mic-tracker add-indicator firms --name en=Firms --name "vi=Doanh nghiệp" --unit firms
    --measure count --desired increase --series "active=Firms that pay taxes"
    --series "registered=Firms on the register" --dry-run
    """
    from mic_tracker.cli.dialogs.edit_dialog import EditDialog, open_registry
    from mic_tracker.edit.request import NewIndicatorRequest

    keys = {
        "unit": unit,
        "measure": measure,
        "over": over,
        "desired": desired,
        "every": every,
        "year_starts": year_starts,
        "lag": lag,
        "next_release": next_release,
        "definition": definition,
        "note": note,
    }
    lists = {"name": name, "prefer": prefer, "series": series, "dimensions": dimensions}
    request = NewIndicatorRequest(
        id=id,
        keys={key: text for key, text in keys.items() if text is not None},
        lists={key: tuple(texts) for key, texts in lists.items() if texts},
    )
    opened = open_registry(file, as_of, lang)
    dialog = EditDialog(opened, yes, dry_run, json, environment.screen(color, width))
    dialog.carry_out(request)
