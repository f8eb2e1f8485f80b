"""What stands beside a value: areas and members that mean all of them are no area and no member."""

import pytest

from mic_tracker.read.exchange.figures import TableFigures
from mic_tracker.read.exchange.imported_files import import_files
from mic_tracker.read.exchange.profiles import read_profile
from mic_tracker.read.exchange.source_folder import SourceFile


def read(text: str, profile: str = "tidy-csv") -> TableFigures:
    found = import_files([SourceFile("a.csv", text.encode())], read_profile(profile))
    assert found.unread == ()
    (table,) = found.tables
    return table


def areas(found: TableFigures) -> list[tuple[str | None, float | None]]:
    return [(figure.key.area, figure.value) for figure in found.figures]


@pytest.mark.parametrize(
    "word",
    [
        "Total",
        "TOTAL",
        "All regions",
        "Whole country",
        "Tổng số",
        "tổng cộng",
        "CẢ NƯỚC",
        "Toàn quốc",
    ],
)
def test_a_word_for_all_areas_is_no_area(word: str) -> None:
    found = read(f"Year,Area,Value\n2022,North,10\n2022,{word},30\n")
    assert areas(found) == [("North", 10), (None, 30)]
    assert found.totals == (("Area", word),)


@pytest.mark.parametrize("name", ["Viet Nam", "VN", "T", "Chung", "National", "Total Wine", "Z"])
def test_what_may_be_a_name_is_an_area(name: str) -> None:
    found = read(f"Year,Area,Value\n2022,North,10\n2022,{name},30\n")
    assert areas(found) == [("North", 10), (name, 30)]
    assert found.totals == ()


def test_areas_above_columns_of_periods_are_read_in_the_same_way() -> None:
    found = read("Region,2022,2023\nNorth,1,2\nTotal,5,7\n", "wide-periods-csv")
    assert areas(found) == [("North", 1), ("North", 2), (None, 5), (None, 7)]


@pytest.mark.parametrize("word", ["Chung", "Cả hai giới", "Tổng số", "Total", "T"])
def test_a_word_for_both_sexes_is_no_member(word: str) -> None:
    found = read(f"Year,Sex,Value\n2020,Nam,1\n2020,{word},3\n")
    assert [figure.dimensions for figure in found.figures] == [{"Sex": "Nam"}, {}]
    assert found.totals == (("Sex", word),)


def test_a_code_for_all_areas_is_no_area_and_one_that_does_not_apply_is_not_told() -> None:
    text = "DATAFLOW,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE\nX,_T,_Z,2020,1\nX,XA,_Z,2020,2\n"
    found = read(text, "sdmx-csv")
    assert areas(found) == [(None, 1), ("XA", 2)]
    assert {figure.key.dimensions for figure in found.figures} == {()}
    assert found.totals == (("REF_AREA", "_T"),)


def test_the_code_beside_all_areas_is_a_code_of_the_whole() -> None:
    found = read("Year,Geocode,Area,Value\n2022,01,North,10\n2022,00,Total,30\n")
    assert [(f.key.area, f.key.area_code) for f in found.figures] == [("North", "01"), (None, None)]


def test_several_codes_beside_all_areas_are_areas_of_their_own() -> None:
    found = read("Year,ref_area,Region,Value\n2022,XA,Total,10\n2022,XB,Total,30\n")
    assert areas(found) == [("XA", 10), ("XB", 30)]


def test_two_different_totals_are_at_odds() -> None:
    found = read("Year,Area,Value\n2022,Total,10\n2022,Cả nước,30\n")
    assert [row.code.value for row in found.refused] == ["duplicate", "duplicate"]
