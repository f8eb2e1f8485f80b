"""Edits around a goal, and whether a verdict got better by them and not by a figure.

A change may bring figures and edit the yardstick at once. So the head is judged once more with what
was edited put back as it was in the base: what is better without that is owed to the edit. Each
kind of edit is put back alone, and both together, as either alone may be enough.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mic_tracker.assess.assess import RegistryAsOf, judge_target
from mic_tracker.assess.change.comparison import Edits, ReportComparison, TargetPair
from mic_tracker.assess.change.overwritten import overwritten_figures
from mic_tracker.assess.change.slip import is_bettered
from mic_tracker.assess.change.yardstick import followed_indicators, yardstick_changes
from mic_tracker.model.codes import Status
from mic_tracker.model.difference import OverwrittenFigure
from mic_tracker.model.goalpost import RESTATED, YARDSTICK
from mic_tracker.model.kinds import Target
from mic_tracker.model.observation import Observation, known_since
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Standing
from mic_tracker.model.source import Source


def with_edits(comparison: ReportComparison) -> ReportComparison:
    """The comparison with the edits around its targets; without a base there are none.

    Several rules ask for them, and each target that was edited is judged anew for them.
    """
    if comparison.base is None:
        return comparison
    head, base = comparison.head.registry, comparison.base.registry
    overwritten = overwritten_figures(head, base)
    unexplained = tuple(figure for figure in overwritten if figure.reason is None)
    edits = tuple(_find_edits(comparison, unexplained, base))
    return replace(comparison, overwritten=overwritten, edits=edits)


def _find_edits(
    comparison: ReportComparison, figures: Sequence[OverwrittenFigure], base: Registry
) -> Iterator[Edits]:
    """The edits around each target of both sides, and what of its verdict is owed to them."""
    head = comparison.head.registry
    found = (_edits_of(pair, figures, head, base) for pair in comparison.pairs)
    edited = tuple(edits for edits in found if edits.yardstick or edits.figures)
    if edited:
        restored = _Restored.of(comparison, figures, base)
        yield from (restored.judge(edits) for edits in edited)


def _edits_of(
    pair: TargetPair, figures: Sequence[OverwrittenFigure], head: Registry, base: Registry
) -> Edits:
    followed = {id(o) for standing in (pair.base, pair.head) for o in standing.observations}
    own = tuple(f for f in figures if {id(f.old), id(f.new)} & followed)
    return Edits(pair, yardstick_changes(pair, head, base), own)


@dataclass(frozen=True, slots=True)
class _Restored:
    """The head with what was edited put back, as known on its day."""

    by_yardstick: RegistryAsOf
    by_figures: RegistryAsOf
    by_both: RegistryAsOf
    clock: Clock

    @classmethod
    def of(
        cls, comparison: ReportComparison, figures: Sequence[OverwrittenFigure], base: Registry
    ) -> "_Restored":
        pairs = comparison.pairs
        head = _with_parts(_joined(comparison.head.registry, base), pairs)
        clock = comparison.head.clock
        measured, kept = _with_yardstick(head, base, pairs), _with_figures(head, figures)
        both = _with_yardstick(kept, base, pairs)
        one, other, all_ = (RegistryAsOf.on(r, clock.horizon) for r in (measured, kept, both))
        return cls(one, other, all_, clock)

    def judge(self, edits: Edits) -> Edits:
        """The edits with the status that the target has without them, where that is worse."""
        by_yardstick = self._worse(self.by_yardstick, edits) if edits.yardstick else None
        by_figures = self._worse(self.by_figures, edits) if edits.figures else None
        if edits.yardstick and edits.figures and by_yardstick is by_figures is None:
            by_yardstick = by_figures = self._worse(self.by_both, edits)
        return replace(edits, status_by_yardstick=by_yardstick, status_by_figures=by_figures)

    def _worse(self, snapshot: RegistryAsOf, edits: Edits) -> Status | None:
        """The status of another state, if it is worse than the present one or says what is bad."""
        present = edits.pair.head.status
        without = judge_target(edits.pair.head.id, snapshot, self.clock.as_of).status
        return without if is_bettered(present, without) else None


def judge_with_goals_of_base(
    pairs: Sequence[TargetPair], head: Registry, base: Registry, clock: Clock
) -> Iterator[Standing]:
    """The standings that the targets of the head would have against the promises of the base."""
    former = {pair.head.id: _target_of(pair.base) for pair in pairs}
    registry = replace(_joined(head, base), targets={**head.targets, **former})
    snapshot = RegistryAsOf.on(registry, clock.horizon)
    return (judge_target(pair.head.id, snapshot, clock.as_of) for pair in pairs)


def _joined(head: Registry, base: Registry) -> Registry:
    """The head with what it does not have any more, which things put back may refer to."""
    return replace(
        head,
        sources={**base.sources, **head.sources},
        indicators={**base.indicators, **head.indicators},
        places={**base.places, **head.places},
    )


def _with_parts(head: Registry, pairs: Sequence[TargetPair]) -> Registry:
    """The head with a target of its own for each member that a check looks at."""
    parts = {pair.head.id: _target_of(pair.head) for pair in pairs if pair.head.member}
    return replace(head, targets={**head.targets, **parts})


def _target_of(standing: Standing) -> Target:
    """The target with all of its promises, of which a standing has those until its day."""
    first, *later = (promise.target for promise in standing.promises)
    return first.model_copy(update={RESTATED: tuple(later)})


def _can_be_measured_so(pair: TargetPair, base: Registry) -> bool:
    """Whether the kind of the head fits what the base measured."""
    known = [base.indicators.get(id_) for id_ in followed_indicators(pair.head)]
    return all(i is not None and i.measure in pair.head.target.measures for i in known)


def _with_yardstick(head: Registry, base: Registry, pairs: Sequence[TargetPair]) -> Registry:
    """The head with the settings, indicators and dates of the base, and its way to measure."""
    sources = {
        id_: _dated_as(source, base.sources.get(id_)) for id_, source in head.sources.items()
    }
    measured = {
        pair.head.id: _measured_as(head.targets[pair.head.id], _target_of(pair.base))
        for pair in pairs
        if _can_be_measured_so(pair, base)
    }
    return replace(
        head,
        settings=base.settings,
        indicators={**head.indicators, **base.indicators},
        sources=sources,
        targets={**head.targets, **measured},
        observations=_published_by(head.observations, sources),
    )


def _dated_as(source: Source, old: Source | None) -> Source:
    if old is None:
        return source
    dated = {"published": old.published, "publisher": old.publisher}
    return source.model_copy(update=dated)


def _published_by(
    observations: Sequence[Observation], sources: Mapping[str, Source]
) -> tuple[Observation, ...]:
    return tuple(replace(o, known_since=known_since(o.record, sources)) for o in observations)


def _measured_as(target: Target, old: Target) -> Target:
    """The target with the old yardstick; a later promise keeps what it states otherwise itself."""
    if target.kind != old.kind:
        return target
    fields = [field for field in type(target).model_fields if field in YARDSTICK]
    later = tuple(
        _put_back(promise, old, _inherited(promise, target, fields)) for promise in target.restated
    )
    return _put_back(target, old, fields).model_copy(update={RESTATED: later})


def _inherited(promise: Target, first: Target, fields: Sequence[str]) -> list[str]:
    return [field for field in fields if getattr(promise, field) == getattr(first, field)]


def _put_back(target: Target, old: Target, fields: Sequence[str]) -> Target:
    keys: dict[str, Any] = {field: getattr(old, field) for field in fields}
    return target.model_copy(update=keys)


def _with_figures(head: Registry, figures: Sequence[OverwrittenFigure]) -> Registry:
    """The head with the figures of the base in place of those that were edited."""
    gone = {id(figure.new) for figure in figures}
    kept = (o for o in head.observations if id(o) not in gone)
    restored = (figure.old for figure in figures)
    return replace(head, observations=(*kept, *restored))
