"""The figure that a cause names, as its source states it."""

from reporting import report_of

from mic_tracker.assess.change.news import find_news
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.changes.page import items, make_window

WORDS = Words.load("en")
DAY, SINCE = "2026-11-21", "2026-10-22"
TEXT = """format = 1
title = "T"
[sources.later]
title = "Report"
published = 2026-11-02
[indicators.trees]
name = "Trees"
unit = "trees"
measure = "count"
desired = "increase"
[targets.trees-2025]
kind = "level"
indicator = "trees"
at_least = 2_000
by = 2025
[[observations]]
indicator = "trees"
period = 2024
value = 1500
unsourced = "an old book"
[[observations]]
indicator = "trees"
period = 2025
value = 2100
qualifier = "over"
source = "later"
"""


def test_a_hedged_figure_stays_hedged() -> None:
    now, before = report_of(TEXT, DAY), report_of(TEXT, SINCE)
    news = find_news(now, before)
    told = " ".join(item.text for item in items(news, make_window(news, now, before, WORDS)))
    assert "The cause is a new figure: that for 2025, over 2,100 trees." in told
