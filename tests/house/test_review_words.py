"""The page that translates the ratings of others: each counterpart is a verdict that we know."""

import re
from datetime import date
from pathlib import Path

from articles import ARTICLES

from mic_tracker.edit.request import ReviewRequest
from mic_tracker.edit.tables.review import plan_review
from mic_tracker.model.codes import STATUS_NAMES
from mic_tracker.model.edit import Plan
from mic_tracker.read.registry import read_registry

DAY = date(2026, 11, 26)
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "concepts.md").read_text("utf-8")
RATINGS = {
    "Full Fact": {
        *("Achieved", "Appears on track", "In progress", "Appears off track"),
        *("Not kept", "Wait and see", "Unclear or disputed"),
    },
    "PolitiFact": {
        *("Promise Kept", "Compromise", "Promise Broken"),
        *("Stalled", "In the Works", "Not Yet Rated"),
    },
}
ROWS = re.findall(
    r"^\| (Full Fact|PolitiFact) \| ([^|]+) \| `([^`]+)` \| (.*)\|$", PAGE, re.MULTILINE
)


def test_every_rating_has_a_row() -> None:
    assert {by: {rating for b, rating, *_ in ROWS if b == by} for by in RATINGS} == RATINGS
    assert len(ROWS) == sum(map(len, RATINGS.values()))


def test_add_review_takes_every_counterpart() -> None:
    registry = read_registry(ARTICLES).registry
    assert registry
    target = next(iter(registry.targets))
    for _, _, word, why in ROWS:
        for verdict in (word, *re.findall(r"`([^`]+)`", why)):
            request = ReviewRequest(target, verdict, on="2026-11-01", reason="So.")
            assert isinstance(plan_review(request, registry, DAY), Plan), verdict
            assert verdict in STATUS_NAMES
