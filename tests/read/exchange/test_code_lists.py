"""Codes of statistical offices: what they say alone and together."""

import pytest

from mic_tracker.read.exchange.code_lists import (
    StatusReading,
    heavier,
    missing_marks,
    read_multiplier,
    read_note,
    read_statuses,
    status_list,
    status_lists,
    total_members,
)


def test_the_lists_can_be_read() -> None:
    assert {len(status_list(name)) >= 5 for name in status_lists()} == {True}


@pytest.mark.parametrize(
    ("codes", "text", "expected"),
    [
        ("sdmx", "A", StatusReading()),
        ("sdmx", "", StatusReading()),
        ("sdmx", "B", StatusReading("break")),
        ("sdmx", "F", StatusReading("projected")),
        ("sdmx", "O", StatusReading(missing="not-available")),
        ("sdmx", "Q", StatusReading(missing="confidential")),
        ("sdmx", "U", StatusReading(about=True, note="U")),
        ("sdmx", "a", StatusReading(unknown="a")),
        ("sdmx", "X9", StatusReading(unknown="X9")),
        ("eurostat", "b", StatusReading("break")),
        ("eurostat", "be", StatusReading("break", note="be")),
        ("eurostat", "bd", StatusReading("break", note="bd")),
        ("eurostat", "f", StatusReading("projected")),
        ("eurostat", "c", StatusReading(missing="confidential")),
        ("open-sdg", "Normal value", StatusReading()),
        ("open-sdg", "ESTIMATED  VALUE", StatusReading("estimated")),
        ("open-sdg", "Definition differs", StatusReading("break")),
        ("open-sdg", "Low reliability", StatusReading(about=True, note="Low reliability")),
        ("open-sdg", "Missing value; suppressed", StatusReading(missing="confidential")),
        (
            "open-sdg",
            "Estimated value; Provisional",
            StatusReading("provisional", note="Estimated value; Provisional"),
        ),
        (
            "open-sdg",
            "Estimated value; checked twice",
            StatusReading("estimated", unknown="checked twice"),
        ),
        ("un-nature", "C", StatusReading()),
        ("un-nature", "E", StatusReading("estimated")),
        ("un-nature", "M", StatusReading("estimated")),
        ("un-nature", "NA", StatusReading(note="NA")),
    ],
)
def test_a_status(codes: str, text: str, expected: StatusReading) -> None:
    assert read_statuses(text, status_list(codes)) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Prekid u vremenskoj seriji: novi izvori.", "break"),
        ("Time series break; see the manual", "break"),
        ("A new survey: time series break", "normal"),
        ("", "normal"),
    ],
)
def test_a_note_that_begins_with_a_status(text: str, status: str) -> None:
    assert read_note(text, status_list("open-sdg")).status == status


@pytest.mark.parametrize(
    ("text", "exponent"),
    [
        ("Units", 0),
        ("thousands", 3),
        ("Millions", 6),
        ("Billions", 9),
        ("0", 0),
        ("3", 3),
        ("6", 6),
        ("25", None),
        ("1000", None),
        ("Dozens", None),
        ("-3", None),
        ("³", None),
    ],
)
def test_a_multiplier(text: str, exponent: int | None) -> None:
    assert read_multiplier(text) == exponent


def test_the_heavier_status() -> None:
    assert heavier("estimated", "break") == "break"
    assert heavier("projected", "break") == "projected"
    assert heavier("provisional", "normal") == "provisional"
    assert heavier("normal", "estimated") == "estimated"


def test_marks_and_totals() -> None:
    assert missing_marks()[".."] == "not-available"
    assert missing_marks()["[c]"] == "confidential"
    assert {mark for mark in missing_marks() if mark != mark.lower()} == set()
    assert {"_T", "TOTAL", "ALLAREA", "BOTHSEX", "ALLAGE", "SEX_BTSX"} <= total_members()
