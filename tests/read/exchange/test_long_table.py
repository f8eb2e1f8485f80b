"""Long tables: the key in one column, labels in cells, and what each column holds."""

import pytest

from mic_tracker.model.edit.exchange.profile import Profile
from mic_tracker.read.exchange.long_table import read_long
from mic_tracker.read.exchange.profiles import read_profile
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile


def table(header: tuple[str, ...], *rows: tuple[str, ...]) -> SourceTable:
    return SourceTable("some.csv", header, [*rows], range(2, 2 + len(rows)), {})


def test_the_key_of_eurostat_is_split() -> None:
    source = table(("freq,unit,geo\\TIME_PERIOD", "2019 ", "2020 "), ("A,PC,XA", "1 ", "2 p"))
    found = read_long(source, read_profile("eurostat-tsv"))
    assert [(c.head, c.role) for c in found.columns] == [
        ("freq", "series"),
        ("unit", "unit"),
        ("geo", "area-code"),
        ("2019", "value"),
        ("2020", "value"),
    ]
    assert list(found.extract()) == [
        ("A", "PC", "XA", "2019", "1 "),
        ("A", "PC", "XA", "2020", "2 p"),
    ]
    assert [found.column_in_file(column.at) for column in found.columns] == [1, 1, 1, 2, 3]


def test_a_key_with_fewer_parts_is_filled_up() -> None:
    source = table(("unit,geo\\time", "2019"), ("PC", "1"), (), ("PC,XA,XB", "2"))
    found = read_long(source, read_profile("eurostat-tsv"))
    assert found.table.rows == [("PC", "", "1"), ("", ""), ("PC", "XA", "2")]


def test_a_table_without_headings_has_no_key() -> None:
    with pytest.raises(UnreadableFile):
        read_long(table((), ("A,B", "1")), Profile(key=",", unpivot="periods"))


def test_labels_are_cut_from_headings_and_cells() -> None:
    source = table(
        ("STRUCTURE_ID", "SEX: Sex", "TIME_PERIOD: Time", "OBS_VALUE: Value", "NOTE"),
        ("A:B(1.0): Flow", "F: Women", "2020", "5", "as: written"),
    )
    found = read_long(source, read_profile("sdmx-csv-labels"))
    assert found.table.rows == [("A:B(1.0)", "F", "2020", "5", "as: written")]
    assert [column.role for column in found.columns] == [
        "series",
        "dimension",
        "period",
        "value",
        "ignore",
    ]


def test_a_heading_may_hold_a_period_and_a_member() -> None:
    source = table(("Kind", "2022 On time", "Prel. 2023 Total"), ("x", "1", "2"))
    found = read_long(source, read_profile("pxweb-csv"))
    assert [(c.period, c.member and c.member[1]) for c in found.values] == [
        ("2022", "On time"),
        ("Prel. 2023", "Total"),
    ]


@pytest.mark.parametrize(
    ("header", "code"),
    [(("Year", "Sex"), "no_value_column"), (("Sex", "Value"), "no_period_column")],
)
def test_a_table_without_periods_or_values(header: tuple[str, ...], code: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_long(table(header, ("a", "b")), Profile(name="x", columns=COLUMNS))
    assert caught.value.code == code
    assert caught.value.facts == {"columns": header}


COLUMNS = read_profile("open-sdg").columns


def test_an_extract_is_short() -> None:
    source = table(("Year", "Value"), *((str(year), "1") for year in range(1000, 2000)))
    found = read_long(source, read_profile("open-sdg"))
    assert len(list(found.extract())) == 20
