"""The table of imported figures: each column once, in the order of keys and dimensions."""

import csv
from io import StringIO

import duckdb
import pytest

from mic_tracker.edit.exchange.table import table_with
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.observation import ObservationRecord

BY_SEX_AND_AREA = {
    "sex": {"total": "_T", "members": {"F": "Women", "M": "Men"}},
    "area": {"members": {"N": "North", "S": "South"}, "weights": {"N": 10, "S": 30}},
}


@pytest.fixture
def indicator() -> Indicator:
    return Indicator.model_validate(
        {
            "name": "Internet users",
            "unit": "%",
            "measure": "percent",
            "desired": "increase",
            "dimensions": BY_SEX_AND_AREA,
        }
    )


@pytest.fixture
def record() -> ObservationRecord:
    fields = {"indicator": "net", "period": "2024", "value": 61.0, "area": "N", "source": "s"}
    return ObservationRecord.model_validate({**fields, "dims": {"sex": "F"}})


COLUMNS = ["indicator", "period", "value", "area", "source", "sex"]


def test_a_dimension_that_is_a_key_is_one_column(
    indicator: Indicator, record: ObservationRecord
) -> None:
    data = table_with("x.csv", None, [record], indicator, "en").new
    assert [*csv.reader(StringIO(data.decode()))] == [
        COLUMNS,
        ["net", "2024", "61", "N", "s", "F"],
    ]
    more = table_with("x.csv", data, [record], indicator, "en").new
    assert more.decode() == data.decode() + data.decode().splitlines(keepends=True)[1]


def test_a_parquet_file_has_the_same_columns(
    tmp_path_factory: pytest.TempPathFactory, indicator: Indicator, record: ObservationRecord
) -> None:
    path = tmp_path_factory.mktemp("table") / "x.parquet"
    path.write_bytes(table_with("x.parquet", None, [record], indicator, "en").new)
    with duckdb.connect() as database:
        found = database.execute(f"select * from '{path}'")
        names = [name for name, *_ in found.description or ()]
        assert (names, found.fetchall()) == (COLUMNS, [("net", "2024", 61.0, "N", "s", "F")])
