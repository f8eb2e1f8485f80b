"""The options that several commands share, each spelt once."""

from pathlib import Path
from typing import Annotated

import typer

from mic_tracker.cli import completion
from mic_tracker.model.codes import (
    DIRECTION_NAMES,
    FREQUENCY_NAMES,
    KIND_NAMES,
    MEASURE_NAMES,
    OVER_NAMES,
    YEAR_START_NAMES,
)
from mic_tracker.show.formats import FORMATS

Target = Annotated[
    str,
    typer.Argument(help="The target's id.", show_default=False, autocompletion=completion.targets),
]
File = Annotated[
    Path | None,
    typer.Option(
        "--file",
        "-f",
        envvar="MIC_TRACKER_FILE",
        help="The registry; else ./targets.toml, then upwards to the git root.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Judge on this day, with what had been published by then.",
        show_default=False,
    ),
]
KnownOn = Annotated[
    str | None,
    typer.Option(
        "--known-on",
        metavar="DATE",
        help="Judge today (or on --as-of) with only what had been published by this day.",
        show_default=False,
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="REV",
        help="The registry as it was at this git revision.",
        show_default=False,
        autocompletion=completion.revisions,
    ),
]
Method = Annotated[
    str | None,
    typer.Option(
        "--method",
        help="Judge by this method; see `explain`.",
        show_default=False,
        autocompletion=completion.methods,
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="terminal, json …",
        show_default=False,
        autocompletion=completion.one_of(*FORMATS),
    ),
]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file.", show_default=False),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        help="Language of words and typed numbers, en or vi; else MIC_TRACKER_LANG.",
        show_default=False,
        autocompletion=completion.languages,
    ),
]
Colour = Annotated[
    str,
    typer.Option(
        "--color",
        help="auto, always or never.",
        autocompletion=completion.one_of("auto", "always", "never"),
    ),
]
Width = Annotated[
    int | None,
    typer.Option("--width", min=40, max=1000, help="Columns to fill.", show_default=False),
]
Wide = Annotated[bool, typer.Option("--wide", help="All columns, whatever the width.")]
Explain = Annotated[bool, typer.Option("--explain", help="Add the formulas with their numbers.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be written; write nothing.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")]


Source = Annotated[
    str | None,
    typer.Option(
        help="The id of a source on record.", show_default=False, autocompletion=completion.sources
    ),
]
SourceTitle = Annotated[
    str | None, typer.Option(help="A new source: its own title.", show_default=False)
]
SourceUrl = Annotated[
    str | None, typer.Option(help="A new source: its address.", show_default=False)
]
SourcePublisher = Annotated[
    str | None, typer.Option(help="A new source: who published it.", show_default=False)
]
SourceAuthor = Annotated[
    str | None, typer.Option(help="A new source: who wrote it.", show_default=False)
]
SourceArchive = Annotated[
    str | None,
    typer.Option(help="A new source: the address of its copy in an archive.", show_default=False),
]
SourceId = Annotated[
    str | None,
    typer.Option(
        help="A new source: its id; else made from publisher and year.", show_default=False
    ),
]
Published = Annotated[
    str | None,
    typer.Option(help="When it appeared: a day, a year, or unknown.", show_default=False),
]


Locator = Annotated[
    str | None, typer.Option(help="Page, paragraph or table of the source.", show_default=False)
]
Series = Annotated[
    str | None, typer.Option(help="Which definition, if there are several.", show_default=False)
]
Area = Annotated[str | None, typer.Option(help="Which province, region …", show_default=False)]
Dim = Annotated[
    list[str] | None,
    typer.Option(
        metavar="DIMENSION=MEMBER",
        help="Which part of a breakdown: sex=F; repeat it.",
        show_default=False,
        autocompletion=completion.dims,
    ),
]
Note = Annotated[str | None, typer.Option(help="What a reader should know.", show_default=False)]
Kind = Annotated[
    str | None,
    typer.Option(
        help=f"{', '.join(KIND_NAMES)}.",
        show_default=False,
        autocompletion=completion.one_of(*KIND_NAMES),
    ),
]
Desired = Annotated[
    str | None,
    typer.Option(
        help=f"Which way is better: {', '.join(DIRECTION_NAMES)}.",
        show_default=False,
        autocompletion=completion.one_of(*DIRECTION_NAMES),
    ),
]
NewName = Annotated[
    str | None, typer.Option("--name", help="A new indicator: its name.", show_default=False)
]
NewUnit = Annotated[
    str | None, typer.Option("--unit", help="A new indicator: firms, USD …", show_default=False)
]
NewMeasure = Annotated[
    str | None,
    typer.Option(
        "--measure",
        help="A new indicator: count, amount, ratio, index, percent, rank, event …",
        show_default=False,
        autocompletion=completion.one_of(*MEASURE_NAMES),
    ),
]
NewOver = Annotated[
    str | None,
    typer.Option(
        "--over",
        help="A new indicator: instant (a stock), period (a flow).",
        show_default=False,
        autocompletion=completion.one_of(*OVER_NAMES),
    ),
]
NewEvery = Annotated[
    str | None,
    typer.Option(
        "--figures-every",
        help="A new indicator: year, quarter, month …",
        show_default=False,
        autocompletion=completion.one_of(*FREQUENCY_NAMES),
    ),
]
NewYearStarts = Annotated[
    str | None,
    typer.Option(
        "--year-starts",
        help="A new indicator: the month in which its fiscal year starts, 02 to 12.",
        show_default=False,
        autocompletion=completion.one_of(*YEAR_START_NAMES),
    ),
]
Goal = Annotated[
    str | None, typer.Option(help="The number to reach, as it was stated.", show_default=False)
]
