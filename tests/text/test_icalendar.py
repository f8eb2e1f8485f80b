"""Lines of an iCalendar, read back by another implementation of RFC 5545."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from mic_tracker.text.escape import plain
from mic_tracker.text.icalendar import calendar_text, text_value, text_values


def event(*properties: tuple[str, str]) -> Component:
    """An event with these properties, as a reader of calendars finds it."""
    frame = [("BEGIN", "VCALENDAR"), ("BEGIN", "VEVENT"), *properties]
    made = calendar_text([*frame, ("END", "VEVENT"), ("END", "VCALENDAR")])
    (read,) = Calendar.from_ical(made).walk("VEVENT")
    return read


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("plain", "plain"),
        ("a, b; c", "a\\, b\\; c"),
        ("C:\\new", "C:\\\\new"),
        ("two\nlines", "two\\nlines"),
        ('colon: and "quotes"', 'colon: and "quotes"'),
    ],
)
def test_text_is_escaped_as_the_standard_says(written: str, value: str) -> None:
    assert text_value(written) == value


def test_a_list_is_joined_by_commas_that_are_not_escaped() -> None:
    assert text_values(["a,b", "c"]) == "a\\,b,c"


@pytest.mark.parametrize("steering", ["\r\nBEGIN:VALARM", "\x1b[2J", "\x00", "\u202e", "\x0b\x85"])
def test_nothing_that_steers_gets_through(steering: str) -> None:
    value = text_value(f"before{steering}after")
    assert not {*"\r\n\x1b\x00\u202e\x0b\x85"} & {*value}


def test_a_line_ends_in_both_signs() -> None:
    assert calendar_text([("A", "1"), ("B", "2")]) == "A:1\r\nB:2\r\n"


@pytest.mark.parametrize("length", [66, 67, 68, 141, 142, 500])
def test_a_long_line_is_folded_at_75_octets(length: int) -> None:
    # "SUMMARY:" has 8 octets: 67 more fit, then 74 on each line after a space
    lines = calendar_text([("SUMMARY", "x" * length)]).split("\r\n")[:-1]
    assert len(lines) == 1 + max(0, -(-(length - 67) // 74))
    assert all(len(line.encode()) <= 75 for line in lines)
    assert all(line.startswith(" ") for line in lines[1:])


@pytest.mark.parametrize("char", ["ệ", "日", "🙂", "é"])
def test_no_character_is_cut(char: str) -> None:
    for before in range(60, 76):
        folded = calendar_text([("SUMMARY", "x" * before + char * 40)]).encode()
        for line in folded.split(b"\r\n"):
            assert len(line) <= 75
            line.decode("utf-8")  # a half of a character would be no UTF-8


@pytest.mark.parametrize("blank", ["", "  "])
@pytest.mark.parametrize("before", range(55, 90))
def test_no_line_begins_with_a_command_to_a_ci_runner(before: int, blank: str) -> None:
    folded = calendar_text(
        [("SUMMARY", "x" * before + blank + "::add-mask::y" + "z" * 80 + "::set::")]
    )
    lines = folded.split("\r\n")
    assert [line for line in lines if line.lstrip().startswith(":")] == []
    assert all(len(line.encode()) <= 75 for line in lines)
    assert folded.replace("\r\n ", "").count("::add-mask::") == 1


@pytest.mark.parametrize("before", range(55, 75))
def test_no_line_begins_with_a_command_behind_a_space(before: int) -> None:
    folded = calendar_text([("SUMMARY", "x" * before + " ::error::y" + "z" * 80)])
    assert not [line for line in folded.splitlines() if line.lstrip().startswith("::")]
    assert folded.replace("\r\n ", "").count(" ::error::") == 1


def test_a_line_of_colons_is_folded_all_the_same() -> None:
    folded = calendar_text([("SUMMARY", ":" * 300)])
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == f"SUMMARY:{':' * 300}\r\n"


@given(st.text())
def test_any_text_is_read_as_it_is_shown_harmless(text: str) -> None:
    harmless = "\n".join(plain(line) for line in text.split("\n"))
    assert str(event(("SUMMARY", text_value(text)), ("UID", "1")).get("SUMMARY", "")) == harmless


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="#")))
def test_ordinary_text_comes_back_as_it_was(text: str) -> None:
    assert str(event(("SUMMARY", text_value(text)), ("UID", "1")).get("SUMMARY", "")) == text


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text(":aệ", min_size=60))
def test_lines_unfold_to_what_was_folded(text: str) -> None:
    value = text_value(text)
    folded = calendar_text([("SUMMARY", value)])
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == f"SUMMARY:{value}\r\n"
