"""Proposals: each with its evidence, the surest first, and never only one where several fit."""

import pytest

from mic_tracker.model.edit.exchange.profile import FileLayout, Profile
from mic_tracker.read.exchange.detect import (
    Proposal,
    detect_file,
    likely_formats,
    propose_profiles,
)
from mic_tracker.read.exchange.formats.delimited import read
from mic_tracker.read.exchange.source_folder import SourceFile


def propose(text: str, name: str = "some.csv", *profiles: Profile) -> tuple[Proposal, ...]:
    (table,) = read(text.encode(), name, FileLayout())
    return propose_profiles(table, profiles, "delimited")


def test_the_evidence_of_a_proposal() -> None:
    first = propose("Year,Sex,Units,Value\n2020,,%,5\n", "data/indicator_1-2-1.csv")[0]
    assert first.profile == "open-sdg"
    assert first.columns == ("Year", "Value")
    assert first.file == "indicator_*.csv"
    assert not first.general


def test_the_columns_tell_where_the_name_does_not() -> None:
    first = propose("Year,Sex,Units,Value\n2020,,%,5\n")[0]
    assert (first.profile, first.columns, first.file) == (
        "open-sdg",
        ("Year", "Value", "Units"),
        None,
    )


def test_periods_are_evidence() -> None:
    found = propose("Country,Data source,Sector,Gas,Unit,2016,2015\nA,B,C,D,E,1,2\n")
    assert [p.profile for p in found] == ["climate-watch-csv", "wide-periods-csv"]
    assert found[0].periods == ("2016", "2015")


def test_general_profiles_come_last() -> None:
    found = propose("year,area,value\n2020,A,5\n")
    assert [(p.profile, p.general) for p in found] == [("tidy-csv", True), ("wide-csv", True)]


def test_a_table_that_nothing_fits() -> None:
    assert propose("name,size\nA,5\n") == ()


def test_a_profile_of_ones_own_is_proposed_beside_the_others() -> None:
    own = Profile.model_validate(
        {"name": "mine", "evidence": [{"columns": ["year", "value", "mark"]}]}
    )
    found = propose("Year,Mark,Units,Value\n2020,x,%,5\n", "some.csv", own)
    assert [p.profile for p in found if not p.general] == ["mine", "open-sdg"]


def test_only_and_without() -> None:
    text = "Country Name,Country Code,Year,Value\nA,B,2020,5\n"
    assert propose(text)[0].profile == "world-bank-long"
    more = "Country Name,Country Code,Year,Sex,Value\nA,B,2020,,5\n"
    assert "world-bank-long" not in {p.profile for p in propose(more)}
    wide = {p.profile for p in propose("Year,a,b\n2020,1,2\n", "indicator_1.csv")}
    tidy = {p.profile for p in propose("Year,a,Value\n2020,1,2\n", "indicator_1.csv")}
    assert "open-sdg-wide" in wide - tidy


def test_a_file_is_detected_from_its_bytes() -> None:
    found = detect_file(SourceFile("indicator_1-2-1.csv", b"Year,Sex,Value\n2020,,5\n"))
    assert [(p.profile, p.general) for p in found.proposals] == [
        ("open-sdg", False),
        ("tidy-csv", True),
        ("wide-csv", True),
    ]
    assert {p.format for p in found.proposals} == {"delimited"}
    assert not found.unread


def test_a_file_that_nothing_can_be_read_of_says_why() -> None:
    found = detect_file(SourceFile("a.csv", b"\xe0,b\n1,2\n"))
    assert found.proposals == ()
    assert {name: row.code.value for name, row in found.unread.items()} == {
        "delimited": "encoding_needed"
    }


@pytest.mark.parametrize("data", [b"Year,Value\n", b"", b"\xef\xbb\xbfYear", b"\xff\xfeY\0"])
def test_what_begins_with_no_sign_of_a_format_is_delimited(data: bytes) -> None:
    assert likely_formats(data) == ("delimited",)
