"""Whole screens at the widths people have, on a terminal, in a pipe and without UTF-8."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from languages import ENGLISH
from reporting import report_of
from rich.cells import cell_len

from mic_tracker.assess.selection import arrange_targets
from mic_tracker.model.report import Report
from mic_tracker.pipeline.show import render_target
from mic_tracker.pipeline.status import render_status
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen

Golden = Callable[[str, str], None]
WORDS = Words.load("en")
TERMINAL = Screen(80, colour=False, interactive=True)
WIDTHS = (60, 80, 100, 120, 160, 200)
TARGETS = ("digital-firms", "overseas-events", "egov-rank", "portal", "it-share", "online-services")


@pytest.fixture(scope="module")
def report() -> Report:
    text = (Path(__file__).parent / "policies.toml").read_text("utf-8")
    return arrange_targets(report_of(text, "2024-09-30"))


@pytest.mark.parametrize("width", WIDTHS)
def test_status_on_a_terminal(report: Report, golden: Golden, width: int) -> None:
    text = render_status(report, "terminal", ENGLISH, replace(TERMINAL, width=width))
    assert max(cell_len(line) for line in text.splitlines()) <= width
    golden(f"status-{width}.txt", text)


def test_status_in_a_pipe(report: Report, golden: Golden) -> None:
    text = render_status(report, "terminal", ENGLISH, Screen())
    assert "─" not in text
    assert "█" not in text
    golden("status-pipe.txt", text)


def test_status_without_utf8(report: Report, golden: Golden) -> None:
    text = render_status(
        report, "terminal", ENGLISH, replace(TERMINAL, width=120, encoding="ascii")
    )
    assert text.isascii()
    golden("status-120-ascii.txt", text)


def test_status_explained(report: Report, golden: Golden) -> None:
    screen = replace(TERMINAL, width=100, explain=True)
    golden("status-explain.txt", render_status(report, "terminal", ENGLISH, screen))


def test_status_with_every_column(report: Report, golden: Golden) -> None:
    text = render_status(report, "terminal", ENGLISH, replace(TERMINAL, wide=True))
    assert "hidden" not in text
    golden("status-wide.txt", text)


@pytest.mark.parametrize("target", TARGETS)
def test_show(report: Report, golden: Golden, target: str) -> None:
    text = render_target(report, target, "terminal", ENGLISH, replace(TERMINAL, width=100))
    assert max(cell_len(line) for line in text.splitlines()) <= 100
    golden(f"show-{target}.txt", text)


def test_show_explained_and_narrow(report: Report, golden: Golden) -> None:
    screen = replace(TERMINAL, width=60, explain=True)
    golden(
        "show-explain-60.txt",
        render_target(report, "digital-firms", "terminal", ENGLISH, screen),
    )


@pytest.mark.parametrize("name", ["json", "csv", "markdown"])
def test_other_formats(report: Report, golden: Golden, name: str) -> None:
    golden(f"status.{name}", render_status(report, name, ENGLISH, Screen()))
    golden(f"show.{name}", render_target(report, "digital-firms", name, ENGLISH, Screen()))
