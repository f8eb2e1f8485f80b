"""Charts as Chromium draws them: its own boxes of texts, not those that the layout counts with."""

import html
import json
from pathlib import Path

import pytest
from browser import page_after_script
from charts import REGISTRIES, charts_of, report_on

from mic_tracker.show.chart.size import Size
from mic_tracker.show.chart.svg import svg_page

SCRIPT = """
const found = [];
for (const svg of document.querySelectorAll("svg")) {
  const page = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].map(text => {
    const box = text.getBBox(), size = parseFloat(text.getAttribute("font-size"));
    const base = parseFloat(text.getAttribute("y"));
    return {say: text.textContent, left: box.x, right: box.x + box.width,
            top: base - 0.72 * size, bottom: base + 0.1 * size};
  });
  texts.forEach((a, i) => {
    if (a.left < -1 || a.right > page.width + 1) found.push([svg.id, "outside", a.say]);
    for (const b of texts.slice(i + 1))
      if (a.left + 1 < b.right && b.left + 1 < a.right
          && a.top + 1 < b.bottom && b.top + 1 < a.bottom)
        found.push([svg.id, a.say, b.say]);
  });
}
const said = document.createElement("pre");
said.id = "found";
said.textContent = JSON.stringify([document.querySelectorAll("text").length, found]);
document.body.append(said);
"""


@pytest.mark.parametrize("width", [360, 760])
def test_no_text_covers_another_in_a_browser(tmp_path: Path, width: int) -> None:
    drawn = [
        svg_page(chart, f"{name}-{target}", Size(width)).replace("<svg ", f'<svg id="{target}" ', 1)
        for name in REGISTRIES
        for target, chart in charts_of(report_on(name))
    ]
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><body>{''.join(drawn)}<script>{SCRIPT}</script>",
        "utf-8",
    )
    text = page_after_script(page, width + 40)
    said = text.partition('<pre id="found">')[2].partition("</pre>")[0]
    count, found = json.loads(html.unescape(said))
    assert count > 20 * len(drawn)
    assert found == []
