"""This table has a row for each target; a function for each column says what stands in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from mic_tracker.model.assessment import THIN, PeriodTally, Reason
from mic_tracker.model.codes import UNDECIDED, Flag, Status
from mic_tracker.model.report import (
    Report,
    Standing,
    expected_time,
    is_past,
    moves_away,
    progress_share,
    rests_on_one_figure,
    shown_forecast,
    shown_reasons,
)
from mic_tracker.model.target import deadline
from mic_tracker.model.trajectory import Heading, Limit, TargetPath
from mic_tracker.show.document import Cell, Column, Table
from mic_tracker.show.language.numbers import year_of
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal, latest_value
from mic_tracker.show.views.status_summary import ORDER
from mic_tracker.show.views.target.progress import disagreement_phrases


@dataclass(frozen=True, slots=True)
class _ColumnMaker:
    """A column maker has all of a column but its words, and the function that makes its cells."""

    key: str
    priority: int
    make_cell: Callable[[Standing, Report, Words], Cell]
    align: Literal["left", "right"] = "left"
    minimum: int = 0
    """The least width; above 0 for columns that wrap."""


def status_table(report: Report, words: Words) -> Table:
    """Make a table with a row for each target, in the order of the report."""
    return table_of(report.standings, report, words, [column.key for column in _COLUMNS])


def table_of(
    standings: Sequence[Standing], report: Report, words: Words, keys: Sequence[str]
) -> Table:
    """Make a table with a row for each of some judgements, and these columns."""
    makers = {column.key: column for column in (*_COLUMNS, _MEMBER)}
    chosen = [makers[key] for key in keys]
    columns = tuple(
        Column(c.key, words.text("column", c.key), c.priority, c.align, c.minimum > 0, c.minimum)
        for c in chosen
    )
    rows = tuple(tuple(c.make_cell(s, report, words) for c in chosen) for s in standings)
    return Table(columns, rows)


def _status(standing: Standing, _: Report, words: Words) -> Cell:
    rank = ORDER.index(Status(standing.status))
    return Cell(words.status(standing.status), standing.status, order=rank)


def _target(standing: Standing, _: Report, __: Words) -> Cell:
    return Cell(standing.id, "id")


def _name(standing: Standing, _: Report, words: Words) -> Cell:
    return Cell(words.local(standing.name))


def _member(standing: Standing, _: Report, words: Words) -> Cell:
    from mic_tracker.show.language.members import member_name  # noqa: PLC0415 - few judge them

    each = standing.target.members
    name = next((n for n, member in each if member == standing.member), "")
    return Cell(member_name(name, standing.member or "", standing.indicator, words))


def _latest(standing: Standing, _: Report, words: Words) -> Cell:
    point = standing.series.latest
    return Cell(latest_value(standing, words), order=point.value if point else None)


def _period(standing: Standing, _: Report, words: Words) -> Cell:
    point = standing.series.latest
    if not point or not latest_value(standing, words):
        return Cell("", "quiet")
    return Cell(words.cell(point.when), "quiet", order=point.when.last.toordinal())


def _goal(standing: Standing, report: Report, words: Words) -> Cell:
    text = goal(standing, report.registry.indicators, words)
    return Cell(text, order=standing.target.promise().value)


def _by(standing: Standing, _: Report, words: Words) -> Cell:
    by = deadline(standing.target)
    return Cell(words.cell(by), order=by.last.toordinal() if by else None)


def _progress(standing: Standing, _: Report, words: Words) -> Cell:
    """Write the share of the way; in words where it is none, or where it decides nothing yet."""
    share = progress_share(standing)
    if share is None:
        return Cell()
    if share < 0:
        return Cell(words.text("cell", "away"), order=share)
    met_now = share > 1 and standing.status not in {Status.ACHIEVED, Status.ON_TRACK}
    return Cell(words.text("cell", "met_now") if met_now else words.share(share), order=share)


def _bar(standing: Standing, _: Report, __: Words) -> Cell:
    return Cell("", standing.status, progress_share(standing))


def _course(standing: Standing, _: Report, __: Words) -> Cell:
    """Draw how the figures went; one figure is no course."""
    values = tuple(standing.series.values)
    return Cell("", "quiet", course=values if len(values) > 1 else ())


def _path(standing: Standing, _: Report, words: Words) -> Cell:
    value = standing.rates.path_value
    return Cell("" if value is None else words.number(value, scale_of(standing), computed=True))


def _likelihood(standing: Standing, _: Report, words: Words) -> Cell:
    forecast = shown_forecast(standing)
    if forecast is None:
        return Cell()
    chance = words.chance(forecast.likelihood, thin=standing.evidence.is_thin)
    text = words.text("cell", "weak", value=chance) if rests_on_one_figure(standing) else chance
    return Cell(text, order=forecast.likelihood)


def _median(standing: Standing, report: Report, words: Words) -> Cell:
    forecast = shown_forecast(standing)
    if not forecast or is_past(forecast, report.clock.as_of):
        return Cell()
    return Cell(words.number(forecast.median, scale_of(standing), computed=True))


def _expected(standing: Standing, report: Report, words: Words) -> Cell:
    forecast = shown_forecast(standing)
    if not forecast or deadline(standing.target) is None:
        return Cell()
    if when := expected_time(standing, report.clock.as_of):
        return Cell(str(year_of(when)))
    if moves_away(standing):
        return Cell(words.text("cell", "away"))
    return Cell(words.text("cell", "never") if forecast.expected is None else "")


def _speedup(standing: Standing, _: Report, words: Words) -> Cell:
    ratio = standing.rates.acceleration
    if ratio is None:
        return Cell()
    key = "speedup" if ratio > 0 else "turn"
    return Cell(words.text("cell", key, value=words.notation.factor(ratio)))


def _evidence(standing: Standing, _: Report, words: Words) -> Cell:
    evidence = standing.evidence
    grade = words.text("grade", evidence.grade)
    return Cell(
        words.text("cell", "evidence", n=evidence.n, grade=grade) if evidence.n else "", "quiet"
    )


def _methods(standing: Standing, report: Report, words: Words) -> Cell:
    return Cell(words.names(disagreement_phrases(standing, report, words)), "quiet")


def _notes(standing: Standing, _: Report, words: Words) -> Cell:
    """Say why there is no verdict, where there is none; or that it is thin; then name the flags."""
    undecided = standing.status in UNDECIDED
    reasons = standing.assessment.reasons if undecided else ()
    notes = [_reason(reason, standing, words) for reason in shown_reasons(reasons)]
    notes += [words.text("grade", THIN)] if _rests_on_thin_evidence(standing) else []
    notes += [words.flag(flag) for flag in standing.flags if flag is not Flag.SERIES_CHOSEN]
    return Cell(words.names(notes), "flag")


def _rests_on_thin_evidence(standing: Standing) -> bool:
    """Whether there is a verdict or a forecast of figures that carry no more than a round number.

    Events that took place, and stages that were done, are not weighed by their number; of one
    figure there is a reason that says so.
    """
    foretold = isinstance(standing.trajectory, TargetPath | Limit | Heading)
    decided = standing.assessment.status in {*UNDECIDED, Status.ACHIEVED, Status.MISSED}
    told = not decided or shown_forecast(standing) is not None
    return foretold and told and standing.evidence.is_thin and not rests_on_one_figure(standing)


def _reason(reason: Reason, standing: Standing, words: Words) -> str:
    tally = standing.assessment.tally
    if reason is Reason.SILENCE and isinstance(tally, PeriodTally):
        every = len(tally.met) + len(tally.missed) + len(tally.unknown)
        return words.text("cell", "unknown", n=len(tally.unknown), all=every)
    return words.text("reason_short", reason)


_MEMBER = _ColumnMaker("member", 0, _member)
"""Which member of a dimension is judged; in a table of members only."""
_COLUMNS = (
    _ColumnMaker("status", 0, _status),
    _ColumnMaker("target", 0, _target),
    _ColumnMaker("name", 9, _name, minimum=18),
    _ColumnMaker("latest", 1, _latest, "right"),
    _ColumnMaker("period", 7, _period),
    _ColumnMaker("goal", 2, _goal, minimum=14),
    _ColumnMaker("by", 6, _by),
    _ColumnMaker("progress", 5, _progress, "right"),
    _ColumnMaker("bar", 8, _bar),
    _ColumnMaker("course", 12, _course),
    _ColumnMaker("path", 10, _path, "right"),
    _ColumnMaker("likelihood", 3, _likelihood, "right", minimum=8),
    _ColumnMaker("median", 11, _median, "right"),
    _ColumnMaker("expected", 12, _expected),
    _ColumnMaker("speedup", 13, _speedup, "right"),
    _ColumnMaker("evidence", 14, _evidence),
    _ColumnMaker("methods", 15, _methods, minimum=14),
    _ColumnMaker("notes", 4, _notes, minimum=14),
)
