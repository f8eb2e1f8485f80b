"""The yardstick: what a target is measured by, beside the goal itself, and how it was edited.

The same figures can be made to look better by another start, another method, another calendar or
another unit. Which keys of a target count is a list of the model (`YARDSTICK`); of an indicator all
do but its name and note; of the settings and of sources those that a verdict reads.
"""

from collections.abc import Iterable, Iterator

from mic_tracker.assess.change.comparison import TargetPair
from mic_tracker.assess.change.goalposts import key_changes, unjudged_changes
from mic_tracker.assess.change.keys import record_changes
from mic_tracker.model.difference import KeyChange, YardstickChange
from mic_tracker.model.goalpost import YARDSTICK
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.record import is_translated
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Standing

_OF_INDICATOR = Indicator.model_fields.keys() - {"name", "note"}


def yardstick_changes(
    pair: TargetPair, head: Registry, base: Registry
) -> tuple[YardstickChange, ...]:
    """Every edited key by which the target is measured, that of the target itself first."""
    return (*_of_target(pair), *shared_changes(pair, head, base))


def shared_changes(pair: TargetPair, head: Registry, base: Registry) -> Iterator[YardstickChange]:
    """The edited keys that other targets are measured by as well."""
    settings = _settings_of(pair.head)
    yield from _table("settings", record_changes(head.settings, base.settings, only=settings))
    for id_ in followed_indicators(pair.head):
        new, old = head.indicators[id_], base.indicators.get(id_)
        if old:
            changes = record_changes(new, old, only=_OF_INDICATOR - _translated(new, old))
            yield from _table(f"indicators.{id_}", changes)
    read = _read_of_sources(pair)
    for id_ in _used_sources(pair):
        if id_ in head.sources and id_ in base.sources:
            new_source, old_source = head.sources[id_], base.sources[id_]
            changes = record_changes(new_source, old_source, only=read)
            yield from _table(f"sources.{id_}", changes)


def _translated(new: Indicator, old: Indicator) -> frozenset[str]:
    """The texts of an indicator that say what they said, at most in more languages."""
    texts = {"unit": (new.unit, old.unit), "definition": (new.definition, old.definition)}
    kept = {key for key, (now, then) in texts.items() if now and then and is_translated(now, then)}
    listed, before = new.series or {}, old.series or {}
    if listed.keys() == before.keys() and all(is_translated(listed[k], before[k]) for k in listed):
        kept.add("series")
    return frozenset(kept)


def followed_indicators(standing: Standing) -> tuple[str, ...]:
    """The indicators that a target follows: its own, and the one that it is to exceed."""
    than = standing.target.promise().than
    return (standing.target.indicator, *([than] if than else ()))


def _of_target(pair: TargetPair) -> Iterator[YardstickChange]:
    """What makes a target easier is a moved goalpost, and no second finding."""
    if pair.head.target.kind == pair.base.target.kind:
        changes = (*key_changes(pair.head, pair.base), *unjudged_changes(pair.head, pair.base))
        kept = (c for c in changes if not c.easier and c.key.split(".")[0] in YARDSTICK)
        yield from _table(f"targets.{pair.head.id}", kept)


def _settings_of(standing: Standing) -> frozenset[str]:
    """The settings that a target is measured by, as far as it has no word of its own."""
    target = standing.target
    method = target.method or target.default_method
    return frozenset(
        key for key, own in (("method", method), ("stale_after", target.stale_after)) if not own
    )


def _read_of_sources(pair: TargetPair) -> frozenset[str]:
    """The keys of its sources that a verdict reads: a publisher, where one is preferred."""
    preferred = pair.head.indicator.prefer or pair.base.indicator.prefer
    return frozenset({"published", *(("publisher",) if preferred else ())})


def _used_sources(pair: TargetPair) -> tuple[str, ...]:
    """The sources of the figures that a target follows, and those that state it."""
    both = (pair.head, pair.base)
    figures = (o.source for standing in both for o in standing.observations)
    stated = (p.target.stated.source for s in both for p in s.promises if p.target.stated)
    return tuple(dict.fromkeys(id_ for id_ in (*stated, *figures) if id_))


def _table(table: str, changes: Iterable[KeyChange]) -> Iterator[YardstickChange]:
    return (YardstickChange(table, change) for change in changes)
