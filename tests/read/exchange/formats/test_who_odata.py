"""OData of the WHO: figures with bounds, and answers that are not the whole."""

from format_samples import columns, refusal, sample, table

FORMAT = "who-odata"


def test_the_figures_of_the_sample() -> None:
    found = table(FORMAT, sample("who-gho/odata.json"))
    names = ("SpatialDim", "TimeDim", "NumericValue", "Low", "High", "Dim1", "Dim2", "Date")
    assert columns(found, *names) == [
        ("XAA", "2019", "10.01", "6.29", "13.74", "SEX_BTSX", "", "2022-08-11T22:00:00+00:00")
    ]
    assert columns(found, "Value") == [("10.01 [6.29-13.74]",)]
    assert found.facts == {"url": "https://example.org/api/$metadata#XX_0001"}
    assert list(found.lines) == [1]


def test_a_further_part_is_told() -> None:
    found = table(FORMAT, b'{"value": [{"A": 1}], "@odata.nextLink": "https://example.org/2"}')
    assert found.facts == {"more": "https://example.org/2"}


def test_the_message_of_the_service_is_told() -> None:
    data = b'{"error": {"code": "404", "message": "no such indicator"}}'
    assert refusal(FORMAT, data)[:2] == ("service_message", {"message": "no such indicator"})


def test_other_json_is_refused() -> None:
    assert refusal(FORMAT, sample("un-sdg/api.json"))[:2] == ("other_shape", {"format": FORMAT})
