"""The indicators whose figures differ: the same answer whatever holds the figures."""

import math
from array import array
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mic_tracker.model.observation import Observation, ObservationRecord, RowStatement
from mic_tracker.model.period import Period
from mic_tracker.model.series.columns import FigureColumns, RowSeries, TabledObservations
from mic_tracker.model.series.shared_rows import differing_indicators

Row = tuple[str, int, float, str | None]
"""Indicator, year, value, note."""
rows = st.tuples(
    st.sampled_from("abc"),
    st.integers(2020, 2022),
    st.sampled_from([1.0, 2.0]),
    st.sampled_from([None, "n"]),
)


def tabled(found: Sequence[Row]) -> TabledObservations:
    """Rows in columns; the tables are in the order in which the rows name their parts."""
    names = [*dict.fromkeys(row[0] for row in found)]
    years = [*dict.fromkeys(row[1] for row in found)]
    return TabledObservations(
        FigureColumns(
            [RowSeries(name, None, (), {"indicator": name}) for name in names],
            [*map(statement, years)],
            array("l", [names.index(row[0]) for row in found]),
            array("l", [years.index(row[1]) for row in found]),
            array("d", [row[2] for row in found]),
            array("l", range(len(found))),
            [(0, "x.csv")],
            {i: {"note": row[3]} for i, row in enumerate(found) if row[3]},
            {},
        )
    )


def statement(year: int) -> RowStatement:
    period = Period.year(year)
    record = ObservationRecord.model_validate({"indicator": "x", "period": period, "source": "s"})
    return RowStatement(
        period, "s", record.status, None, None, period.last, {"period": period, "source": "s"}
    )


def plain(found: Sequence[Row]) -> tuple[Observation, ...]:
    return tuple(tabled(found))


@given(old=st.lists(rows, max_size=6), new=st.lists(rows, max_size=6))
@pytest.mark.parametrize("one", [tabled, plain])
@pytest.mark.parametrize("other", [tabled, plain])
def test_what_differs_between_the_ends_that_are_the_same(
    one: Callable[[Sequence[Row]], Sequence[Observation]],
    other: Callable[[Sequence[Row]], Sequence[Observation]],
    old: list[Row],
    new: list[Row],
) -> None:
    a, b = [*old], [*new]
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    assert differing_indicators(one(old), other(new)) == {row[0] for row in (*a, *b)}


def test_no_record_is_made_of_rows() -> None:
    many: list[Row] = [("a", 2020 + i % 3, float(i), None) for i in range(1000)]
    old, new = tabled(many), tabled([*many[:500], ("b", 2020, 1.0, None), *many[500:]])
    assert differing_indicators(old, new) == {"b"}
    assert (old.columns.made, new.columns.made) == ({}, {})


def test_no_number_is_the_same_as_no_number() -> None:
    gap: list[Row] = [("a", 2020, math.nan, "n")]
    assert differing_indicators(tabled(gap), tabled(gap)) == set()
    assert differing_indicators(tabled(gap), tabled([("a", 2020, 1.0, "n")])) == {"a"}
