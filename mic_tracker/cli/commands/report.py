"""`report`: everything about a registry as one page to publish."""

from pathlib import Path
from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit
from mic_tracker.errors import WrongUse

_FORMATS = ("html", "markdown")
_SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown"}


def report(
    *,
    output: options.Output = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="30d|DATE|REV",
            help="Tell what changed since then, too: a length of time, a day, a git revision.",
            show_default=False,
            autocompletion=completion.revisions,
        ),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(help="Only targets with this tag.", show_default=False),
    ] = None,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    at: options.At = None,
    method: options.Method = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--format",
            help="html or markdown; else what the name of the file says.",
            show_default=False,
            autocompletion=completion.one_of(*_FORMATS),
        ),
    ] = None,
    lang: options.Language = None,
) -> None:
    """Write a report: every target with its chart, its figures and their sources, on one page.

    mic-tracker report -o report.html

    mic-tracker report -o report.html --since 30d

    mic-tracker report --format markdown -o report.md
    """
    from mic_tracker.pipeline.changes import read_both
    from mic_tracker.pipeline.load import judge_registry
    from mic_tracker.pipeline.report import render_markdown, render_report, select_report

    chosen = format or _named(output)
    if chosen not in _FORMATS:
        raise WrongUse("unknown_format", format=chosen, known=_FORMATS)
    clock = environment.clock(as_of, known_on)
    path = environment.registry(file)
    judged = select_report(judge_registry(path, clock, method, at=at), tag or ())
    news = read_both(path, since, clock) if since else None
    render = render_report if chosen == "html" else render_markdown
    emit(render(judged, news, lang), output, keep=(path,), for_programs=True)


def _named(output: Path | None) -> str:
    """The format that the name of a file says; WrongUse for a suffix that says none."""
    suffix = output.suffix.lower() if output else ".html"
    if suffix not in _SUFFIXES:
        raise WrongUse("unknown_suffix", file=str(output), known=tuple(_SUFFIXES))
    return _SUFFIXES[suffix]
