"""`add-target ID`: one promise with its indicator and its source."""

from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli import goal_options as goals


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
    name: options.NewName = None,
    unit: options.NewUnit = None,
    measure: options.NewMeasure = None,
    over: options.NewOver = None,
    figures_every: options.NewEvery = None,
    year_starts: options.NewYearStarts = None,
    desired: options.Desired = None,
    at_least: options.Goal = None,
    at_most: options.Goal = None,
    by: goals.By = None,
    from_: goals.From = None,
    until: goals.Until = None,
    every: goals.Every = None,
    than: goals.Than = None,
    than_name: goals.ThanName = None,
    than_unit: goals.ThanUnit = None,
    than_desired: goals.ThanDesired = None,
    times: goals.Times = None,
    percent: goals.Percent = None,
    stage: goals.Stage = None,
    baseline: goals.Baseline = None,
    path: goals.Path = None,
    interim: goals.Interim = None,
    question: goals.Question = None,
    limit: goals.Limit = None,
    objective: goals.Objective = None,
    silence: goals.Silence = None,
    excused: goals.Excused = None,
    carry: goals.Carry = None,
    series: options.Series = None,
    area: options.Area = None,
    dim: options.Dim = None,
    each: goals.Each = None,
    enough: goals.Enough = None,
    gate: goals.Gate = None,
    target_name: goals.TargetName = None,
    tag: goals.Tag = None,
    method: goals.Method = None,
    stale_after: goals.StaleAfter = None,
    grace: goals.Grace = None,
    formerly: goals.Formerly = None,
    unclear: goals.Unclear = None,
    source: options.Source = None,
    source_title: options.SourceTitle = None,
    source_url: options.SourceUrl = None,
    source_archive: options.SourceArchive = None,
    source_publisher: options.SourcePublisher = None,
    source_author: options.SourceAuthor = None,
    source_id: options.SourceId = None,
    published: options.Published = None,
    at: options.Locator = None,
    standing: goals.Standing = None,
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
    """Add one target, or the new promise of one: what is missing is asked for first.

    mic-tracker add-target

    mic-tracker add-target broadband-2030 --kind level --indicator broadband
    --name "Households with fibre" --unit "% of households" --measure percent
    --at-least 100% --by 2030 --source ID --at "paragraph 4" --yes

    mic-tracker add-target events-abroad --kind cadence --indicator events
    --at-least 1 --every month --from 2023 --source ID --dry-run

    mic-tracker add-target more-wind-than-gas --kind comparison --by 2030 --source ID
    --indicator wind --name "Wind power" --unit GWh --measure amount --over period
    --than gas --than-name "Power from gas" --than-unit GWh --than-desired decrease --yes

    mic-tracker add-target --restate broadband-2030 --at-least 90% --by 2028
    --source ID --at "page 7"
    """
    from mic_tracker.cli.dialogs.edit_dialog import EditDialog, open_registry
    from mic_tracker.edit.request import IndicatorRequest, SourceRequest, TargetRequest

    goal = {
        "each": each,
        "enough": enough,
        "gate": gate,
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
        "question": question,
        "limit": limit,
        "objective": objective,
        "silence": silence,
        "carry": carry,
        "method": method,
        "formerly": formerly,
        "stale_after": stale_after,
        "grace": grace,
        "unclear": unclear,
    }
    lists = {
        "name": target_name,
        "dims": dim,
        "stages": stage,
        "interim": interim,
        "excused": excused,
        "tags": tag,
    }
    request = TargetRequest(
        id=id,
        kind=kind,
        indicator=IndicatorRequest(
            indicator, name, unit, measure, desired, over, figures_every, year_starts
        ),
        goal={key: text for key, text in goal.items() if text is not None},
        lists={key: tuple(texts) for key, texts in lists.items() if texts},
        than=IndicatorRequest(name=than_name, unit=than_unit, desired=than_desired),
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
            archive=source_archive,
            published=published,
            at=at,
        ),
        restate=restate,
    )
    opened = open_registry(file, as_of, lang)
    dialog = EditDialog(opened, yes, dry_run, json, environment.screen(color, width))
    dialog.carry_out(request)
