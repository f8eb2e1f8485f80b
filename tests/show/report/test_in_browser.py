"""Every kind of page in Chromium: in each language, on light and dark paper, at three widths."""

from itertools import pairwise, product

import pytest
from browser import Browser, View
from published_pages import LANGUAGES, PAGES, Addresses

VIEWS = [View(width, dark=dark) for width, dark in product((390, 900, 1400), (False, True))]
ON_EVERY_PAGE = pytest.mark.parametrize("page", [*product(LANGUAGES, PAGES)], ids="-".join)
HEADINGS = "h1, h2, h3, h4, h5, h6"


@ON_EVERY_PAGE
def test_a_page_says_nothing_and_asks_for_nothing(
    browser: Browser, addresses: Addresses, page: tuple[str, str]
) -> None:
    browser.open(addresses[page], View())
    assert browser.complaints() == []
    # a site that `serve` shows asks whether it has changed; one on a web server does not
    asked = {address for address in browser.requests() if not address.endswith("/-/version")}
    assert asked == {addresses[page]}


@ON_EVERY_PAGE
def test_no_text_covers_another_or_leaves_the_page(
    browser: Browser, addresses: Addresses, page: tuple[str, str]
) -> None:
    browser.open(addresses[page], VIEWS[0])
    browser.ask("openAll")
    for view in VIEWS:
        browser.look(view)
        texts, covered, cut = browser.ask("boxes")
        assert texts > 30
        assert (view, covered, cut) == (view, [], [])
        assert (view, browser.ask("width")) == (view, view.width)


# what axe measures is the same in each language, and it takes its time
@pytest.mark.parametrize(
    ("language", "view"), [("en", View(390)), ("vi", View(1400, dark=True))], ids=["light", "dark"]
)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(
    browser: Browser, addresses: Addresses, name: str, language: str, view: View
) -> None:
    browser.open(addresses[language, name], view)
    browser.ask("openAll")
    kept, broken = browser.axe()
    assert {"color-contrast", "html-has-lang", "target-size"} <= {*kept}
    assert broken == []


@ON_EVERY_PAGE
def test_what_is_pressed_is_large_enough_for_a_finger(
    browser: Browser, addresses: Addresses, page: tuple[str, str]
) -> None:
    browser.open(addresses[page], View(390))
    assert browser.ask("small") == []


@ON_EVERY_PAGE
def test_headings_are_in_order_where_all_is_open(
    browser: Browser, addresses: Addresses, page: tuple[str, str]
) -> None:
    browser.open(addresses[page], View())
    browser.ask("openAll")
    assert browser.ask("hidden", HEADINGS) == 0
    levels = [int(tag[1]) for tag in browser.ask("tags", HEADINGS)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("view", [View(), View(still=True)], ids=["moving", "still"])
def test_who_wants_no_motion_gets_none(browser: Browser, addresses: Addresses, view: View) -> None:
    browser.open(addresses["en", "report"], view)
    assert browser.ask("style", "html", "scrollBehavior") == ["auto" if view.still else "smooth"]
    assert browser.ask("moving") == 0


@pytest.mark.parametrize("name", ["report", "index"])
def test_without_its_script_a_page_hides_nothing_and_offers_nothing(
    browser: Browser, addresses: Addresses, name: str
) -> None:
    browser.open(addresses["en", name], View(script=False))
    assert browser.ask("hidden", ".card, .card h3, .card .wide, summary, #all td") == 0
    # what would do nothing when it is pressed
    assert browser.ask("count", "thead button") == 0
    assert browser.ask("hidden", ".filter") == browser.ask("count", ".filter") == 1


def test_every_figure_that_is_drawn_stands_in_a_table(
    browser: Browser, addresses: Addresses
) -> None:
    # nobody needs a mouse, or eyes, to know the figures of a chart
    browser.open(addresses["en", "target"], View())
    assert browser.ask("count", "td.k-value") == browser.ask("rowsOf", "figures.csv") > 10


@pytest.mark.parametrize("width", [360, 900])
def test_a_frame_on_another_page_shows_the_whole_chart(
    browser: Browser, addresses: Addresses, width: int
) -> None:
    browser.open(addresses["en", "target"], View(width))
    (snippet,) = browser.ask("texts", ".snippet")
    assert browser.ask("framed", snippet, addresses["en", "embed"]) == [0, 0]
