"""Which way is easier: for each key of a kind that is a goalpost, the old value against the new."""

from collections.abc import Callable, Mapping
from typing import Any

from mic_tracker.model.period import Period

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
