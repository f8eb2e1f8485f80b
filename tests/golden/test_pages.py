"""The report and pages of a site, byte by byte, in each language.

The style and the script stand in every page. They are tested as what they are, so a page is kept
with a sign in their place, and has to be these bytes once they are put back.
"""

from collections.abc import Callable
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest

from mic_tracker.assess.assess import assess
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.report import make_site, render_report
from mic_tracker.read.registry import read_registry
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.report import html

Golden = Callable[[str, str], None]
LANGUAGES = {"": LanguageWish("en"), "vi/": LanguageWish("vi")}
"""The folders of tests/golden, each with the language of its pages."""
FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>\n'
BASE = "https://example.org/goals/"
PAGES = ("index.html", "targets/firms-2030/index.html", "targets/firms-2030/embed/index.html")
STYLE, SCRIPT = "/* style */", "/* script */"


@pytest.fixture(scope="module")
def report() -> Report:
    with chdir(Path(__file__).parent):  # so that no page names a folder of this machine
        registry = read_registry(Path("pages.toml")).registry
    assert registry
    return assess(registry, Clock(date(2024, 9, 30)))


def without_style(page: str) -> str:
    """The page with a sign in place of the style and of the script."""
    style, script = html.style(), (html.TEMPLATES / "script.js").read_text("utf-8")
    assert page.count(style) == 1
    assert page.count(script) <= 1
    return page.replace(style, STYLE).replace(script, SCRIPT)


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_report(report: Report, golden: Golden, folder: str) -> None:
    page = render_report(report, None, LANGUAGES[folder])
    golden(f"{folder}pages/report.html", without_style(page))


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_site(report: Report, golden: Golden, folder: str, name: str) -> None:
    site = dict(make_site(report, None, BASE, FEED, LANGUAGES[folder]))
    golden(f"{folder}pages/{name.replace('/', '-')}", without_style(site[name]))
