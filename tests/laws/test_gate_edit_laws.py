"""Edits of a real registry at the gate: those that matter fail on any day, others on none."""

from datetime import date

import pytest
from articles import ARTICLES
from sentences import written

from mic_tracker.assess.assess import assess
from mic_tracker.assess.gate.gate import gate
from mic_tracker.model.finding import Finding
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side, Verdict
from mic_tracker.read.finding_lines import make_pointer
from mic_tracker.read.registry import read_text

REGISTRY = ARTICLES.read_text(encoding="utf-8")
DAYS = ["2023-06-30", "2024-02-29", "2024-12-31", "2026-11-21", "2031-01-01", "2036-05-05"]


def edited(old: str, new: str) -> str:
    """The registry of five articles with one edit, which must be possible."""
    assert old in REGISTRY
    return REGISTRY.replace(old, new, 1)


def side(text: str, day: str) -> Side:
    """A text, read and judged on a day."""
    loaded = read_text(text.encode(), name="targets.toml", folder=None)
    assert loaded.registry is not None, loaded.findings
    return Side(assess(loaded.registry, Clock(date.fromisoformat(day))))


def check(head: str, day: str) -> Verdict:
    """The verdict on an edit of it."""
    return gate(side(head, day), side(REGISTRY, day))


def told(verdict: Verdict, head: str) -> list[Finding]:
    """What fails, pointed at the text."""
    return list(map(make_pointer(head.encode(), "targets.toml"), verdict.failing))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    "head",
    [
        REGISTRY,
        "# a comment\n" + REGISTRY,
        edited('publisher = "VEN"', 'publisher = "Vietnam Economic News"'),
        edited('en = "Digital technology firms"', 'en = "Digital firms"'),
        edited("at_least  = 100_000", "at_least  = 120_000.0"),
        REGISTRY.replace("\n", "\r\n"),
    ],
)
def test_an_innocent_change_has_nothing_new_to_tell_on_any_day(head: str, day: str) -> None:
    verdict = check(head, day)
    weaker = [f for f in verdict.failing if f.code in {"MT301", "MT302"}]
    assert weaker == []
    if "120_000" not in head:
        assert verdict.failing == verdict.findings == ()


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("at_least  = 100_000", "at_least  = 80_000", "at_least"),
        ("by        = 2030", "by        = 2032", "by"),
        ('every     = "month"', 'every     = "quarter"', "every"),
        ("at_most   = 50", "at_most   = 60", "at_most"),
    ],
)
def test_an_easier_goal_fails_on_any_day_at_its_line(
    old: str, new: str, key: str, day: str
) -> None:
    head = edited(old, new)
    line = head[: head.index(new)].count("\n") + 1
    weaker = [f for f in told(check(head, day), head) if f.code == "MT301"]
    assert [(f.facts["key"], f.location and f.location.line) for f in weaker] == [(key, line)]
    assert weaker[0].excerpt == new


def test_a_figure_revised_downwards_is_a_slip_with_amount_and_cause() -> None:
    head = edited("value      = 51_038", "value      = 45_100")
    (finding,) = [f for f in told(check(head, "2026-11-21"), head) if f.code == "MT111"]
    assert finding.target == "digital-firms-2030"
    assert finding.facts["cause"] == "revision"
    assert written(finding.facts)["what"] == "2024-07: 51,038 → 45,100"
