"""The charts of whole registries, and the boxes of their texts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mic_tracker.assess.assess import assess
from mic_tracker.assess.over_time.curves import compute_curves
from mic_tracker.model.report import Clock, Report
from mic_tracker.read.registry import read_registry
from mic_tracker.show.chart.chart import Chart
from mic_tracker.show.chart.picture import Canvas, Clip, Picture, TextLine
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.plot import chart_of, target_chart

ROOT = Path(__file__).parents[2]
REGISTRIES = {
    "shipped": (ROOT / "targets.toml", date(2026, 11, 26)),
    **{
        path.stem: (path, date(2024, 9, 30))
        for path in sorted((ROOT / "tests/golden").glob("*.toml"))
    },
}
"""The registries with the day on which their charts are drawn."""
WORDS = Words.load("en")


def report_on(name: str) -> Report:
    """A registry, judged on its day."""
    path, day = REGISTRIES[name]
    registry = read_registry(path).registry
    assert registry is not None
    return assess(registry, Clock(day))


def charts_of(report: Report) -> Iterator[tuple[str, Chart]]:
    """The chart of each target, and that of the first nine on one page."""
    found = compute_curves(report.standings, report)
    drawn = [(standing, found[standing.id]) for standing in report.standings]
    for standing, curves in drawn:
        yield standing.id, target_chart(standing, curves, report, WORDS)
    if len(drawn) > 1:
        yield "page", chart_of(drawn[:9], report, WORDS)


def texts(picture: Picture) -> Iterator[TextLine]:
    """All texts of a picture."""
    for item in picture.items:
        for one in item.items if isinstance(item, Clip) else (item,):
            if isinstance(one, TextLine):
                yield one


def box_of(text: TextLine, canvas: Canvas) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text, from the top of its letters to their bottom."""
    width = canvas.measure(text.text, text.size, text.bold)
    left = text.at[0] - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return left, text.at[1] - 0.72 * text.size, left + width, text.at[1] + 0.1 * text.size


def overlaps(picture: Picture, canvas: Canvas) -> list[tuple[str, str]]:
    """The pairs of texts that cover each other, a pixel apart or more."""
    boxes = [(text.text, box_of(text, canvas)) for text in texts(picture)]
    return [
        (one, other)
        for i, (one, a) in enumerate(boxes)
        for other, b in boxes[i + 1 :]
        if a[0] + 1 < b[2] and b[0] + 1 < a[2] and a[1] + 1 < b[3] and b[1] + 1 < a[3]
    ]
