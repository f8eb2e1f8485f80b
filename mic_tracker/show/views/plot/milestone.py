"""This module makes the chart of a milestone: a row for each stage, and when it was done."""

from collections.abc import Iterator
from datetime import timedelta

from mic_tracker.model.assessment import StageTally
from mic_tracker.model.kinds.milestone import stage_text
from mic_tracker.model.period import Interval, Period, decimal_year
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.target import deadline
from mic_tracker.show.chart.chart import CellSign, StageRow, Timeline
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.plot.axes import time_axis, zone


def milestone_panel(standing: Standing, report: Report, words: Words) -> Timeline:
    """The stages in their order; what is not reported stands at its deadline."""
    tally, by = standing.assessment.tally, deadline(standing.target)
    done = dict(tally.done) if isinstance(tally, StageTally) else {}
    stages = _stages(standing, tally)
    rows = tuple(_row(stage, done.get(stage), standing, by, words) for stage in stages)
    times = [t for row in rows for t in (row.start, row.end) if t is not None]
    today = decimal_year(report.clock.as_of)
    stated = decimal_year(standing.stated_on) if standing.stated_on else today
    x = time_axis([*times, *([by.end] if by else []), stated, today])
    label = words.text("plot_label", "goal_by", by=by) if by else ""
    return Timeline(x, rows, by.end if by else None, label, zone(report.clock.as_of, words))


def _stages(standing: Standing, tally: object) -> Iterator[str | None]:
    names = getattr(standing.trajectory, "names", None)
    if names:
        yield from names
    elif isinstance(tally, StageTally):
        yield from (*(stage for stage, _ in tally.done), *tally.left)


def _row(
    stage: str | None,
    when: Period | Interval | None,
    standing: Standing,
    by: Period | None,
    words: Words,
) -> StageRow:
    tally = standing.assessment.tally
    # a whole without stages is the target, which the title names
    name = words.local(stage_text(standing.target, stage) or "") if stage else ""
    if when is not None:
        start, end = _ends(when)
        return StageRow(name, "met", start, end, words.text("plot_stage", "done", period=when))
    refuted = isinstance(tally, StageTally) and stage in tally.refuted
    sign: CellSign = "missed" if refuted else "unknown"
    key = "refuted" if refuted else "due" if by else "open"
    text = words.text("plot_stage", key, by=by)
    at = by.end if by else None
    return StageRow(name, sign, at, at, text)


def _ends(when: Period | Interval) -> tuple[float, float]:
    """From the end of the day before it to the end of its last day."""
    return decimal_year(when.first - timedelta(days=1)), decimal_year(when.last)
