"""`plot TARGET …`: charts of targets, on the screen and in files."""

from pathlib import Path
from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit, emit_bytes
from mic_tracker.errors import WrongUse
from mic_tracker.show.chart.formats import PICTURES
from mic_tracker.show.formats import FOR_PEOPLE, FORMATS

_FORMATS = tuple(dict.fromkeys((*FORMATS, *PICTURES)))
_SUFFIXES = {
    ".svg": "svg",
    ".png": "png",
    ".csv": "csv",
    ".json": "json",
    ".md": "markdown",
    ".txt": FOR_PEOPLE,
}


def plot(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="TARGET",
            help="The ids of targets; several share one page.",
            show_default=False,
            autocompletion=completion.targets,
        ),
    ],
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    at: options.At = None,
    method: options.Method = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--format",
            help="terminal, svg, png, csv, json …; else by the suffix of the file.",
            show_default=False,
            autocompletion=completion.one_of(*_FORMATS),
        ),
    ] = None,
    json: options.Json = False,
    output: options.Output = None,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: Annotated[
        int | None,
        typer.Option(
            "--width",
            min=40,
            max=10_000,
            help="Columns of the screen, or pixels of a picture.",
            show_default=False,
        ),
    ] = None,
    height: Annotated[
        int | None,
        typer.Option(
            "--height",
            min=8,
            max=10_000,
            help="Rows of the plot on a screen, or pixels of a picture.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Draw targets: figures, goals and the moves of goals, the path, the forecast.

    mic-tracker plot digital-firms-2030

    mic-tracker plot digital-firms-2030 -o firms.svg

    mic-tracker plot fibre-80-2025 smartphones egdi-rank-2025 -o page.png
    """
    from mic_tracker.pipeline.load import judge_registry
    from mic_tracker.pipeline.plot import draw_targets
    from mic_tracker.show.chart.size import Size

    chosen = format or ("json" if json else _by_suffix(output))
    if chosen not in _FORMATS:
        raise WrongUse("unknown_format", format=chosen, known=_FORMATS)
    path, clock = environment.registry(file), environment.clock(as_of, known_on)
    language = environment.language(lang)
    with environment.followed(language) as follow:
        report = judge_registry(path, clock, method, at=at, follow=follow)
    screen = environment.screen(color, width, file=output)
    size = Size(width, height)
    drawn = draw_targets(report, targets, chosen, language, screen, size)
    if isinstance(drawn, bytes):
        emit_bytes(drawn, output, keep=(path,))
    else:
        emit(drawn, output, keep=(path,), for_programs=chosen != FOR_PEOPLE, paged=True)


def _by_suffix(output: Path | None) -> str:
    """The format of a file by the end of its name; WrongUse for an end that says nothing."""
    if output is None or str(output) == "-":
        return FOR_PEOPLE
    chosen = _SUFFIXES.get(output.suffix.lower())
    if chosen is None:
        raise WrongUse("unknown_suffix", path=str(output), known=tuple(_SUFFIXES))
    return chosen
