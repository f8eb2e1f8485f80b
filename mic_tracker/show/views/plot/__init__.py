"""This view draws a target: a chart fit for its kind, with a claim as its title."""

from collections.abc import Sequence
from dataclasses import replace

from mic_tracker.model.answers.curve import Curves
from mic_tracker.model.report import Report, Standing, urgency
from mic_tracker.model.trajectory import Schedule, Stages
from mic_tracker.show.chart.chart import Chart, Panel
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.plot.cadence import cadence_panel
from mic_tracker.show.views.plot.captions import foot, subtitle, title
from mic_tracker.show.views.plot.comparison import comparison_panels
from mic_tracker.show.views.plot.description import describe_curves, describe_panels
from mic_tracker.show.views.plot.marks import marks_of
from mic_tracker.show.views.plot.milestone import milestone_panel
from mic_tracker.show.views.plot.multiples import small_multiples
from mic_tracker.show.views.plot.trend import trend_panel


def chart_of(drawn: Sequence[tuple[Standing, Curves]], report: Report, words: Words) -> Chart:
    """Make the chart of a target, or a page of small ones for several."""
    charts = [target_chart(standing, curves, report, words) for standing, curves in drawn]
    return charts[0] if len(charts) == 1 else small_multiples(charts, drawn, report, words)


def target_chart(standing: Standing, curves: Curves, report: Report, words: Words) -> Chart:
    """Make the chart of one target; of one that judges members, a small one for each of them."""
    if standing.members:
        return _member_chart(standing, curves, report, words)
    panels = _panels(standing, curves, report, words)
    numbers = not isinstance(standing.trajectory, Schedule | Stages)
    told = (
        describe_curves(standing, curves, report, words)
        if numbers
        else describe_panels(panels, words)
    )
    return Chart(
        title=title(standing, report, words),
        subtitle=subtitle(standing, words),
        panels=panels,
        foot=foot(standing, curves if numbers else None, report, words),
        description=told,
        marks=marks_of(panels, words),
    )


_MOST_MEMBERS = 24
"""The most urgent members are drawn, so many that each can be read."""


def _member_chart(standing: Standing, curves: Curves, report: Report, words: Words) -> Chart:
    """Draw the members of a target, the most urgent first, under what is said of the target."""
    pairs = zip(standing.members, curves.members, strict=True)
    drawn = sorted(pairs, key=lambda pair: urgency(pair[0]))[:_MOST_MEMBERS]
    page = chart_of(drawn, report, words)
    return replace(page, title=title(standing, report, words), subtitle=subtitle(standing, words))


def _panels(standing: Standing, curves: Curves, report: Report, words: Words) -> tuple[Panel, ...]:
    """The panels that fit what would satisfy the target."""
    if isinstance(standing.trajectory, Schedule):
        return (cadence_panel(standing, words),)
    if isinstance(standing.trajectory, Stages):
        return (milestone_panel(standing, report, words),)
    if standing.target.follows == "ratio":
        return tuple(comparison_panels(standing, curves, report, words))
    return (trend_panel(standing, curves, report, words),)
