"""Facts: what the sentence of a finding needs to know, before a language writes it."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mic_tracker.model.period import Interval, Period
from mic_tracker.model.record import LocalText


class Range(NamedTuple):
    """A figure that is stated as the two ends between which it lies."""

    low: float
    high: float


FactValue = LocalText | int | float | Decimal | date | Period | Interval | Range
"""A value of a sentence before a language writes it; a Decimal has just the digits that matter."""
KeyValue = FactValue | tuple["KeyValue", ...] | None
"""What a key of a record holds; a tuple is a list, and one in it a pair such as (2025, 70000)."""


class Bound(NamedTuple):
    """A goal: at least or at most a value, in each period of a frequency if there is one."""

    operator: str
    value: float
    per: str | None = None


class Odds(NamedTuple):
    """A likelihood of which thin evidence carries no more than a word and a round number."""

    chance: float


WITHDRAWN = "withdrawn"
"""Stands in a change for a figure that was taken back."""


class ValueChange(NamedTuple):
    """What changed: its subject, the old value and the new one; None where there is none."""

    subject: FactValue | None
    old: KeyValue
    new: KeyValue


MessageFact = FactValue | Bound | Odds | ValueChange | tuple[FactValue | ValueChange, ...]
"""What a sentence needs to know; a tuple is a list of values."""
