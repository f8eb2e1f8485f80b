"""World Bank API: pages of figures, and what it answers instead of them."""

import json

from format_samples import columns, refusal, sample, table

PAGE = {"page": 1, "pages": 1, "per_page": 50, "total": 1, "lastupdated": "2026-07-13"}
ROW = {"indicator": {"id": "I", "value": "Firms"}, "date": "2024", "value": 1}


def answer(page: object, *rows: object) -> bytes:
    return json.dumps([page, [*rows]]).encode()


def test_the_figures_of_the_sample() -> None:
    found = table("world-bank-json", sample("world-bank/api.json"))
    assert columns(found, "country.id", "country.value", "countryiso3code", "date", "value") == [
        ("XA", "Exampleland", "XAA", "2024", ""),
        ("XA", "Exampleland", "XAA", "2023", "78.0912"),
        ("XA", "Exampleland", "XAA", "2022", "74.5"),
        ("X1", "Example region", "", "2022", "60.25"),
    ]
    assert columns(found, "obs_status") == [("",), ("E",), ("",), ("F",)]
    assert {row[0] for row in found.rows} == {"XX.NET.USER.ZS"}
    assert list(found.lines) == [1, 2, 3, 4]


def test_what_the_sample_says_of_all_its_figures() -> None:
    found = table("world-bank-json", sample("world-bank/api.json"))
    assert found.facts == {
        "published": "2026-07-13",
        "title": "Individuals using a network (% of population)",
    }


def test_a_message_that_comes_with_status_200_is_no_table() -> None:
    assert refusal("world-bank-json", sample("world-bank/api_error.json")) == (
        "service_message",
        {"message": "Invalid value: The provided parameter value is not valid"},
        1,
    )


def test_one_page_of_several_is_told() -> None:
    found = table("world-bank-json", answer(PAGE | {"page": 2, "pages": 12}, ROW))
    assert found.facts["pages"] == "2/12"


def test_digits_stay_as_they_are_written() -> None:
    row = '{"date": "2024", "value": 1234567890.12345678901234567890e-3}'
    found = table("world-bank-json", f'[{{"page": 1}}, [{row}]]'.encode())
    assert columns(found, "value") == [("1234567890.12345678901234567890e-3",)]


def test_an_answer_without_rows_is_an_empty_table() -> None:
    found = table("world-bank-json", b'[{"page": 0, "pages": 0, "total": 0}, null]')
    assert (found.rows, found.header, found.facts) == ([], (), {})


def test_two_indicators_have_no_common_title() -> None:
    other = ROW | {"indicator": {"id": "J", "value": "Jobs"}}
    assert "title" not in table("world-bank-json", answer(PAGE, ROW, other)).facts


def test_other_json_is_refused() -> None:
    for data in (b"{}", b"[]", b"[1, 2]", b'[{"page": 1}]', sample("sdmx/data_1.0.json")):
        assert refusal("world-bank-json", data)[:2] == (
            "other_shape",
            {"format": "world-bank-json"},
        )
