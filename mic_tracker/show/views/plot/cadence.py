"""This module makes the chart of a cadence: a cell for each period, with the sign of its fate."""

from collections.abc import Iterator

from mic_tracker.model.assessment import PeriodTally
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.report import Standing
from mic_tracker.model.trajectory import Schedule
from mic_tracker.show.chart.chart import Calendar, CalendarCell, CellSign
from mic_tracker.show.language.words import Words

_MOST = 60
"""So many periods are drawn, the latest; a weekly promise of ten years is no picture."""
_SIGNS: tuple[CellSign, ...] = ("met", "missed", "excused", "open", "unknown")


def cadence_panel(standing: Standing, words: Words) -> Calendar:
    """The periods in order; those of a month or a week with a row for each year."""
    tally, schedule = standing.assessment.tally, standing.trajectory
    fates = dict(_fates(tally)) if isinstance(tally, PeriodTally) else {}
    if not fates and isinstance(schedule, Schedule):
        fates = {schedule.since: "open"}
    periods = sorted(fates, key=lambda period: period.first)[-_MOST:]
    cells = tuple(_cell(period, fates[period], standing, words) for period in periods)
    breaks, heads = _rows(periods)
    used = {cell.sign for cell in cells}
    legend = tuple((sign, words.text("plot_sign", sign)) for sign in _SIGNS if sign in used)
    lines = tuple(_tally_lines(tally, words)) if isinstance(tally, PeriodTally) else ()
    return Calendar(cells, lines, legend, breaks, heads)


def _fates(tally: PeriodTally) -> Iterator[tuple[Period, CellSign]]:
    yield from ((period, "met") for period in tally.met)
    yield from ((period, "missed") for period in tally.missed)
    yield from ((period, "excused") for period in tally.excused)
    yield from ((period, "unknown") for period in tally.unknown)
    if tally.open and tally.open not in {*tally.met, *tally.excused}:
        yield tally.open, "open"


def _cell(period: Period, sign: CellSign, standing: Standing, words: Words) -> CalendarCell:
    """A period, its sign, and the days on which something happened in it."""
    days = [
        o.period.first
        for o in standing.observations
        if o.period and o.value and o.period.frequency is Frequency.DAY
        if period.first <= o.period.first <= period.last
    ]
    event = words.names(words.period(day, "part") for day in sorted({*days})[:2])
    name, label = (words.period(period, style) for style in ("chart", "part"))
    return CalendarCell(name, label, sign, event)


def _rows(periods: list[Period]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Where a row begins, and the year that heads it; years themselves stand in one row."""
    if not periods or periods[0].frequency is Frequency.YEAR:
        return (), ()
    years = [period.first.year for period in periods]
    breaks = [i for i, year in enumerate(years) if i == 0 or year != years[i - 1]]
    return tuple(breaks), tuple(str(years[i]) for i in breaks)


def _tally_lines(tally: PeriodTally, words: Words) -> Iterator[str]:
    counts = {
        "met": tally.met,
        "missed": tally.missed,
        "excused": tally.excused,
        "unknown": tally.unknown,
    }
    for key, periods in counts.items():
        if periods or key in {"met", "missed"}:
            yield words.text("plot_tally", key, n=len(periods))
    if tally.due_by:
        yield words.text("plot_tally", "open", day=tally.due_by)
