"""The hall: read → as of → assess → show; the program on one page, checks and changes beside it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from mic_tracker.assess import all_methods as agreeing
from mic_tracker.assess import claims as claiming
from mic_tracker.assess import selection
from mic_tracker.assess.assess import assess
from mic_tracker.assess.history import verdicts
from mic_tracker.assess.method_choice import named
from mic_tracker.assess.methods import METHODS
from mic_tracker.model.finding import Finding, InvalidInput
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report
from mic_tracker.read.git import commit
from mic_tracker.read.registry import Loaded, read
from mic_tracker.read.snapshot import read_at
from mic_tracker.show import schema
from mic_tracker.show.formats import format_named
from mic_tracker.show.language import catalogue
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import explain
from mic_tracker.show.views.findings import sound


def loaded(path: Path, clock: Clock, at: str | None = None) -> Loaded:
    """What a file holds, today or at a git revision, and everything that is wrong with it."""
    return read_at(path, commit(path, at)) if at else read(path, day=clock.reading)


def judged(path: Path, clock: Clock, method: str | None = None, *, at: str | None = None) -> Report:
    """The report of a valid registry; InvalidInput for another."""
    return reported(loaded(path, clock, at), clock, method)


def reported(found: Loaded, clock: Clock, method: str | None = None) -> Report:
    """The report of what was read; InvalidInput when it is no registry."""
    report = assess(valid(found), clock, named(method) if method else None)
    return replace(report, findings=found.findings)


def arranged(report: Report, only: Collection[str], sort: str) -> Report:
    """The report with the targets that were asked for, in the order that was asked for."""
    return selection.arrange(report, only, sort)


def status(report: Report, format_name: str, language: str | None, screen: Screen) -> str:
    """All targets, as text."""
    return format_named(format_name).status(report, words_of(report, language), screen)


def show(
    report: Report, target: str, format_name: str, language: str | None, screen: Screen
) -> str:
    """One target, as text."""
    standing = report.standing(target)
    return format_named(format_name).show(report, standing.id, words_of(report, language), screen)


def validated(
    found: Loaded, path: Path, format_name: str, language: str | None, screen: Screen
) -> str:
    """The findings of a registry as text; of a sound one, for people, what was looked at."""
    if found.registry is None or found.findings or format_name != "terminal":
        return told(found.findings, format_name, language, screen)
    return sound(found.registry, path.as_posix(), Words.load(language or "en"))


def told(
    findings: Sequence[Finding], format_name: str, language: str | None, screen: Screen
) -> str:
    """Findings, as text."""
    return format_named(format_name).findings(findings, Words.load(language or "en"), screen)


def explained(word: str, language: str | None, screen: Screen) -> str:
    """The page of a finding code, a rule, a status, a reason or a method."""
    cards = {name: method.card for name, method in METHODS.items()}
    return explain.explain(word, cards, Words.load(language or "en"), screen)


def schema_of(answer: str) -> str:
    """The JSON Schema of the registry file, or of what a command prints with --json."""
    return schema.schema_of(answer)


def agreement(
    report: Report, target: str, format_name: str, language: str | None, screen: Screen
) -> str:
    """What every method that fits says of one target, as text."""
    standing, words = report.standing(target), words_of(report, language)
    opinions = agreeing.agreement(report.registry, standing.id, report.clock)
    return format_named(format_name).agreement(report, standing, opinions, words, screen)


def history(
    report: Report,
    target: str,
    method: str | None,
    format_name: str,
    language: str | None,
    screen: Screen,
) -> str:
    """Where one target stood after each day of publication, as text."""
    standing = report.standing(target)
    past = verdicts(report.registry, standing.id, report.clock, method)
    words = words_of(report, language)
    return format_named(format_name).history(report, standing, past, words, screen)


def claims(report: Report, format_name: str, language: str | None, screen: Screen) -> str:
    """Projections of others, and what came of them, as text."""
    made = claiming.claims(report.registry, report.clock)
    return format_named(format_name).claims(report, made, words_of(report, language), screen)


def unjudged(path: Path, clock: Clock, *, at: str | None = None) -> Report:
    """The report of a valid registry before any target is judged; InvalidInput for another."""
    found = loaded(path, clock, at)
    return Report(valid(found), clock, (), found.findings)


def valid(found: Loaded) -> Registry:
    """The registry that was read; InvalidInput, with all that is wrong, when it is none."""
    if found.registry is None:
        raise InvalidInput(found.findings)
    return found.registry


def words_of(report: Report, language: str | None) -> Words:
    """The language asked for, else the registry's, if the program speaks it."""
    own = report.registry.settings.language
    return Words.load(language or (own if own in catalogue.languages() else "en"))
