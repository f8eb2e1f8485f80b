"""The facts of one target are labelled sentences; a fact without a sentence is left out."""

from collections.abc import Callable, Iterator
from datetime import date

from mic_tracker.model.codes import Flag
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.trajectory import Anchor, Heading, Stages, TargetPath
from mic_tracker.show.document import Fact
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal_by, point_text
from mic_tracker.show.views.observations import publication_day, publication_of
from mic_tracker.show.views.target.progress import (
    disagreement_phrases,
    expected_sentences,
    forecast_sentences,
    likelihood_sentences,
    pace_sentences,
    progress_sentences,
    tally_sentences,
)
from mic_tracker.text.escape import prose


def facts(standing: Standing, report: Report, words: Words) -> Iterator[Fact]:
    """Return the facts of a target, in the order in which a reader asks for them."""
    for key, write_sentences in _FACTS.items():
        sentences = tuple(write_sentences(standing, report, words))
        if sentences:
            yield Fact(words.text("show", key), sentences)


def _goal(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    goal = goal_by(standing, report.registry.indicators, words)
    start, latest = _start(standing), standing.series.latest
    # a start that is the latest figure, too, says nothing that is not said below
    if start is None or (start.assumed and latest and start.time >= latest.time):
        yield goal
        return
    value = words.number(start.value, scale_of(standing))
    yield words.text("sentence", _goal_key(start), goal=goal, value=value, period=start.period)


def _start(standing: Standing) -> Anchor | None:
    path = standing.trajectory
    return path.start if isinstance(path, TargetPath | Heading) else None


def _goal_key(start: Anchor) -> str:
    """Return the key that tells a stated start from one that nobody has stated."""
    if start.assumed:
        return "goal_from_data"
    return "goal_from" if start.period else "goal_from_here"


def _statement(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    statement = standing.target.stated
    if statement is None:
        return
    source = report.registry.sources[statement.source]
    by = source.publisher or source.author
    parts = (words.local(source.title), by, publication_of(source, words), statement.at)
    citation = words.names(prose(part) for part in parts if part)
    if statement.standing is None:
        yield citation
        return
    commitment = words.text("standing", statement.standing)
    yield words.text("sentence", "stated_standing", source=citation, standing=commitment)


def _series(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    for name, text in (standing.indicator.series or {}).items():
        key = "series_used" if name == standing.series.name else "series_other"
        yield words.text("sentence", key, name=name, text=words.local(text))
    if Flag.SERIES_CHOSEN in standing.flags:
        key = "series_tied" if _is_tie(standing, report) else "series_chosen"
        yield words.text("sentence", key)


def _is_tie(standing: Standing, report: Report) -> bool:
    """Return whether several series have a figure of the newest day."""
    published = report.registry.known_on(report.clock.horizon)
    target = standing.target
    choices = published.vintage_index().choices(target.indicator, target.members)
    days = [history.newest for history in choices]
    return days.count(max(days, default=date.min)) > 1


def _latest(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    point = standing.series.latest
    if point is None or isinstance(standing.trajectory, Stages):
        return
    value = point_text(point, scale_of(standing), words, "observation", units=True)
    days = [day for o in point.observations if (day := publication_day(o, report))]
    age = standing.evidence.age_years or 0
    facts = {"value": value, "period": point.when, "day": days[-1] if days else None, "age": age}
    yield words.text("sentence", _latest_key(dated=bool(days), aged=age > 0), **facts)


def _latest_key(*, dated: bool, aged: bool) -> str:
    """Return the key of the sentence that has a day of publication, an age, both or neither."""
    if dated:
        return "latest_published_aged" if aged else "latest_published"
    return "latest_aged" if aged else "latest"


def _tally(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    yield from tally_sentences(standing, words)


def _evidence(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    evidence = standing.evidence
    if not evidence.n:
        return
    grade, figures = words.text("grade", evidence.grade), words.count("figure", evidence.n)
    key = "evidence" if evidence.span_years >= 1 / 12 else "evidence_one"
    clauses = [words.text("sentence", key, grade=grade, figures=figures, span=evidence.span_years)]
    numbers = {
        "provisional": evidence.provisional,
        "derived": evidence.derived,
        "conflicts": evidence.conflicts,
    }
    clauses += [words.text("sentence", name, n=n) for name, n in numbers.items() if n]
    yield words.clauses(clauses)


def _flags(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    if standing.flags:
        yield words.names(words.flag(flag) for flag in standing.flags)


def _waived(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    for waiver in report.registry.waivers:
        if waiver.about == standing.id:
            rule, reason = prose(waiver.rule), words.local(waiver.reason)
            yield words.text("sentence", "waived", day=waiver.until, rule=rule, reason=reason)


def _definition(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    if standing.indicator.definition:
        yield words.local(standing.indicator.definition)


def _unclear(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    if standing.target.unclear:
        yield words.local(standing.target.unclear)


def _reviews(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    if standing.reviews:
        from mic_tracker.show.views.reviews import (  # noqa: PLC0415 - few targets have any
            review_sentences,
        )

        yield from review_sentences(standing, report, words)


def _note(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    for note in (standing.target.note, standing.indicator.note):
        if note:
            yield words.local(note)


_FACTS: dict[str, Callable[[Standing, Report, Words], Iterator[str]]] = {
    "goal": _goal,
    "unclear": _unclear,
    "review": _reviews,
    "stated": _statement,
    "definition": _definition,
    "series": _series,
    "latest": _latest,
    "where": progress_sentences,
    "pace": pace_sentences,
    "tally": _tally,
    "forecast": forecast_sentences,
    "likelihood": likelihood_sentences,
    "methods": disagreement_phrases,
    "expected": expected_sentences,
    "evidence": _evidence,
    "flags": _flags,
    "waived": _waived,
    "note": _note,
}
