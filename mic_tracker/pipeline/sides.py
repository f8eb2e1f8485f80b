"""The two sides of a comparison: a registry, and its state in another file, commit or day."""

from dataclasses import replace
from pathlib import Path

from mic_tracker.assess.assess import assess
from mic_tracker.errors import WrongUse
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side, SideKind
from mic_tracker.pipeline.load import judge_loaded, judge_registry
from mic_tracker.read.git import find_commit, find_merge_base, is_revision
from mic_tracker.read.registry import Loaded, read_registry
from mic_tracker.read.repository.process import Commit
from mic_tracker.read.snapshot import open_snapshot, read_snapshot, refuse_present_state
from mic_tracker.read.state_name import has_file, is_spelt_out, named_file, split_revision
from mic_tracker.text.periods.days import parse_past_day


def read_present(path: Path, clock: Clock) -> Side:
    """Read the registry as it is."""
    return Side(judge_registry(path, clock), "file", path.as_posix())


def read_base(path: Path, name: str, clock: Clock) -> Side:
    """Read what a branch is compared with: a file, or the merge base with a revision.

    Raises WrongUse when nothing has happened since the merge base: a check must not pass because
    it compared a registry with itself.
    """
    if file := _find_file(path, name):
        return read_other_file(path, file, clock)
    revision, was = split_revision(name)
    at = find_merge_base(path, revision)
    refuse_present_state(path, at, was)
    return _read_commit(path, at, clock, "merge_base", was)


def read_revision(path: Path, name: str, clock: Clock) -> Side:
    """Read the registry as it was at a git revision."""
    revision, was = split_revision(name)
    return _read_commit(path, find_commit(path, revision), clock, "revision", was)


def read_state(path: Path, name: str, clock: Clock) -> Side:
    """Read a file, or the registry as it was at a git revision."""
    if file := _find_file(path, name):
        return read_other_file(path, file, clock)
    return read_revision(path, name, clock)


def read_other_file(path: Path, other: Path, clock: Clock) -> Side:
    """Read another file, which must not be the registry itself."""
    if not has_file(str(other)):
        raise WrongUse("base_missing", path=other.as_posix())
    if other.samefile(path):
        raise WrongUse("base_is_registry", path=str(other))
    return _make_side(read_registry(other), clock, "file", other.as_posix())


def judge_earlier_day(head: Side, text: str) -> Side:
    """Judge the same registry on an earlier day, with what had been published by then."""
    clock = head.report.clock
    day = parse_past_day(text, clock.as_of)
    then = Clock(day, min(day, clock.known_on) if clock.known_on else None, clock.reading)
    report = assess(head.report.registry, then)
    return Side(replace(report, findings=head.report.findings), "day", day.isoformat())


def _find_file(path: Path, name: str) -> Path | None:
    """The file that a name means; None for a revision, WrongUse for what may be either."""
    file = named_file(name)
    if file is not None and not is_spelt_out(name) and is_revision(path, name):
        raise WrongUse("file_or_revision", name=name)
    return file


def _read_commit(
    path: Path, at: Commit, clock: Clock, origin: SideKind, was: str | None = None
) -> Side:
    with open_snapshot(path, at, was) as snapshot:
        side = _make_side(read_snapshot(snapshot), clock, origin, snapshot.title)
    return replace(side, commit=at.hash)


def _make_side(loaded: Loaded, clock: Clock, origin: SideKind, name: str) -> Side:
    """Make the side that a registry is compared with; its findings are reported as its own."""
    try:
        return Side(judge_loaded(loaded, clock), origin, name)
    except InvalidInput as problem:
        raise InvalidInput(problem.findings, "invalid_base", base=name) from None
