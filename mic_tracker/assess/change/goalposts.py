"""Moved goalposts: which keys of a target were changed, and which of the changes make it easier.

Only what was promised counts: the value, the deadline, the direction, the scope, the kind. A name,
a note, a method or a baseline is no goalpost. Where two promises cannot be ordered (another
indicator, another area), the change counts as easier: somebody should look. A kind has goalposts of
its own; what all kinds share is judged here.

A promise that is on both sides was edited; one that only the head has was restated by its author,
and one that only the base has was taken out. The first promise is the same on both sides, and a
later one is known by its source, as no two of them have one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from mic_tracker.assess.change.keys import (
    changed_fields,
    has_same_names,
    record_changes,
    written_key,
    written_value,
)
from mic_tracker.model.difference import KeyChange, Restatement
from mic_tracker.model.goalpost import RESTATED, SCOPE
from mic_tracker.model.report import Standing
from mic_tracker.model.trajectory import Heading, TargetPath

UNJUDGED = frozenset(
    {"kind", "name", "note", "tags", "stated", "formerly", "stale_after", RESTATED}
)
"""Keys that no verdict depends on (the kind is compared by itself, and each promise)."""
_TOLD_OTHERWISE = frozenset({"kind", RESTATED})


def key_changes(head: Standing, base: Standing) -> tuple[KeyChange, ...]:
    """Every edit of what a verdict depends on, promise by promise, in the order of their keys."""
    if head.target.kind == base.target.kind:
        return tuple(_edits(head, base))
    kind = KeyChange("kind", base.target.kind, head.target.kind, _is_other_promise(head, base))
    return (kind, *_changes(head, base))


def easier_changes(head: Standing, base: Standing) -> tuple[KeyChange, ...]:
    """The edits that make a target easier to meet."""
    return tuple(move for move in key_changes(head, base) if move.easier)


def restatements(head: Standing, base: Standing) -> tuple[Restatement, ...]:
    """The promises of the head that the base does not have, each with what it moved."""
    known = _restated(base)
    return tuple(
        Restatement(new, former, tuple(_changes(new, former)))
        for source, (former, new) in _restated(head).items()
        if source not in known
    )


def withdrawn_restatements(head: Standing, base: Standing) -> tuple[Standing, ...]:
    """The restated promises of the base that the head does not have any more."""
    known = _restated(head)
    return tuple(old for source, (_, old) in _restated(base).items() if source not in known)


def _restated(standing: Standing) -> dict[str, tuple[Standing, Standing]]:
    """The restated promises by their sources: each behind the one that it took the place of."""
    steps = pairwise(standing.promises)
    return {step[1].target.stated.source: step for step in steps if step[1].target.stated}


def _edits(head: Standing, base: Standing) -> Iterator[KeyChange]:
    """The changes to each promise that both sides have."""
    yield from _changes(head.promises[0], base.promises[0])
    known = _restated(base)
    for source, (former, new) in _restated(head).items():
        if source in known:
            old_former, old = known[source]
            for field in _changed_fields(new, old):
                # what follows from an edit of the promise before it is told there
                if not (_is_kept(field, new, former) and _is_kept(field, old, old_former)):
                    yield replace(_change(field, new, old), restated_on=new.stated_on)


def _is_kept(field: str, new: Standing, former: Standing) -> bool:
    return bool(getattr(new.target, field) == getattr(former.target, field))


def _changes(head: Standing, base: Standing) -> Iterator[KeyChange]:
    return (_change(field, head, base) for field in _changed_fields(head, base))


def unjudged_changes(head: Standing, base: Standing) -> tuple[KeyChange, ...]:
    """The edits of what no verdict depends on, promise by promise."""
    return tuple(
        replace(change, restated_on=day)
        for new, old, day in _promises_of_both(head, base)
        for change in record_changes(
            new.target, old.target, only=(UNJUDGED | _spelt_otherwise(new, old)) - _TOLD_OTHERWISE
        )
    )


def _promises_of_both(
    head: Standing, base: Standing
) -> Iterator[tuple[Standing, Standing, date | None]]:
    """The promises that both sides have, each with the day of its restatement."""
    yield head.promises[0], base.promises[0], None
    known = _restated(base)
    for source, (_, new) in _restated(head).items():
        if source in known:
            yield new, known[source][1], new.stated_on


def _changed_fields(head: Standing, base: Standing) -> Iterator[str]:
    fields = changed_fields(head.target, base.target)
    spelt = _spelt_otherwise(head, base)
    return (field for field in fields if field not in UNJUDGED and field not in spelt)


def _spelt_otherwise(head: Standing, base: Standing) -> set[str]:
    """The keys whose texts have the names that they had, in more languages or in fewer."""
    new, old = head.target, base.target
    return {
        field
        for field in changed_fields(new, old)
        if has_same_names(getattr(new, field), getattr(old, field))
    }


def _change(field: str, head: Standing, base: Standing) -> KeyChange:
    old, new = (written_value(getattr(s.target, field)) for s in (base, head))
    return KeyChange(written_key(head.target, field), old, new, _is_easier(field, head, base))


def _is_easier(field: str, head: Standing, base: Standing) -> bool:
    old, new = base.target, head.target
    if old.kind != new.kind:
        return field in SCOPE
    if field == "series":
        return _follows_another(head, base)
    return new.is_easier(field, old, head.series)


def _is_other_promise(head: Standing, base: Standing) -> bool:
    """Another kind is another promise; but a number on top of a direction only makes it harder."""
    heading, path = base.trajectory, head.trajectory
    if not isinstance(heading, Heading) or not isinstance(path, TargetPath):
        return True
    return path.objective.sign != (1 if heading.desired == "increase" else -1)


def _follows_another(head: Standing, base: Standing) -> bool:
    """To name the series that was followed anyway is no change."""
    return head.target.series is None or head.target.series != base.series.name
