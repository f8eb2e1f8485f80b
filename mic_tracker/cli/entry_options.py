"""The options that the commands which add to a registry share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mic_tracker.cli import completion, environment
from mic_tracker.errors import WrongUse

if TYPE_CHECKING:  # the model is loaded by the commands that need it
    from mic_tracker.model.report import Clock

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
At = Annotated[
    str | None, typer.Option(help="Page, paragraph or table of the source.", show_default=False)
]
Series = Annotated[
    str | None, typer.Option(help="Which definition, if there are several.", show_default=False)
]
Area = Annotated[str | None, typer.Option(help="Which province, region …", show_default=False)]
Note = Annotated[str | None, typer.Option(help="What a reader should know.", show_default=False)]
Kind = Annotated[
    str | None,
    typer.Option(
        help="level, threshold, cadence, comparison, milestone, direction, change, cumulative.",
        show_default=False,
        autocompletion=completion.one_of(*completion.KINDS),
    ),
]
Goal = Annotated[
    str | None, typer.Option(help="The number to reach, as it was stated.", show_default=False)
]
Reading = Annotated[
    str | None,
    typer.Option("--lang", help="How numbers and periods are read: en or vi.", show_default=False),
]


def stance(
    *, revise: bool, competing: bool, corroborate: bool
) -> Literal["revise", "competing", "corroborate"] | None:
    """What is said of a figure that is not the first; at most one thing."""
    told = {"revise": revise, "competing": competing, "corroborate": corroborate}
    said = [name for name, given in told.items() if given]
    if len(said) > 1:
        raise WrongUse("--revise, --competing and --corroborate exclude each other")
    return said[0] if said else None  # type: ignore[return-value]  # one of the three keys


def where(file: Path | None, as_of: str | None, language: str | None) -> tuple[Path, "Clock", str]:
    """The registry, the day and the language of a change."""
    from mic_tracker.pipeline import edit

    if language not in {None, "en", "vi"}:
        raise WrongUse(f"--lang {language!r} is not one of en, vi")
    path, clock = environment.registry(file), environment.clock(as_of, None)
    return path, clock, edit.language(path, clock, language)
