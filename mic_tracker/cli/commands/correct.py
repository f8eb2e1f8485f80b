"""`correct INDICATOR`: a figure that was entered wrongly, mended or taken out."""

from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.model.codes import OBSERVATION_KEYS


def correct(
    indicator: Annotated[
        str,
        typer.Argument(
            help="An indicator's id, or a target's.", autocompletion=completion.subjects
        ),
    ],
    *,
    period: Annotated[
        str | None,
        typer.Option(
            help="The period of the figure as it is on record.",
            show_default=False,
            autocompletion=completion.periods,
        ),
    ] = None,
    undated: Annotated[bool, typer.Option("--undated", help="It has no period.")] = False,
    source: Annotated[
        str | None,
        typer.Option(
            help="Its source, where several have the period.",
            show_default=False,
            autocompletion=completion.sources,
        ),
    ] = None,
    series: Annotated[
        str | None, typer.Option(help='Its series, "" for none.', show_default=False)
    ] = None,
    area: Annotated[
        str | None, typer.Option(help='Its area, "" for none.', show_default=False)
    ] = None,
    dim: options.Dim = None,
    stage: Annotated[
        str | None, typer.Option(help='Its stage, "" for none.', show_default=False)
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            help="When it appeared, where it was revised.",
            show_default=False,
            autocompletion=completion.days,
        ),
    ] = None,
    value: Annotated[
        str | None, typer.Option(help="Its value as it is on record.", show_default=False)
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="KEY=VALUE",
            help="What is right instead; repeat it.",
            show_default=False,
            autocompletion=completion.assignments,
        ),
    ] = None,
    unset: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY",
            help="A key that is to go; repeat it.",
            show_default=False,
            autocompletion=completion.one_of(*OBSERVATION_KEYS),
        ),
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take the figure out, with the comment above it.")
    ] = False,
    keep_comments: Annotated[
        bool, typer.Option("--keep-comments", help="With --remove: leave the comment.")
    ] = False,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    file: options.File = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Correct one figure that was entered wrongly here: the registry keeps no trace of the error.

    A figure that its source revised is added with add-observation and --revise; one that its
    source took back, with --status withdrawn. Both stay on record with their days.

    mic-tracker correct digital-firms --period 2024-07 --set value=51,038

    mic-tracker correct digital-firms --period 2024-07 --source ID --set period=2024-06
    --set published=2024-09-01 --unset note --dry-run

    mic-tracker correct digital-firms --undated --value 50,000 --remove --yes
    """
    from mic_tracker.cli.dialogs.edit_dialog import EditDialog, open_registry
    from mic_tracker.edit.request import CorrectionRequest

    request = CorrectionRequest(
        subject=indicator,
        period=period,
        undated=undated,
        source=source,
        series=series,
        area=area,
        dims=tuple(dim or ()),
        stage=stage,
        published=published,
        value=value,
        changes=tuple(set_ or ()),
        unset=tuple(unset or ()),
        remove=remove,
        keep_comments=keep_comments,
    )
    opened = open_registry(file, as_of, lang)
    dialog = EditDialog(opened, yes, dry_run, json, environment.screen(color, width))
    dialog.carry_out(request)
