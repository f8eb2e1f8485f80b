"""Markdown, read by an independent parser of tables; sizes in bytes."""

import html
import re
from itertools import pairwise

import pytest
from checking import ENGLISH, HOSTILE, found, many, one, shared, verdict, waiver
from markdown_it import MarkdownIt

from mic_tracker.model.verdict import Waived
from mic_tracker.show.check.formats import markdown
from mic_tracker.show.check.rows import rows

READER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


def _cells(told: str) -> list[list[str]]:
    """The rows of the table as the text that a reader sees; zero-width spaces taken out."""
    tokens = READER.parse(told)
    read: list[list[str]] = []
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            read.append([])
        if before.type == "td_open":
            allowed = {"text", "html_inline", "strong_open", "strong_close", "text_special"}
            children = token.children or []
            assert {child.type for child in children} <= allowed
            assert all(c.content == "<br>" for c in children if c.type == "html_inline")
            read[-1].append("".join(child.content for child in children).replace("\u200b", ""))
    return [row for row in read if row]


def test_the_table() -> None:
    told = markdown.check([shared()], ENGLISH)
    assert _cells(told)[0] == [
        "failing",
        "MT301 weakened",
        "it-budget-share",
        "goal 1% -> 0.8%",
        "targets.toml:31:13",
    ]
    assert [row[0] for row in _cells(told)] == ["failing", "failing", "reported", "known", "waived"]
    assert _cells(told)[2][3] == "a figure without a source | = hearsay"
    assert _cells(told)[4][3].endswith("<br>waived until 2024-12-31: budget law pending")


def test_the_heading_and_the_verdict_line() -> None:
    lines = markdown.check([shared()], ENGLISH).splitlines()
    assert lines[0] == "## mic-tracker check: failed"
    assert lines[2] == (
        "4 targets checked as of 2024-09-30 against origin/main (a1c02f100): "
        "2 failing, 1 reported, 1 known, 1 waived, 1 unchanged."
    )
    assert markdown.check([verdict()], ENGLISH).splitlines()[0] == "## mic-tracker check: passed"


def test_what_to_do_is_folded_away() -> None:
    told = markdown.check([one("August", help_="add it")], ENGLISH)
    assert (
        "<details><summary>What to do</summary>\n\n- **MT111 slipped overseas-events**: add it\n"
        in told
    )
    assert "<details>" not in markdown.check([one("August")], ENGLISH)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() and len(text) < 1_000])
def test_hostile_text_is_read_as_text(text: str) -> None:
    told = one(text)
    assert _cells(markdown.check([told], ENGLISH))[0][3] == rows(told, ENGLISH)[0].message


def test_nobody_is_called_and_no_issue_is_linked() -> None:
    told = markdown.check([one("@octocat see #12 and owner/repo#12")], ENGLISH)
    assert not re.search(r"@\w|#\d", html.unescape(told))


def test_a_long_text_is_cut() -> None:
    ((_, _, _, message, _),) = _cells(markdown.check([one("x" * 5_000)], ENGLISH))
    assert message == "x" * 999 + "…"


def test_everything_fits_and_nothing_is_said_to_be_left_out() -> None:
    told = markdown.check([verdict(many(200))], ENGLISH)
    assert len(_cells(told)) == 200
    assert "left out" not in told


@pytest.mark.parametrize("limit", [600, 2_000, 2_001, 2_050, 2_100, 65_536])
def test_under_the_limit_with_a_count_of_what_is_left_out(limit: int) -> None:
    findings = [
        found("MT111", f"số {i} | x", target="egov-rank-2030", place=(i, 1), help_="thêm")
        for i in range(1, 2_001)
    ]
    told = markdown.check([verdict(findings)], ENGLISH, limit)
    kept = len(_cells(told))
    assert len(told.encode()) <= limit
    assert f"{2_000 - kept:,} findings more left out" in told
    assert told.count("- **MT111") == kept
    # no row more would have fitted: a row and its help take less than 200 bytes
    assert len(told.encode()) > limit - 200
    assert [row[3] for row in _cells(told)] == [f"số {i} | x" for i in range(1, kept + 1)]


def test_a_job_summary_may_be_longer() -> None:
    told = markdown.check([verdict(many(5_000))], ENGLISH, markdown.SUMMARY)
    assert 65_536 < len(told.encode()) <= 1_048_576
    assert len(_cells(told)) == 5_000


def test_the_failing_are_kept_before_the_waived() -> None:
    old = [Waived(f, waiver("later"), None) for f in many(50, "MT201")]
    told = markdown.check([verdict(many(5), waived=old)], ENGLISH, 1_500)
    assert [row[0] for row in _cells(told)][:6] == ["failing"] * 5 + ["waived"]
