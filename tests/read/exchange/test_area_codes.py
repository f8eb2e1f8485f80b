"""Codes of areas beside the breakdown that they repeat."""

import pytest

from mic_tracker.read.exchange.imported_files import read_table_figures, read_tables
from mic_tracker.read.exchange.profiles import read_profile
from mic_tracker.read.exchange.source_folder import SourceFile


def found(text: str) -> list[tuple[str | None, dict[str, str], float | None]]:
    profile = read_profile("open-sdg")
    (table,) = read_tables(SourceFile("indicator_1-1-1.csv", text.encode()), profile.layout)
    figures = read_table_figures(table, profile).figures
    return [(f.key.area, dict(f.dimensions), f.value) for f in figures]


@pytest.mark.parametrize("headline", ["2020,,,10", "2020,,00,10"])
def test_a_code_beside_a_region_is_for_maps(headline: str) -> None:
    text = f"Year,Region,GeoCode,Value\n{headline}\n2020,North,01,11\n2020,South,02,12\n"
    assert found(text) == [
        (None, {}, 10.0),
        (None, {"Region": "North"}, 11.0),
        (None, {"Region": "South"}, 12.0),
    ]


def test_a_code_alone_is_the_area() -> None:
    text = "Year,GeoCode,Value\n2020,,10\n2020,01,11\n2020,02,12\n"
    assert found(text) == [(None, {}, 10.0), ("01", {}, 11.0), ("02", {}, 12.0)]


def test_two_codes_of_one_name_are_two_areas() -> None:
    text = "Year,Region,GeoCode,Value\n2020,North,01,11\n2020,North,02,12\n2020,All,03,13\n"
    assert [area for area, _, _ in found(text)] == ["01", "02", None]
