"""A text of a stranger, in every field of a registry, steers no reader of any output."""

import csv
import gc
import io
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from hostile_texts import (
    FORMULAS,
    INVALID,
    MARKUP,
    STEERING,
    VALID,
    commands,
    filled,
    formulas,
    links,
    steering,
)

from mic_tracker.cli.main import main

DAY = ("--as-of", "2024-06-30")
BASE = VALID.replace("at_least = 860", "at_least = 960").replace("value = 510", "value = 520")
READ = (
    *("status", "show firms", "show foggy", "show steps", "history firms", "claims"),
    "due --within all",
)
CHECK = ("check --fail-on never", "check --base file:base.toml --fail-on never")
CHANGE = (
    "add-observation firms --area north --series all --value 530 --period 2022 --source t",
    "correct firms --period 2020 --area north --series all --set value=501",
    "add-target few --kind level --indicator firms --at-least 900 --by 2031 --source t",
)
EDIT = tuple(f"{words} --dry-run" for words in CHANGE)
OTHER = ("diff file:base.toml", "validate", "what-if firms --growth 5%/year", *EDIT)
TEXT = (
    *(*READ, *CHECK, *OTHER, "baseline write", "baseline show"),
    *("status --explain", "status --wide", "show firms --explain --all-methods"),
)
FILES = ("github", "gitlab", "junit", "sarif", "markdown", "csv", "json", "jsonl")
COLOUR = re.compile(r"\x1b\[[\d;]*m")


class Run(NamedTuple):
    """What a run wrote to the streams, and how it ended."""

    code: int
    out: str
    err: str


class Here(NamedTuple):
    """The present folder, with a registry in it."""

    patch: pytest.MonkeyPatch

    def run(self, words: str, *more: str) -> Run:
        """Run the program in this process, with streams of bytes as a system has them."""
        pipes = io.BytesIO(), io.BytesIO()
        out, err = (io.TextIOWrapper(pipe, "utf-8", newline="") for pipe in pipes)
        day = () if words.startswith("validate") else DAY
        with self.patch.context() as patch:
            patch.setattr(sys, "argv", ["mic-tracker", *words.split(), *day, *more])
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = main()
            out.flush()
            err.flush()
        return Run(code, *(pipe.getvalue().decode() for pipe in pipes))

    def answer(self, words: str, *more: str) -> str:
        """What a run prints that succeeds."""
        done = self.run(words, *more)
        assert (done.code, done.err) == (0, ""), (words, done)
        return done.out


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Here]:
    """An empty folder, and nothing of the surroundings; what `main` sets is put back."""
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "GITHUB_STEP_SUMMARY", "MIC_TRACKER_FILE", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    yield Here(monkeypatch)
    gc.unfreeze()
    gc.enable()


def write_valid(text: str) -> None:
    """Write a sound registry and a base with the text in all of their fields."""
    Path("targets.toml").write_text(filled(VALID, text), "utf-8")
    Path("base.toml").write_text(filled(BASE, text), "utf-8")


@pytest.mark.parametrize("name", STEERING)
def test_no_text_for_people_steers(here: Here, name: str) -> None:
    write_valid(STEERING[name])
    for words in TEXT:
        page = here.answer(words)
        assert (words, steering(page), [*commands(page)]) == (words, set(), [])


@pytest.mark.parametrize("name", STEERING)
def test_colours_are_the_only_escapes(here: Here, name: str) -> None:
    write_valid(STEERING[name])
    for words in ("status", "show firms", "check --fail-on never"):
        page = here.answer(words, "--color", "always")
        assert COLOUR.search(page)
        shown = COLOUR.sub("", page)
        assert (words, steering(shown), [*commands(shown)]) == (words, set(), [])


@pytest.mark.parametrize("name", STEERING)
def test_json_has_the_text_whole_and_nothing_that_steers(here: Here, name: str) -> None:
    write_valid(text := STEERING[name])
    for words in (*READ, *CHECK, *OTHER):
        document = here.answer(words, "--json")
        assert (words, steering(document), [*commands(document)]) == (words, set(), [])
        json.loads(document)
    assert json.loads(here.answer("status", "--json"))["registry"]["title"] == text


@pytest.mark.parametrize("name", [*STEERING, *FORMULAS])
def test_no_cell_of_a_csv_file_runs_or_steers(here: Here, name: str) -> None:
    write_valid({**STEERING, **FORMULAS}[name])
    for words in (*READ, "check --fail-on never"):
        table = here.answer(words, "--format", "csv")
        assert (words, steering(table, ends="\r\n")) == (words, set())
        cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
        assert (words, [*formulas(cells)]) == (words, [])


@pytest.mark.parametrize("name", STEERING)
def test_a_calendar_has_no_line_of_data(here: Here, name: str) -> None:
    write_valid(STEERING[name])
    page = here.answer("due --ics")
    assert (steering(page, ends="\r\n"), [*commands(page)]) == (set(), [])
    assert "\n" not in page.replace("\r\n", "")


@pytest.mark.parametrize("name", [*STEERING, *MARKUP])
def test_markdown_has_no_markup_and_no_links_of_data(here: Here, name: str) -> None:
    write_valid({**STEERING, **MARKUP}[name])
    for words in (*READ, "check --fail-on never", "show firms --explain"):
        page = here.answer(words, "--format", "markdown")
        assert (words, steering(page), [*commands(page)]) == (words, set(), [])
        assert (words, [*links(page)]) == (words, [])


@pytest.mark.parametrize("name", [*STEERING, *MARKUP])
def test_no_format_of_a_check_steers(here: Here, name: str) -> None:
    write_valid({**STEERING, **MARKUP}[name])
    formats = [word for file in FILES for word in ("--format", f"{file}:{file}")]
    here.answer("check --base file:base.toml --fail-on never", *formats)
    read_reports()


def read_reports() -> None:
    """Read every report of a check as its program does."""
    reports = {name: Path(name).read_bytes().decode() for name in FILES}
    for name, report in reports.items():
        ends = "\r\n" if name == "csv" else "\n"
        assert (name, steering(report, ends=ends)) == (name, set())
        if name != "github":
            assert (name, [*commands(report)]) == (name, [])
    kinds = {re.split(r" |(?<=e)::", line)[0] for line in reports["github"].splitlines()}
    assert kinds <= {"::error", "::warning", "::notice"}
    for name in ("gitlab", "sarif", "json"):
        json.loads(reports[name])
    assert [*map(json.loads, reports["jsonl"].splitlines())]
    assert "](" not in reports["sarif"]
    ET.fromstring(reports["junit"])  # noqa: S314 - our own document
    assert [*links(reports["markdown"])] == []


@pytest.mark.parametrize("name", STEERING)
def test_an_invalid_registry_steers_nobody(here: Here, name: str) -> None:
    text = STEERING[name]
    Path("targets.toml").write_text(filled(INVALID, text), "utf-8")
    with Path("data.csv").open("w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows([["indicator", "period", "value", text], [text] * 4])
    formats = [word for file in FILES for word in ("--format", f"{file}:{file}")]
    for words in (*READ, *CHANGE, "validate", "baseline write", "check"):
        done = here.run(words, *(formats if words == "check" else ()))
        page = done.out + done.err
        assert (words, done.code, steering(page), [*commands(page)]) == (words, 2, set(), [])
        assert "MT0" in page
    read_reports()
    for words in ("status", "validate", "check"):
        done = here.run(words, "--json")
        assert (words, steering(done.out + done.err)) == (words, set())
        assert json.loads(done.out or done.err)["findings"]


def test_arguments_steer_nobody_either(here: Here) -> None:
    write_valid("x")
    for text in STEERING.values():
        for words in ("show", "explain", "check --fail-on", "status --only", "nope", "diff"):
            done = here.run(words, text.replace("\0", ""))
            assert done.code == 2
            assert (words, steering(done.err), [*commands(done.err)]) == (words, set(), [])


def test_every_field_of_text_has_the_text_of_the_stranger() -> None:
    given = set(_texts(tomllib.loads(filled(VALID, "evil"))))
    assert given >= TEXT_FIELDS


TEXT_FIELDS = {
    *("title", "publisher", "author", "licence", "note", "name", "unit", "definition", "at"),
    *("unclear", "value_text", "derived", "unsourced", "undated", "stage", "stages", "reason"),
    *("issue", "by", "series"),
}


def _texts(node: Any, key: str = "") -> Iterator[str]:  # noqa: ANN401 - whatever TOML holds
    """The keys that have the text somewhere below them."""
    if node == "evil":
        yield key
    for name, below in node.items() if isinstance(node, dict) else ():
        yield from ({key} if below == "evil" and key in {"name", "series"} else ())
        yield from _texts(below, name)
    for below in node if isinstance(node, list) else ():
        yield from _texts(below, key)


def test_what_would_be_noticed() -> None:
    assert steering("a\x1bb\u202e\x9b\u2028\U000e0041\r") == {
        *("1b", "202e", "9b", "2028", "e0041", "d")
    }
    assert [*commands("x\n  ::error::y\na ##vso[b]")] == ["  ::error::y", "a ##vso[b]"]
    assert [*formulas(["=1", "'=1", " ＝1", "-1", "1-1"])] == ["=1", " ＝1", "-1"]
    assert [*links("http://a www.b @c #1 &#8203; <br> [d](e) <i>")] == [
        *("p://", "www.b", "@c", "#1", "](", "<")
    ]
