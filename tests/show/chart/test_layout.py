"""The layout of charts: no text covers another, none leaves the page, at any width."""

import pytest
from charts import REGISTRIES, box_of, charts_of, overlaps, report_on, texts

from mic_tracker.show.chart.dots import text_cells
from mic_tracker.show.chart.font import text_width
from mic_tracker.show.chart.layout import lay_out, lay_out_panels
from mic_tracker.show.chart.picture import Canvas

WIDTHS = (240, 360, 520, 760, 1400)
COLUMNS = (60, 80, 120)


@pytest.mark.parametrize("name", REGISTRIES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_covers_another_or_leaves_the_page(name: str, width: int) -> None:
    canvas = Canvas(width, None, 13, text_width)
    for target, chart in charts_of(report_on(name)):
        picture = lay_out(chart, canvas)
        assert overlaps(picture, canvas) == [], target
        for text in texts(picture):
            left, top, right, bottom = box_of(text, canvas)
            inside = left >= 0 and top >= 0 and right <= width + 1 and bottom <= picture.height
            assert inside, (target, text)


@pytest.mark.parametrize("name", REGISTRIES)
@pytest.mark.parametrize("columns", COLUMNS)
def test_no_text_covers_another_on_a_screen(name: str, columns: int) -> None:
    canvas = Canvas(columns * 2, 24 * 4, 4, text_cells, cells=True)
    for target, chart in charts_of(report_on(name)):
        assert overlaps(lay_out_panels(chart, canvas), canvas) == [], target
