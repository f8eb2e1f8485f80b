"""This module writes what stands round a chart: its claim, what is measured, and its sources."""

import re
from collections.abc import Iterator

from mic_tracker.model.answers.curve import Curves
from mic_tracker.model.assessment import MemberTally, PeriodTally, StageTally
from mic_tracker.model.codes import Status
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.report import Report, Standing, shown_forecast
from mic_tracker.model.source import Source
from mic_tracker.model.target import deadline
from mic_tracker.model.trajectory import Heading, Schedule, Stages
from mic_tracker.show.language.numbers import likelihood_word, rough_word
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal, point_text
from mic_tracker.text.escape import prose

_SOURCES = 4
"""So many sources are named under a chart; how many more there are is said."""
_MONTH = 31
_HEADINGS = {"increase", "decrease"}
_REMARK = re.compile(r"^\[[^\]]*\]\s*(?=\S)")
"""What is no part of a title: "[no title]" before what a page without one is about."""


def title(standing: Standing, report: Report, words: Words) -> str:
    """Write the claim of a chart: where the number is, and what that means for the promise."""
    tally = standing.assessment.tally
    name = words.local(standing.name)
    if isinstance(tally, PeriodTally):
        return _period_title(tally, name, words)
    if isinstance(tally, StageTally):
        return _stage_title(standing, tally, name, words)
    if isinstance(tally, MemberTally):
        numbers = {"there": tally.there, "all": tally.members, "needed": tally.needed}
        return words.text("plot_title", "members", name=name, **numbers)
    by, latest = deadline(standing.target), standing.series.latest
    facts: dict[str, object] = {
        "name": name,
        "goal": goal_text(standing, report, words, units=latest is None),
        "by": by,
    }
    if latest is None:
        key = "no_figure" if by else "line_no_figure"
        heading = standing.target.promise().wording in _HEADINGS
        return words.text("plot_title", "heading_nothing" if heading else key, **facts)
    facts |= {
        "latest": point_text(latest, scale_of(standing), words, "observation", units=True),
        "period": latest.when,
    }
    if isinstance(standing.trajectory, Heading):
        return _heading_title(standing, facts, words)
    return words.text("plot_title", _title_key(standing), **facts, word=likely(standing, words))


def _title_key(standing: Standing) -> str:
    """Return which claim can be made: of a likelihood, of an outcome, or of the figure alone."""
    by = deadline(standing.target)
    if hasattr(standing.target, "by") and by:
        if standing.status in {Status.ACHIEVED, Status.MISSED}:
            return standing.status.value
        return "forecast" if shown_forecast(standing) else "latest"
    kept = {
        Status.ACHIEVED: "line_kept",
        Status.ON_TRACK: "line_kept",
        Status.MISSED: "line_broken",
    }
    return kept.get(standing.status, "line")


def _heading_title(standing: Standing, facts: dict[str, object], words: Words) -> str:
    first = standing.series.first
    if first is None or standing.series.size < 2:
        return words.text("plot_title", "heading_single", **facts)
    value = point_text(first, scale_of(standing), words, "observation")
    return words.text("plot_title", "heading", **facts, first=value, start=first.when)


def _period_title(tally: PeriodTally, name: str, words: Words) -> str:
    closed = len(tally.met) + len(tally.missed) + len(tally.unknown)
    if not closed:
        return words.text("plot_title", "periods_none", name=name)
    counts = {"met": len(tally.met), "missed": len(tally.missed), "unknown": len(tally.unknown)}
    return words.text("plot_title", "periods", name=name, closed=closed, **counts)


def _stage_title(standing: Standing, tally: StageTally, name: str, words: Words) -> str:
    by, every = deadline(standing.target), len(tally.done) + len(tally.left)
    facts: dict[str, object] = {"name": name, "by": by, "done": len(tally.done), "all": every}
    if every > 1:
        return words.text("plot_title", "stages_by" if by else "stages", **facts)
    if tally.done:
        return words.text("plot_title", "done", **facts, period=tally.done[0][1])
    return words.text("plot_title", "not_done_by" if by else "not_done", **facts)


def likely(standing: Standing, words: Words) -> str:
    """Write the likelihood as a word of the IPCC scale; "" without a forecast."""
    forecast = shown_forecast(standing)
    if forecast is None:
        return ""
    if standing.evidence.is_thin:
        return words.text("rough_word", rough_word(forecast.likelihood))
    return words.text("likelihood", likelihood_word(forecast.likelihood))


def chance_words(standing: Standing, words: Words) -> str:
    """Write the likelihood as a number and a word; "" where nothing is promised to be reached."""
    forecast = shown_forecast(standing)
    if forecast is None or isinstance(standing.trajectory, Heading):
        return ""
    return words.likelihood(forecast.likelihood, thin=standing.evidence.is_thin)


def goal_text(standing: Standing, report: Report, words: Words, *, units: bool = True) -> str:
    """Write the goal of a chart in words: "100,000 firms", "rank 50 or better"."""
    promise = standing.target.promise()
    if promise.value is not None and promise.wording in {"at_least", "at_most"}:
        return bare_goal(standing, promise.value, words, units=units)
    if promise.percent is not None:
        percent = words.notation.percentage(words.notation.stated(abs(promise.percent)))
        key = "rise" if promise.percent > 0 else "fall"
        return words.text("plot_goal", key, percent=percent, since=promise.since)
    return goal(standing, report.registry.indicators, words, "plot_goal")


def bare_goal(standing: Standing, value: float, words: Words, *, units: bool = False) -> str:
    """Write a number that was to be reached, with its side where that is not the usual one."""
    scale = scale_of(standing)
    text = (words.quantity if units else words.number)(value, scale)
    operator = standing.target.promise().operator
    if operator == "at_least":
        return words.text("plot_goal", "at_least", value=text)
    key = "at_most" if scale.measure != "rank" else "at_most_rank" if units else "at_most_rank_bare"
    return words.text("plot_goal", key, value=text)


def subtitle(standing: Standing, words: Words) -> str:
    """Write what is measured, and in which unit; of periods and stages, what is drawn."""
    unit, defined = words.local(standing.indicator.unit), standing.indicator.definition
    key = {Schedule: "calendar", Stages: "stages"}.get(type(standing.trajectory), "unit")
    tally = standing.assessment.tally
    if isinstance(tally, StageTally) and not any(map(_is_span, tally.done)):
        key = "open_stages"
    if not defined:
        return words.text("plot_subtitle", f"{key}_bare", unit=unit)
    definition = words.local(defined).rstrip(".")
    return words.text("plot_subtitle", key, unit=unit, definition=definition)


def _is_span(done: tuple[str | None, Period | Interval]) -> bool:
    """Whether it is known only roughly when a stage was done, which is drawn as a bar."""
    return (done[1].last - done[1].first).days > _MONTH


def foot(
    standing: Standing, curves: Curves | None, report: Report, words: Words
) -> tuple[str, ...]:
    """Write the sources, what the marks say, whose forecast it is, and the day."""
    return tuple(_foot(standing, curves, report, words))


def source_name(source: Source, words: Words) -> str:
    """Write who stated something: the publisher, else the author, else what it is called."""
    by = source.publisher or source.author
    return prose(by) if by else _REMARK.sub("", words.local(source.title))


def _foot(standing: Standing, curves: Curves | None, report: Report, words: Words) -> Iterator[str]:
    sources = [*dict.fromkeys(_sources(standing, report, words))]
    if sources:
        listed = words.names(sources[:_SOURCES])
        more = len(sources) - _SOURCES
        if more > 0:
            listed = words.text("plot_foot", "more", sources=listed, n=more)
        key = "source" if len(sources) == 1 else "sources"
        yield words.text("plot_foot", key, sources=listed)
    remarks = [*_remarks(standing, curves, words)]
    if remarks:
        yield " ".join(remarks)
    yield words.text("plot_foot", "as_of", day=report.clock.as_of, id=standing.id)


def _remarks(standing: Standing, curves: Curves | None, words: Words) -> Iterator[str]:
    computed = standing.evidence.derived
    if curves and computed:
        yield words.text("plot_foot", "derived", n=computed)
    if curves and curves.fan:
        forecast = standing.assessment.forecast
        yield words.text("plot_foot", "forecast", version=forecast.version if forecast else None)


def _sources(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    """The publishers of the figures drawn and of the promise, the newest first."""
    cited = [o.source for o in reversed(standing.observations) if o.source]
    if standing.target.stated:
        cited.append(standing.target.stated.source)
    for id_ in cited:
        source = report.registry.sources[id_]
        by = source_name(source, words)
        day = source.published
        dated = isinstance(day, Period)
        yield words.text("plot_foot", "dated", by=by, day=day) if dated else by
