"""What a notebook shows: escaped, in the colours of its theme, and nobody else's style changed."""

import re
from datetime import date
from pathlib import Path

import pytest
from browser import Browser, View
from lxml import html as parser
from reporting import registry_of
from small_registry import SMALL

from mic_tracker.assess.assess import assess
from mic_tracker.model.finding import Finding, Location, Severity
from mic_tracker.model.report import Clock, Report
from mic_tracker.show.language.words import Words
from mic_tracker.show.report.notebook import registry_html, status_html

WORDS = Words.load("en")
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(21, 24, 27)"
THEMES = {
    "no theme": "",
    "Jupyter, light": 'data-jp-theme-light="true"',
    "Jupyter, dark": 'data-jp-theme-light="false"',
    "VS Code, light": 'class="vscode-light"',
    "VS Code, dark": 'class="vscode-dark"',
}


@pytest.fixture(scope="module")
def report() -> Report:
    return assess(registry_of(SMALL), Clock(date(2025, 6, 30)))


def test_the_table_has_a_row_for_each_target(report: Report) -> None:
    page = parser.fromstring(status_html(report, WORDS))
    rows = [[str(c.text_content()) for c in row.iter("td")] for row in page.iter("tr")]
    ids = [row[1] for row in rows if row]
    assert ids == [standing.id for standing in report.standings]
    (kept,) = (row for row in rows if row and row[1] == "lines-2023")
    assert kept[0] == "achieved"
    assert kept[2] == "Lines <b>&amp;</b> cables"


def test_no_element_comes_from_a_registry(report: Report) -> None:
    page = parser.fromstring(status_html(report, WORDS))
    assert {element.tag for element in page.iter()} == {
        *("div", "style", "p", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    }


def test_findings_are_told_escaped(report: Report) -> None:
    finding = Finding(
        "MT010",
        Severity.ERROR,
        Location("a<i>.toml", 3, 7),
        {"key": "<script>", "known": ("a",)},
    )
    page = parser.fromstring(registry_html(report.registry, (finding,), WORDS))
    (item,) = page.iter("li")
    assert str(item.text_content()).startswith("a<i>.toml:3:7: error MT010: ")
    assert "<script>" in str(item.text_content())
    assert "1 error" in str(page.text_content())


def test_no_rule_is_about_anything_else_on_the_page(report: Report) -> None:
    (style,) = parser.fromstring(status_html(report, WORDS)).iter("style")
    rules = re.sub(r"@media[^{]*\{(.*?\})\}", r"\1", str(style.text))
    selectors = [s for rule in re.findall(r"([^{}]+)\{", rules) for s in rule.split(",")]
    assert len(selectors) > 20
    assert [s for s in selectors if ".mic-tracker" not in s] == []


@pytest.mark.parametrize("dark_screen", [False, True], ids=["light screen", "dark screen"])
@pytest.mark.parametrize("theme", THEMES)
def test_its_paper_is_that_of_the_theme_else_of_the_screen(
    browser: Browser, report: Report, tmp_path: Path, theme: str, *, dark_screen: bool
) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<body {THEMES[theme]}>{status_html(report, WORDS)}", "utf-8")
    browser.open(file.as_uri(), View(dark=dark_screen))
    script = "return getComputedStyle(document.querySelector('.mic-tracker')).backgroundColor"
    dark = dark_screen if theme == "no theme" else "dark" in theme
    assert browser.driver.execute_script(script) == (DARK if dark else LIGHT)
