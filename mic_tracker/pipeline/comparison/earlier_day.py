"""A registry on an earlier day: as it was committed then, else the same one judged on that day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from mic_tracker.assess.assess import assess
from mic_tracker.assess.change.news import entered_by
from mic_tracker.errors import WrongUse
from mic_tracker.model.verdict import Side, SideKind
from mic_tracker.pipeline.comparison.sides import read_commit
from mic_tracker.read.repository.commit_of_day import find_commit_of_day, is_in_repository
from mic_tracker.read.repository.process import Commit
from mic_tracker.read.snapshot import open_snapshot
from mic_tracker.text.periods.days import parse_past_day

JudgeEarlier = Callable[[Side, date, SideKind], Side]
"""A function that judges a registry on an earlier day."""


def read_earlier_day(path: Path, head: Side, text: str, judge: JudgeEarlier | None = None) -> Side:
    """Read the registry as committed on an earlier day, and judge it as of that day.

    Where no commit by that day has it, and outside of git, the same registry is judged on that
    day: by `judge`, else with all that had been published by then. Raises WrongUse where the
    history that was fetched ends later.
    """
    day, judge = parse_past_day(text, head.report.clock.as_of), judge or judge_on
    if not is_in_repository(path):
        return judge(head, day, "day")
    commit = find_commit_of_day(path, day)
    committed = _read_committed(path, head, commit, day) if commit else None
    return committed or judge(head, day, "day_before_commit")


def judge_on(head: Side, day: date, origin: SideKind) -> Side:
    """JudgeEarlier the same registry on an earlier day, with what had been published by then."""
    report = assess(head.report.registry, head.report.clock.earlier(day))
    return Side(replace(report, findings=head.report.findings), origin, day.isoformat())


def judge_before_entry(head: Side, day: date, origin: SideKind) -> Side:
    """JudgeEarlier the same registry on an earlier day, without what was entered into it later."""
    known = replace(head.report, registry=entered_by(head.report.registry, day))
    return judge_on(replace(head, report=known), day, origin)


def _read_committed(path: Path, head: Side, commit: Commit, day: date) -> Side | None:
    """Read the registry at the commit of a day; None where the commit has none."""
    try:
        with open_snapshot(path, commit) as snapshot:
            return read_commit(snapshot, head.report.clock.earlier(day), "commit_of_day")
    except WrongUse as problem:
        if problem.code != "registry_not_in_commit":
            raise
        return None
