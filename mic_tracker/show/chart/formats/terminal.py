"""The terminal draws a chart in the signs that it has, with the words above and below it."""

from itertools import pairwise

from rich.text import Text

from mic_tracker.show.chart.chart import Chart
from mic_tracker.show.chart.dots import (
    ACROSS,
    DOWN,
    ScreenCell,
    draw_cells,
    joined,
    mark_sign,
    text_cells,
)
from mic_tracker.show.chart.layout import lay_out_panels
from mic_tracker.show.chart.picture import Canvas
from mic_tracker.show.chart.size import Size
from mic_tracker.show.screen import Screen

STYLES = {
    "data": "bold blue",
    "data2": "cyan",
    "promise": "magenta",
    "foretold": "yellow",
    "met": "green",
    "missed": "red",
    "span": "green",
    "fan50": "blue",
    "fan80": "blue",
    "bar": "blue",
    "ink": "",
    "ink2": "",
}
"""The styles of roles; all others are dim."""
_LOWEST, _HIGHEST = 12, 30
"""The least and the most rows of a plot, where nobody asks for a number."""
_TALLEST = 400
"""So many rows are kept for panels that are as high as they need to be."""
_WIDEST = 160
"""A plot is not drawn wider: the eye loses the line between the marks."""


def draw(chart: Chart, _name: str, screen: Screen, size: Size) -> str:
    """Draw a chart with its title, its marks and its foot."""
    lines = [
        *screen.prose(chart.title, style="title"),
        *screen.prose(chart.subtitle),
        Text(),
        *chart_lines(chart, screen, size.height),
        Text(),
    ]
    for text in filter(None, (mark_legend(chart, screen), *chart.foot)):
        lines += screen.prose(text, style="quiet")
    return screen.render(lines)


def chart_lines(chart: Chart, screen: Screen, height: int | None = None) -> list[Text]:
    """Draw the panels alone, in lines of the screen's width."""
    columns = min(screen.width, _WIDEST) - 1
    high = height or max(_LOWEST, min(_HIGHEST, columns // 4))
    canvas = Canvas(columns * ACROSS, high * DOWN, DOWN, text_cells, cells=True)
    picture = lay_out_panels(chart, canvas)
    rows = round(picture.height / DOWN) + 1
    drawn = draw_cells(picture, min(rows, _TALLEST), unicode=screen.unicode)
    lines = [_line(row, screen) for row in drawn]
    while lines and not lines[-1].plain.strip():
        lines.pop()
    return [line for line, after in pairwise([*lines, Text("-")]) if _says(line, after)]


def mark_legend(chart: Chart, screen: Screen) -> str:
    """Say what the marks mean that occur in a chart."""
    signs = ((mark_sign(shape, unicode=screen.unicode), text) for shape, text in chart.marks)
    return " · ".join(f"{sign} {text}" for sign, text in signs)


def _says(line: Text, after: Text) -> bool:
    """Whether a line is kept: of empty ones in a row, one."""
    return bool(line.plain.strip() or after.plain.strip())


def _line(cells: list[ScreenCell], screen: Screen) -> Text:
    line = Text()
    for text, role, bold in joined(cells):
        style = STYLES.get(role, "dim") if role else ""
        line.append(screen.spell(text), f"{style} bold" if bold and "bold" not in style else style)
    line.rstrip()
    return line
