"""The API of the SDG database: texts for values, bounds, footnotes, and two shapes of rows."""

import json

from format_samples import columns, refusal, sample, table

FORMAT = "un-sdg-json"
OLDER = {
    "totalPages": 1,
    "attributes": [{"id": "Nature", "codes": []}, {"id": "Units", "codes": []}],
    "dimensions": [{"id": "Location", "codes": []}, {"id": "Reporting Type", "codes": []}],
    "data": [
        {
            "goal": ["1"],
            "series": "SI_POV",
            "geoAreaCode": "998",
            "timePeriodStart": 2015.0,
            "value": ">95",
            "Location": "ALLAREA",
            "Nature": "M",
            "footnotes": ["First.", "Second."],
        }
    ],
}


def test_the_figures_of_the_sample() -> None:
    found = table(FORMAT, sample("un-sdg/api.json"))
    names = ("timePeriodStart", "value", "lowerBound", "upperBound", "[Nature]", "[Location]")
    assert columns(found, *names) == [
        ("2019", "88.2", "", "", "C", "ALLAREA"),
        ("2020", "91.7", "90.1", "93.0", "E", "ALLAREA"),
        ("2021", "NaN", "", "", "C", "ALLAREA"),
        ("2021", "<1", "", "", "C", "ALLAREA"),
        ("2021", "97.4", "", "", "C", "URBAN"),
    ]
    assert columns(found, "footnotes") == [("",), ("",), ("Not collected.",), ("",), ("",)]
    assert {*columns(found, "geoAreaCode", "goal", "[Units]")} == {("998", "9", "PERCENT")}
    assert list(found.lines) == [1, 2, 3, 4, 5]


def test_what_the_sample_says_of_all_its_figures() -> None:
    assert table(FORMAT, sample("un-sdg/api.json")).facts == {
        "title": "Population covered by at least a 4G network (%)",
        "unit": "Percentage",
    }


def test_the_older_api_has_dimensions_among_the_other_keys() -> None:
    found = table(FORMAT, json.dumps(OLDER).encode())
    names = ("timePeriodStart", "value", "[Location]", "[Nature]", "footnotes")
    assert columns(found, *names) == [("2015", ">95", "ALLAREA", "M", "First.; Second.")]
    assert "series" in found.header


def test_only_a_fraction_of_zeros_is_cut_from_a_year() -> None:
    rows = [{"timePeriodStart": year} for year in (2019.0, 2019, 2019.5, None, "2019.0")]
    found = table(FORMAT, json.dumps({"data": rows}).encode())
    assert [row[0] for row in found.rows] == ["2019", "2019", "2019.5", "", "2019"]


def test_a_code_without_a_description_is_the_unit() -> None:
    data = {"data": [{"value": "1", "attributes": {"Units": "TONNES"}}]}
    assert table(FORMAT, json.dumps(data).encode()).facts == {"unit": "TONNES"}


def test_one_page_of_several_is_told() -> None:
    data = json.dumps(OLDER | {"totalPages": 4, "pageNumber": 3}).encode()
    assert table(FORMAT, data).facts["pages"] == "3/4"


def test_other_json_is_refused() -> None:
    for data in (b"[]", b'{"data": {}}', sample("world-bank/api.json")):
        assert refusal(FORMAT, data)[:2] == ("other_shape", {"format": FORMAT})
