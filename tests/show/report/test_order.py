"""The table of all targets, sorted in a browser by its headings, in the language of the page."""

from pathlib import Path

import pytest
from browser import Browser, View
from reporting import report_of

from mic_tracker.pipeline.report import render_report
from mic_tracker.show.language.catalogue import LanguageWish

SOURCE = 'format = 1\ntitle = "T"\n[sources.s]\ntitle = "S"\npublished = 2024-01-01\n'
FIGURES = {
    "Đường": (7_500_000_000, "2024-Q2"),
    "Dân": (51_038, "2023"),
    "Ếch": (120_000_000, "2022-07"),
    "Em": (900, "2024"),
    "Dự": (None, ""),
}
"""Names with their latest figure and its period, in no order."""
PRESS = """
const head = [...document.querySelectorAll("#all th button")]
  .find((button) => button.textContent === arguments[0]);
head.click();
return [...document.querySelectorAll("#all tbody th")].map((cell) => cell.textContent);
"""


def registry() -> str:
    text = SOURCE
    for i, (name, (value, period)) in enumerate(FIGURES.items()):
        text += (
            f'[indicators.i{i}]\nname = "{name}"\nunit = "u"\nmeasure = "count"\n'
            f'desired = "increase"\n[targets.t{i}]\nkind = "level"\nindicator = "i{i}"\n'
            f"at_least = 10_000_000_000\nby = {2035 - i}\n"
        )
        if value:
            text += (
                f'[[observations]]\nindicator = "i{i}"\nperiod = "{period}"\n'
                f'value = {value}\nsource = "s"\n'
            )
    return text


def pressed(browser: Browser, folder: Path, language: str, titles: list[str]) -> list[list[str]]:
    """The names in the order in which they stand after each heading was pressed."""
    page = folder / "page.html"
    text = render_report(report_of(registry(), "2025-01-01"), None, LanguageWish(language))
    page.write_text(text, "utf-8")
    browser.open(page.as_uri(), View(1000))
    return [browser.driver.execute_script(PRESS, title) for title in titles]


@pytest.mark.parametrize(
    ("language", "titles", "by_name"),
    [
        ("vi", ["Tên", "Mới nhất", "Mới nhất", "Kỳ", "Hạn"], ["Dân", "Dự", "Đường", "Em", "Ếch"]),
        ("en", ["Name", "Latest", "Latest", "As of", "By"], ["Dân", "Dự", "Đường", "Ếch", "Em"]),
    ],
)
def test_a_heading_sorts(
    browser: Browser, tmp_path: Path, language: str, titles: list[str], by_name: list[str]
) -> None:
    found = pressed(browser, tmp_path, language, titles)
    assert found[0] == by_name
    assert found[1] == ["Em", "Dân", "Ếch", "Đường", "Dự"]
    assert found[2] == ["Đường", "Ếch", "Dân", "Em", "Dự"], "what has no figure stays last"
    assert found[3] == ["Ếch", "Dân", "Đường", "Em", "Dự"]
    assert found[4] == ["Dự", "Em", "Ếch", "Dân", "Đường"]
