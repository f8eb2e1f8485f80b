"""Claims, histories of verdicts and methods side by side, at the widths people have."""

from collections.abc import Callable
from contextlib import chdir
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from languages import ENGLISH
from reporting import registry_of
from rich.cells import cell_len

from mic_tracker.assess.assess import assess
from mic_tracker.assess.methods import METHODS
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.claims import render_claims
from mic_tracker.pipeline.explain import render_explanation
from mic_tracker.pipeline.history import render_history
from mic_tracker.pipeline.show import render_all_methods, render_target
from mic_tracker.pipeline.status import render_status
from mic_tracker.read.registry import read_registry
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen

Golden = Callable[[str, str], None]
WORDS = Words.load("en")
CLOCK = Clock(date(2026, 11, 21))
WIDTHS = (60, 80, 120, 200)
FORMAT_NAMES = ("json", "csv", "markdown")


@pytest.fixture(scope="module")
def report() -> Report:
    text = (Path(__file__).parent / "judged.toml").read_text("utf-8")
    return assess(registry_of(text), CLOCK)


def told_claims(report: Report, format_name: str, screen: Screen) -> str:
    return render_claims(report, format_name, ENGLISH, screen)


def told_history(report: Report, target: str, format_name: str, screen: Screen) -> str:
    return render_history(report, target, None, format_name, ENGLISH, screen)


def told_agreement(report: Report, target: str, format_name: str, screen: Screen) -> str:
    return render_all_methods(report, target, format_name, ENGLISH, screen)


def fits(text: str, width: int) -> bool:
    return max(cell_len(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_claims_on_a_terminal(report: Report, golden: Golden, width: int) -> None:
    text = told_claims(report, "terminal", Screen(width, interactive=True))
    assert fits(text, width)
    golden(f"claims-{width}.txt", text)


@pytest.mark.parametrize("width", WIDTHS)
def test_history_on_a_terminal(report: Report, golden: Golden, width: int) -> None:
    text = told_history(report, "firms", "terminal", Screen(width, interactive=True))
    assert fits(text, width)
    golden(f"history-{width}.txt", text)


@pytest.mark.parametrize("target", ["revenue-above-farms", "portal", "e-gov", "unknown"])
def test_histories_of_other_kinds(report: Report, golden: Golden, target: str) -> None:
    text = told_history(report, target, "terminal", Screen())
    assert fits(text, 120)
    golden(f"history-{target}.txt", text)


@pytest.fixture(scope="module")
def restated() -> Report:
    """A target that its authors moved three times."""
    with chdir(Path(__file__).parent):  # so that its places name no folder of this machine
        loaded = read_registry(Path("restated.toml"))
    assert loaded.registry
    return assess(replace(loaded.registry, path="restated.toml"), CLOCK)


@pytest.mark.parametrize("width", WIDTHS)
def test_all_promises_on_a_terminal(restated: Report, golden: Golden, width: int) -> None:
    screen = Screen(width, interactive=True)
    shown = render_target(restated, "firms", "terminal", ENGLISH, screen)
    past = told_history(restated, "firms", "terminal", screen)
    assert fits(shown, width)
    assert fits(past, width)
    golden(f"restated-show-{width}.txt", shown)
    golden(f"restated-history-{width}.txt", past)


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_all_promises_in_other_formats(restated: Report, golden: Golden, name: str) -> None:
    golden(
        f"restated-show.{name}",
        render_target(restated, "firms", name, ENGLISH, Screen()),
    )
    golden(f"restated-history.{name}", told_history(restated, "firms", name, Screen()))


@pytest.mark.parametrize("width", WIDTHS)
def test_agreement_on_a_terminal(report: Report, golden: Golden, width: int) -> None:
    text = told_agreement(report, "firms-registered", "terminal", Screen(width, interactive=True))
    assert fits(text, width)
    golden(f"agreement-{width}.txt", text)


@pytest.mark.parametrize("target", ["e-gov", "portal", "firms", "firms-rise"])
def test_agreements_of_other_kinds(report: Report, golden: Golden, target: str) -> None:
    golden(f"agreement-{target}.txt", told_agreement(report, target, "terminal", Screen()))


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_other_formats(report: Report, golden: Golden, name: str) -> None:
    golden(f"claims.{name}", told_claims(report, name, Screen()))
    golden(f"history.{name}", told_history(report, "firms", name, Screen()))
    golden(f"agreement.{name}", told_agreement(report, "firms-registered", name, Screen()))


def test_claims_without_utf8(report: Report) -> None:
    assert told_claims(report, "terminal", Screen(encoding="ascii")).isascii()


@pytest.mark.parametrize("word", ["forecast", "statcan-2025", "escap-csi", "cadence", "stale"])
def test_pages_of_words(golden: Golden, word: str) -> None:
    {name: method.card for name, method in METHODS.items()}
    text = render_explanation(word, ENGLISH, Screen(80, interactive=True))
    assert fits(text, 80)
    golden(f"explain-{word}.txt", text)


@pytest.mark.parametrize("target", ["e-gov", "firms-registered"])
def test_sums_of_the_forecast(report: Report, golden: Golden, target: str) -> None:
    text = render_target(report, target, "terminal", ENGLISH, Screen(100, explain=True))
    golden(f"show-sums-{target}.txt", text)


@pytest.fixture(scope="module")
def reviewed() -> Report:
    """Targets whose status is a person's verdict, and one beside which there is another."""
    with chdir(Path(__file__).parent):
        loaded = read_registry(Path("reviews.toml"))
    assert loaded.registry
    return assess(replace(loaded.registry, path="reviews.toml"), CLOCK)


@pytest.mark.parametrize("width", WIDTHS)
def test_reviews_on_a_terminal(reviewed: Report, golden: Golden, width: int) -> None:
    screen = Screen(width, interactive=True)
    targets = ("law-2026", "schools-2030", "schools-2028")
    texts = [
        render_status(reviewed, "terminal", ENGLISH, screen),
        *(render_target(reviewed, target, "terminal", ENGLISH, screen) for target in targets),
        told_history(reviewed, "law-2026", "terminal", screen),
    ]
    assert all(fits(text, width) for text in texts)
    golden(f"reviews-{width}.txt", "\n".join(texts))


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_reviews_in_other_formats(reviewed: Report, golden: Golden, name: str) -> None:
    golden(f"reviews-status.{name}", render_status(reviewed, name, ENGLISH, Screen()))
    golden(f"reviews-history.{name}", told_history(reviewed, "law-2026", name, Screen()))
