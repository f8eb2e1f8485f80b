"""This module puts several targets on one page: small panels that share the years."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mic_tracker.model.answers.curve import Curves
from mic_tracker.model.report import Report, Standing
from mic_tracker.show.chart.chart import Axis, Chart, Dot, Note, Panel, Plot
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.plot.axes import time_axis
from mic_tracker.show.views.plot.labels import goal_note
from mic_tracker.show.views.plot.marks import marks_of

_FEW_YEARS = 5
"""How many years can be named under a small panel."""
_SIDE_BY_SIDE = 3


def small_multiples(
    charts: Sequence[Chart],
    drawn: Sequence[tuple[Standing, Curves]],
    report: Report,
    words: Words,
) -> Chart:
    """Draw what was counted and the line that it has to reach, for each target on its own scale."""
    panels = [*_panels(charts, drawn, words)]
    x = _shared_years(panels)
    sources = words.text("plot_page", "foot")
    as_of = words.text(
        "plot_page", "as_of", day=report.clock.as_of, n=len(drawn), all=len(report.standings)
    )
    return Chart(
        title=words.text("plot_page", "title", n=len(drawn)),
        subtitle=words.text("plot_page", "subtitle"),
        panels=tuple(replace(p, x=x) if x and isinstance(p, Plot) else p for p in panels),
        foot=(sources, as_of),
        description=" ".join(f"{chart.title}. {chart.description}" for chart in charts),
        columns=min(len(panels), _SIDE_BY_SIDE),
        marks=marks_of(panels, words),
    )


def _panels(
    charts: Sequence[Chart], drawn: Sequence[tuple[Standing, Curves]], words: Words
) -> Iterator[Panel]:
    for chart, (standing, curves) in zip(charts, drawn, strict=True):
        panel, name = chart.panels[-1], words.local(standing.name)
        small = _small(panel, standing, curves, words) if isinstance(panel, Plot) else panel
        yield replace(small, title=name)


def _small(plot: Plot, standing: Standing, curves: Curves, words: Words) -> Plot:
    """The figures that are judged and the goal in force; the rest is in each target's own chart."""
    note = goal_note(standing, curves, words)
    return replace(
        plot,
        bands=tuple(band for band in plot.bands if band.role == "bar"),
        strokes=tuple(s for s in plot.strokes if s.role in {"data", "promise"} and not s.is_dotted),
        spans=tuple(span for span in plot.spans if span.role == "data"),
        dots=tuple(dot for dot in plot.dots if _is_kept(dot)),
        notes=(*(_bare(n) for n in plot.notes if n.role == "data"), *((note,) if note else ())),
        edge=(),
        bracket=None,
        zone=plot.zone and plot.zone._replace(label=""),
        share=1.0,
    )


def _is_kept(dot: Dot) -> bool:
    return dot.role == "data" or (dot.role == "promise" and dot.shape == "diamond")


def _bare(note: Note) -> Note:
    """A label without the name of its series."""
    return note._replace(lines=note.lines[:1])


def _shared_years(panels: Sequence[Panel]) -> Axis | None:
    """One axis of time for all plots; None where there is none."""
    axes = [panel.x for panel in panels if isinstance(panel, Plot)]
    return time_axis([t for x in axes for t in (x.low, x.high)], _FEW_YEARS) if axes else None
