"""What becomes of a path, a line or a direction, for members with equally many figures."""

from typing import NamedTuple

import numpy as np

from mic_tracker.assess.deadline import OLDEST
from mic_tracker.assess.forecast_verdict import YEARS_AHEAD
from mic_tracker.assess.members import block as numbers
from mic_tracker.assess.members.block import Block, StatusNumbers, is_met
from mic_tracker.assess.members.question import Question
from mic_tracker.assess.members.recall import Ask, Recalled, recall_statuses
from mic_tracker.assess.members.statements import Flags, Floats
from mic_tracker.assess.members.walk import Fits, Histories, likelihoods, likelihoods_ever
from mic_tracker.model.observation import RowStatement
from mic_tracker.model.period import Period
from mic_tracker.model.series.regular import is_flow
from mic_tracker.model.trajectory import Heading, Limit, TargetPath


class Outcome(NamedTuple):
    """What is concluded of each member, and by which of its figures."""

    statuses: StatusNumbers
    decided: Flags
    """Whether it is final."""
    shown: Flags
    """The figures that the flags are about: those that decided, else the latest."""
    awaited: Flags
    shares: Floats
    """Of the way; not a number where there is none."""
    unsure: Flags


def judge_heading(block: Block, heading: Heading, question: Question) -> Outcome:
    """Whether the value will be as good some years on; a direction has no end to be a way to."""
    at_least, count = heading.desired == "increase", len(block.said)

    def ask(fits: Fits) -> Floats:
        years = np.full(len(fits.y), float(YEARS_AHEAD))
        return likelihoods(fits, fits.y, years, at_least=at_least)

    recalled = _recall(block, question, ask, np.ones(count, np.bool_))
    none = np.zeros(count, np.bool_)
    latest = block.only(np.full(count, -1))
    return Outcome(recalled.states, none, latest, none, np.full(count, np.nan), recalled.unsure)


def judge_path(block: Block, path: TargetPath, question: Question) -> Outcome:
    """The outcome at the deadline, where it is decided; else the likelihood of it."""
    goal, due, ever = path.objective, path.deadline, path.question == "ever"
    starts = _starts(block, path, question)
    upto = block.last <= due.last.toordinal()
    reached = _reaches(block, due)
    met = is_met(block.values, goal) & upto & _counts(block, starts[0], question)
    first_met, met_once = met.argmax(axis=1), met.any(axis=1) & ever
    by = np.maximum(upto.sum(axis=1) - 1, 0)
    too_old = block.where(block.said[block.at(by)], lambda said: _is_too_old(said, due))
    at_end = reached & upto.any(axis=1) & ~too_old
    decided = met_once | at_end
    open_ = ~(met_once | reached)
    ahead = _recall(block, question, _ask_of_path(path), open_)
    awaited = open_ & (question.today > due.last)
    outcome = np.where(is_met(block.values[block.at(by)], goal), numbers.ACHIEVED, numbers.MISSED)
    outcome = np.where(met_once, numbers.ACHIEVED, np.where(at_end, outcome, numbers.NO_DATA))
    still = np.where(awaited & question.is_overdue(), numbers.NO_DATA, ahead.states)
    by = np.where(met_once, first_met, np.where(at_end, by, -1))
    return Outcome(
        np.where(open_, still, outcome).astype(np.int8),
        decided,
        block.only(by),
        awaited,
        _shares(block, path, starts),
        ahead.unsure,
    )


def judge_limit(block: Block, limit: Limit, question: Question) -> Outcome:
    """Whether the line was kept; else whether it is, and how likely it is to be in a year."""
    goal, until = limit.objective, limit.until
    counted = block.where(
        block.said, lambda said: _is_within(said, limit, flow=is_flow(question.indicator))
    )
    kept = (is_met(block.values, goal) & counted).sum(axis=1)
    periods = counted.sum(axis=1)
    at_least = goal.operator == "at_least"

    def ask(fits: Fits) -> Floats:
        target = np.full(len(fits.y), goal.value)
        return likelihoods(fits, target, (fits.t + 1) - fits.t, at_least=at_least)

    known = periods > 0
    ended = known & (until is not None and block.last[:, -1] >= until.last.toordinal())
    running = known & ~ended
    ahead = _recall(block, question, ask, running)
    latest = counted.shape[1] - 1 - counted[:, ::-1].argmax(axis=1)
    complies = is_met(block.values[block.at(latest)], goal)
    outcome = np.where(kept < periods, numbers.MISSED, numbers.ACHIEVED)
    statuses = np.where(ended, outcome, _running_status(ahead.states, complies))
    awaited = _awaits(block, until, question)
    open_ = ~known | (awaited & question.is_overdue())
    statuses = np.where(open_, numbers.NO_DATA, statuses).astype(np.int8)
    decided = (statuses == numbers.ACHIEVED) | (statuses == numbers.MISSED)
    shown = decided[:, None] | block.only(np.full(len(kept), -1))
    shares = np.where(known, kept / np.maximum(periods, 1), np.nan)
    return Outcome(statuses, decided, shown, awaited, shares, ahead.unsure)


def _running_status(expected: StatusNumbers, complies: Flags) -> StatusNumbers:
    """Within the line it is at least at risk, beyond it at most at risk."""
    on_track = expected == numbers.ON_TRACK
    within = np.where(on_track, numbers.ON_TRACK, numbers.AT_RISK)
    within = np.where(expected == numbers.NO_DATA, numbers.NO_DATA, within)
    beyond = np.where(on_track, numbers.AT_RISK, numbers.OFF_TRACK)
    return np.where(complies, within, beyond).astype(np.int8)


def _ask_of_path(path: TargetPath) -> Ask:
    goal, end = path.objective, path.deadline.end
    compute = likelihoods if path.question == "at" else likelihoods_ever

    def ask(fits: Fits) -> Floats:
        target = np.full(len(fits.y), goal.value)
        return compute(fits, target, end - fits.t, at_least=goal.operator == "at_least")

    return ask


def _recall(block: Block, question: Question, ask: Ask, asked: Flags) -> Recalled:
    """The statuses by the likelihoods; of members that are not asked, none."""
    states, unsure = np.zeros(len(asked), np.int8), np.zeros(len(asked), np.bool_)
    if asked.any():
        some = block.take(asked)
        histories = Histories.of(
            question.scale, question.wanted, question.version, some.times, some.values
        )
        known = block.statements.known[some.said]
        states[asked], unsure[asked] = recall_statuses(histories, known, ask)
    return Recalled(states, unsure)


def _reaches(block: Block, end: Period) -> Flags:
    """Whether there is a figure of the end, or of later."""
    return (block.last[:, -1] >= end.last.toordinal()) | (block.times[:, -1] >= end.end)


def _awaits(block: Block, end: Period | None, question: Question) -> Flags:
    """Whether the end is past while the data have not reached it."""
    if end is None or question.today <= end.last:
        return np.zeros(len(block.said), np.bool_)
    return ~_reaches(block, end)


def _counts(block: Block, begun: Floats, question: Question) -> Flags:
    """Which figures are after a start that is stated: what was before is no success."""
    if question.target.baseline is None:
        return np.ones(block.said.shape, np.bool_)
    return ~(block.times <= begun[:, None])


def _is_within(said: RowStatement, limit: Limit, *, flow: bool) -> bool:
    """Whether a figure is of the time of the promise: a flow with all of its period."""
    assert isinstance(said.period, Period)  # the others are not plain  # noqa: S101
    first = said.period.first if flow else said.period.last
    begun = limit.since is None or first >= limit.since.first
    return begun and (limit.until is None or said.period.last <= limit.until.last)


def _is_too_old(said: RowStatement, due: Period) -> bool:
    assert isinstance(said.period, Period)  # the others are not plain  # noqa: S101
    return OLDEST.after(said.period.last) < due.last


def _shares(block: Block, path: TargetPath, starts: tuple[Floats, Floats]) -> Floats:
    """The shares of the way; a goal that is met at its start has none."""
    goal, (begun, base) = path.objective, starts
    way = np.isfinite(base) & ~is_met(base, goal) & (begun < block.times[:, -1])
    shares = (block.values[:, -1] - base) / (goal.value - base)
    return np.where(way & np.isfinite(shares), shares, np.nan)


def _starts(block: Block, path: TargetPath, question: Question) -> tuple[Floats, Floats]:
    """When the paths of members start, and where; not a number where they have no start."""
    count = len(block.said)
    if question.target.baseline is None:
        return block.times[:, 0], block.values[:, 0]
    if path.start is not None:
        return np.full(count, path.start.time), np.full(count, path.start.value)
    there = block.where(block.said, question.is_start)
    column, found = there.argmax(axis=1), there.any(axis=1)
    times = np.where(found, block.times[block.at(column)], np.nan)
    return times, np.where(found, block.values[block.at(column)], np.nan)
