"""This module writes a chart for formats that draw no lines: what it says, and its figures."""

from collections.abc import Iterator

from mic_tracker.model.answers.curve import Curves
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.trajectory import Schedule, Stages
from mic_tracker.show.document import (
    Block,
    Cell,
    Column,
    Document,
    Grid,
    Paragraphs,
    Section,
    Table,
)
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import figure_text, point_text
from mic_tracker.show.views.plot import target_chart
from mic_tracker.show.views.plot.captions import bare_goal
from mic_tracker.show.views.plot.data import Drawn

_COLUMNS = ("curve", "period", "value")


def document(drawn: Drawn, report: Report, words: Words) -> Document:
    """Write the charts one after the other, each with its claim, its figures and its sources."""
    sections = tuple(_section(standing, curves, report, words) for standing, curves in drawn)
    title = words.text("plot_page", "title", n=len(drawn))
    return Document(title=title, sections=sections)


def _section(standing: Standing, curves: Curves, report: Report, words: Words) -> Section:
    chart = target_chart(standing, curves, report, words)
    blocks: list[Block] = [Paragraphs((chart.subtitle, chart.description))]
    if not isinstance(standing.trajectory, Schedule | Stages):
        blocks.append(Grid(_table(standing, curves, words)))
    return Section(chart.title, (*blocks, Paragraphs(chart.foot)))


def _table(standing: Standing, curves: Curves, words: Words) -> Table:
    """The figures, goals and projections that are drawn, by time."""
    titles = words.catalogue["plot_column"]
    columns = tuple(
        Column(key, titles[key], align="right" if key == "value" else "left") for key in _COLUMNS
    )
    found = sorted(_marks(standing, curves, words), key=lambda mark: mark[0])
    return Table(columns, tuple(tuple(map(Cell, texts)) for _, texts in found))


def _marks(
    standing: Standing, curves: Curves, words: Words
) -> Iterator[tuple[float, tuple[str, ...]]]:
    scale = scale_of(standing)
    for line in curves.lines:
        name = words.text("plot_curve", line.role)
        for point in line.points:
            yield point.time, (name, words.cell(point.when), point_text(point, scale, words))
    for goal in curves.goals:
        if goal.by:
            name = words.text("plot_curve", "goal" if goal.in_force else "moved")
            yield goal.by.end, (name, words.cell(goal.by), bare_goal(standing, goal.value, words))
    for o in curves.projections:
        if o.period:
            name = words.text("plot_curve", "projection")
            yield o.period.end, (name, words.cell(o.period), figure_text(o, scale, words))
