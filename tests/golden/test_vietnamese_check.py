"""What `check` says in Vietnamese, on a screen and as Markdown."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Verdict
from mic_tracker.pipeline.check import check_registries, read_registries, render_verdicts
from mic_tracker.show.check.destinations import Destination
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen

Golden = Callable[[str, str], None]
FOLDER = Path(__file__).parent
VIETNAMESE = LanguageWish("vi")
EDITS = (
    ("at_least  = 100_000\n", "at_least  = 80_000\n"),
    ("at_most   = 50\nby        = 2030", "at_most   = 50\nby        = 2032"),
    ("objective = 0.75", "objective = 0.5"),
    ("value     = 74.25", "value     = 78"),
    ("until  = 2024-12-31", "until  = 2025-03-31"),
    ("[targets.ministry-site]\n", "[targets.ministry-address]\n"),
)
"""What somebody edits who would rather not be asked: what it said, and what it says now."""


def edited(text: str) -> str:
    for old, new in EDITS:
        text = text.replace(old, new)
    return text


def checked(day: date, base: str | None = None, since: str | None = None) -> Sequence[Verdict]:
    """The verdict on targets.toml of this folder."""
    clock = Clock(day)
    read = read_registries([Path("targets.toml")], clock, base, since, allow_new=False)
    return [*check_registries(read, clock, None, allow_empty=False)]


def alone() -> Sequence[Verdict]:
    copy("policies.toml", "targets.toml")
    return checked(date(2025, 6, 30))


def against_an_edit() -> Sequence[Verdict]:
    copy("policies.toml", "base.toml")
    copy("policies.toml", "targets.toml", edited)
    return checked(date(2024, 9, 30), base="base.toml")


def against_a_day() -> Sequence[Verdict]:
    copy("news.toml", "targets.toml")
    return checked(date(2026, 11, 15), since="2026-10-16")


def copy(name: str, new: str, edit: Callable[[str], str] = str) -> None:
    Path(new).write_text(edit((FOLDER / name).read_text("utf-8")), "utf-8")


CHECKS = (alone, against_an_edit, against_a_day)


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own, so that no place names one of this machine."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("made", CHECKS, ids=lambda made: made.__name__)
@pytest.mark.parametrize("width", [80, 120])
def test_on_a_screen(made: Callable[[], Sequence[Verdict]], width: int, golden: Golden) -> None:
    screen = Screen(width, interactive=True)
    text = render_verdicts(made(), Destination("text"), VIETNAMESE, screen)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    golden(f"vi/check/{made.__name__}-{width}.txt", text)


@pytest.mark.parametrize("made", CHECKS, ids=lambda made: made.__name__)
def test_as_markdown(made: Callable[[], Sequence[Verdict]], golden: Golden) -> None:
    text = render_verdicts(made(), Destination("markdown"), VIETNAMESE, Screen())
    golden(f"vi/check/{made.__name__}.markdown", text)
