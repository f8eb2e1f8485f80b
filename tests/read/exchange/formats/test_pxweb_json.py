"""JSON of PxWeb: codes with and without the metadata that say what they are."""

import json

import pytest
from format_samples import columns, refusal, sample, table

FORMAT = "pxweb-json"
DATA, METADATA = sample("pxweb/json_v1.json"), sample("pxweb/json_v1_meta.json")


def both(first: bytes, second: bytes) -> bytes:
    parts = [json.loads(part.decode("utf-8-sig")) for part in (first, second)]
    return json.dumps(parts).encode()


def test_the_figures_of_the_sample() -> None:
    found = table(FORMAT, DATA)
    assert found.header == ("Tỉnh", "TIME_PERIOD", "CONTENTS", "DATA")
    assert found.rows == [
        ("0", "0", "Số", "9355"),
        ("0", "1", "Số", "9424"),
        ("1", "0", "Số", ".."),
    ]
    assert list(found.lines) == [1, 2, 3]


@pytest.mark.parametrize("parts", [(METADATA, DATA), (DATA, METADATA)])
def test_metadata_beside_it_have_the_labels(parts: tuple[bytes, bytes]) -> None:
    found = table(FORMAT, both(*parts))
    assert columns(found, "Tỉnh", "Tỉnh code", "TIME_PERIOD", "DATA") == [
        ("Vùng A", "0", "2023", "9355"),
        ("Vùng A", "0", "Sơ bộ 2024", "9424"),
        ("Vùng B", "1", "2023", ".."),
    ]
    assert found.facts == {"title": "Bảng ví dụ"}


def test_newer_answers_say_where_they_come_from() -> None:
    said = {"updated": "2026-01-05T07:00:00Z", "label": "Firms", "source": "Example office"}
    answer = {"columns": [{"code": "y", "type": "t"}, {"text": "n", "type": "c"}], "data": []}
    comments = [{"variable": "y", "value": "1", "comment": "Revised."}]
    data = json.dumps(answer | {"metadata": [said], "comments": comments}).encode()
    assert table(FORMAT, data).facts == {
        "title": "Firms",
        "publisher": "Example office",
        "published": "2026-01-05T07:00:00Z",
        "note": "y: Revised.",
    }


def test_each_content_is_a_row_of_its_own() -> None:
    contents = [{"text": name, "type": "c"} for name in ("Men", "Women")]
    rows = [{"key": ["2023"], "values": ["1", "2"]}, {"key": ["2024"], "values": ["3", ".."]}]
    answer = {"columns": [{"code": "y", "type": "t"}, *contents], "data": rows}
    found = table(FORMAT, json.dumps(answer).encode())
    assert found.rows == [
        ("2023", "Men", "1"),
        ("2023", "Women", "2"),
        ("2024", "Men", "3"),
        ("2024", "Women", ".."),
    ]
    assert found.lines == [1, 1, 2, 2]


def test_metadata_alone_are_no_table() -> None:
    assert refusal(FORMAT, METADATA)[0] == "pxweb_no_data"


def test_a_row_of_another_width_is_refused_with_its_place() -> None:
    document = json.loads(DATA.decode("utf-8-sig"))
    document["data"][1]["key"] = ["0"]
    found = refusal(FORMAT, json.dumps(document).encode())
    assert found == ("json_row", {"cells": 2, "columns": 3}, 2)


def test_other_json_is_refused() -> None:
    for data in (b"[]", b"{}", b"7", sample("who-gho/odata.json")):
        assert refusal(FORMAT, data)[:2] == ("other_shape", {"format": FORMAT})
