"""The days on which something happened, one after the other: what a feed of changes tells.

The news of a day lies between how the registry stood when the day before it ended, and when it
ended itself. So a day says the same in every feed that reaches back to it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mic_tracker.errors import WrongUse
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.registry import Registry
from mic_tracker.model.verdict import Side
from mic_tracker.pipeline.comparison.earlier_day import judge_before_entry, judge_on
from mic_tracker.pipeline.comparison.sides import read_commit
from mic_tracker.read.repository.commit_of_day import (
    find_commit_of_day,
    find_day,
    is_in_repository,
    list_commits_of_days,
)
from mic_tracker.read.repository.process import Commit
from mic_tracker.read.snapshot import open_snapshot

_DAY = timedelta(days=1)
Judge = Callable[[date], Side]
"""The registry of a time, judged on one of its days."""


class RegistryState(NamedTuple):
    """The registry as it was from a day on, with all that had been published by the last day."""

    since: date
    side: Side

    def on(self, day: date) -> Side:
        """The registry judged on a day; where no commit tells, without what was entered later."""
        judge = judge_on if self.side.commit else judge_before_entry
        return judge(self.side, day, self.side.origin)


def walk_days(states: tuple[RegistryState, ...], until: date) -> Iterator[tuple[Side, Side]]:
    """Judge each day on which something happened, and the one before that; the oldest first."""
    # a day is asked for what is around it, too
    judges = [lru_cache(maxsize=4)(state.on) for state in states]
    before = judges[0](states[0].since)
    ends = (*(state.since - _DAY for state in states[1:]), until)
    for number, (state, judge, end) in enumerate(zip(states, judges, ends, strict=True)):
        for day in _eventful_days(state, judge, end, first=number > 0):
            after = judge(day)
            yield after, before
            before = after


def _eventful_days(state: RegistryState, judge: Judge, end: date, *, first: bool) -> Iterator[date]:
    """The days of a state on which something was published, entered, or turned by time."""
    start = state.since
    known = sorted({day for day in _days_of(state.side.report.registry) if start < day <= end})
    if first and start <= end:
        yield start
    for day in [*known, end + _DAY]:
        yield from _turning_days(judge, start, day - _DAY)
        if day <= end:
            yield day
        start = day


def _days_of(registry: Registry) -> Iterator[date]:
    for o in registry.observations:
        yield from (day for day in (o.known_since, o.record.recorded) if day)
    yield from (review.record.on for review in registry.reviews)
    for target in registry.targets.values():
        yield from filter(None, map(registry.stated_on, target.promises))


def _turning_days(judge: Judge, start: date, end: date) -> Iterator[date]:
    """The days after one and by another on which time alone turned a status, found by halving."""
    if start >= end or _statuses(judge, start) == _statuses(judge, end):
        return
    if end - start == _DAY:
        yield end
        return
    middle = start + (end - start) // 2
    yield from _turning_days(judge, start, middle)
    yield from _turning_days(judge, middle, end)


def find_quiet_day(path: Path, base: Side) -> date:
    """Find the last day until a side on which anything was published, entered or committed."""
    since = base.report.clock.as_of
    days = [day for day in _days_of(base.report.registry) if day <= since]
    if base.commit:
        days.append(min(since, find_day(path, Commit(base.name, base.commit))))
    return max(days, default=since)


def _statuses(judge: Judge, day: date) -> list[tuple[str, str]]:
    return [(standing.id, standing.status) for standing in judge(day).report.standings]


def read_states(path: Path, head: Side, since: date) -> tuple[RegistryState, ...]:
    """Read the registry as it was on a day, after each later day with a commit, and as it is.

    Days before the first commit have what that one had. A commit that is not valid is passed over:
    what it brought is told when it has been mended.
    """
    until = head.report.clock.as_of
    read = [*_read_commits(path, head, _commits(path, since, until))]
    if not read:
        return (RegistryState(since, head),)
    (_, first), *later = read
    committed = (RegistryState(day, side) for day, side in later)
    return (RegistryState(since, first), *committed, RegistryState(until, head))


def _commits(path: Path, since: date, until: date) -> Iterable[tuple[date, Commit]]:
    if not is_in_repository(path):
        return ()
    first = find_commit_of_day(path, since)
    return (*([(since, first)] if first else []), *list_commits_of_days(path, since, until))


def _read_commits(
    path: Path, head: Side, commits: Iterable[tuple[date, Commit]]
) -> Iterator[tuple[date, Side]]:
    for day, commit in commits:
        try:
            with open_snapshot(path, commit) as snapshot:
                yield day, read_commit(snapshot, head.report.clock, "commit_of_day")
        except InvalidInput:
            continue
        except WrongUse as problem:
            if problem.code != "registry_not_in_commit":
                raise
