"""Rows, and the formats that are hardly more: CSV, JSON, JSON lines, text."""

import csv
import json
from io import StringIO

import pytest
from checking import ENGLISH, found, many, one, shared, verdict, waiver
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.model.finding import Severity
from mic_tracker.model.verdict import Waived
from mic_tracker.show.check.formats import VERDICTS, text
from mic_tracker.show.check.rows import State, rows
from mic_tracker.show.screen import Screen


def test_the_loudest_come_first_then_the_order_of_the_file() -> None:
    places = [("b.toml", 1), ("a.toml", 20), ("a.toml", 3)]
    still = [found("MT201", f"{f}:{n}", place=(n, 1), file=f) for f, n in places]
    note = found("MT313", "note", severity=Severity.NOTE, file="a.toml")
    told = verdict([found("MT111", "fails", file="z.toml")], [note, *still])
    assert [row.message for row in rows(told, ENGLISH)] == [
        "fails",
        "a.toml:3",
        "a.toml:20",
        "b.toml:1",
        "note",
    ]


def test_the_order_of_the_verdict_does_not_matter() -> None:
    told = many(9)
    assert rows(verdict(told), ENGLISH) == rows(verdict(told[::-1]), ENGLISH)


def test_whatever_fails_is_an_error() -> None:
    (row,) = rows(verdict([found("MT201", "old", severity=Severity.WARNING)]), ENGLISH)
    assert (row.state, row.severity) == (State.FAILING, Severity.ERROR)


def test_a_waiver_says_until_when_and_why() -> None:
    stale = found("MT201", "old", severity=Severity.WARNING)
    law = waiver("law\npending", issue="issue 12")
    (row,) = rows(verdict(waived=[Waived(stale, law, None)]), ENGLISH)
    assert (row.until, row.reason, row.issue) == ("2024-12-31", "law pending", "issue 12")
    assert row.accepted == "waived until 2024-12-31: law pending"


def test_fingerprints_do_not_shift_when_another_target_slips() -> None:
    slip = found("MT111", "so", target="overseas-events", place=(58, 1))
    other = found("MT111", "so", target="egov-rank-2030", place=(1, 1))
    before = {row.target: row.fingerprint for row in rows(verdict([slip]), ENGLISH)}
    after = {row.target: row.fingerprint for row in rows(verdict([slip, other]), ENGLISH)}
    assert before["overseas-events"] == after["overseas-events"]


@given(st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.integers(1, 3)), max_size=12))
@settings(max_examples=100, deadline=None)
def test_no_two_rows_share_a_fingerprint(kinds: list[tuple[str | None, int]]) -> None:
    told = [found("MT111", "so", target=target, place=(line, 1)) for target, line in kinds]
    assert len({row.fingerprint for row in rows(verdict(told), ENGLISH)}) == len(told)


def _csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_csv_has_a_column_for_each_part_and_no_two_of_a_name() -> None:
    told = VERDICTS["csv"]([shared()], ENGLISH)
    header = told.split("\r\n")[0].split(",")
    assert len({*header}) == len(header)
    first, last = _csv(told)[0], _csv(told)[-1]
    assert (first["code"], first["rule"], first["state"]) == ("MT301", "weakened", "failing")
    assert (first["location.file"], first["location.line"]) == ("targets.toml", "31")
    assert (last["waiver.until"], last["waiver.reason"]) == ("2024-12-31", "budget law pending")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_csv_never_starts_a_formula(text: str) -> None:
    (row,) = _csv(VERDICTS["csv"]([one(text, help_=text, file=text)], ENGLISH))
    assert row["message"] == row["help"] == row["location.file"] == f"'{text}"


def test_csv_quotes_by_doubling() -> None:
    told = VERDICTS["csv"]([one('he said "so", and left')], ENGLISH)
    assert '"he said ""so"", and left"' in told


def test_json_lines_have_the_same_keys_on_every_line() -> None:
    lines = [json.loads(line) for line in VERDICTS["jsonl"]([shared()], ENGLISH).splitlines()]
    assert len({tuple(line) for line in lines}) == 1
    assert lines[0]["location"] == {
        "file": "targets.toml",
        "line": 31,
        "column": 13,
        "width": 4,
    }
    assert lines[-1]["waiver"] == {
        "until": "2024-12-31",
        "reason": "budget law pending",
        "issue": "issue 12",
    }


def test_json_holds_what_the_lines_hold_and_the_setting() -> None:
    document = json.loads(VERDICTS["json"]([shared()], ENGLISH))
    lines = [json.loads(line) for line in VERDICTS["jsonl"]([shared()], ENGLISH).splitlines()]
    assert document["findings"] == lines
    states = {"failing": 2, "open": 1, "known": 1, "waived": 1, "unchanged": 1}
    assert document["counts"] == states
    (same,) = document["unchanged"]
    assert (same["state"], same["target"]) == ("unchanged", "egov-rank-2030")
    assert (document["as_of"], document["failed"]) == ("2024-09-30", True)
    assert document["base"]["name"] == "origin/main"
    assert json.loads(VERDICTS["json"]([verdict()], ENGLISH))["base"] is None


def test_what_the_base_has_as_well_is_named_and_counted() -> None:
    same = [found("MT103", "so", target=f"t-{n:02}") for n in range(12)]
    lines = VERDICTS["text"]([verdict(unchanged=same, base=True)], ENGLISH).splitlines()
    named = ", ".join(f"t-{n:02}" for n in range(10))
    assert lines[0] == f"= unchanged: at-risk (12): {named}, …"
    assert lines[2].endswith(": 12 unchanged.")


def test_text_is_wrapped_for_a_terminal_and_whole_in_a_pipe() -> None:
    told = one("word " * 60)
    piped = text.check([told], ENGLISH, Screen(width=60))
    assert "word " * 59 + "word" in piped
    for width in (40, 80, 120):
        shown = text.check([told], ENGLISH, Screen(width=width, interactive=True)).splitlines()
        findings = shown[: shown.index("")]
        assert max(map(len, findings)) <= width
        assert sum(line.count("word") for line in findings) == 60


def test_text_ends_with_the_verdict() -> None:
    lines = VERDICTS["text"]([shared()], ENGLISH).splitlines()
    assert lines[-1] == "mic-tracker check: failed (--fail-on slipped, weakened)"
    assert lines[0].startswith("x MT301 weakened  it-budget-share     goal 1% -> 0.8%")
    passed = VERDICTS["text"]([verdict()], ENGLISH).splitlines()
    assert passed[-1].startswith("mic-tracker check: passed")
    assert len(passed) == 2
