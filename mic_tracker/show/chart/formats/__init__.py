"""The formats of pictures, one file each; a new one is a file and a line here."""

from typing import TYPE_CHECKING

from mic_tracker.lazy_table import LazyTable

# completion and help name the formats, and load none
if TYPE_CHECKING:
    from collections.abc import Callable

    from mic_tracker.show.chart.chart import Chart
    from mic_tracker.show.chart.size import Size
    from mic_tracker.show.screen import Screen

    Draw = Callable[[Chart, str, Screen, Size], str | bytes]

PICTURES: "LazyTable[Draw]" = LazyTable(
    {
        "terminal": "mic_tracker.show.chart.formats.terminal:draw",
        "svg": "mic_tracker.show.chart.formats.svg:draw",
        "png": "mic_tracker.show.chart.formats.png:draw",
    }
)
