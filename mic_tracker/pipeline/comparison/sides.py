"""The two sides of a comparison: a registry, and its state in another file or commit."""

from dataclasses import replace
from pathlib import Path

from mic_tracker.errors import WrongUse
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side, SideKind
from mic_tracker.pipeline.load import judge_loaded, judge_registry
from mic_tracker.read.git import find_commit, find_merge_base, is_revision
from mic_tracker.read.registry import Loaded, read_registry
from mic_tracker.read.repository.state_name import (
    has_file,
    is_spelt_out,
    named_file,
    split_revision,
)
from mic_tracker.read.snapshot import (
    Snapshot,
    open_snapshot,
    read_snapshot,
    refuse_present_state,
)


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
    with open_snapshot(path, at, was) as snapshot:
        return read_commit(snapshot, clock, "merge_base")


def read_revision(path: Path, name: str, clock: Clock) -> Side:
    """Read the registry as it was at a git revision."""
    revision, was = split_revision(name)
    with open_snapshot(path, find_commit(path, revision), was) as snapshot:
        return read_commit(snapshot, clock, "revision")


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


def _find_file(path: Path, name: str) -> Path | None:
    """The file that a name means; None for a revision, WrongUse for what may be either."""
    file = named_file(name)
    if file is not None and not is_spelt_out(name) and is_revision(path, name):
        raise WrongUse("file_or_revision", name=name)
    return file


def read_commit(snapshot: Snapshot, clock: Clock, origin: SideKind) -> Side:
    """Read the registry as it was at a commit, and judge it."""
    side = _make_side(read_snapshot(snapshot), clock, origin, snapshot.title)
    return replace(side, commit=snapshot.commit.hash)


def _make_side(loaded: Loaded, clock: Clock, origin: SideKind, name: str) -> Side:
    """Make the side that a registry is compared with; its findings are reported as its own."""
    try:
        return Side(judge_loaded(loaded, clock), origin, name)
    except InvalidInput as problem:
        raise InvalidInput(problem.findings, "invalid_base", base=name) from None
