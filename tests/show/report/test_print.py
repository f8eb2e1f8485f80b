"""Pages on paper: light, whole, and open."""

import re

import pytest
from browser import Browser, View
from published_pages import Addresses

ON_PAPER = View(700, dark=True, media="print")
INK, PAPER = "rgb(22, 25, 29)", "rgb(255, 255, 255)"


@pytest.mark.parametrize(("language", "name"), [("en", "report"), ("vi", "target")])
def test_paper_is_light_whatever_the_screen_is_like(
    browser: Browser, addresses: Addresses, name: str, language: str
) -> None:
    browser.open(addresses[language, name], ON_PAPER)
    assert browser.ask("style", "html", "color") == [INK]
    assert browser.ask("style", "html", "backgroundColor") == [PAPER]
    assert browser.ask("style", "svg .f-ink", "fill") == [INK]
    assert browser.axe("color-contrast") == (["color-contrast"], [])


@pytest.mark.parametrize("view", [ON_PAPER, ON_PAPER._replace(script=False)], ids=["script", "not"])
def test_details_are_printed_open_and_nothing_is_cut(
    browser: Browser, addresses: Addresses, view: View
) -> None:
    browser.open(addresses["en", "report"], view)
    assert browser.ask("opened") == 0
    inside = "details p, details td, details li, details dd"
    assert browser.ask("count", inside) > 1000
    assert browser.ask("hidden", inside) == 0
    assert browser.ask("width") == view.width


def test_a_report_is_closed_again_when_it_was_printed(
    browser: Browser, addresses: Addresses
) -> None:
    browser.open(addresses["en", "report"], View(dark=True))
    pages = re.findall(rb"/Type */Page\b", browser.pages_on_paper())
    assert len(pages) > browser.ask("count", ".card")
    assert browser.ask("opened") == 0
