"""The history of a target's verdict: judged anew on each day on which something was published.

Each day is judged by the promise that was in force then; a day on which a new one was stated is one
of them, and so is one on which a person concluded a verdict.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from mic_tracker.assess.assess import RegistryAsOf, judge_named
from mic_tracker.model.answers.history import NewObservation, Novelty, PastAssessment
from mic_tracker.model.fact import Range
from mic_tracker.model.kinds import Target
from mic_tracker.model.members import member_of, target_of
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock
from mic_tracker.model.vintage import VintageIndex, VintageKey, vintage_key

NewestValues = dict[VintageKey, float | Range]
"""The newest figure known of each period of a series."""


def past_assessments(
    registry: Registry, name: str, clock: Clock, method: str | None = None
) -> tuple[PastAssessment, ...]:
    """The verdicts up to the clock's horizon, oldest first.

    Each is what `assess` says with that day as both clocks. Only observations of the indicators
    that the target follows are looked at.
    """
    followed = _followed_registry(registry.known_on(clock.horizon), name)
    dated = sorted((o for o in followed.observations if o.known_since), key=_day)
    published = {day: tuple(figures) for day, figures in groupby(dated, key=_day)}
    restated = filter(None, map(followed.stated_on, followed.targets[target_of(name)].restated))
    reviewed = (review.record.on for review in followed.reviews)
    newest: NewestValues = {}
    return tuple(
        _past_assessment(followed, name, day, _news(published.get(day, ()), newest), method)
        for day in sorted({*published, *restated, *reviewed})
    )


def _followed_registry(registry: Registry, name: str) -> Registry:
    index, promises = registry.vintage_index(), registry.targets[target_of(name)].promises
    parts = (part for promise in promises for part in _judged_parts(promise, name, index))
    histories = (history for part in parts for history in part.histories(index))
    shelves = {(history.indicator, history.members) for history in histories}
    kept = tuple(o for o in registry.observations if (o.indicator, o.members) in shelves)
    reviews = tuple(
        review for review in registry.reviews if review.record.target == target_of(name)
    )
    return replace(registry, observations=kept, reviews=reviews)


def _judged_parts(promise: Target, name: str, index: VintageIndex) -> Sequence[Target]:
    """The members that a promise judges, or the one that the name is of; else the whole of it."""
    member = member_of(name)
    return [of for m, of in promise.parts(index) if member in {None, m}] or [promise]


def _day(observation: Observation) -> date:
    assert observation.known_since is not None  # the others have been left out  # noqa: S101
    return observation.known_since


def _past_assessment(
    registry: Registry, name: str, day: date, news: tuple[NewObservation, ...], method: str | None
) -> PastAssessment:
    restated = map(registry.stated_on, registry.targets[target_of(name)].restated)
    standing = judge_named(name, RegistryAsOf.on(registry, day), day, method)
    assessment = standing.assessment
    return PastAssessment(
        day=day,
        status=standing.status,
        method=assessment.method,
        band=assessment.band,
        forecast=assessment.forecast,
        latest=standing.series.latest,
        news=news,
        restated=standing if day in restated else None,
        thin=standing.evidence.is_thin,
        computed=assessment.status if standing.rests_on_review else None,
        reviews=tuple(review for review in registry.reviews if review.record.on == day),
    )


def _news(published: Iterable[Observation], newest: NewestValues) -> tuple[NewObservation, ...]:
    """What is new about a day's figures; remembers them."""
    return tuple(_new_observation(o, newest) for o in published)


def _new_observation(o: Observation, newest: NewestValues) -> NewObservation:
    if o.when is None:
        return NewObservation(o, "undated")
    if o.status == "projected":
        return NewObservation(o, "projected")
    key = vintage_key(o.record)
    before = newest.get(key)
    if o.status == "withdrawn":
        return NewObservation(o, "withdrawn", newest.pop(key, None))
    newest[key] = o.stated
    return NewObservation(o, _novelty(o.stated, before), before)


def _novelty(value: float | Range, before: float | Range | None) -> Novelty:
    if before is None:
        return "new"
    return "repeated" if value == before else "revised"
