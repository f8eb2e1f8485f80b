"""The figures of a chart for somebody who points at them."""

import pytest
from browser import Browser, View
from published_pages import LANGUAGES, Addresses

# the middle of the last mark of the chart that is shown, and what the tip says there
POINT = """
const marks = [...document.querySelectorAll("figure.wide .mark")];
const mark = marks[marks.length - 1];
mark.scrollIntoView({ block: "center", behavior: "instant" });
const box = mark.getBoundingClientRect();
return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
"""
TIP = "const tip = document.querySelector('.tip'); return tip.hidden ? '' : tip.textContent"
LAST = "return [...document.querySelectorAll('figure.wide .mark title')].pop().textContent"


def move(browser: Browser, x: float, y: float) -> None:
    browser.cdp("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_says_its_figure_and_its_period(
    browser: Browser, addresses: Addresses, language: str
) -> None:
    # the file says it by itself, to those who run no script
    browser.open(addresses[language, "target"], View(900, script=False))
    said = browser.driver.execute_script(LAST)
    browser.open(addresses[language, "target"], View(900, still=True))
    x, y = browser.driver.execute_script(POINT)
    move(browser, x + 8, y)  # near is enough
    assert browser.driver.execute_script(TIP) == said
    move(browser, x, y - 60)
    assert browser.driver.execute_script(TIP) != said
    move(browser, 1, 1)
    assert browser.driver.execute_script(TIP) == ""


def test_nothing_is_said_twice(browser: Browser, addresses: Addresses) -> None:
    browser.open(addresses["en", "target"], View(900))
    assert browser.ask("count", ".mark title") == 0  # the browser would show it as well
    browser.open(addresses["en", "target"], View(900, script=False))
    assert browser.ask("count", ".mark title") > 10
