"""`report`: everything about a registry as one page to publish."""

from pathlib import Path
from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit
from mic_tracker.errors import WrongUse

_FORMATS = ("html", "markdown")
_SITE = "site"
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
    base_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Of a site: its address, for the sitemap, the feed and what search engines read.",
            show_default=False,
        ),
    ] = None,
    lang: options.Language = None,
) -> None:
    """Write a report: every target with its chart, its figures and their sources, on one page.

    Into a folder, `-o site/`, it is a site: an index, a page for each target, its data, a feed.

    mic-tracker report -o report.html

    mic-tracker report -o report.html --since 30d

    mic-tracker report --format markdown -o report.md

    mic-tracker report -o site/ --base-url https://example.org/goals/
    """
    from mic_tracker.cli.progress import followed
    from mic_tracker.edit.output.site import write_site
    from mic_tracker.model.verdict import Side
    from mic_tracker.pipeline.changes import read_both, render_feed
    from mic_tracker.pipeline.load import judge_registry
    from mic_tracker.pipeline.report import (
        FEED,
        LATELY,
        make_site,
        render_markdown,
        render_report,
        select_report,
    )
    from mic_tracker.show.views.changes.feed import Site

    chosen = format or (_SITE if _is_folder(output) else _named(output))
    if format and format not in _FORMATS:
        raise WrongUse("unknown_format", format=chosen, known=_FORMATS)
    clock, language = environment.clock(as_of, known_on), environment.language(lang)
    path = environment.registry(file)
    with followed(language) as follow:
        every = judge_registry(path, clock, method, at=at, follow=follow)
        # the present state is the one that was judged, unless it was judged in a way of its own
        present = None if method or at else Side(every, "file", path.as_posix())
        judged = select_report(every, tag or ())
        wanted = since or (LATELY if chosen == _SITE else None)
        both = read_both(path, wanted, clock, present) if wanted else None
        news = both if since else None
        if output and both and chosen == _SITE:
            site = Site.at(base_url)
            feed = render_feed(path, both, site, language, FEED)
            write_site(output, make_site(judged, news, site.url, feed, language, follow))
            return
        render = render_report if chosen == "html" else render_markdown
        text = render(judged, news, language, follow)
    emit(text, output, keep=(path,), for_programs=True)


def _is_folder(output: Path | None) -> bool:
    """Whether an output is a folder: it is one, or it is typed as one, with a slash at its end."""
    return output is not None and (output.is_dir() or not output.suffix)


def _named(output: Path | None) -> str:
    """The format that the name of a file says; WrongUse for a suffix that says none."""
    suffix = output.suffix.lower() if output else ".html"
    if suffix not in _SUFFIXES:
        raise WrongUse("unknown_suffix", path=str(output), known=tuple(_SUFFIXES))
    return _SUFFIXES[suffix]
