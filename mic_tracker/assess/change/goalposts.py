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
from itertools import pairwise

from mic_tracker.model.difference import KeyChange, Restatement
from mic_tracker.model.goalpost import RESTATED, SCOPE
from mic_tracker.model.record import Record
from mic_tracker.model.report import Standing
from mic_tracker.model.trajectory import Heading, TargetPath

UNJUDGED = frozenset(
    {"kind", "name", "note", "tags", "stated", "formerly", "stale_after", RESTATED}
)
"""Keys that no verdict depends on (the kind is compared by itself, and each promise)."""


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


def _changed_fields(head: Standing, base: Standing) -> Iterator[str]:
    keys = type(head.target).model_fields
    for field in type(base.target).model_fields:
        both = field in keys and field not in UNJUDGED
        if both and getattr(base.target, field) != getattr(head.target, field):
            yield field


def _change(field: str, head: Standing, base: Standing) -> KeyChange:
    written = type(head.target).model_fields[field].alias or field
    old, new = getattr(base.target, field), getattr(head.target, field)
    return KeyChange(written, _spelt(old), _spelt(new), _is_easier(field, head, base))


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


def _spelt(value: object) -> str:
    """A value much as the file has it; what is not there as a dash."""
    if value is None or value == ():
        return "–"
    if isinstance(value, float):
        return f"{value:.0f}" if value == int(value) else repr(value)
    if isinstance(value, tuple):
        return ", ".join(_spelt(part) for part in value)
    if isinstance(value, Record):
        stated = ((key, getattr(value, key)) for key in type(value).model_fields)
        return ", ".join(f"{key} = {_spelt(part)}" for key, part in stated if part is not None)
    return str(value)
