"""Every code that a refusal, a remark or a situation can have has its words."""

import re
from pathlib import Path

import pytest

from mic_tracker.edit.goal import READERS, option_name
from mic_tracker.model.edit import RequestProblem, Situation
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.edit.problems import refusal
from mic_tracker.text.periods import PeriodWhy
from mic_tracker.text.values import Remark, Why

WORDS = Words.load("en")
PACKAGE = Path(__file__).parents[3] / "mic_tracker"
MADE = {
    (section, key)
    for path in (*PACKAGE.rglob("edit/**/*.py"), PACKAGE / "text" / "arguments.py")
    for section, key in re.findall(
        r'Problem\(\s*"(missing|refused)",\s*"(\w+)"', path.read_text(encoding="utf-8")
    )
}

ABOUT_SOURCES = {
    *("publisher_guessed", "publisher_of_host", "published_guessed", "accessed_copy"),
    "other_edition",
}


def test_every_cause_has_a_sentence() -> None:
    assert set(WORDS.catalogue["entry_value"]) == {why.value for why in Why}
    assert set(WORDS.catalogue["entry_period"]) == {why.value for why in PeriodWhy}
    assert set(WORDS.catalogue["entry_remark"]) == {r.value for r in Remark} | {
        "older_period",
        "other_length",
        "included_apart",
        "other_languages",
        "counts_later",
        "published_early",
        *ABOUT_SOURCES,
    }
    # what is no figure has sentences of its own
    figures = {s.value for s in Situation} - {"new", "reviews"}
    assert set(WORDS.catalogue["entry_situation"]) == figures


def test_every_problem_that_is_made_has_a_sentence() -> None:
    assert {("missing", "value"), ("refused", "not_later")} < MADE
    worded = {
        (section, key)
        for section in ("missing", "refused")
        for key in WORDS.catalogue[f"entry_{section}"]
    }
    dynamic = {("missing", "source"), ("missing", "stated"), ("missing", "yes")}
    dynamic |= {("refused", s.value) for s in Situation if s not in {"new", "withdraws"}}
    dynamic |= {("refused", f"period_{w}") for w in ("ahead", "unfinished", "after_publication")}
    dynamic |= {("refused", f"impossible_{why}") for why in ("percent", "rank", "negative")}
    assert worded - MADE <= dynamic
    assert worded >= MADE


def test_whatever_can_be_asked_has_a_question() -> None:
    asked = {option_name(key).removeprefix("--").replace("-", "_") for key in READERS}
    assert asked - {"at_least", "at_most"} <= set(WORDS.catalogue["entry_ask"])


@pytest.mark.parametrize(
    ("problem", "message", "ways"),
    [
        (
            RequestProblem(
                "period", "day_or_month", "--period", {"found": "7/8/2024"}, ("a b", "-1")
            ),
            "--period 7/8/2024: the first number may be the day or the month",
            ("write --period 'a b'", "or    --period=-1"),
        ),
        (
            RequestProblem("refused", "word", "--status", {"found": "\x1b[31m", "known": "a, b"}),
            "--status does not know \\x1b[31m",
            ("it knows: a, b",),
        ),
    ],
)
def test_a_refusal_is_told_with_what_to_type(
    problem: RequestProblem, message: str, ways: tuple[str, ...]
) -> None:
    assert refusal((problem,), WORDS) == (message, ways)


def test_several_refusals_are_told_at_once() -> None:
    problems = (
        RequestProblem("missing", "period", "--period"),
        RequestProblem("missing", "value", "--value"),
    )
    message, ways = refusal(problems, WORDS)
    assert message == "2 things stand in the way; nothing was written"
    assert [way for way in ways if not way.startswith("  ")] == [
        "the period that the value describes is missing",
        "the value is missing",
    ]
