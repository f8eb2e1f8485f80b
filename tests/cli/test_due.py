"""`due` as a reader runs it: the window, the kinds, the commands that it names, the calendar."""

import json
import shlex
from pathlib import Path

import pytest
from icalendar import Calendar
from shell import Shell

EVERYTHING = (Path(__file__).parents[1] / "golden" / "due.toml").read_text("utf-8")
DAY = ("--as-of", "2026-11-26")


@pytest.fixture
def due(shell: Shell) -> Shell:
    """A folder with a registry in which something of each kind is due."""
    (shell.folder / "targets.toml").write_text(EVERYTHING, "utf-8")
    return shell


def told(shell: Shell, *words: str, code: int = 0) -> str:
    done = shell.run("due", *words, *DAY)
    assert done.code == code, done.err
    assert "Traceback" not in done.err
    return done.out if code == 0 else done.err


def kinds(shell: Shell, *words: str) -> list[str]:
    return [item["kind"] for item in json.loads(told(shell, "--json", *words))["items"]]


def test_what_is_overdue_comes_first_and_the_window_is_ninety_days(due: Shell) -> None:
    text = told(due)
    assert "Overdue: 5; due by 2027-02-24: 6." in text
    assert text.index("2025-12-31") < text.index("2026-12-31") < text.index("What enters it")
    assert "Due later: 5; the next is on 2027-03-31: end of grace, it-share-2025." in text
    assert text.count("Nothing says when the next figure of 1 indicator comes out: it-share.") == 1


def test_the_window_can_be_another(due: Shell) -> None:
    assert "due by 2026-11-30: 1" in told(due, "--within", "4d")
    assert "due by 2026-12-31: 5" in told(due, "--within", "2026")
    everything = json.loads(told(due, "--within", "all", "--json"))
    assert (everything["until"], everything["later"], everything["next"]) == (None, 0, None)
    short = json.loads(told(due, "--within", "0d", "--json"))
    assert short["until"] == "2026-11-26"
    assert short["next"]["period"] == "2026-11"
    assert len(short["items"]) + short["later"] == len(everything["items"])


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("soon", "--within 'soon' is neither a day nor a length of time"),
        ("-30d", "--within '-30d' is neither a day nor a length of time"),
        ("2026-11-25", "--within '2026-11-25' is past: it names 2026-11-25"),
        ("", "--within '' is neither a day nor a length of time"),
    ],
)
def test_a_window_that_is_none_is_refused(due: Shell, word: str, said: str) -> None:
    error = told(due, f"--within={word}", code=2)
    assert said in error


def test_only_some_kinds(due: Shell) -> None:
    assert {*kinds(due, "--only", "figure,claim")} == {"figure", "claim"}
    error = told(due, "--only", "figures", code=2)
    assert "--only 'figures' is not one of figure, period, interim" in error


def test_only_the_targets_of_a_tag(due: Shell) -> None:
    items = json.loads(told(due, "--json", "--tag", "state"))["items"]
    assert {id_ for item in items for id_ in item["targets"]} == {"it-share-2025", "egov-top-50"}
    both = json.loads(told(due, "--json", "--tag", "state", "--tag", "economy"))["items"]
    assert len(both) > len(items)
    assert "no target has the tag 'sea'" in told(due, "--tag", "sea", code=2)
    assert "economy, state" in told(due, "--tag", "sea", code=2)


def test_a_format_that_is_none_is_refused_with_those_there_are(due: Shell) -> None:
    error = told(due, "--format", "pdf", code=2)
    assert "terminal, json, markdown, csv, ics" in error


def test_the_commands_that_it_names_enter_what_is_due(due: Shell) -> None:
    """Typed as they stand, with value and source added, each takes its own line away."""
    items = json.loads(told(due, "--json", "--within", "0d"))["items"]
    before = {(item["kind"], item["indicator"], item["period"]) for item in items}
    figures = [item for item in items if item["kind"] in {"figure", "deadline", "period"}]
    assert len(figures) == 7
    for item in figures:
        program, *words = shlex.split(item["command"])
        assert program == "mic-tracker"
        value = ("--value", "2", "--unsourced", "a test", "--published", item["period"])
        done = due.run(*words, *value, "--yes", *DAY)
        assert done.code == 0, done.err
    entered = {(item["kind"], item["indicator"], item["period"]) for item in figures}
    after = json.loads(told(due, "--json", "--within", "0d"))["items"]
    left = {(item["kind"], item["indicator"], item["period"]) for item in after}
    assert not left & entered
    assert before - entered <= left


def test_the_commands_name_a_registry_that_is_named(due: Shell) -> None:
    (due.folder / "targets.toml").rename(due.folder / "my goals.toml")
    text = told(due, "-f", "my goals.toml")
    assert "mic-tracker add-observation it-share --period 2025 --file 'my goals.toml'" in text


def test_the_calendar_is_written_to_a_file_with_its_own_line_ends(due: Shell) -> None:
    assert told(due, "--ics", "-o", "due.ics") == ""
    data = (due.folder / "due.ics").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 100
    events = Calendar.from_ical(data).walk("VEVENT")
    things = len(kinds(due, "--within", "all"))  # a calendar looks ahead without end
    assert len(events) == things + 1  # and has a list of what is overdue
    assert len(events) > len(kinds(due))
    told(due, "--format", "ics", "-o", "again.ics")
    assert (due.folder / "again.ics").read_bytes() == data
    told(due, "--ics", "--within", "0d", "-o", "late.ics")
    late = Calendar.from_ical((due.folder / "late.ics").read_bytes()).walk("VEVENT")
    assert len(late) == len(kinds(due, "--within", "0d")) + 1


def test_an_invalid_registry_is_told_as_everywhere(due: Shell) -> None:
    (due.folder / "targets.toml").write_text("format = 1\ntitle = 3\n", "utf-8")
    assert "targets.toml:2:9: error MT" in told(due, code=2)


def test_a_registry_without_targets_has_nothing_due(due: Shell) -> None:
    (due.folder / "targets.toml").write_text('format = 1\ntitle = "Empty"\n', "utf-8")
    assert "Nothing is overdue, and nothing is due by 2027-02-24." in told(due)
    assert Calendar.from_ical(told(due, "--ics")).walk("VEVENT") == []
