"""`add-review TARGET VERDICT`: what a person concluded about a target, on a day, and why."""

from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.errors import WrongUse
from mic_tracker.model.codes import STATUS_NAMES


def add_review(
    target: options.Target,
    verdict: Annotated[
        str | None,
        typer.Argument(
            help="A status, or kept-in-part.",
            show_default=False,
            autocompletion=completion.one_of(*STATUS_NAMES),
        ),
    ] = None,
    *,
    verdict_: Annotated[
        str | None,
        typer.Option(
            "--verdict",
            help="The same.",
            show_default=False,
            autocompletion=completion.one_of(*STATUS_NAMES),
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option(help="The day of the verdict: 2026-11-26.", show_default=False)
    ] = None,
    reason: Annotated[
        str | None, typer.Option(help="Why, in a sentence or two.", show_default=False)
    ] = None,
    by: Annotated[str | None, typer.Option(help="Who concluded it.", show_default=False)] = None,
    until: Annotated[
        str | None,
        typer.Option(help="The last day before it is due again.", show_default=False),
    ] = None,
    source: options.Source = None,
    source_title: options.SourceTitle = None,
    source_url: options.SourceUrl = None,
    source_publisher: options.SourcePublisher = None,
    source_author: options.SourceAuthor = None,
    source_id: options.SourceId = None,
    published: options.Published = None,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    file: options.File = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Add a person's verdict about a target: the status where there is nothing to compute.

    Where a verdict is computed, it stays, and both are shown.

    mic-tracker add-review digital-firms-2030

    mic-tracker add-review digital-firms-2030 at-risk --on 2026-11-20
    --reason "The programme has lost its budget." --by "N. N." --until 2027-05-31 --dry-run
    """
    from mic_tracker.cli.dialogs.edit_dialog import EditDialog, open_registry
    from mic_tracker.edit.request import ReviewRequest, SourceRequest

    if verdict is not None and verdict_ is not None:
        raise WrongUse("verdict_twice")
    request = ReviewRequest(
        target=target,
        verdict=verdict if verdict is not None else verdict_,
        on=on,
        reason=reason,
        by=by,
        until=until,
        origin=SourceRequest(
            source=source,
            id=source_id,
            title=source_title,
            publisher=source_publisher,
            author=source_author,
            url=source_url,
            published=published,
        ),
    )
    opened = open_registry(file, as_of, lang)
    dialog = EditDialog(opened, yes, dry_run, json, environment.screen(color, width))
    dialog.carry_out(request)
