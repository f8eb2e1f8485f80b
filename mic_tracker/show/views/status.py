"""All targets: the table of where they stand, and the sentences around it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from mic_tracker.model.assessment import Flag, PeriodTally, Reason, Status
from mic_tracker.model.report import Report, Standing, done, from_one_figure, telling, told_forecast
from mic_tracker.model.target import deadline
from mic_tracker.show.data import target_data, targets_data
from mic_tracker.show.document import (
    Block,
    Cell,
    Column,
    Command,
    Data,
    Document,
    Grid,
    Heading,
    Hint,
    LeftOut,
    Legend,
    Paragraphs,
    Rows,
    Section,
    Table,
)
from mic_tracker.show.language.numbers import year_of
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views import status_summary as summary
from mic_tracker.show.views.goal import goal, latest
from mic_tracker.show.views.target import why

_KEYS = (
    *("id", "kind", "indicator", "area", "name", "status", "flags", "reasons"),
    *("goal.op", "goal.value", "goal.unit", "goal.by"),
    *("latest.value", "latest.period", "latest.published", "latest.source", "latest.series"),
    *("baseline.value", "baseline.period", "progress", "path_value", "required_rate"),
    *("observed_rate", "acceleration", "lag_years"),
    *("forecast.median", "forecast.low80", "forecast.high80", "forecast.likelihood"),
    *("forecast.likelihood_words", "forecast.expected", "forecast.n"),
    *("assessment.method", "assessment.band", "assessment.ratio", "assessment.score"),
)
_PAGE = 9
"""Columns of this priority and beyond are left out of a page: it has room for some ten."""


def document(report: Report, words: Words, *, explain: bool) -> Document:
    """The table of all targets, in the report's order, what it means and what to do next.

    `explain` adds what each column says, and why each target has its status.
    """
    grid = Grid(overview(report, words), words.text("screen", "none"), most=_PAGE)
    sections = [Section("", (grid,))]
    if report.standings:
        sections.append(Section("", tuple(_summary(report, words))))
        sections += _explanations(report, words) if explain else ()
    return Document(
        title=summary.title(report, words),
        setting=tuple(summary.setting(report, words)),
        sections=tuple(sections),
    )


def data(report: Report, words: Words) -> Data:
    """The same for programs: schemas/status.schema.json."""
    return targets_data("status", report, words)


def rows(report: Report, words: Words) -> Rows:
    """A row per target, with the keys of the JSON document as headings."""
    return _KEYS, [target_data(standing, words) for standing in report.standings]


def _summary(report: Report, words: Words) -> Iterator[Block]:
    furthest = summary.furthest(report, words)
    problems = summary.problems(report, words)
    yield Paragraphs((summary.counts(report, words), *([furthest] if furthest else [])))
    if problems:
        yield Hint(problems)
    yield LeftOut()
    command = words.text("screen", "see_command", id=report.standings[0].id)
    yield Command(words.text("screen", "see_one"), command)


def _explanations(report: Report, words: Words) -> Iterator[Section]:
    legend = Legend(words.catalogue["column_says"])
    yield Section(words.text("screen", "explain"), (legend,))
    blocks = (
        block
        for standing in report.standings
        for block in (Heading(standing.id, "id"), _why(standing, report, words))
    )
    yield Section(words.text("screen", "why"), tuple(blocks))


def _why(standing: Standing, report: Report, words: Words) -> Paragraphs:
    return Paragraphs((" ".join(why(standing, report, words)),), indent=2)


@dataclass(frozen=True, slots=True)
class _Teller:
    """A column before it has words: its place in the order of importance, and what it tells."""

    key: str
    priority: int
    tell: Callable[[Standing, Report, Words], Cell]
    align: Literal["left", "right"] = "left"
    minimum: int = 0
    """Above 0 for columns that wrap."""


def overview(report: Report, words: Words) -> Table:
    """One row per target, in the order of the report."""
    columns = tuple(
        Column(t.key, words.text("column", t.key), t.priority, t.align, t.minimum > 0, t.minimum)
        for t in _TELLERS
    )
    rows = tuple(
        tuple(teller.tell(standing, report, words) for teller in _TELLERS)
        for standing in report.standings
    )
    return Table(columns, rows)


def _status(standing: Standing, _: Report, words: Words) -> Cell:
    return Cell(words.status(standing.status), standing.status)


def _target(standing: Standing, _: Report, __: Words) -> Cell:
    return Cell(standing.id, "id")


def _name(standing: Standing, _: Report, words: Words) -> Cell:
    return Cell(words.name(standing.target.name or standing.indicator.name))


def _latest(standing: Standing, _: Report, words: Words) -> Cell:
    return Cell(latest(standing, words))


def _period(standing: Standing, _: Report, words: Words) -> Cell:
    point = standing.series.latest
    return Cell(str(point.period) if point and latest(standing, words) else "", "quiet")


def _goal(standing: Standing, report: Report, words: Words) -> Cell:
    return Cell(goal(standing, report.registry.indicators, words))


def _by(standing: Standing, _: Report, __: Words) -> Cell:
    by = deadline(standing.target)
    return Cell(str(by) if by else "")


def _progress(standing: Standing, _: Report, words: Words) -> Cell:
    share = done(standing)
    return Cell("" if share is None else words.share(share))


def _bar(standing: Standing, _: Report, __: Words) -> Cell:
    return Cell("", standing.status, done(standing))


def _path(standing: Standing, _: Report, words: Words) -> Cell:
    value = standing.rates.path_value
    return Cell("" if value is None else words.number(value, scale_of(standing), computed=True))


def _likelihood(standing: Standing, _: Report, words: Words) -> Cell:
    forecast = told_forecast(standing)
    if forecast is None:
        return Cell()
    chance = words.notation.likelihood(forecast.likelihood)
    return Cell(words.text("cell", "weak", value=chance) if from_one_figure(standing) else chance)


def _median(standing: Standing, _: Report, words: Words) -> Cell:
    forecast = told_forecast(standing)
    if not forecast:
        return Cell()
    return Cell(words.number(forecast.median, scale_of(standing), computed=True))


def _expected(standing: Standing, _: Report, words: Words) -> Cell:
    forecast = told_forecast(standing)
    if not forecast or deadline(standing.target) is None:
        return Cell()
    when = forecast.expected
    return Cell(words.text("cell", "never") if when is None else str(year_of(when)))


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


def _notes(standing: Standing, _: Report, words: Words) -> Cell:
    """Why there is no verdict, where there is none; then the flags."""
    undecided = standing.status is Status.NO_DATA
    reasons = standing.assessment.reasons if undecided else ()
    told = [_short(reason, standing, words) for reason in telling(reasons)]
    told += [words.flag(flag) for flag in standing.flags if flag is not Flag.SERIES_CHOSEN]
    return Cell(words.text("screen", "list").join(told), "flag")


def _short(reason: Reason, standing: Standing, words: Words) -> str:
    tally = standing.assessment.tally
    if reason is Reason.SILENCE and isinstance(tally, PeriodTally):
        every = len(tally.met) + len(tally.missed) + len(tally.unknown)
        return words.text("cell", "unknown", n=len(tally.unknown), all=every)
    return words.text("reason_short", reason)


_TELLERS = (
    _Teller("status", 0, _status),
    _Teller("target", 0, _target),
    _Teller("name", 9, _name, minimum=18),
    _Teller("latest", 1, _latest, "right"),
    _Teller("period", 7, _period),
    _Teller("goal", 2, _goal, minimum=14),
    _Teller("by", 6, _by),
    _Teller("progress", 5, _progress, "right"),
    _Teller("bar", 8, _bar),
    _Teller("path", 10, _path, "right"),
    _Teller("likelihood", 3, _likelihood, "right"),
    _Teller("median", 11, _median, "right"),
    _Teller("expected", 12, _expected),
    _Teller("speedup", 13, _speedup, "right"),
    _Teller("evidence", 14, _evidence),
    _Teller("notes", 4, _notes, minimum=14),
)
