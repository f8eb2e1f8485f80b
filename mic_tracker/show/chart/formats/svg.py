"""SVG is a drawing of lines that any browser shows at any size."""

from mic_tracker.show.chart.chart import Chart
from mic_tracker.show.chart.size import Size
from mic_tracker.show.chart.svg import svg_page
from mic_tracker.show.screen import Screen


def draw(chart: Chart, name: str, _screen: Screen, size: Size) -> str:
    """Draw a chart as a file of its own."""
    return svg_page(chart, name, size)
