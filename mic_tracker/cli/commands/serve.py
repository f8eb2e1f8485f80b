"""`serve`: the site of a registry on this machine, which follows the file."""

import gc
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from mic_tracker.cli import environment, options
from mic_tracker.cli.failure import tell
from mic_tracker.cli.output import write_out
from mic_tracker.errors import OutsideWorld, TrackerError

if TYPE_CHECKING:
    from mic_tracker.model.report import Clock
    from mic_tracker.show.language.catalogue import LanguageWish

SiteFiles = Mapping[str, str]


def serve(
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8000,
    lang: options.Language = None,
) -> None:
    """Show the site on this machine, and show it anew when the registry changes.

    It listens on 127.0.0.1 alone. Ctrl-C ends it.

    mic-tracker serve

    mic-tracker serve --port 0
    """
    from mic_tracker.cli.server import SiteServer

    gc.enable()  # unlike other commands it lives for hours, and makes a site again and again
    path, clock = environment.registry(file), environment.clock(as_of, None)
    language = environment.language(lang)
    site = _make(path, clock, language)
    try:
        server = SiteServer(port)
    except OSError as error:
        raise OutsideWorld("port_taken", port=port, reason=error.strerror or str(error)) from error
    server.show(site)
    Thread(target=server.serve_forever, daemon=True).start()
    write_out(f"{server.address}\n")
    sys.stdout.flush()
    _follow(path, clock, language, server.show)


def _make(path: Path, clock: "Clock", language: "LanguageWish") -> SiteFiles:
    """Make the files of the site."""
    from mic_tracker.cli.progress import followed
    from mic_tracker.model.verdict import Side
    from mic_tracker.pipeline.changes import read_both, render_feed
    from mic_tracker.pipeline.load import judge_registry
    from mic_tracker.pipeline.report import FEED, LATELY, make_site, select_report
    from mic_tracker.show.views.changes.feed import Site

    with followed(language) as follow:
        report = select_report(judge_registry(path, clock, follow=follow), ())
        both = read_both(path, LATELY, clock, Side(report, "file", path.as_posix()))
        feed = render_feed(path, both, Site.at(None), language, FEED)
        return dict(make_site(report, None, None, feed, language, follow))


def _follow(
    path: Path, clock: "Clock", language: "LanguageWish", show: Callable[[SiteFiles], None]
) -> None:
    """Make the site anew whenever a file of the registry changes; an invalid one is told."""
    try:
        from watchfiles import watch  # an extra
    except ImportError as error:
        raise OutsideWorld("no_watch", extra="serve") from error

    for _ in watch(*_folders(path), raise_interrupt=False):
        try:
            show(_make(path, clock, language))
        except TrackerError as problem:
            tell(problem, debug=False, json=False, language=language.asked)


def _folders(path: Path) -> set[Path]:
    """The folders of the registry's files: an editor replaces a file rather than writing to it."""
    from mic_tracker.read.input_files import find_input_files

    return {file.parent.resolve() for file in find_input_files(path)}
