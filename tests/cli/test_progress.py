"""A bar stands on a terminal while something takes long, and nowhere else."""

import io
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from languages import ENGLISH, USUAL
from program import converse

from mic_tracker.cli import progress
from mic_tracker.cli.environment import followed as followed_judging
from mic_tracker.show.language.catalogue import LanguageWish


class Terminal(io.StringIO):
    """A terminal that keeps what was written, and says when a text was."""

    def __init__(self, awaited: str) -> None:
        super().__init__()
        self.awaited = awaited
        self.shown = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        written = super().write(text)
        if self.awaited in self.getvalue():
            self.shown.set()
        return written


def at_terminal(monkeypatch: pytest.MonkeyPatch, awaited: str) -> Terminal:
    terminal = Terminal(awaited)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    return terminal


@pytest.mark.parametrize(
    ("language", "said"), [(ENGLISH, "Drawing charts"), (LanguageWish("vi"), "Đang vẽ biểu đồ")]
)
def test_the_bar_says_what_is_done_and_how_much(
    monkeypatch: pytest.MonkeyPatch, language: LanguageWish, said: str
) -> None:
    terminal = at_terminal(monkeypatch, "2/3")
    with progress.followed(language) as follow:
        for part in follow(("a", "b", "c"), "draw"):
            if part == "c":  # two are done
                assert terminal.shown.wait(60)
    assert said in terminal.getvalue()


def test_before_it_is_known_how_many_there_are_the_bar_says_what_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = at_terminal(monkeypatch, "Reading and judging the registry")
    with progress.followed(ENGLISH):
        assert terminal.shown.wait(60)


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch, "/")
    monkeypatch.setattr(progress, "PATIENCE", 3600)
    with progress.followed(ENGLISH) as follow:
        assert [*follow(("a", "b"), "draw")] == ["a", "b"]
    assert not terminal.getvalue()


def test_the_bar_ends_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch, "Reading")
    before = {*threading.enumerate()}
    with suppress(ValueError), progress.followed(ENGLISH):
        assert terminal.shown.wait(60)
        raise ValueError
    assert {*threading.enumerate()} <= before


def test_nobody_at_a_terminal_sees_one(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.followed(USUAL) as follow, followed_judging(USUAL) as judging:
        assert [*follow((1, 2), "draw")] == [1, 2]
        assert [*judging(("a",))] == ["a"]
    assert capsys.readouterr() == ("", "")


def large(targets: int) -> str:
    """A registry of many targets, the site of which takes seconds on every machine."""
    blocks = [
        f'[indicators.i{i}]\nname = "I{i}"\nunit = "u"\nmeasure = "count"\ndesired = "increase"\n'
        f'[targets.t{i}]\nkind = "level"\nindicator = "i{i}"\nat_least = 1000\nby = 2030\n'
        + "".join(
            f'[[observations]]\nindicator = "i{i}"\nperiod = {year}\nvalue = {year % 100 * 10}\n'
            f'source = "s"\n'
            for year in range(2004, 2024)
        )
        for i in range(targets)
    ]
    source = '[sources.s]\ntitle = "S"\npublished = 2024-01-01\n'
    return f'format = 1\ntitle = "Large"\n{source}{"".join(blocks)}'


def test_a_large_site_is_made_with_a_bar(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text(large(250), "utf-8")
    words = ("report", "-o", "site/", "--as-of", "2024-06-30")
    on_terminal = converse(tmp_path, words, (), TERM="xterm", COLUMNS="100")
    assert on_terminal.code == 0
    assert "Writing the site" in on_terminal.out
    assert "/250" in on_terminal.out
