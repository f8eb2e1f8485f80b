"""The two sides of a comparison: a registry, and what it was in another file, commit or day."""

from dataclasses import replace
from pathlib import Path

from mic_tracker.assess.assess import assess
from mic_tracker.errors import WrongUse
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side, SideKind
from mic_tracker.pipeline.load import judge, judge_loaded
from mic_tracker.read.git import Commit, commit, merge_base
from mic_tracker.read.registry import Loaded, read
from mic_tracker.read.snapshot import read_at
from mic_tracker.text.periods.days import since


def present(path: Path, clock: Clock) -> Side:
    """The registry as it is."""
    return Side(judge(path, clock), "file", path.as_posix())


def base(path: Path, name: str, clock: Clock) -> Side:
    """What a branch is compared with: a file of that name, else the merge base with a revision."""
    if _is_file(Path(name)):
        return another(path, Path(name), clock)
    return _at(path, merge_base(path, name), clock, "merge_base")


def revision(path: Path, name: str, clock: Clock) -> Side:
    """The registry as it was at a git revision."""
    return _at(path, commit(path, name), clock, "revision")


def old(path: Path, name: str, clock: Clock) -> Side:
    """A file of that name, else the registry as it was at a git revision."""
    if _is_file(Path(name)):
        return another(path, Path(name), clock)
    return revision(path, name, clock)


def another(path: Path, other: Path, clock: Clock) -> Side:
    """Another file, which must not be the registry itself."""
    if other.samefile(path):
        raise WrongUse("base_is_registry", path=str(other))
    return _side(read(other), clock, "file", other.as_posix())


def earlier(head: Side, text: str) -> Side:
    """The same registry on an earlier day, with what had been published by then."""
    clock = head.report.clock
    day = since(text, clock.as_of)
    then = Clock(day, min(day, clock.known_on) if clock.known_on else None, clock.reading)
    report = assess(head.report.registry, then)
    return Side(replace(report, findings=head.report.findings), "day", day.isoformat())


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # longer than a path may be
        return False


def _at(path: Path, at: Commit, clock: Clock, origin: SideKind) -> Side:
    found = _side(read_at(path, at), clock, origin, at.name)
    return replace(found, commit=at.hash)


def _side(found: Loaded, clock: Clock, origin: SideKind, name: str) -> Side:
    """A side that is not the registry itself; what is wrong with it is told as its own."""
    try:
        return Side(judge_loaded(found, clock), origin, name)
    except InvalidInput as problem:
        raise InvalidInput(problem.findings, "invalid_base", base=name) from None
