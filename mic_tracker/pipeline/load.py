"""What the commands share: read a registry, judge it, and choose the language of the answer."""

from dataclasses import replace
from pathlib import Path

from mic_tracker.assess.assess import FollowNames, assess
from mic_tracker.assess.method_choice import require_method
from mic_tracker.errors import WrongUse
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report
from mic_tracker.read.registry import Loaded, read_registry
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words


def load_registry(path: Path, clock: Clock, at: str | None = None) -> Loaded:
    """Read a registry and all that is wrong with it, as it is or as it was at a git revision."""
    return _load_revision(path, at) if at else read_registry(path, day=clock.reading)


def _load_revision(path: Path, revision: str) -> Loaded:
    # few commands are asked for a revision, and the others need no git
    from mic_tracker.read.git import find_commit, is_revision
    from mic_tracker.read.repository.state_name import named_file, split_revision
    from mic_tracker.read.snapshot import read_registry_at

    file = named_file(revision)
    if file is not None and not is_revision(path, revision):
        raise WrongUse("file_at_revision", path=file.as_posix())
    name, was = split_revision(revision)
    return read_registry_at(path, find_commit(path, name), was)


def judge_registry(
    path: Path,
    clock: Clock,
    method: str | None = None,
    *,
    at: str | None = None,
    follow: FollowNames = iter,
) -> Report:
    """Read a registry and judge its targets; InvalidInput when it is not valid."""
    return judge_loaded(load_registry(path, clock, at), clock, method, follow)


def judge_loaded(
    loaded: Loaded, clock: Clock, method: str | None = None, follow: FollowNames = iter
) -> Report:
    """Judge the targets of a registry that was read; InvalidInput when it is not valid."""
    registry = valid_registry(loaded)
    report = assess(registry, clock, require_method(method) if method else None, follow)
    return replace(report, findings=loaded.findings)


def unjudged_report(path: Path, clock: Clock, *, at: str | None = None) -> Report:
    """Read a registry without judging its targets; InvalidInput when it is not valid."""
    loaded = load_registry(path, clock, at)
    return Report(valid_registry(loaded), clock, (), loaded.findings)


def valid_registry(loaded: Loaded) -> Registry:
    """Return the registry that was read; InvalidInput, with all findings, when it is not valid."""
    if loaded.registry is None:
        raise InvalidInput(loaded.findings)
    return loaded.registry


def words_for(report: Report, language: LanguageWish) -> Words:
    """Load the words of the language asked for, else of the registry's, else of the reader's."""
    return Words.load(language.code(report.registry.settings.own_language))
