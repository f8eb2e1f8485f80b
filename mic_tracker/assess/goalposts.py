"""Moved goalposts: which keys of a target were changed, and which of the changes make it easier.

Only what was promised counts: the value, the deadline, the direction, the scope, the kind. A name,
a note, a method or a baseline is no goalpost. Where two promises cannot be ordered (another
indicator, another area), the change counts as easier: somebody should look.
"""

from collections.abc import Callable, Iterator, Mapping

from mic_tracker.assess.easier import COMMON, KEYS, never
from mic_tracker.assess.gate.facts import exact
from mic_tracker.model.difference import Move
from mic_tracker.model.kinds.cadence import Cadence
from mic_tracker.model.kinds.level import Level
from mic_tracker.model.report import Standing
from mic_tracker.model.trajectory import Path

UNJUDGED = frozenset({"kind", "name", "note", "tags", "stated", "formerly", "stale_after"})
"""Keys that no verdict depends on (the kind is compared by itself)."""


def moves(head: Standing, base: Standing) -> tuple[Move, ...]:
    """Every change to what a verdict depends on, in the order of the record's keys."""
    if head.target.kind == base.target.kind:
        return tuple(_changes(head, base))
    kind = Move("kind", base.target.kind, head.target.kind, _another_kind(head, base))
    return (kind, *_changes(head, base))


def weakened(head: Standing, base: Standing) -> tuple[Move, ...]:
    """The changes that make a target easier to meet."""
    return tuple(move for move in moves(head, base) if move.easier)


def _changes(head: Standing, base: Standing) -> Iterator[Move]:
    keys = type(head.target).model_fields
    for field in type(base.target).model_fields:
        if field in keys and field not in UNJUDGED:
            old, new = getattr(base.target, field), getattr(head.target, field)
            if old != new:
                written = keys[field].alias or field
                yield Move(written, _spelt(old), _spelt(new), _easier(field, head, base))


def _easier(field: str, head: Standing, base: Standing) -> bool:
    kind = head.target.kind
    same = kind == base.target.kind
    if same and (judge := _WHOLE.get((kind, field)) or _WHOLE.get(("", field))):
        return judge(head, base)
    goalposts = {**COMMON, **(KEYS[kind] if same else {})}
    judge_key = goalposts.get(field, never)
    return judge_key(getattr(base.target, field), getattr(head.target, field))


def _another_kind(head: Standing, base: Standing) -> bool:
    """Another kind is another promise; but a number on top of a direction only makes it harder."""
    if base.target.kind != "direction" or not isinstance(head.trajectory, Path):
        return True
    return head.trajectory.objective.sign != (1 if base.target.desired == "increase" else -1)


def _interim(head: Standing, base: Standing) -> bool:
    """A listed point left out, or with a value that is easier to reach."""
    old, new = base.target, head.target
    assert isinstance(old, Level)  # the table says so  # noqa: S101
    assert isinstance(new, Level)  # the table says so  # noqa: S101
    values, sign = dict(new.interim), new.objective().sign
    return any(
        period not in values or (value - values[period]) * sign > 0 for period, value in old.interim
    )


def _counted_from(head: Standing, base: Standing) -> bool:
    """Another start of a change: easier if it asks for less, seen with the figures of the head."""
    old, new = (side.target.trajectory(head.series) for side in (base, head))
    if not isinstance(old, Path) or not isinstance(new, Path):
        return True
    return (old.objective.value - new.objective.value) * old.objective.sign > 0


def _every(head: Standing, base: Standing) -> bool:
    """A longer period leaves more freedom; a shorter one only if it asks for less a year."""
    old, new = _cadences(head, base)
    rarer = new.every.per_year < old.every.per_year
    return rarer or new.at_least * new.every.per_year < old.at_least * old.every.per_year


def _quota(head: Standing, base: Standing) -> bool:
    """Fewer events in each period; where the period changed as well, that change is judged."""
    old, new = _cadences(head, base)
    return old.every == new.every and new.at_least < old.at_least


def _cadences(head: Standing, base: Standing) -> tuple[Cadence, Cadence]:
    old, new = base.target, head.target
    assert isinstance(old, Cadence)  # the table says so  # noqa: S101
    assert isinstance(new, Cadence)  # the table says so  # noqa: S101
    return old, new


def _series(head: Standing, base: Standing) -> bool:
    """To name the series that was followed anyway is no change."""
    return head.target.series is None or head.target.series != base.series.name


_WHOLE: Mapping[tuple[str, str], Callable[[Standing, Standing], bool]] = {
    ("", "series"): _series,
    ("level", "interim"): _interim,
    ("change", "since"): _counted_from,
    ("cadence", "every"): _every,
    ("cadence", "at_least"): _quota,
}
"""Keys that only the whole target or its figures can judge, by kind ("": any): head, then base."""


def _spelt(value: object) -> str:
    """A value much as the file has it; what is not there as a dash."""
    if value is None or value == ():
        return "–"
    if isinstance(value, float):
        return exact(value)
    if isinstance(value, tuple):
        return ", ".join(_spelt(part) for part in value)
    return str(value)
