"""Charts as Chromium draws them: its own boxes of texts, not those that the layout counts with."""

from pathlib import Path

import pytest
from browser import Browser, View
from charts import REGISTRIES, charts_of, report_on

from mic_tracker.show.chart.size import Size
from mic_tracker.show.chart.svg import svg_page


@pytest.mark.parametrize("width", [360, 760])
def test_no_text_covers_another_in_a_browser(browser: Browser, tmp_path: Path, width: int) -> None:
    drawn = [
        svg_page(chart, f"{name}-{target}", Size(width)).replace("<svg ", f'<svg id="{target}" ', 1)
        for name in REGISTRIES
        for target, chart in charts_of(report_on(name))
    ]
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><body>{''.join(drawn)}", "utf-8")
    browser.open(page.as_uri(), View(width + 40))
    assert browser.ask("count", "text") > 20 * len(drawn)
    assert browser.ask("charts") == []
