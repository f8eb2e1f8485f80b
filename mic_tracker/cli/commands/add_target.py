"""`add-target ID`: one promise with its indicator and its source."""

from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options


def add_target(
    id: Annotated[  # noqa: A002 - the argument's name
        str | None, typer.Argument(help="Its id, for good: digital-firms-2030.", show_default=False)
    ] = None,
    *,
    restate: Annotated[
        str | None,
        typer.Option(
            help="In place of ID: the target whose goal its author has moved.",
            metavar="ID",
            show_default=False,
            autocompletion=completion.targets,
        ),
    ] = None,
    kind: options.Kind = None,
    indicator: Annotated[
        str | None,
        typer.Option(
            help="The id of an indicator, new or not.",
            show_default=False,
            autocompletion=completion.indicators,
        ),
    ] = None,
    name: Annotated[
        str | None, typer.Option(help="A new indicator: its name.", show_default=False)
    ] = None,
    unit: Annotated[
        str | None, typer.Option(help="A new indicator: firms, USD …", show_default=False)
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(
            help="A new indicator: count, amount, ratio, index, percent, rank, event …",
            show_default=False,
        ),
    ] = None,
    over: Annotated[
        str | None,
        typer.Option(
            help="A new indicator: instant (a stock), period (a flow).", show_default=False
        ),
    ] = None,
    figures_every: Annotated[
        str | None,
        typer.Option(help="A new indicator: year, quarter, month …", show_default=False),
    ] = None,
    year_starts: Annotated[
        str | None,
        typer.Option(
            help="A new indicator: the month in which its fiscal year starts, 02 to 12.",
            show_default=False,
        ),
    ] = None,
    desired: Annotated[
        str | None,
        typer.Option(help="Which way is better: increase, decrease.", show_default=False),
    ] = None,
    at_least: options.Goal = None,
    at_most: options.Goal = None,
    by: Annotated[
        str | None, typer.Option(help="The deadline: the end of 2030.", show_default=False)
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", help="The first period.", show_default=False)
    ] = None,
    until: Annotated[str | None, typer.Option(help="The last period.", show_default=False)] = None,
    every: Annotated[
        str | None, typer.Option(help="A cadence: month, quarter, year …", show_default=False)
    ] = None,
    than: Annotated[
        str | None, typer.Option(help="A comparison: the other indicator.", show_default=False)
    ] = None,
    times: Annotated[
        str | None, typer.Option(help="A comparison: so many times the other.", show_default=False)
    ] = None,
    percent: Annotated[
        str | None, typer.Option(help="A change: 20, or --percent=-30.", show_default=False)
    ] = None,
    stage: Annotated[
        list[str] | None, typer.Option(help="A milestone's stage; repeat it.", show_default=False)
    ] = None,
    baseline: Annotated[
        str | None, typer.Option(help="The start: 2020, or 45,500@2020.", show_default=False)
    ] = None,
    path: Annotated[
        str | None, typer.Option(help="linear, geometric or logistic.", show_default=False)
    ] = None,
    limit: Annotated[
        str | None, typer.Option(help="A direction's natural end.", show_default=False)
    ] = None,
    objective: Annotated[
        str | None, typer.Option(help="A cadence: share of periods, 0.9.", show_default=False)
    ] = None,
    silence: Annotated[
        str | None, typer.Option(help="A cadence: unknown or missed.", show_default=False)
    ] = None,
    series: options.Series = None,
    area: options.Area = None,
    source: options.Source = None,
    source_title: options.SourceTitle = None,
    source_url: options.SourceUrl = None,
    source_publisher: options.SourcePublisher = None,
    source_author: options.SourceAuthor = None,
    source_id: options.SourceId = None,
    published: options.Published = None,
    at: options.Locator = None,
    standing: Annotated[
        str | None, typer.Option(help="official, proposed, draft, aspiration.", show_default=False)
    ] = None,
    note: options.Note = None,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    file: options.File = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    lang: options.ReadingLanguage = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Add one target, or the new promise of one: what is missing is asked for first.

    mic-tracker add-target

    mic-tracker add-target broadband-2030 --kind level --indicator broadband
    --name "Households with fibre" --unit "% of households" --measure percent
    --at-least 100% --by 2030 --source ID --at "paragraph 4" --yes

    mic-tracker add-target events-abroad --kind cadence --indicator events
    --at-least 1 --every month --from 2023 --source ID --dry-run

    mic-tracker add-target --restate broadband-2030 --at-least 90% --by 2028
    --source ID --at "page 7"
    """
    from mic_tracker.cli.dialog import EditDialog, open_registry
    from mic_tracker.edit.request import IndicatorRequest, SourceRequest, TargetRequest

    goal = {
        "at_least": at_least,
        "at_most": at_most,
        "by": by,
        "from": from_,
        "until": until,
        "every": every,
        "than": than,
        "times": times,
        "percent": percent,
        "desired": desired,
        "baseline": baseline,
        "path": path,
        "limit": limit,
        "objective": objective,
        "silence": silence,
    }
    request = TargetRequest(
        id=id,
        kind=kind,
        indicator=IndicatorRequest(
            indicator, name, unit, measure, desired, over, figures_every, year_starts
        ),
        goal={key: text for key, text in goal.items() if text is not None},
        stages=tuple(stage or ()),
        series=series,
        area=area,
        standing=standing,
        note=note,
        origin=SourceRequest(
            source=source,
            id=source_id,
            title=source_title,
            publisher=source_publisher,
            author=source_author,
            url=source_url,
            published=published,
            at=at,
        ),
        restate=restate,
    )
    opened = open_registry(file, as_of, lang)
    dialog = EditDialog(opened, yes, dry_run, json, environment.screen(color, width))
    dialog.carry_out(request)
