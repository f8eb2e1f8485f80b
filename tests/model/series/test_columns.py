"""Figures in columns: what is made, when, and that it is the same one at every look."""

from array import array
from datetime import date

from mic_tracker.model.finding import Location
from mic_tracker.model.observation import Observation, ObservationRecord, RowStatement
from mic_tracker.model.period import Period
from mic_tracker.model.series.columns import FigureColumns, RowSeries, TabledObservations

HUE = (("area", "Huế"),)
YEARS = [Period.year(2021), Period.year(2022)]


def statement(period: Period, status: str = "normal") -> RowStatement:
    written = {"period": period, "source": "s", "status": status}
    record = ObservationRecord.model_validate({"indicator": "x", **written})
    return RowStatement(period, "s", record.status, None, None, period.last, written)


def columns() -> FigureColumns:
    """Two years of one series, and between them a projection of another one."""
    return FigureColumns(
        [
            RowSeries("firms", None, (), {"indicator": "firms"}),
            RowSeries("firms", "all", HUE, {"indicator": "firms", "series": "all", "area": "Huế"}),
        ],
        [*map(statement, YEARS), statement(YEARS[1], "projected")],
        array("l", [0, 1, 0]),
        array("l", [0, 2, 1]),
        array("d", [5.0, 7.0, 6.0]),
        array("l", [2, 4, 9]),
        [(0, "one.csv"), (2, "two.csv")],
        {2: {"note": "late"}},
        {},
    )


def test_rows_are_grouped_without_an_observation() -> None:
    table = columns()
    figures = TabledObservations(table)
    parts = figures.parts()
    assert [*parts] == [("firms", ()), ("firms", HUE)]
    assert len(figures.published_by(date(2021, 12, 31))) == 1
    assert table.made == {}
    assert [o.value for o in parts["firms", ()]] == [5.0, 6.0]
    assert [*table.made] == [0, 2]


def test_projections_have_no_history() -> None:
    def values(
        _: object, name: str | None, found: TabledObservations
    ) -> tuple[str | None, list[float]]:
        return name, [o.value for o in found]

    histories = TabledObservations(columns()).histories(values)
    assert {**histories} == {("firms", ()): ((None, [5.0, 6.0]),)}


def test_a_row_is_one_observation_whoever_looks() -> None:
    figures = TabledObservations(columns())
    known = figures.published_by(date(2030, 1, 1))
    assert figures[2] is known[-1] is figures[1:][1] is figures.parts()["firms", ()][1]


def test_record_and_place_are_made_when_they_are_asked() -> None:
    late = TabledObservations(columns())[2]
    assert late.record == ObservationRecord(
        indicator="firms", period=YEARS[1], value=6.0, source="s", note="late"
    )
    assert late.location == Location("two.csv", 9, 1, 1)
    assert late.exact
    assert late == Observation(
        *("firms", YEARS[1], 6.0, "s", date(2022, 12, 31), None, (), "normal"),
        late.record,
        late.location,
    )


def test_all_of_them_equal_a_tuple_of_the_same() -> None:
    figures = TabledObservations(columns())
    assert figures == tuple(columns().observation(row) for row in range(3))
    assert figures != tuple(columns().observation(row) for row in range(2))


def test_what_is_written_is_read_without_an_observation() -> None:
    table = columns()
    figures = TabledObservations(table)
    assert [(r.indicator, r.series, r.value, r.note) for r in figures.records()] == [
        ("firms", None, 5.0, None),
        ("firms", "all", 7.0, None),
        ("firms", None, 6.0, "late"),
    ]
    assert [*figures.written("note")] == [None, None, "late"]
    assert [*figures.written("status")] == ["normal", "projected", "normal"]
    assert table.made == {}


def test_the_rows_of_some_indicators() -> None:
    figures = TabledObservations(columns())
    assert figures.of_indicators({"firms", "others"}) is figures
    assert len(figures.of_indicators({"others"})) == 0
