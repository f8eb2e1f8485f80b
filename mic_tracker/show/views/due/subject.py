"""This module says what a due thing is about: its id, its name, and what a reader should know."""

from collections.abc import Iterator, Sequence
from datetime import date

from mic_tracker.model.answers.due import DueItem
from mic_tracker.model.codes import DueKind
from mic_tracker.model.kinds import Target
from mic_tracker.model.kinds.milestone import stage_text
from mic_tracker.model.members import target_of
from mic_tracker.model.report import Report
from mic_tracker.show.language.words import Words

_OF_INDICATOR = frozenset({DueKind.FIGURE, DueKind.CLAIM})


def is_of_indicator(item: DueItem) -> bool:
    """Return whether it is a figure that an indicator has to come, whoever waits for it."""
    return item.kind in _OF_INDICATOR


def subject(item: DueItem) -> str:
    """Return the id of the indicator that has a figure to come, else that of the target."""
    return item.indicator if is_of_indicator(item) else item.targets[0]


def subject_name(report: Report, item: DueItem, words: Words) -> str:
    """Return the name of the indicator that has a figure to come, else that of the target."""
    indicator = report.registry.indicators[item.indicator].name
    if is_of_indicator(item):
        return words.local(indicator)
    return words.local(_target(item, report).name or indicator)


def _target(item: DueItem, report: Report) -> Target:
    """Return the target of an item; of one of its members, the target of that member."""
    whole = report.registry.targets[target_of(item.targets[0])]
    judged = (part for standing in report.standings for part in standing.members)
    return next((part.target for part in judged if part.id == item.targets[0]), whole)


def awaited_periods(run: Sequence[DueItem], words: Words) -> str:
    """Write the period, or the first and the last of a gap with the number of figures."""
    first, last = run[0].period, run[-1].through or run[-1].period
    if first == last:
        return words.cell(first)
    n = sum(item.figures for item in run)
    key = "gap" if run[0].kind is DueKind.FIGURE else "periods"
    return words.text("due", key, since=first, until=last, n=n)


def note(report: Report, item: DueItem, today: date, words: Words) -> str:
    """Say what a reader should know of it: why on that day, what is left, what follows."""
    facts = {"stages": words.names(_stages(report, item, words)), "rule": item.rule, "by": item.by}
    return words.text("due_note", _note_key(item, today), **facts)


def _stages(report: Report, item: DueItem, words: Words) -> Iterator[str]:
    for name in item.stages:
        yield words.local(stage_text(_target(item, report), name) or name)


def _note_key(item: DueItem, today: date) -> str:
    """Return the key of the sentence: of its own for some, else that of the kind."""
    if item.basis:
        return item.basis.value
    late = item.is_overdue(today)
    own = {
        DueKind.CADENCE_PERIOD: "unknown" if late else "open",
        DueKind.INTERIM: "passed" if late else "interim",
        DueKind.DEADLINE: "passed" if late else "deadline",
        DueKind.MILESTONE: "stages" if item.stages else "milestone",
        DueKind.REVIEW: "review_by" if item.by else "review",
    }
    return own.get(item.kind, item.kind.value)
