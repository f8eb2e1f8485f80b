"""`add-observation TARGET VALUE`: one figure with its period and its source."""

from typing import TYPE_CHECKING, Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.errors import WrongUse

if TYPE_CHECKING:
    from mic_tracker.edit.request import Stance


def add_observation(
    target: Annotated[
        str,
        typer.Argument(
            help="A target's id, or an indicator's.", autocompletion=completion.subjects
        ),
    ],
    value: Annotated[
        str | None, typer.Argument(help="As the source writes it.", show_default=False)
    ] = None,
    *,
    value_: Annotated[
        str | None,
        typer.Option(
            "--value", help="The same; for negative values: --value=-5.", show_default=False
        ),
    ] = None,
    low: Annotated[
        str | None,
        typer.Option(help="The lower end, where the source states a range.", show_default=False),
    ] = None,
    high: Annotated[str | None, typer.Option(help="The upper end.", show_default=False)] = None,
    period: Annotated[
        str | None,
        typer.Option(
            help="What it describes: 2024, 2024-Q2, July 2024; some time in it: 2020/2021.",
            show_default=False,
        ),
    ] = None,
    undated: Annotated[
        str | None, typer.Option(help="Why no period is known.", show_default=False)
    ] = None,
    source: options.Source = None,
    source_title: options.SourceTitle = None,
    source_url: options.SourceUrl = None,
    source_archive: options.SourceArchive = None,
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
    derived: Annotated[
        str | None, typer.Option(help="The sum it comes from.", show_default=False)
    ] = None,
    note: options.Note = None,
    revise: Annotated[
        bool, typer.Option("--revise", help="It revises a figure on record.")
    ] = False,
    competing: Annotated[
        bool, typer.Option("--competing", help="It contradicts one of the same day; keep both.")
    ] = False,
    corroborate: Annotated[
        bool, typer.Option("--corroborate", help="It repeats a figure of another source.")
    ] = False,
    if_exists: Annotated[
        str, typer.Option(help="When it is on record already: skip or error.")
    ] = "skip",
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    file: options.File = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Add one figure: what is missing is asked for, and nothing is written unseen.

    mic-tracker add-observation digital-firms-2030

    mic-tracker add-observation digital-firms-2030 53,000 --series active --period 2024-12
    --source-title "Monthly report" --published 2025-01-10 --yes

    mic-tracker add-observation digital-firms '~52,000' --period Q3/2024 --source ID --dry-run

    mic-tracker add-observation digital-firms 51,412 --period 2024-07 --source ID
    --published 2024-10-02 --revise
    """
    from mic_tracker.cli.dialogs.edit_dialog import EditDialog, open_registry
    from mic_tracker.edit.request import FigureRequest, SourceRequest

    if value is not None and value_ is not None:
        raise WrongUse("value_twice")
    choices = ("skip", "error")
    if if_exists not in choices:
        raise WrongUse("not_one_of", option="--if-exists", value=if_exists, known=choices)
    request = FigureRequest(
        subject=target,
        value=value if value is not None else value_,
        low=low,
        high=high,
        period=period,
        undated=undated,
        origin=SourceRequest(
            source=source,
            id=source_id,
            title=source_title,
            publisher=source_publisher,
            author=source_author,
            url=source_url,
            archive=source_archive,
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
        derived=derived,
        note=note,
        stance=_choose_stance(revise=revise, competing=competing, corroborate=corroborate),
    )
    opened = open_registry(file, as_of, lang)
    dialog = EditDialog(opened, yes, dry_run, json, environment.screen(color, width))
    dialog.carry_out(request, again=if_exists == "skip")


def _choose_stance(*, revise: bool, competing: bool, corroborate: bool) -> "Stance | None":
    """Choose the one flag that was given; WrongUse for more than one."""
    flags: dict[Stance, bool] = {
        "revise": revise,
        "competing": competing,
        "corroborate": corroborate,
    }
    stances = [stance for stance, given in flags.items() if given]
    if len(stances) > 1:
        raise WrongUse("exclusive_stances")
    return stances[0] if stances else None
