"""The hall: read → as of → assess → show; the program on one page, checks and changes beside it."""

from dataclasses import replace
from pathlib import Path

from mic_tracker.assess.assess import assess
from mic_tracker.assess.method_choice import named
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report
from mic_tracker.read.registry import Loaded, read
from mic_tracker.show.language import catalogue
from mic_tracker.show.language.words import Words


def load_registry(path: Path, clock: Clock, at: str | None = None) -> Loaded:
    """What a file holds, today or at a git revision, and everything that is wrong with it."""
    return _at_revision(path, at) if at else read(path, day=clock.reading)


def _at_revision(path: Path, revision: str) -> Loaded:
    # few commands are asked for a revision, and the others need no git
    from mic_tracker.read.git import commit
    from mic_tracker.read.snapshot import read_at

    return read_at(path, commit(path, revision))


def judge(path: Path, clock: Clock, method: str | None = None, *, at: str | None = None) -> Report:
    """The report of a valid registry; InvalidInput for another."""
    return judge_loaded(load_registry(path, clock, at), clock, method)


def judge_loaded(found: Loaded, clock: Clock, method: str | None = None) -> Report:
    """The report of what was read; InvalidInput when it is no registry."""
    report = assess(valid_registry(found), clock, named(method) if method else None)
    return replace(report, findings=found.findings)


def unjudged_report(path: Path, clock: Clock, *, at: str | None = None) -> Report:
    """The report of a valid registry before any target is judged; InvalidInput for another."""
    found = load_registry(path, clock, at)
    return Report(valid_registry(found), clock, (), found.findings)


def valid_registry(found: Loaded) -> Registry:
    """The registry that was read; InvalidInput, with all that is wrong, when it is none."""
    if found.registry is None:
        raise InvalidInput(found.findings)
    return found.registry


def words_for(report: Report, language: str | None) -> Words:
    """The language asked for, else the registry's, if the program speaks it."""
    own = report.registry.settings.language
    return Words.load(language or (own if own in catalogue.languages() else "en"))
