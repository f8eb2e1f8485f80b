"""What is due, at the widths people have and in every format."""

import json
from collections.abc import Callable
from contextlib import chdir
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from languages import ENGLISH
from rich.cells import cell_len

from mic_tracker.assess.assess import assess
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.due import find_due, last_day, render_calendar, render_due
from mic_tracker.read.registry import read_registry
from mic_tracker.show.screen import Screen

Golden = Callable[[str, str], None]
DAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def report() -> Report:
    """A registry in which something of each kind is due."""
    with chdir(Path(__file__).parent):  # so that its places name no folder of this machine
        loaded = read_registry(Path("due.toml"), day=DAY)
    assert loaded.registry
    return assess(replace(loaded.registry, path="due.toml"), Clock(DAY))


def told(report: Report, format_name: str, screen: Screen, within: str = "90d") -> str:
    due = find_due(report, last_day(within, report.clock.as_of), (), ())
    return render_due(report, due, format_name, ENGLISH, screen)


def table(text: str) -> list[str]:
    """The lines before the commands: these never wrap, so that they can be copied."""
    return text.partition("What enters it")[0].splitlines()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_on_a_terminal(report: Report, golden: Golden, width: int) -> None:
    text = told(report, "terminal", Screen(width, interactive=True))
    assert max(cell_len(line) for line in table(text)) <= width
    golden(f"due-{width}.txt", text)


def test_in_a_pipe_nothing_else_is_said(report: Report) -> None:
    piped = told(report, "terminal", Screen(120))
    shown = told(report, "terminal", Screen(120, interactive=True))
    assert [line for line in shown.splitlines() if "──" not in line] == piped.splitlines()


@pytest.mark.parametrize("format_name", ["json", "csv", "markdown"])
def test_in_every_format(report: Report, golden: Golden, format_name: str) -> None:
    golden(f"due.{format_name}", told(report, format_name, Screen()))


def test_as_a_calendar(report: Report, golden: Golden) -> None:
    text = render_calendar(report, find_due(report, None, (), ()), ENGLISH)
    assert "\n" not in text.replace("\r\n", "")
    golden("due.ics.txt", text.replace("\r\n", "\n"))


def test_everything_is_in_every_format(report: Report) -> None:
    everything = json.loads(told(report, "json", Screen(), "all"))["items"]
    calendar = render_calendar(report, find_due(report, None, (), ()), ENGLISH)
    assert calendar.count("BEGIN:VEVENT") == len(everything) + 1  # what is overdue, as a list
    assert len(everything) == len(told(report, "csv", Screen(), "all").splitlines()) - 1


def test_nothing_due_says_so_and_what_comes_next(report: Report, golden: Golden) -> None:
    early = replace(report, clock=Clock(date(2024, 3, 1)))
    quiet = find_due(early, date(2024, 3, 1), ["deadline"], ())
    golden("due-nothing.txt", render_due(early, quiet, "terminal", ENGLISH, Screen(80)))


def test_colour_is_never_the_only_sign(report: Report) -> None:
    coloured = told(report, "terminal", Screen(120, colour=True))
    assert "\x1b[33m" in coloured
    assert "330 days late" in coloured


def test_a_screen_without_the_signs_has_them_spelt(report: Report) -> None:
    text = told(report, "terminal", Screen(120, encoding="ascii"))
    assert text.isascii()
    assert "Ha Noi" in text
