"""Charts as files, and on screens at the widths people have, in each language and in ASCII."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from charts import ROOT, report_on
from languages import ENGLISH
from rich.cells import cell_len

from mic_tracker.model.report import Report
from mic_tracker.pipeline.plot import draw_targets
from mic_tracker.show.chart.size import Size
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen

Golden = Callable[[str, str], None]
SCREEN = Screen(80, colour=False, interactive=True)
WIDTHS = (60, 80, 120)
LANGUAGES = {"": ENGLISH, "vi/": LanguageWish("vi")}
"""The folders of tests/golden, each with the language of its charts."""
KINDS = {
    "level": "digital-firms",
    "rank": "egov-rank",
    "cadence": "overseas-events",
    "milestone": "portal",
    "comparison": "revenue-over-farming",
    "cumulative": "revenue-total",
    "change": "broadband-growth",
    "direction": "online-services",
    "threshold": "it-share",
}
"""A target of each kind in policies.toml."""
PAGE = ("digital-firms", "egov-rank", "broadband-2023", "portal")


@pytest.fixture(scope="module")
def report() -> Report:
    return report_on("policies")


def drawn(
    report: Report,
    targets: tuple[str, ...],
    form: str,
    screen: Screen = SCREEN,
    size: Size = Size(),  # noqa: B008 - it cannot be changed
    language: LanguageWish = ENGLISH,
) -> str:
    text = draw_targets(report, targets, form, language, screen, size)
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [760, 360])
def test_svg(report: Report, golden: Golden, kind: str, width: int, folder: str) -> None:
    language = LANGUAGES[folder]
    text = drawn(report, (KINDS[kind],), "svg", size=Size(width), language=language)
    golden(f"{folder}charts/{kind}-{width}.svg", text)


@pytest.mark.parametrize("folder", LANGUAGES)
def test_svg_of_a_page(report: Report, golden: Golden, folder: str) -> None:
    golden(f"{folder}charts/page.svg", drawn(report, PAGE, "svg", language=LANGUAGES[folder]))


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", WIDTHS)
def test_on_a_screen(report: Report, golden: Golden, kind: str, width: int, folder: str) -> None:
    screen = replace(SCREEN, width=width)
    text = drawn(report, (KINDS[kind],), "terminal", screen, language=LANGUAGES[folder])
    assert max(cell_len(line) for line in text.splitlines()) <= width
    golden(f"{folder}charts/{kind}-{width}.txt", text)


@pytest.mark.parametrize("kind", ["level", "cadence", "milestone"])
@pytest.mark.parametrize("width", WIDTHS)
def test_on_a_screen_without_utf8(report: Report, golden: Golden, kind: str, width: int) -> None:
    screen = replace(SCREEN, width=width, encoding="ascii")
    text = drawn(report, (KINDS[kind],), "terminal", screen)
    assert text.isascii()
    golden(f"charts/{kind}-{width}-ascii.txt", text)


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_on_a_screen(report: Report, golden: Golden, width: int, folder: str) -> None:
    screen = replace(SCREEN, width=width)
    text = drawn(report, PAGE, "terminal", screen, language=LANGUAGES[folder])
    assert max(cell_len(line) for line in text.splitlines()) <= width
    golden(f"{folder}charts/page-{width}.txt", text)


def test_in_colour(report: Report, golden: Golden) -> None:
    screen = replace(SCREEN, colour=True)
    text = drawn(report, (KINDS["level"],), "terminal", screen)
    golden("charts/level-80-colour.txt", text)


@pytest.mark.parametrize("form", ["csv", "json", "markdown"])
def test_as_data(report: Report, golden: Golden, form: str) -> None:
    text = drawn(report, PAGE, form)
    golden(f"charts/data.{form}", text.replace(f"{ROOT}/", ""))
