"""One verdict in every format, byte by byte; and what all formats hold for any text."""

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from checking import ENGLISH, HOSTILE, hostile, shared, verdict
from golden_files import without_version
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.show.check.formats import VERDICTS

GOLDEN = Path(__file__).parents[2] / "golden" / "check"
FORMATS = sorted(VERDICTS)
# surrogates too: they reach a program in file names, and no encoder takes them
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize("name", FORMATS)
def test_the_shared_verdict(name: str) -> None:
    # to write them anew: python tests/support/checking.py
    kept = (GOLDEN / f"check.{name}").read_bytes().decode()
    assert without_version(VERDICTS[name]([shared()], ENGLISH)) == without_version(kept)


def test_a_golden_file_for_every_format_and_no_other() -> None:
    assert sorted(file.suffix[1:] for file in GOLDEN.iterdir()) == FORMATS


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(name: str, text: str) -> None:
    _well_formed(name, VERDICTS[name]([hostile(text)], ENGLISH))


@pytest.mark.parametrize("name", FORMATS)
@given(text=ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_stays_text(name: str, text: str) -> None:
    _well_formed(name, VERDICTS[name]([hostile(text)], ENGLISH))


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_to_tell_is_well_formed(name: str) -> None:
    told = VERDICTS[name]([verdict()], ENGLISH)
    if name in {"github", "jsonl"}:
        assert told == ""
    elif name == "csv":
        assert told.count("\r\n") == 1
    elif name not in {"text", "markdown"}:
        _parsed(name, told)
    else:
        assert "4 targets checked as of 2024-09-30: no findings." in told
        assert "passed" in told


def _well_formed(name: str, told: str) -> None:
    """The four findings of `hostile`, in the syntax of the format, and nothing that steers."""
    told.encode()
    steering = [c for c in told if ord(c) < 32 and c not in "\r\n"]
    assert steering == []
    assert not {*"\x7f\x85\u2028\u2029\u202e\u2066\u200e\ufffe\uffff"} & {*told}
    assert "##[" not in told
    assert "##vso[" not in told
    if name != "github":
        assert not [line for line in told.splitlines() if line.lstrip().startswith("::")]
    _parsed(name, told)


def _parsed(name: str, told: str) -> None:
    if name == "github":
        lines = told.split("\n")
        assert [line.split(" ")[0] for line in lines] == [
            "::error",
            "::warning",
            *["::notice"] * 2,
            "",
        ]
        assert "\r" not in told
    elif name == "junit":
        cases = ET.fromstring(told).iter("testcase")  # noqa: S314 - our own output
        assert all(case.get("classname") and case.get("name") for case in cases)
    elif name == "csv":
        read = list(csv.reader(StringIO(told, newline=""), strict=True))
        assert {len(row) for row in read} == {13}
        assert told.count("\r\n") == told.count("\n") == len(read) == 5
        cells = [cell for row in read for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    elif name == "jsonl":
        assert [json.loads(line)["state"] for line in told.splitlines()] == [
            "failing",
            "open",
            "known",
            "waived",
        ]
    elif name == "markdown":
        rows = [line for line in told.split("\n") if line.startswith("| ")]
        assert len(rows) == 2 + 4
        assert {line.replace("\\\\", "").replace("\\|", "").count("|") for line in rows} == {6}
        assert "<script" not in told
        assert "@everyone" not in told
    elif name != "text":
        assert json.loads(told) is not None
