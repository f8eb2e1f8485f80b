"""PNG is the drawing of SVG in dots, for programs that draw no SVG."""

from mic_tracker.errors import OutsideWorld
from mic_tracker.show.chart.chart import Chart
from mic_tracker.show.chart.size import Size
from mic_tracker.show.chart.svg import PAGE_WIDTH, svg_page
from mic_tracker.show.screen import Screen

_SCALE = 2
"""Dots of a side for each unit of the drawing: sharp on the screens of today, and in print."""


def draw(chart: Chart, name: str, _screen: Screen, size: Size) -> bytes:
    """Draw a chart as wide as asked for, in dots; OutsideWorld without the extra that can."""
    try:
        import resvg_py  # noqa: PLC0415 - an extra, for this format alone
    except ImportError as error:
        raise OutsideWorld("no_png", extra="png") from error
    width = size.width or PAGE_WIDTH * _SCALE
    drawn = svg_page(chart, name, Size(round(width / _SCALE), size.height))
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawn,
            width=width,
            font_family="Liberation Sans",
            sans_serif_family="Liberation Sans",
        )
    )
