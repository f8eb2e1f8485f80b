"""JSON-stat: cubes as full and as sparse lists, of version 2.0 and 1.x."""

import json
from typing import Any

import pytest
from format_samples import columns, refusal, sample, table, tables

FORMAT = "json-stat"


def cube(**more: object) -> dict[str, Any]:
    """Two areas by three years, of which values are numbered 0 to 5."""
    return {
        "version": "2.0",
        "class": "dataset",
        "id": ["geo", "time"],
        "size": [2, 3],
        "dimension": {
            "geo": {"category": {"index": ["XA", "XB"], "label": {"XA": "One", "XB": "Two"}}},
            "time": {"category": {"index": {"2024": 2, "2022": 0, "2023": 1}}},
        },
        "value": [0, 1, 2, 3, 4, 5],
    } | more


def read(**more: object) -> list[tuple[str, ...]]:
    return columns(table(FORMAT, json.dumps(cube(**more)).encode()), "geo", "time", "value")


FULL = [
    ("XA", "2022", "0"),
    ("XA", "2023", "1"),
    ("XA", "2024", "2"),
    ("XB", "2022", "3"),
    ("XB", "2023", "4"),
    ("XB", "2024", "5"),
]


def test_the_figures_of_the_sample() -> None:
    found = table(FORMAT, sample("eurostat/jsonstat.json"))
    assert columns(found, "geo", "geo label", "time", "value", "status") == [
        ("XA", "Exampleland", "2022", "3.4", ""),
        ("XA", "Exampleland", "2023", "3.3", "p"),
        ("XA", "Exampleland", "2024", "", ":"),
        ("XB", "Otherland", "2022", "3.1", ""),
        ("XB", "Otherland", "2023", "8.9", "b"),
        ("XB", "Otherland", "2024", "8.7", ""),
    ]
    assert {*columns(found, "freq", "unit", "unit label")} == {("A", "EUR_KGOE", "Euro per kg")}
    # labels that say what the codes say are no column
    assert "time label" not in found.header
    assert found.facts == {
        "title": "Energy use (invented)",
        "publisher": "ESTAT",
        "published": "2026-09-19T23:00:00+0100",
    }
    assert list(found.lines) == [1, 2, 3, 4, 5, 6]


def test_the_last_dimension_runs_fastest() -> None:
    assert read() == FULL


def test_a_sparse_cube_has_the_rows_that_it_has() -> None:
    assert read(value={"4": 4.50, "1": 1}) == [("XA", "2023", "1"), ("XB", "2023", "4.5")]


def test_a_null_in_a_full_list_is_a_row_without_a_value() -> None:
    assert read(value=[0, None, 2, 3, 4, 5])[1] == ("XA", "2023", "")


def test_version_1_keeps_its_sizes_with_the_dimensions() -> None:
    new = cube()
    old = {
        "label": "Old",
        "dimension": new["dimension"] | {"id": new["id"], "size": new["size"]},
        "value": new["value"],
    }
    found = table(FORMAT, json.dumps({"dataset": old}).encode())
    assert columns(found, "geo", "time", "value") == FULL
    assert found.facts == {"title": "Old"}


def test_a_collection_gives_a_table_for_each_data_set() -> None:
    linked = {"class": "collection", "link": {"item": [cube(), cube(label="Second")]}}
    first, second = tables(FORMAT, json.dumps(linked).encode())
    assert (first.name, second.name) == ("file#1", "file#2")
    assert (len(first.rows), second.facts) == (6, {"title": "Second"})


def test_the_unit_of_a_member_stands_beside_it() -> None:
    what = {"index": ["P", "I"], "unit": {"P": {"base": "persons"}, "I": {"label": "2015=100"}}}
    data = cube(id=["what"], size=[2], dimension={"what": {"category": what}}, value=[7, 99])
    found = table(FORMAT, json.dumps(data).encode())
    assert columns(found, "what", "UNITS", "value") == [
        ("P", "persons", "7"),
        ("I", "2015=100", "99"),
    ]


def test_time_and_geography_are_called_so_where_the_file_says_so() -> None:
    found = table(FORMAT, json.dumps(cube(role={"time": ["time"], "geo": ["geo"]})).encode())
    assert columns(found, "REF_AREA", "REF_AREA label", "TIME_PERIOD")[3:5] == [
        ("XB", "Two", "2022"),
        ("XB", "Two", "2023"),
    ]


def test_a_dimension_of_one_member_needs_no_index() -> None:
    one = {"geo": {"category": {"label": {"XA": "One"}}}}
    data = cube(id=["geo"], size=[1], dimension=one, value=[8])
    assert columns(table(FORMAT, json.dumps(data).encode()), "geo", "value") == [("XA", "8")]


@pytest.mark.parametrize("value", [{"6": 1}, {"-1": 1}, {"x": 1}, {"9" * 5000: 1}, [0] * 7])
def test_a_value_outside_the_cube_is_refused(value: object) -> None:
    assert refusal(FORMAT, json.dumps(cube(value=value)).encode())[0] == "cube_place"


@pytest.mark.parametrize("size", [[3, 2], [6], [2, 3, 1], [10**9, 10**9], []])
def test_sizes_that_the_dimensions_do_not_have_are_refused(size: list[int]) -> None:
    assert refusal(FORMAT, json.dumps(cube(size=size)).encode())[0] == "cube_size"


def test_places_that_leave_one_out_are_refused() -> None:
    years = {"time": {"category": {"index": {"2022": 0, "2023": 2, "2024": 3}}}}
    data = cube(dimension=cube()["dimension"] | years)
    assert refusal(FORMAT, json.dumps(data).encode())[0] == "cube_size"


def test_a_sparse_cube_of_any_size_costs_what_its_values_cost() -> None:
    index = [f"c{i}" for i in range(1000)]
    names = ["a", "b", "c", "d"]  # 10¹² places
    dimensions = {name: {"category": {"index": index}} for name in names}
    data = cube(id=names, size=[1000] * 4, dimension=dimensions, value={str(10**12 - 1): 5})
    found = table(FORMAT, json.dumps(data).encode())
    assert found.rows == [("c999", "c999", "c999", "c999", "5", "")]
    assert list(found.lines) == [10**12]


def test_other_json_is_refused() -> None:
    for data in (b"{}", b"[]", sample("who-gho/odata.json")):
        assert refusal(FORMAT, data)[:2] == ("other_shape", {"format": FORMAT})
