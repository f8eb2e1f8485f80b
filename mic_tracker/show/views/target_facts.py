"""What is known of one target, as labelled sentences; an empty fact is not shown."""

from collections.abc import Callable, Iterator

from mic_tracker.model.codes import Flag
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.trajectory import Heading, Stages, TargetPath
from mic_tracker.show.document import Fact
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal_by, qualified
from mic_tracker.show.views.observations import published
from mic_tracker.show.views.target_progress import (
    expected,
    forecast,
    likelihood,
    pace,
    tally_facts,
    where,
)
from mic_tracker.text.escape import prose


def facts(standing: Standing, report: Report, words: Words) -> Iterator[Fact]:
    """The facts of a target, in the order in which a reader asks for them."""
    for key, tell in _TELLERS.items():
        lines = tuple(tell(standing, report, words))
        if lines:
            yield Fact(words.text("show", key), lines)


def _goal(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    goal = goal_by(standing, report.registry.indicators, words)
    path = standing.trajectory
    if not isinstance(path, TargetPath | Heading) or not path.start:
        yield goal
        return
    value = words.number(path.start.value, scale_of(standing))
    key = "goal_from" if path.start.period else "goal_from_here"
    yield words.text("sentence", key, goal=goal, value=value, period=path.start.period)


def _stated(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    stated = standing.target.stated
    if stated is None:
        return
    source = report.registry.sources[stated.source]
    by = source.publisher or source.author
    day = source.published and str(source.published)
    parts = (source.title, by, day if day != "unknown" else None, stated.at)
    told = words.names(prose(p) for p in parts if p)
    if stated.standing is None:
        yield told
        return
    standing_word = words.text("standing", stated.standing)
    yield words.text("sentence", "stated_standing", source=told, standing=standing_word)


def _series(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    for key, text in (standing.indicator.series or {}).items():
        used = "series_used" if key == standing.series.name else "series_other"
        yield words.text("sentence", used, name=key, text=prose(text))
    if Flag.SERIES_CHOSEN in standing.flags:
        yield words.text("sentence", "series_chosen")


def _latest(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    point = standing.series.latest
    if point is None or isinstance(standing.trajectory, Stages):
        return
    stated = words.quantity(point.value, scale_of(standing))
    value = qualified(point, stated, words, "observation")
    days = [day for o in point.observations if (day := published(o, report))]
    key = "latest_known" if days else "latest"
    when = {"period": point.period, "day": days[-1] if days else None}
    told = words.text("sentence", key, value=value, **when)
    age = standing.evidence.age_years
    aged = age is not None and age > 0
    yield words.text("sentence", "latest_age", latest=told, age=words.span(age)) if aged else told  # type: ignore[arg-type]  # aged says that there is an age


def _tally(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    yield from tally_facts(standing, words)


def _evidence(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    found = standing.evidence
    if not found.n:
        return
    grade, points = words.text("grade", found.grade), words.count("point", found.n)
    key = "evidence" if found.span_years >= 1 / 12 else "evidence_one"
    told = [words.text("sentence", key, grade=grade, points=points, span=found.span_years)]
    for name, n in (("provisional", found.provisional), ("derived", found.derived)):
        told += [words.text("sentence", name, n=n)] if n else []
    told += [words.text("sentence", "conflicts", n=found.conflicts)] if found.conflicts else []
    yield words.clauses(told)


def _flags(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    if standing.flags:
        yield words.names(words.flag(flag) for flag in standing.flags)


def _waived(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    for waiver in report.registry.waivers:
        if waiver.target == standing.id:
            told = {"rule": prose(waiver.rule), "reason": prose(waiver.reason)}
            yield words.text("sentence", "waived", day=waiver.until, **told)


def _definition(standing: Standing, _: Report, __: Words) -> Iterator[str]:
    if standing.indicator.definition:
        yield prose(standing.indicator.definition)


def _note(standing: Standing, _: Report, __: Words) -> Iterator[str]:
    for note in (standing.target.note, standing.indicator.note):
        if note:
            yield prose(note)


_TELLERS: dict[str, Callable[[Standing, Report, Words], Iterator[str]]] = {
    "goal": _goal,
    "stated": _stated,
    "definition": _definition,
    "series": _series,
    "latest": _latest,
    "where": where,
    "pace": pace,
    "tally": _tally,
    "forecast": forecast,
    "likelihood": likelihood,
    "expected": expected,
    "evidence": _evidence,
    "flags": _flags,
    "waived": _waived,
    "note": _note,
}
