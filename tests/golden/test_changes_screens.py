"""What changed, as it is read and sent on: at the widths people have, and in every format."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from languages import ENGLISH
from reporting import registry_of
from rich.cells import cell_len

from mic_tracker.assess.assess import assess
from mic_tracker.model.difference import News
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side
from mic_tracker.pipeline.changes import find_changes, render_changes
from mic_tracker.pipeline.comparison.days import RegistryState, walk_days
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.changes.atom import write_atom
from mic_tracker.show.views.changes.feed import Site, make_feed

Golden = Callable[[str, str], None]
WORDS = Words.load("en")
SINCE, UNTIL = date(2026, 10, 16), date(2026, 11, 15)
FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def both() -> tuple[Side, Side]:
    registry = registry_of((FOLDER / "news.toml").read_text("utf-8"))
    head, base = (assess(registry, Clock(day, None, UNTIL)) for day in (UNTIL, SINCE))
    return Side(head), Side(base, "day", SINCE.isoformat())


@pytest.fixture(scope="module")
def news(both: tuple[Side, Side]) -> News:
    return find_changes(*both)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_on_a_terminal(news: News, both: tuple[Side, Side], golden: Golden, width: int) -> None:
    screen = Screen(width, interactive=True)
    text = render_changes(news, both, "terminal", ENGLISH, screen)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    golden(f"changes-{width}.txt", text)


def test_in_a_pipe_it_says_the_same(news: News, both: tuple[Side, Side]) -> None:
    piped = render_changes(news, both, "terminal", ENGLISH, Screen())
    shown = render_changes(news, both, "terminal", ENGLISH, Screen(120, interactive=True))
    assert piped == shown
    narrow = render_changes(news, both, "terminal", ENGLISH, Screen(60))
    assert narrow.split() == piped.split()


def test_without_utf8(news: News, both: tuple[Side, Side]) -> None:
    assert render_changes(news, both, "terminal", ENGLISH, Screen(encoding="ascii")).isascii()


@pytest.mark.parametrize("name", ["markdown", "json", "csv"])
def test_other_formats(news: News, both: tuple[Side, Side], golden: Golden, name: str) -> None:
    golden(f"changes.{name}", render_changes(news, both, name, ENGLISH, Screen()))


def test_a_feed(both: tuple[Side, Side], golden: Golden) -> None:
    head, _ = both
    steps = walk_days((RegistryState(SINCE, head),), UNTIL)
    days = ((find_changes(a, b), a.report, b.report) for a, b in steps)
    site, title = Site.at("https://example.org/goals"), head.report.registry.title
    feed = make_feed(days, SINCE, site, "feed.atom", WORDS, title)
    golden("changes.atom", write_atom(feed))


def test_no_news(both: tuple[Side, Side], golden: Golden) -> None:
    _, base = both
    news = find_changes(base, base)
    golden(
        "changes-none.txt",
        render_changes(news, (base, base), "terminal", ENGLISH, Screen(80)),
    )
