"""Indicators: what is measured, in which unit, how often it is published."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from mic_tracker.model.duration import Duration
from mic_tracker.model.period import Frequency
from mic_tracker.model.record import Id, LocalText, Record, Text

Measure = Literal[
    "count", "amount", "ratio", "index", "percent", "rank", "change", "event", "stage"
]
Desired = Literal["increase", "decrease"]
YearStart = Literal["02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]

NEVER_NEGATIVE: frozenset[Measure] = frozenset({"count", "amount", "ratio", "index"})
NUMERIC: frozenset[Measure] = NEVER_NEGATIVE | {"percent", "rank", "change"}


class Indicator(Record):
    """What is measured: an `[indicators.<id>]` table."""

    name: LocalText
    unit: LocalText
    """As shown beside the number: "firms", "USD", "percent"."""
    measure: Measure
    """count, amount, ratio, index: never negative; percent: 0-100; change: signed."""
    over: Literal["instant", "period"] = "instant"
    """instant: a stock at the end of the period; period: a flow during it."""
    desired: Desired
    every: Annotated[Frequency, Field(strict=False)] | None = None
    """How often a new figure is published; with `lag` it says when one is overdue."""
    year_starts: YearStart | None = None
    """The month in which its fiscal or school year starts: then 2023/24 is a period of it."""
    lag: Duration | None = None
    """How long after the end of a period its figure appears."""
    next_release: date | None = None
    """The announced day of the next figure; goes before `every` and `lag` until one is out."""
    prefer: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    """Sources or publishers, the best first: where they disagree, the first of them is right."""
    definition: LocalText | None = None
    series: Annotated[dict[Id, LocalText], Field(min_length=1)] | None = None
    """One definition per series, when figures were counted in more than one way."""
    note: LocalText | None = None

    @property
    def fiscal_month(self) -> int | None:
        """The month in which its fiscal years start; None where it does not say."""
        return int(self.year_starts) if self.year_starts else None

    @property
    def first_month(self) -> int:
        """The month in which its years start: January, unless it says another."""
        return self.fiscal_month or 1
