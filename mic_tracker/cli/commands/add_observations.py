"""`add-observations INDICATOR [FILE]`: many figures at once, from a table or an editor."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.errors import WrongUse

if TYPE_CHECKING:
    from mic_tracker.cli.dialogs.table_dialog import TableDialog
    from mic_tracker.edit.figure_table.rows import FigureTableRequest
    from mic_tracker.edit.request import Stance


def add_observations(
    indicator: Annotated[
        str,
        typer.Argument(
            help="An indicator's id, or a target's.", autocompletion=completion.subjects
        ),
    ],
    table: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="The table; - for standard input; without it your editor is opened.",
            show_default=False,
        ),
    ] = None,
    *,
    period: Annotated[
        str | None,
        typer.Option(help="What all figures describe, as for several areas.", show_default=False),
    ] = None,
    source: options.Source = None,
    source_title: options.SourceTitle = None,
    source_url: options.SourceUrl = None,
    source_publisher: options.SourcePublisher = None,
    source_author: options.SourceAuthor = None,
    source_id: options.SourceId = None,
    published: options.Published = None,
    unsourced: Annotated[
        str | None, typer.Option(help="Why no source is known.", show_default=False)
    ] = None,
    at: options.Locator = None,
    series: options.Series = None,
    area: options.Area = None,
    dim: options.Dim = None,
    status: Annotated[
        str | None,
        typer.Option(
            help="estimated, provisional, projected, break, withdrawn.",
            show_default=False,
            autocompletion=completion.one_of(
                "estimated", "provisional", "projected", "break", "withdrawn"
            ),
        ),
    ] = None,
    qualifier: Annotated[
        str | None,
        typer.Option(
            help="about, over, under, at-least, at-most.",
            show_default=False,
            autocompletion=completion.one_of("about", "over", "under", "at-least", "at-most"),
        ),
    ] = None,
    stage: Annotated[
        str | None, typer.Option(help="Which stage of a milestone.", show_default=False)
    ] = None,
    note: options.Note = None,
    revise: Annotated[
        bool, typer.Option("--revise", help="Rows may revise figures on record.")
    ] = False,
    competing: Annotated[
        bool,
        typer.Option("--competing", help="Rows may contradict one of the same day; keep both."),
    ] = False,
    corroborate: Annotated[
        bool, typer.Option("--corroborate", help="Rows may repeat a figure of another source.")
    ] = False,
    if_exists: Annotated[
        str, typer.Option(help="When a figure is on record already: skip or error.")
    ] = "skip",
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    file: options.File = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
    wide: options.Wide = False,
) -> None:
    """Add many figures at once: all of a table, or nothing.

    The first line of a table names its columns; or each line has a period, spaces and a value.
    The options hold for every row whose cells do not say otherwise.

    mic-tracker add-observations digital-firms figures.csv --source ID --dry-run

    mic-tracker add-observations digital-firms - --source ID --series active --yes

    mic-tracker add-observations digital-firms --source-title "Monthly report"
    --published 2025-01-10
    """
    from mic_tracker.cli.dialogs.edit_dialog import open_registry
    from mic_tracker.cli.dialogs.table_dialog import TableDialog
    from mic_tracker.edit.figure_table.rows import FigureTableRequest
    from mic_tracker.edit.request import FigureRequest, SourceRequest
    from mic_tracker.model.edit.figure_table import STANDARD_INPUT, TypedTable

    choices = ("skip", "error")
    if if_exists not in choices:
        raise WrongUse("not_one_of", option="--if-exists", value=if_exists, known=choices)
    defaults = FigureRequest(
        subject=indicator,
        period=period,
        origin=SourceRequest(
            source=source,
            id=source_id,
            title=source_title,
            publisher=source_publisher,
            author=source_author,
            url=source_url,
            published=published,
            at=at,
            unsourced=unsourced,
        ),
        series=series,
        area=area,
        dims=tuple(dim or ()),
        status=status,
        qualifier=qualifier,
        stage=stage,
        note=note,
    )
    flags: dict[Stance, bool] = {
        "revise": revise,
        "competing": competing,
        "corroborate": corroborate,
    }
    stances = frozenset(stance for stance, given in flags.items() if given)
    request = FigureTableRequest(
        defaults, TypedTable(STANDARD_INPUT, ()), stances, again=if_exists == "skip"
    )
    opened = open_registry(file, as_of, lang)
    screen = environment.screen(color, width, wide=wide)
    _enter(TableDialog(opened, yes, dry_run, json, screen), request, table)


def _enter(dialog: "TableDialog", request: "FigureTableRequest", table: Path | None) -> None:
    """Read the table from where it is, else let somebody type it."""
    from mic_tracker.text.limits import PASTED_BYTES

    if table is not None and str(table) != "-":
        from mic_tracker.read.input_files import read_input_file

        data = read_input_file(table, dialog.opened.path, PASTED_BYTES)
        dialog.add(request, data, table.as_posix())
    elif table is None and dialog.can_ask:
        dialog.type_in_editor(request)
    else:
        dialog.add(request, dialog.read_input(PASTED_BYTES, typed=table is not None), "-")
