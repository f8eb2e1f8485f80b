"""Indicators: what is measured, in which unit, how often it is published."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from mic_tracker.model.duration import Duration
from mic_tracker.model.members import AREA, Members
from mic_tracker.model.period import Frequency
from mic_tracker.model.record import Id, LocalText, Number, Record, Text

Measure = Literal[
    "count", "amount", "ratio", "index", "percent", "rank", "change", "event", "stage"
]
Desired = Literal["increase", "decrease"]
YearStart = Literal["02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]

NEVER_NEGATIVE: frozenset[Measure] = frozenset({"count", "amount", "ratio", "index"})
NUMERIC: frozenset[Measure] = NEVER_NEGATIVE | {"percent", "rank", "change"}


class Dimension(Record):
    """One way in which an indicator is broken down: an entry of its `dimensions`."""

    name: LocalText | None = None
    total: Text | None = None
    """The member that stands for all of them, as files write it; so do figures without one."""
    members: Annotated[dict[Text, LocalText], Field(min_length=1)] | None = None
    """The names of its members; when they are listed, there are no others."""
    weights: dict[Text, Annotated[Number, Field(ge=0)]] | None = None
    """How much each member counts in a mean: its population, say."""


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
    dimensions: Annotated[dict[Id, Dimension], Field(min_length=1)] | None = None
    """How its figures are broken down: sex, age …; the area may stand here, and need not."""
    note: LocalText | None = None

    def dimension(self, name: str) -> Dimension | None:
        """A dimension of it; None for one that it does not have. The area needs no entry."""
        found = (self.dimensions or {}).get(name)
        return found or (Dimension() if name == AREA else None)

    def without_totals(self, members: Members) -> Members:
        """The members without those that mean all of their dimension."""
        if not self.dimensions:
            return members
        found = ((name, member, self.dimension(name)) for name, member in members)
        return tuple((n, m) for n, m, dimension in found if not dimension or dimension.total != m)

    def unknown_members(self, members: Members) -> Iterator[tuple[str, str | None]]:
        """Each dimension that it does not have, and each member that a dimension does not list."""
        dimensions = self.dimensions or {}
        for name, member in members:
            dimension = dimensions.get(name)
            if dimension is None:
                if name != AREA:  # it needs no entry
                    yield name, None
            elif dimension.members and member not in {*dimension.members, dimension.total}:
                yield name, member

    @property
    def fiscal_month(self) -> int | None:
        """The month in which its fiscal years start; None where it does not say."""
        return int(self.year_starts) if self.year_starts else None

    @property
    def first_month(self) -> int:
        """The month in which its years start: January, unless it says another."""
        return self.fiscal_month or 1
