"""Comparisons: what differs between two sides, and what would differ if."""

from pathlib import Path

from mic_tracker.assess.difference import difference
from mic_tracker.assess.what_if import what_if
from mic_tracker.errors import WrongUse
from mic_tracker.model.difference import Difference
from mic_tracker.model.report import Clock, Report
from mic_tracker.model.scenario import Outcome, Scenario
from mic_tracker.model.verdict import Side
from mic_tracker.pipeline import sides
from mic_tracker.pipeline.load import words_of
from mic_tracker.read.git import span
from mic_tracker.read.scenario import Typed, supposed
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import diff as changes
from mic_tracker.show.views import what_if as supposing
from mic_tracker.show.views.edit_problems import refusal


def between(path: Path, names: str | None, clock: Clock) -> tuple[Side, Side]:
    """Head and base of A..B, of A and the file as it is, or of the last commit and the file."""
    before, after = span(names)
    base = sides.old(path, before, clock)
    return (sides.revision(path, after, clock) if after else sides.present(path, clock)), base


def differing(head: Side, base: Side) -> Difference:
    """What changed from base to head."""
    return difference(head.report, base.report)


def diff(
    found: Difference, both: tuple[Side, Side], language: str | None, screen: Screen, *, json: bool
) -> str:
    """A difference as text, or as one JSON document."""
    words = words_of(both[0].report, language)
    return (
        changes.document(found, both, words)
        if json
        else changes.screen_of(found, both, words, screen)
    )


def supposition(report: Report, target: str, typed: Typed, language: str | None) -> Scenario:
    """What was typed, understood; WrongUse with the ways out for what cannot be read."""
    standing, words = report.standing(target), words_of(report, language)
    found, problems = supposed(typed, standing.target, standing.indicator, words.language)
    if problems:
        message, ways_out = refusal(problems, words)
        raise WrongUse(message, ways_out=ways_out)
    return found


def outcomes(report: Report, target: str, scenario: Scenario) -> tuple[Outcome, ...]:
    """The target as it stands, under each supposition alone, and under all of them."""
    return what_if(report.registry, target, scenario.apart(), report.clock)


def scenarios(
    report: Report, found: tuple[Outcome, ...], language: str | None, screen: Screen, *, json: bool
) -> str:
    """Scenarios side by side as text, or as one JSON document."""
    words = words_of(report, language)
    return (
        supposing.document(found, report.clock, words)
        if json
        else supposing.screen_of(found, report.registry.indicators, words, screen)
    )
