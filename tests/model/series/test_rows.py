"""Points that are rows of a table: they answer as listed points do, and few are made."""

from array import array
from collections.abc import Mapping
from datetime import date

import pytest
from facts import indicator, period

from mic_tracker.model.indicator import Indicator
from mic_tracker.model.observation import ObservationRecord, RowStatement
from mic_tracker.model.series import ListedPoints, Point
from mic_tracker.model.series.columns import FigureColumns, RowSeries
from mic_tracker.model.series.points import Kind
from mic_tracker.model.series.rows import PlainRows, RowPoints, is_plain

Said = tuple[str, float, str]
"""Period, value and status of a row."""
THREE: tuple[Said, ...] = (
    ("2023", 7.0, "provisional"),
    ("2021", 9.0, "normal"),
    ("2022", 8.0, "estimated"),
)


def table(
    *rows: Said, texts: Mapping[int, Mapping[str, object]] | None = None, source: str = "s"
) -> PlainRows:
    """A table of one series, known on one day."""
    statements = [_statement(when, status, source) for when, _, status in rows]
    columns = FigureColumns(
        [RowSeries("x", None, (), {"indicator": "x"})],
        statements,
        array("l", [0] * len(rows)),
        array("l", range(len(rows))),
        array("d", [value for _, value, _ in rows]),
        array("l", range(2, len(rows) + 2)),
        [(0, "x.csv")],
        texts or {},
        {},
    )
    return PlainRows.of(columns)


def _statement(when: str, status: str, source: str) -> RowStatement:
    written = {"period": when, "source": source, "status": status}
    record = ObservationRecord.model_validate({"indicator": "x", "value": 1} | written)
    known = date(2025, 1, 1)
    return RowStatement(
        record.period, source, record.status, record.qualifier, record.stage, known, written
    )


def regular(
    *rows: Said, of: Indicator | None = None, length: Kind | None = None
) -> "RowPoints | None":
    published = table(*rows).points(range(len(rows)))
    assert published
    return published.regular(of or indicator(), length)


def test_nothing_is_made_for_what_columns_know() -> None:
    plain = table(*THREE)
    published = plain.points(range(3))
    assert published
    assert published.values == [7.0, 8.0, 9.0]  # known on one day: the smallest first
    points = published.regular(indicator(over="instant"), None)
    assert points
    assert (points.times, points.values) == ([2022.0, 2023.0, 2024.0], [9.0, 8.0, 7.0])
    assert points.counts() == (3, 2, 1, 0)
    assert (points.known_since(-1), points.holds_rough()) == (date(2025, 1, 1), False)
    assert plain.columns.made == {}


def test_a_point_is_made_once_and_as_others_are() -> None:
    plain = table(*THREE)
    points = plain.points(range(3))
    assert points
    assert points[-1] is points[2] is points[1:][1]
    listed = ListedPoints(Point.of(plain.columns.observation(row)) for row in (0, 2, 1))
    assert points == listed
    assert points.figures() == listed.figures()
    assert [*plain.columns.made] == [1, 2, 0]


def test_a_derived_row_is_soft_and_counted() -> None:
    points = table(*THREE, texts={1: {"derived": "4 + 5"}}).points(range(3))
    assert points
    assert points.counts() == (3, 3, 1, 1)


@pytest.mark.parametrize("status", ["break", "withdrawn"])
def test_what_says_something_of_other_figures_is_not_plain(status: str) -> None:
    assert table(("2021", 1.0, "normal"), ("2022", 2.0, status)).points(range(2)) is None


@pytest.mark.parametrize("key", ["low", "qualifier", "stage"])
def test_a_row_with_more_to_say_is_not_plain(key: str) -> None:
    plain = table(*THREE, texts={1: {key: "x"}})
    assert plain.points([0, 2])
    assert plain.points([0, 1]) is None


def test_a_hedged_figure_and_one_of_a_stage_are_not_plain() -> None:
    usual = _statement("2021", "normal", "s")
    assert is_plain(usual)
    assert not is_plain(usual._replace(qualifier="about"))
    assert not is_plain(usual._replace(stage="law"))


def test_an_interval_is_no_period() -> None:
    assert table(("2020/2021", 1.0, "normal")).points([0]) is None


def test_two_figures_of_one_moment_are_looked_at_one_by_one() -> None:
    day, month = ("2021-12-31", 1.0, "normal"), ("2021-12", 2.0, "normal")
    assert regular(day, month, of=indicator(over="instant")) is None
    assert regular(month, month, of=indicator(measure="event")) is None
    assert regular(day, month, of=indicator(measure="event"))


def test_a_flow_has_one_length() -> None:
    year, half = ("2021", 1.0, "normal"), ("2022-H1", 2.0, "normal")
    flow, by_year = indicator(over="period"), indicator(over="period", every="year")
    assert regular(year, half, of=flow) is None
    assert regular(half, of=flow)
    assert regular(half, of=by_year) is None
    assert regular(year, of=by_year)
    lasting = period("2021").frequency, 1
    assert regular(half, of=flow, length=lasting) is None
    assert regular(year, half, of=indicator(over="instant"))
