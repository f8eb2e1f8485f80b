"""Goalposts: whether another value of a target's key makes its promise easier to keep.

Each function is given the old value of a key and the new one, which differ.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mic_tracker.model.period import Period

Easier = Callable[[Any, Any], bool]


def always(_: object, __: object) -> bool:
    """Another promise, which cannot be ordered with the old one: somebody should look."""
    return True


def lower(old: float | None, new: float | None) -> bool:
    """A lower number; without one nothing is asked for."""
    return old is not None and (new is None or new < old)


def higher(old: float | None, new: float | None) -> bool:
    """A higher number; without one nothing is asked for."""
    return old is not None and (new is None or new > old)


def later(old: Period | None, new: Period | None) -> bool:
    """A later end; without one there is no deadline."""
    return old is not None and (new is None or new.last > old.last)


def starts_later(old: Period | None, new: Period | None) -> bool:
    """A later start; what had no start held from the first."""
    return new is not None and (old is None or new.first > old.first)


def starts_earlier(old: Period, new: Period) -> bool:
    """An earlier start, where more time means more to count."""
    return new.first < old.first


def ends_earlier(old: Period | None, new: Period | None) -> bool:
    """An earlier end; what had no end held for good."""
    return new is not None and (old is None or new.last < old.last)


def further_along(*words: str) -> Easier:
    """A word further along a list of words, the hardest of which comes first."""
    return lambda old, new: words.index(new) > words.index(old)


def stated(old: object, new: object) -> bool:
    """Something is stated that was not, and with which nothing can be asked for any more."""
    return old is None and new is not None


SCOPE: Mapping[str, Easier] = {
    "indicator": always,
    "area": always,
    "each": always,
    "unclear": stated,
}
"""The goalposts of every kind."""
BOUND: Mapping[str, Easier] = {"at_least": lower, "at_most": higher}
DEADLINE: Mapping[str, Easier] = {"by": later, "question": further_along("at", "ever")}
