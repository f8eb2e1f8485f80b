"""Checks of a target, a source, a waiver or a review against the records around it."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from mic_tracker.model.codes import OBSERVATION_KEYS
from mic_tracker.model.finding import Finding
from mic_tracker.model.indicator import Measure
from mic_tracker.model.kinds import Target
from mic_tracker.model.kinds.cadence import Cadence
from mic_tracker.model.members import AREA, IndicatorPart
from mic_tracker.model.method import METHOD_NAMES, grows_from_zero, judges
from mic_tracker.model.period import Period
from mic_tracker.model.registry import latest_end
from mic_tracker.model.target import TargetRecord
from mic_tracker.read.draft import Draft
from mic_tracker.read.source_text import TOO_MUCH, header_location, limit_facts
from mic_tracker.text import limits

if TYPE_CHECKING:
    from mic_tracker.model.fact import MessageFact


def find_kind_faults(draft: Draft) -> Iterator[Finding]:
    """Find the faults that the kind of a target sees in each of its promises.

    What a restatement keeps of the former promise, with its faults, is told once.
    """
    for path, promise, former in draft.promises:
        if indicator := draft.file.indicators.get(promise.indicator):
            kept = [*former.faults(indicator)] if former else []
            for fault in promise.faults(indicator):
                if fault not in kept:
                    yield draft.finding(fault.code, (*path, *fault.key), fault.facts)


def find_restatement_faults(draft: Draft) -> Iterator[Finding]:
    """Find restatements that cannot be ordered: undated, or not later than the promise before."""
    for path, promise, former in draft.promises:
        statement = promise.stated
        source = draft.file.sources.get(statement.source) if statement else None
        if former is None or source is None or statement is None:
            continue
        place = (*path, "stated", "source")
        if not isinstance(source.published, Period):
            yield draft.finding("MT046", place, {"source": statement.source})
        elif (before := _publication(former, draft)) and before.last >= source.published.last:
            yield draft.finding("MT047", place, {"day": source.published, "before": before})


def _publication(promise: TargetRecord, draft: Draft) -> Period | None:
    source = draft.file.sources.get(promise.stated.source) if promise.stated else None
    return source.published if source and isinstance(source.published, Period) else None


def find_unfit_methods(draft: Draft) -> Iterator[Finding]:
    """Find targets with a method that does not fit; a registry's default method need not fit."""
    for written in draft.promises:
        path, target, former = written
        indicator = draft.file.indicators.get(target.indicator)
        if indicator is None or target.method not in METHOD_NAMES:
            continue
        measure = "ratio" if target.follows == "ratio" else indicator.measure
        baseline = getattr(target, "baseline", None) if written.moves("baseline") else None
        facts: dict[str, MessageFact] = {"method": target.method}
        if former is None and not judges(target.method, target.kind, measure):
            facts |= {"kind": target.kind, "counted": measure}
        elif baseline and grows_from_zero(target.method, baseline.value):
            facts |= {"baseline": "0"}
        else:
            continue
        fits = _fitting_methods(target.kind, measure)
        yield draft.finding("MT029", (*path, "method"), facts | {"fits": fits})


def _fitting_methods(kind: str, measure: Measure) -> str:
    from mic_tracker.text.suggest import list_words

    return list_words((name for name in METHOD_NAMES if judges(name, kind, measure)), limit=30)


def find_members_without_each(draft: Draft) -> Iterator[Finding]:
    """Find targets that select a member of the dimension whose members they judge one by one.

    Others ask for a number of members without judging any.
    """
    for id_, target in draft.file.targets.items():
        selected = dict(target.members)
        if target.each in selected:
            key = (AREA,) if target.each == AREA else ("dims", target.each)
            facts = {"keys": ", ".join(("each", ".".join(key)))}
            yield draft.finding("MT018", ("targets", id_, *key), facts)
        for name in ("enough", "gate"):
            if target.each is None and name in target.model_fields_set:
                facts = {"cause": "no_each", "remedy": "no_each", "key": name}
                yield draft.finding("MT060", ("targets", id_, name), facts)


def find_members_of_waivers(draft: Draft) -> Iterator[Finding]:
    """Find waivers for a member of a target that judges no members."""
    for i, waiver in draft.waivers:
        target = draft.file.targets.get(waiver.target)
        if waiver.member is not None and target and target.each is None:
            facts = {"cause": "no_each", "remedy": "no_each", "key": "member"}
            yield draft.finding("MT060", ("waivers", i, "member"), facts)


def find_reserved_dimensions(draft: Draft) -> Iterator[Finding]:
    """Find dimensions with the name of another key of an observation: no column can hold both."""
    for id_, indicator in draft.file.indicators.items():
        for name in indicator.dimensions or {}:
            if name != AREA and name in {*OBSERVATION_KEYS, "dims"}:
                facts = {"cause": "reserved", "remedy": "reserved", "key": name}
                yield draft.finding("MT060", ("indicators", id_, "dimensions", name), facts)


def find_undated_sources(draft: Draft) -> Iterator[Finding]:
    """Find sources that do not even say that their publication date is unknown."""
    for id_, source in draft.file.sources.items():
        if source.published is None:
            yield draft.finding("MT053", ("sources", id_), {"id": id_})


def find_long_calendars(draft: Draft) -> Iterator[Finding]:
    """Find cadences of more periods than one may have, or all of them together.

    Without an end they are counted to the day of reading.
    """
    total = 0
    for path, target, _ in draft.promises:
        if not isinstance(target, Cadence) or not (end := _end_of(target, draft)):
            continue
        periods = target.schedule().begun_by(end)
        total += periods
        cause, limit = (
            ("one", limits.PERIODS) if periods > limits.PERIODS else ("all", limits.ALL_PERIODS)
        )
        if periods > limits.PERIODS or total - periods <= limits.ALL_PERIODS < total:
            facts: dict[str, MessageFact] = {"periods": periods, "every": target.every.value}
            key = (*path, "until" if target.until else "from")
            yield draft.finding("MT056", key, facts | {"cause": cause, "limit": limit})


def _end_of(target: Cadence, draft: Draft) -> date | None:
    return target.until.last if target.until else draft.day


def find_too_many_looks(draft: Draft) -> Iterator[Finding]:
    """Find the promise with which figures would be looked at more often than they may be."""
    looks = [(path, (*_parts_of(target),)) for path, target, _ in draft.promises]
    figures = draft.entries.counts({part for _, parts in looks for part in parts})
    total = 0
    for path, parts in looks:
        before = total
        total += sum(figures[part] for part in parts)
        if before <= limits.LOOKS < total:
            yield draft.finding(TOO_MUCH, path, limit_facts("looks", limits.LOOKS))


def _parts_of(target: Target) -> Iterator[IndicatorPart]:
    """The parts of indicators whose figures a promise looks at."""
    for indicator in (target.indicator, getattr(target, "than", None)):
        if indicator is not None:
            yield indicator, target.members


def find_long_waivers(draft: Draft) -> Iterator[Finding]:
    """Find waivers that end too long after the day of reading; none when that day is not known."""
    if draft.day is None:
        return
    for i, waiver in draft.waivers:
        if waiver.ends_too_late(draft.day):
            facts = {"until": waiver.until, "latest": latest_end(draft.day)}
            yield draft.finding("MT036", ("waivers", i, "until"), facts)


def find_future_reviews(draft: Draft) -> Iterator[Finding]:
    """Find reviews of a day after that of reading; none when that day is not known."""
    for i, review in draft.reviews:
        if draft.day is not None and review.on > draft.day:
            facts = {"on": review.on, "day": draft.day}
            yield draft.finding("MT057", ("reviews", i, "on"), facts)


def find_reviews_due_at_once(draft: Draft) -> Iterator[Finding]:
    """Find reviews that are due again on the day of their verdict, or before it."""
    for i, review in draft.reviews:
        if review.until is not None and review.until <= review.on:
            facts = {"on": review.on, "until": review.until}
            yield draft.finding("MT058", ("reviews", i, "until"), facts)


def find_repeated_reviews(draft: Draft) -> Iterator[Finding]:
    """Find reviews of one target, day and person: only one of them can be the verdict."""
    first: dict[tuple[object, ...], int] = {}
    for i, review in draft.reviews:
        before = first.setdefault((review.target, review.on, review.by), i)
        if before != i:
            where = header_location(draft.page, ("reviews", before))
            facts = {"target": review.target, "first": f"{where.file}:{where.line}"}
            yield draft.finding("MT059", ("reviews", i), facts)
