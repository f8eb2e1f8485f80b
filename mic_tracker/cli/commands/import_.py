"""`import FILE`: the figures of files as others publish them, in five steps that are shown."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.errors import WrongUse

if TYPE_CHECKING:
    from mic_tracker.model.edit.exchange.plan import ImportReading
    from mic_tracker.pipeline.edit import OpenRegistry
    from mic_tracker.pipeline.import_ import ImportOrder


def import_(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="A file, a folder, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    *,
    url: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Read a file from the web: https://…",
            show_default=False,
        ),
    ] = None,
    feed: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Import as [feeds.ID] of the registry says; what else is said goes before it.",
            show_default=False,
            autocompletion=completion.feeds,
        ),
    ] = None,
    save_feed: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Save what was said as [feeds.ID] of the registry.",
            show_default=False,
        ),
    ] = None,
    indicator: Annotated[
        str | None,
        typer.Option(
            help="The indicator that the figures are of.",
            show_default=False,
            autocompletion=completion.indicators,
        ),
    ] = None,
    pick: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=MEMBER",
            help="Only figures with this member: area=Viet Nam; repeat it.",
            show_default=False,
        ),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            help="How the file is read, if not as it looks.",
            show_default=False,
            autocompletion=completion.profiles,
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HEADING=ROLE",
            help="What a column holds: Year=period, Sex=dimension; repeat it.",
            show_default=False,
        ),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(help="Of a text that is not UTF-8: cp1252.", show_default=False)
    ] = None,
    decimal: Annotated[
        str | None,
        typer.Option(
            metavar="SIGN",
            help="The decimal sign of its numbers, . or , where they do not tell.",
            show_default=False,
        ),
    ] = None,
    year_starts: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=12,
            help="The month in which its fiscal years start.",
            show_default=False,
        ),
    ] = None,
    unit_is: Annotated[
        str | None,
        typer.Option(
            metavar="UNIT",
            help="The unit of the file that is the indicator's, in other words.",
            show_default=False,
        ),
    ] = None,
    series: options.Series = None,
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
    whole: Annotated[
        bool,
        typer.Option("--all", help="Every series: new indicators, and the targets of a platform."),
    ] = False,
    into: Annotated[
        str | None,
        typer.Option(
            metavar="TABLE",
            help="Write rows into this CSV or Parquet file of the registry's folder.",
            show_default=False,
        ),
    ] = None,
    competing: Annotated[
        bool,
        typer.Option("--competing", help="Figures may contradict one of the same day; keep both."),
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Write what can be taken, without the rest.")
    ] = False,
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
    """Import figures as others publish them: each step is shown, all or nothing is written.

    mic-tracker import API_SP.POP.TOTL_DS2_en_csv_v2.csv --dry-run

    mic-tracker import une_rt_a.tsv --indicator unemployment --pick area=VN --pick sex=T
    --source-title "Unemployment by sex" --published 2026-09-12 --yes

    mic-tracker import firms.xlsx --indicator digital-firms --source ID --into data/firms.csv

    mic-tracker import sdg-data --all --into data/sdg.csv --file sdg.toml --yes

    mic-tracker import --feed unemployment --published 2027-03-12
    """
    from dataclasses import replace

    from mic_tracker.cli.dialogs.import_dialog import ImportDialog
    from mic_tracker.edit.exchange.request import ImportRequest
    from mic_tracker.edit.request import SourceRequest
    from mic_tracker.pipeline import import_ as pipeline

    said = pipeline.ImportPlace(path, url)
    columns = _pairs(column, "--column", "HEADING=ROLE")
    choices = pipeline.read_choices(profile, encoding, decimal, year_starts, columns)
    request = ImportRequest(
        indicator=indicator,
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
            edition=True,
        ),
        picks=_pairs(pick, "--pick", "NAME=MEMBER"),
        unit=unit_is,
        series=series,
        into=into,
        whole=whole,
        competing=competing,
        partial=partial,
    )
    if feed is None and not (path or url):
        raise WrongUse("import_of_nothing")
    opened = _open(file, as_of, lang, new=whole and feed is None)
    request = replace(request, retrieved=opened.clock.as_of)
    order = pipeline.make_order(opened, request, choices, said, feed, save_feed)
    screen = environment.screen(color, width, wide=wide)
    dialog = ImportDialog(opened, yes, dry_run, json, screen)
    dialog.carry_out(order.request, _read(order))


def _open(file: Path | None, as_of: str | None, lang: str | None, *, new: bool) -> "OpenRegistry":
    """Read the registry; one that --file names and that is not there yet may be `new`."""
    from mic_tracker.cli.dialogs.edit_dialog import open_registry
    from mic_tracker.pipeline import import_ as pipeline

    if not new or file is None or file.exists():
        return open_registry(file, as_of, lang)
    return pipeline.new_registry(file, environment.clock(as_of, None), environment.language(lang))


def _read(order: "ImportOrder") -> "ImportReading":
    """Read the file, the address, or standard input."""
    from mic_tracker.pipeline import import_ as pipeline
    from mic_tracker.text.limits import TABLE_BYTES

    if str(order.place.path) == "-":
        data = environment.standard_input(TABLE_BYTES, typed=False)
        if not data:
            raise WrongUse("no_table")
        return pipeline.read_bytes(data, "-", order.choices)
    return pipeline.read_place(order.place, order.choices)


def _pairs(texts: list[str] | None, option: str, form: str) -> dict[str, str]:
    """Split NAME=TEXT; WrongUse for what is none."""
    pairs: dict[str, str] = {}
    for text in texts or ():
        name, sign, value = text.partition("=")
        if not (name.strip() and sign and value.strip()):
            raise WrongUse("no_pair", option=option, value=text, form=form)
        pairs[name.strip()] = value.strip()
    return pairs
