"""Moved goalposts: which keys of a target were changed, and which of the changes make it easier.

Only what was promised counts: the value, the deadline, the direction, the scope, the kind. A name,
a note, a method or a baseline is no goalpost. Where two promises cannot be ordered (another
indicator, another area), the change counts as easier: somebody should look.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mic_tracker.assess.gate.facts import exact
from mic_tracker.model.difference import KeyChange
from mic_tracker.model.kinds.cadence import Cadence
from mic_tracker.model.kinds.level import Level
from mic_tracker.model.period import Period
from mic_tracker.model.report import Standing
from mic_tracker.model.trajectory import TargetPath

UNJUDGED = frozenset({"kind", "name", "note", "tags", "stated", "formerly", "stale_after"})
"""Keys that no verdict depends on (the kind is compared by itself)."""


def moves(head: Standing, base: Standing) -> tuple[KeyChange, ...]:
    """Every change to what a verdict depends on, in the order of the record's keys."""
    if head.target.kind == base.target.kind:
        return tuple(_changes(head, base))
    kind = KeyChange("kind", base.target.kind, head.target.kind, _another_kind(head, base))
    return (kind, *_changes(head, base))


def weakened(head: Standing, base: Standing) -> tuple[KeyChange, ...]:
    """The changes that make a target easier to meet."""
    return tuple(move for move in moves(head, base) if move.easier)


def _changes(head: Standing, base: Standing) -> Iterator[KeyChange]:
    keys = type(head.target).model_fields
    for field in type(base.target).model_fields:
        if field in keys and field not in UNJUDGED:
            old, new = getattr(base.target, field), getattr(head.target, field)
            if old != new:
                written = keys[field].alias or field
                yield KeyChange(written, _spelt(old), _spelt(new), _easier(field, head, base))


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
    if base.target.kind != "direction" or not isinstance(head.trajectory, TargetPath):
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
    if not isinstance(old, TargetPath) or not isinstance(new, TargetPath):
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


Easier = Callable[[Any, Any], bool]
"""Whether the second of two different values of a key, old and new, is easier to satisfy."""


def never(_: object, __: object) -> bool:
    """No goalpost."""
    return False


def _always(_: object, __: object) -> bool:
    """Another promise, which cannot be ordered with the old one."""
    return True


def _lower(old: float | None, new: float | None) -> bool:
    return old is not None and (new is None or new < old)


def _higher(old: float | None, new: float | None) -> bool:
    return old is not None and (new is None or new > old)


def _towards_zero(old: float, new: float) -> bool:
    """Less of a change, or one in the other direction."""
    return new < old if old > 0 else new > old


def _later(old: Period | None, new: Period | None) -> bool:
    return old is not None and (new is None or new.last > old.last)


def _starts_later(old: Period | None, new: Period | None) -> bool:
    """What had no start held from the first."""
    return new is not None and (old is None or new.first > old.first)


def _starts_earlier(old: Period, new: Period) -> bool:
    return new.first < old.first


def _ends_earlier(old: Period | None, new: Period | None) -> bool:
    """What had no end held for good."""
    return new is not None and (old is None or new.last < old.last)


def _became(*order: str) -> Easier:
    """A step along a list of words, hardest first."""
    return lambda old, new: order.index(new) > order.index(old)


def _fewer(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    return not set(old) <= set(new)


def _more_excuses(old: tuple[Period, ...], new: tuple[Period, ...]) -> bool:
    return any(not any(before.holds(excuse) for before in old) for excuse in new)


COMMON: Mapping[str, Easier] = {"indicator": _always, "area": _always, "each": _always}
"""The goalposts of every kind."""

_BY: Mapping[str, Easier] = {"by": _later, "question": _became("at", "ever")}
_BOUND: Mapping[str, Easier] = {"at_least": _lower, "at_most": _higher}


KEYS: Mapping[str, Mapping[str, Easier]] = {
    "level": {**_BOUND, **_BY},
    "threshold": {**_BOUND, "since": _starts_later, "until": _ends_earlier},
    "cadence": {
        "since": _starts_later,
        "until": _ends_earlier,
        "objective": _lower,
        "silence": _became("missed", "unknown"),
        "excused": _more_excuses,
        "carry": _became("none", "cap", "full"),
    },
    "comparison": {"than": _always, "times": _lower, **_BY},
    "milestone": {"by": _later, "stages": _fewer},
    "direction": {"desired": _always},
    "change": {"percent": _towards_zero, **_BY},
    "cumulative": {"at_least": _lower, "since": _starts_earlier, "by": _later},
}
"""The goalposts of each kind that can be judged key by key; `goalposts` has the others."""
