"""Whole screens in Vietnamese, at the widths of a terminal and of a pipe."""

import unicodedata
from collections.abc import Callable
from contextlib import chdir
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from reporting import registry_of, report_of
from rich.cells import cell_len

from mic_tracker.assess.assess import assess
from mic_tracker.assess.selection import arrange_targets
from mic_tracker.model.report import Clock, Report
from mic_tracker.model.verdict import Side
from mic_tracker.pipeline.changes import find_changes, render_changes
from mic_tracker.pipeline.claims import render_claims
from mic_tracker.pipeline.due import find_due, last_day, render_due
from mic_tracker.pipeline.history import render_history
from mic_tracker.pipeline.show import render_all_methods, render_target
from mic_tracker.pipeline.status import render_status
from mic_tracker.pipeline.validate import render_findings
from mic_tracker.read.registry import read_registry
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen

Golden = Callable[[str, str], None]
VIETNAMESE = LanguageWish("vi")
FOLDER = Path(__file__).parent
WIDTHS = (80, 120)


def judged(name: str, day: date) -> Report:
    return assess(registry_of((FOLDER / name).read_text("utf-8")), Clock(day))


def status(screen: Screen) -> str:
    report = report_of((FOLDER / "policies.toml").read_text("utf-8"), "2024-09-30")
    return render_status(arrange_targets(report), "terminal", VIETNAMESE, screen)


def show(screen: Screen) -> str:
    report = report_of((FOLDER / "policies.toml").read_text("utf-8"), "2024-09-30")
    screen = replace(screen, explain=True)
    return "\n".join(
        render_target(report, target, "terminal", VIETNAMESE, screen)
        for target in ("digital-firms", "overseas-events", "portal", "egov-rank")
    )


def claims(screen: Screen) -> str:
    report = judged("judged.toml", date(2026, 11, 21))
    return render_claims(report, "terminal", VIETNAMESE, screen)


def history(screen: Screen) -> str:
    report = judged("judged.toml", date(2026, 11, 21))
    return render_history(report, "firms", None, "terminal", VIETNAMESE, screen)


def agreement(screen: Screen) -> str:
    report = judged("judged.toml", date(2026, 11, 21))
    return render_all_methods(report, "firms", "terminal", VIETNAMESE, screen)


def due(screen: Screen) -> str:
    day = date(2026, 11, 26)
    with chdir(FOLDER):  # so that its places name no folder of this machine
        loaded = read_registry(Path("due.toml"), day=day)
    assert loaded.registry
    report = assess(replace(loaded.registry, path="due.toml"), Clock(day))
    items = find_due(report, last_day("90d", day), (), ())
    return render_due(report, items, "terminal", VIETNAMESE, screen)


def changes(screen: Screen) -> str:
    since, until = date(2026, 10, 16), date(2026, 11, 15)
    registry = registry_of((FOLDER / "news.toml").read_text("utf-8"))
    head, base = (assess(registry, Clock(day, None, until)) for day in (until, since))
    both = Side(head), Side(base, "day", since.isoformat())
    return render_changes(find_changes(*both), both, "terminal", VIETNAMESE, screen)


def validate(screen: Screen) -> str:
    with chdir(FOLDER.parent / "errors" / "MT051"):
        loaded = read_registry(Path("targets.toml"), day=date(2026, 11, 26))
    return render_findings(loaded.findings, "terminal", VIETNAMESE, screen)


SCREENS = (status, show, claims, history, agreement, due, changes, validate)
COMMANDS_STAY_WHOLE = {due}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("told", SCREENS, ids=lambda told: told.__name__)
def test_a_screen(told: Callable[[Screen], str], width: int, golden: Golden) -> None:
    text = told(Screen(width, interactive=True))
    if told not in COMMANDS_STAY_WHOLE | {validate}:
        assert max(cell_len(line) for line in text.splitlines()) <= width
    golden(f"vi/{told.__name__}-{width}.txt", text)


def test_decomposed_letters_take_no_more_room() -> None:
    """MacOS writes names of files so; a letter and its marks are one cell."""
    text = (FOLDER / "policies.toml").read_text("utf-8")
    name = "Tỷ lệ hộ gia đình có Internet"
    shown = []
    for form in ("NFC", "NFD"):
        spelt = text.replace("Households with fixed broadband", unicodedata.normalize(form, name))
        screen = Screen(200, interactive=True, wide=True)
        report = report_of(spelt, "2024-09-30")
        shown.append(render_status(report, "terminal", VIETNAMESE, screen))
    lengths = [[cell_len(line.rstrip()) for line in text.splitlines()] for text in shown]
    assert name in shown[0]
    assert lengths[0] == lengths[1]


def test_without_utf8_the_letters_lose_their_marks() -> None:
    text = status(Screen(100, encoding="ascii"))
    assert text.isascii()
    for words in ("Danh gia", "da dat", "khong dat"):
        assert words in text
