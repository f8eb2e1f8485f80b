"""The report and the site for somebody who has a keyboard and no mouse."""

from collections.abc import Iterator

import pytest
from browser import Browser, View
from published_pages import LANGUAGES, Addresses
from selenium.webdriver import Keys

STILL = View(still=True)
MOST_STOPS = 400
Stop = tuple[str, str, bool, bool]


def stops(browser: Browser) -> Iterator[Stop]:
    """Press Tab to the end of the page: what has the focus, if one sees that, if it is in view."""
    for _ in range(MOST_STOPS):
        browser.press(Keys.TAB)
        tag, name, outlined, in_view = browser.ask("focus")
        if tag == "BODY":
            return
        yield tag, name, outlined, in_view
    raise AssertionError("the Tab key does not come to an end")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["report", "index", "target"])
def test_the_first_stop_leads_past_the_head(
    browser: Browser, addresses: Addresses, name: str, language: str
) -> None:
    browser.open(addresses[language, name], STILL)
    browser.press(Keys.TAB)
    assert browser.ask("focus") == ["A", "skip", True, True]
    browser.press(Keys.ENTER)
    tag, *_, in_view = browser.ask("focus")
    assert (tag, in_view) == ("SECTION", True)


@pytest.mark.parametrize("width", [390, 900])
@pytest.mark.parametrize("name", ["index", "target", "embed"])
def test_every_stop_is_seen(browser: Browser, addresses: Addresses, name: str, width: int) -> None:
    browser.open(addresses["en", name], View(width, still=True))
    found = [*stops(browser)]
    assert found
    assert [stop for stop in found if stop[2:] != (True, True)] == []


@pytest.mark.parametrize("name", ["report", "index"])
def test_search_and_filter_are_reached_and_work(
    browser: Browser, addresses: Addresses, name: str
) -> None:
    browser.open(addresses["vi", name], STILL)
    every = len(browser.ask("shownCards"))
    browser.press(Keys.TAB, Keys.ENTER, Keys.TAB)
    assert browser.ask("focus")[:2] == ["INPUT", "q"]
    browser.press("doanh nghiep so")  # without the signs of the language
    found = len(browser.ask("shownCards"))
    assert 0 < found < every
    said = [f"Đang hiện {found} trong {every} mục tiêu."]
    assert browser.ask("values", ".filter output") == said
    browser.press("xyz")
    assert browser.ask("shownCards") == []
    assert browser.ask("values", ".filter output") == ["Không mục tiêu nào khớp."]
    browser.press(*[Keys.BACKSPACE] * 20, Keys.TAB)
    assert browser.ask("focus")[:2] == ["SELECT", "status"]
    browser.press(Keys.ARROW_DOWN)
    statuses = browser.ask("shownCards")
    assert (len({*statuses}), 0 < len(statuses) < every) == (1, True)


@pytest.mark.parametrize("column", ["likelihood", "by"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_sorted_by_numbers_and_days(
    browser: Browser, addresses: Addresses, language: str, column: str
) -> None:
    browser.open(addresses[language, "report"], STILL)
    (head,) = browser.ask("texts", f"#all th.k-{column}")
    assert ("BUTTON", head, True, True) in stops_up_to(browser, head)
    for key, direction in ((Keys.ENTER, "ascending"), (Keys.SPACE, "descending")):
        browser.press(key)
        assert browser.ask("sorted") == [[head, direction]]
        orders = browser.ask("data", f"#all td.k-{column}", "order")
        said = [float(order) for order in orders if order is not None]
        assert said == sorted(said, reverse=direction == "descending")
        # those of whom there is nothing to say come last, whichever way it goes
        assert len(said) > 10
        assert {*orders[len(said) :]} == {None}


def stops_up_to(browser: Browser, name: str) -> list[Stop]:
    """The stops up to the one of a name, which has the focus then."""
    found = []
    for stop in stops(browser):
        found.append(stop)
        if stop[1] == name:
            break
    return found


def test_details_open_by_key(browser: Browser, addresses: Addresses) -> None:
    browser.open(addresses["en", "report"], STILL)
    assert any(tag == "SUMMARY" for tag, *_ in stops(browser))
    assert browser.ask("opened") == 0
    browser.press(Keys.ENTER)
    assert browser.ask("opened") == 1
