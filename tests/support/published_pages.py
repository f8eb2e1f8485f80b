"""The report and the site of the shipped registry, where a browser finds them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from threading import Thread

from mic_tracker.assess.assess import assess
from mic_tracker.cli.server import SiteServer
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.report import make_site, render_report, select_report
from mic_tracker.read.registry import read_registry
from mic_tracker.show.language.catalogue import LanguageWish

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "vi")
TARGET = "targets/digital-firms-2030/"
Addresses = dict[tuple[str, str], str]
"""The address of a page, by its language and its name."""
FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>\n'
PAGES = {"report": "", "index": "", "target": TARGET, "embed": f"{TARGET}embed/"}
"""The kinds of pages, and where they are below their folder."""


@cache
def shipped() -> Report:
    """The shipped registry, judged."""
    registry = read_registry(ROOT / "targets.toml").registry
    assert registry
    return select_report(assess(registry, Clock(date(2026, 11, 26))), ())


@contextmanager
def publish(folder: Path) -> Iterator[Addresses]:
    """Write the reports and serve the sites; the address of each page in each language."""
    servers = {language: _serve(language) for language in LANGUAGES}
    addresses = {
        (language, name): f"{server.address}{path}"
        for language, server in servers.items()
        for name, path in PAGES.items()
    }
    for language in LANGUAGES:
        file = folder / f"{language}.html"
        file.write_text(render_report(shipped(), None, LanguageWish(language)), "utf-8")
        addresses[language, "report"] = file.as_uri()
    yield addresses
    for server in servers.values():
        server.shutdown()
        server.server_close()


def _serve(language: str) -> SiteServer:
    server = SiteServer(0)
    server.show(dict(make_site(shipped(), None, None, FEED, LanguageWish(language))))
    Thread(target=server.serve_forever, daemon=True).start()
    return server
