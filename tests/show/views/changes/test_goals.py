"""What became of goals, in sentences that are expected by hand."""

import pytest
from reporting import report_of

from mic_tracker.assess.change.news import find_news
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.changes.page import items, make_window

WORDS = Words.load("en")
DAY, SINCE = "2026-11-21", "2026-10-22"
TEXT = """format = 1
title = "T"

[sources.plan]
title = "Plan"
published = 2020-01-01

[sources.later]
title = "Later plan"
published = 2026-11-02

[indicators.trees]
name = "Trees"
unit = "trees"
measure = "count"
desired = "increase"

[targets.trees-2030]
kind = "level"
indicator = "trees"
at_least = 2_000
by = 2030
stated = { source = "plan", at = "page 7" }
"""
BLOCK = '\n[[targets.trees-2030.restated]]\n{keys}\nstated = {{ source = "later" }}\n'


def told(now: str, before: str = TEXT) -> list[str]:
    """The sentences about goals."""
    head, base = report_of(now, DAY), report_of(before, SINCE)
    news = find_news(head, base)
    window = make_window(news, head, base, WORDS)
    return [item.text for item in items(news, window) if item.kind == "goals"]


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        (
            "at_least = 1_500",
            (
                "Trees: its author restated the goal on 2026-11-02; it was at least 2,000 trees by "
                "2030 and is now at least 1,500 trees by 2030, which is easier to meet. [1]"
            ),
        ),
        (
            "at_least = 2_500",
            (
                "Trees: its author restated the goal on 2026-11-02; it was at least 2,000 trees by "
                "2030 and is now at least 2,500 trees by 2030. [1]"
            ),
        ),
        (
            "",
            (
                "Trees: its author restated the goal on 2026-11-02 as it was: at least 2,000 trees "
                "by 2030. [1]"
            ),
        ),
        (
            'path = "geometric"',
            (
                "Trees: its author restated the goal on 2026-11-02 as it was: at least 2,000 trees "
                "by 2030. Moved with it: path. [1]"
            ),
        ),
    ],
)
def test_what_its_author_moved(keys: str, sentence: str) -> None:
    assert told(TEXT + BLOCK.format(keys=keys)) == [sentence]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "2_000",
            "2_500",
            (
                "Trees: the goal on record was edited in this registry; it was at least 2,000 "
                "trees by 2030 and is now at least 2,500 trees by 2030."
            ),
        ),
        (
            "by = 2030",
            "by = 2035",
            (
                "Trees: the goal on record was edited in this registry; it was at least 2,000 "
                "trees by 2030 and is now at least 2,000 trees by 2035, which is easier to meet."
            ),
        ),
        (
            "by = 2030\n",
            'by = 2030\npath = "geometric"\n',
            "Trees: the target was edited in this registry, path: linear → geometric.",
        ),
        (
            "trees-2030]",
            'forest]\nformerly = "trees-2030"',
            "Trees has another name in this registry: forest was trees-2030.",
        ),
    ],
)
def test_what_was_edited(old: str, new: str, sentence: str) -> None:
    assert told(TEXT.replace(old, new)) == [sentence]


def test_what_is_new_and_what_is_gone() -> None:
    without = TEXT[: TEXT.index("[targets")]
    assert told(without) == [
        (
            "Trees is not followed any more. The goal was at least 2,000 trees by 2030; its status "
            "was “no data”. [1, page 7]"
        )
    ]
    assert told(TEXT, without) == [
        (
            "Trees is new in this registry: at least 2,000 trees by 2030. It was stated on "
            "2020-01-01. [1, page 7]"
        )
    ]
    fresh = TEXT.replace('"plan", at', '"later", at')
    assert told(fresh, without) == [
        "Trees is a new goal: at least 2,000 trees by 2030. [1, page 7]"
    ]


def test_a_restatement_that_was_taken_out() -> None:
    dated = TEXT.replace("2026-11-02", "2026-10-02")
    assert told(dated, dated + BLOCK.format(keys="at_least = 1_500")) == [
        (
            "Trees: the goal as restated on 2026-10-02, at least 1,500 trees by 2030, was taken "
            "out of this registry. [1]"
        )
    ]
