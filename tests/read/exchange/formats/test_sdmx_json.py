"""SDMX-JSON: keys of indices, attributes at every level, both versions."""

import json
from typing import Any

import pytest
from format_samples import columns, refusal, sample, table, tables

FORMAT = "sdmx-json"
# of both samples, as they stand there
FIGURES = [
    ("A", "XA", "SI_POV", "2015", "18.4", "A"),
    ("A", "XA", "SI_POV", "2016", "17.9", "B"),
]
CODES = ("FREQ", "REF_AREA", "SERIES", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS")
LABELS = ("REF_AREA label", "SERIES label", "OBS_STATUS label")


def dimension(name: str, position: int, *codes: str) -> dict[str, Any]:
    return {"id": name, "keyPosition": position, "values": [{"id": code} for code in codes]}


def message(data_set: dict[str, Any], **attributes: object) -> bytes:
    """A message of version 2.0 with one data set of two areas and two years."""
    structure = {
        "names": {"vi": "Ví dụ", "en": "Example"},
        "dimensions": {
            "dataSet": [dimension("FREQ", 1, "A")],
            "series": [dimension("AREA", 0, "XA", "XB")],
            "observation": [dimension("TIME_PERIOD", 2, "2015", "2016")],
        },
        "attributes": attributes,
    }
    return json.dumps({"data": {"structures": [structure], "dataSets": [data_set]}}).encode()


@pytest.mark.parametrize("name", ["data_1.0.json", "data_2.0.json"])
def test_the_figures_of_the_samples(name: str) -> None:
    found = table(FORMAT, sample(f"sdmx/{name}"))
    assert columns(found, *CODES) == FIGURES
    assert columns(found, *LABELS) == [
        ("Exampleland", "Poverty", "Normal value"),
        ("Exampleland", "Poverty", "Break"),
    ]
    assert found.facts == {
        "title": "Invented",
        "publisher": "XX",
        "published": "2026-05-12T00:00:00Z",
    }
    assert list(found.lines) == [1, 2]


def test_observations_without_series_have_keys_of_all_dimensions() -> None:
    data = message({"observations": {"1:0": [5], "0:1": [6]}})
    assert columns(table(FORMAT, data), "FREQ", "AREA", "TIME_PERIOD", "OBS_VALUE") == [
        ("A", "XB", "2015", "5"),
        ("A", "XA", "2016", "6"),
    ]


def test_attributes_stand_in_each_row_that_they_hold_for() -> None:
    units = {"id": "UNIT", "values": [{"id": "T", "name": "Tonnes"}]}
    data_set = {
        "attributes": [0],
        "dimensionGroupAttributes": {"1::": ["of XB"], "0::1": ["of XA in 2016"]},
        "series": {
            "0": {"attributes": [["a", "b"]], "observations": {"0": [1, "early"], "1": [2]}},
            "1": {"observations": {"0": [3, None]}},
        },
    }
    data = message(
        data_set,
        dataSet=[units],
        dimensionGroup=[{"id": "TITLE"}],
        series=[{"id": "SOURCE"}],
        observation=[{"id": "COMMENT"}],
    )
    found = table(FORMAT, data)
    names = ("OBS_VALUE", "UNIT", "UNIT label", "TITLE", "SOURCE", "COMMENT")
    assert columns(found, *names) == [
        ("1", "T", "Tonnes", "", "a; b", "early"),
        ("2", "T", "Tonnes", "of XA in 2016", "a; b", ""),
        ("3", "T", "Tonnes", "of XB", "", ""),
    ]
    assert found.facts == {"title": "Ví dụ"}


def test_several_measures_are_columns() -> None:
    data = json.loads(message({"observations": {"0:0": [5, 6]}}))
    measures = {"observation": [{"id": "MEN"}, {"id": "WOMEN"}]}
    data["data"]["structures"][0]["measures"] = measures
    found = table(FORMAT, json.dumps(data).encode())
    assert columns(found, "MEN", "WOMEN") == [("5", "6")]


def test_each_data_set_is_a_table_with_its_structure() -> None:
    data = json.loads(message({"observations": {"0:0": [5]}}))
    data["data"]["dataSets"].append({"structure": 0, "observations": {"0:1": [7]}})
    first, second = tables(FORMAT, json.dumps(data).encode())
    assert (first.name, second.name) == ("file#1", "file#2")
    assert columns(second, "TIME_PERIOD", "OBS_VALUE") == [("2016", "7")]


@pytest.mark.parametrize("key", ["0", "0:2", "0:0:0", "0:-1", "x:0", "", "0:99999999999999999999"])
def test_a_key_that_the_structure_does_not_have_is_refused(key: str) -> None:
    assert refusal(FORMAT, message({"observations": {key: [5]}}))[0] == "sdmx_key"


def test_an_attribute_that_its_list_does_not_have_is_refused() -> None:
    status = {"id": "OBS_STATUS", "values": [{"id": "A"}]}
    data = message({"observations": {"0:0": [5, 1]}}, observation=[status])
    assert refusal(FORMAT, data)[0] == "sdmx_key"


def test_a_message_that_takes_observations_back_is_refused() -> None:
    data = message({"action": "Delete", "observations": {"0:0": [5]}})
    assert refusal(FORMAT, data)[0] == "sdmx_deletes"


def test_other_json_is_refused() -> None:
    for data in (b"{}", b"[]", b'{"dataSets": [{}]}', sample("eurostat/jsonstat.json")):
        assert refusal(FORMAT, data)[:2] == ("other_shape", {"format": FORMAT})
