"""Moved goalposts: which keys of a target were changed, and which of the changes make it easier.

Only what was promised counts: the value, the deadline, the direction, the scope, the kind. A name,
a note, a method or a baseline is no goalpost. Where two promises cannot be ordered (another
indicator, another area), the change counts as easier: somebody should look. A kind has goalposts of
its own; what all kinds share is judged here.
"""

from collections.abc import Iterator

from mic_tracker.model.difference import KeyChange
from mic_tracker.model.goalpost import SCOPE
from mic_tracker.model.record import Record
from mic_tracker.model.report import Standing
from mic_tracker.model.trajectory import Heading, TargetPath

UNJUDGED = frozenset({"kind", "name", "note", "tags", "stated", "formerly", "stale_after"})
"""Keys that no verdict depends on (the kind is compared by itself)."""


def key_changes(head: Standing, base: Standing) -> tuple[KeyChange, ...]:
    """Every change to what a verdict depends on, in the order of the record's keys."""
    if head.target.kind == base.target.kind:
        return tuple(_changes(head, base))
    kind = KeyChange("kind", base.target.kind, head.target.kind, _is_other_promise(head, base))
    return (kind, *_changes(head, base))


def easier_changes(head: Standing, base: Standing) -> tuple[KeyChange, ...]:
    """The changes that make a target easier to meet."""
    return tuple(move for move in key_changes(head, base) if move.easier)


def _changes(head: Standing, base: Standing) -> Iterator[KeyChange]:
    keys = type(head.target).model_fields
    for field in type(base.target).model_fields:
        if field in keys and field not in UNJUDGED:
            old, new = getattr(base.target, field), getattr(head.target, field)
            if old != new:
                written = keys[field].alias or field
                yield KeyChange(written, _spelt(old), _spelt(new), _is_easier(field, head, base))


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
