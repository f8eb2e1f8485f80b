"""`add-source`: a document that states goals or figures."""

from typing import Annotated

import typer

from mic_tracker.cli import environment, options


def add_source(
    id: Annotated[  # noqa: A002 - the argument's name
        str | None,
        typer.Argument(
            help="Its id, for good; else made from publisher and year.", show_default=False
        ),
    ] = None,
    *,
    from_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Read from an address, or that of a copy in an archive, what it says by itself.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="The document's own title.", show_default=False)
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(help="Who published it.", show_default=False)
    ] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote it.", show_default=False)] = None,
    url: Annotated[
        str | None, typer.Option(help="Where it can be found.", show_default=False)
    ] = None,
    archive: Annotated[
        str | None,
        typer.Option(help="The address of its copy in a web archive.", show_default=False),
    ] = None,
    published: options.Published = None,
    accessed: Annotated[
        str | None, typer.Option(help="The day on which you looked at it.", show_default=False)
    ] = None,
    source_file: Annotated[
        str | None,
        typer.Option(help="A file of this folder that holds or describes it.", show_default=False),
    ] = None,
    sha256: Annotated[
        str | None,
        typer.Option(help="The fingerprint of the document, 64 digits.", show_default=False),
    ] = None,
    licence: Annotated[
        str | None, typer.Option(help="Under which it may be used.", show_default=False)
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
    """Add one source; figures and goals name it by its id.

    Nothing is fetched. Whatever is guessed from an address is called a guess in the preview, and
    another option says otherwise.

    mic-tracker add-source

    mic-tracker add-source yearbook-2024 --title "Statistical yearbook" --publisher "Town office"
    --published 2024-11-05 --url https://example.org/yearbook --yes

    mic-tracker add-source --from-url https://example.org/2024/07/15/firms-grow-by-a-tenth
    --title "Firms grow by a tenth" --dry-run
    """
    from mic_tracker.cli.dialogs.edit_dialog import EditDialog, open_registry
    from mic_tracker.edit.request import NewSourceRequest

    keys = {
        "title": title,
        "publisher": publisher,
        "author": author,
        "url": url,
        "archive": archive,
        "published": published,
        "accessed": accessed,
        "file": source_file,
        "sha256": sha256,
        "licence": licence,
        "note": note,
    }
    request = NewSourceRequest(
        id, from_url, {key: text for key, text in keys.items() if text is not None}
    )
    opened = open_registry(file, as_of, lang)
    dialog = EditDialog(opened, yes, dry_run, json, environment.screen(color, width))
    dialog.carry_out(request)
