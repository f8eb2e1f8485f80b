"""What becomes of a path to a goal, for members with equally many figures."""

from typing import NamedTuple

import numpy as np

from mic_tracker.assess.deadline import OLDEST
from mic_tracker.assess.members import block as numbers
from mic_tracker.assess.members.block import FigureBlock, is_met
from mic_tracker.assess.members.chances import likelihoods, likelihoods_ever
from mic_tracker.assess.members.columns import Booleans, Floats, Ints, Small
from mic_tracker.assess.members.fits import Fits
from mic_tracker.assess.members.outcome import Outcomes, reaches, recall
from mic_tracker.assess.members.question import MemberQuestion
from mic_tracker.assess.members.recall import AskMany
from mic_tracker.model.observation import RowStatement
from mic_tracker.model.period import Period
from mic_tracker.model.trajectory import TargetPath


class Starts(NamedTuple):
    """When the paths of members start, and where; not a number where one has no start."""

    times: Floats
    values: Floats


class Ends(NamedTuple):
    """What the deadline itself decides: see `assess.deadline`."""

    statuses: Small
    by: Ints
    """The figure that decides; -1 where none does."""
    is_open: Booleans
    """Where the data have not reached it."""


def judge_path(block: FigureBlock, path: TargetPath, question: MemberQuestion) -> Outcomes:
    """The outcome at the deadline, where it is decided; else the likelihood of it."""
    starts = _starts(block, path, question)
    ends = _ends(block, path, starts, question)
    ahead = recall(block, question, _ask(path), ends.is_open)
    awaited = ends.is_open & (question.day > path.deadline.last)
    still = np.where(awaited & question.is_overdue(), numbers.NO_DATA, ahead.states)
    return Outcomes(
        np.where(ends.is_open, still, ends.statuses).astype(np.int8),
        ends.by >= 0,
        block.only(ends.by),
        awaited,
        _shares(block, path, starts),
        ahead.unsure,
    )


def _ask(path: TargetPath) -> AskMany:
    goal, end = path.objective, path.deadline.end
    compute = likelihoods if path.question == "at" else likelihoods_ever

    def ask(fits: Fits) -> Floats:
        target = np.full(len(fits.y), goal.value)
        return compute(fits, target, end - fits.t, at_least=goal.operator == "at_least")

    return ask


def _ends(block: FigureBlock, path: TargetPath, starts: Starts, question: MemberQuestion) -> Ends:
    goal, due = path.objective, path.deadline
    upto = block.last <= due.last.toordinal()
    counted = upto & _counts(block, starts, question)
    met = is_met(block.values, goal) & counted & (path.question == "ever")
    reached, once = reaches(block, due), met.any(axis=1)
    latest = np.maximum(upto.sum(axis=1) - 1, 0)
    too_old = block.where(block.said[block.at(latest)], lambda said: _is_too_old(said, due))
    at_end = reached & upto.any(axis=1) & ~too_old
    by = np.where(once, met.argmax(axis=1), np.where(at_end, latest, -1))
    good = is_met(block.values[block.at(by)], goal)
    statuses = np.where(good, numbers.ACHIEVED, numbers.MISSED)
    statuses = np.where(by < 0, numbers.NO_DATA, statuses).astype(np.int8)
    return Ends(statuses, by, ~(once | reached))


def _counts(block: FigureBlock, starts: Starts, question: MemberQuestion) -> Booleans:
    """Which figures are after a start that is stated: what was before is no success."""
    if question.baseline is None:
        return np.ones(block.said.shape, np.bool_)
    return ~(block.times <= starts.times[:, None])


def _is_too_old(said: RowStatement, due: Period) -> bool:
    assert isinstance(said.period, Period)  # the others are not plain  # noqa: S101
    return OLDEST.after(said.period.last) < due.last


def _shares(block: FigureBlock, path: TargetPath, starts: Starts) -> Floats:
    """The shares of the way; a goal that is met at its start has none."""
    goal, base = path.objective, starts.values
    way = np.isfinite(base) & ~is_met(base, goal) & (starts.times < block.times[:, -1])
    shares = (block.values[:, -1] - base) / (goal.value - base)
    return np.where(way & np.isfinite(shares), shares, np.nan)


def _starts(block: FigureBlock, path: TargetPath, question: MemberQuestion) -> Starts:
    members = len(block.said)
    if question.baseline is None:
        return Starts(block.times[:, 0], block.values[:, 0])
    if path.start is not None:
        return Starts(np.full(members, path.start.time), np.full(members, path.start.value))
    there = block.where(block.said, question.is_start)
    column, found = block.at(there.argmax(axis=1)), there.any(axis=1)
    times = np.where(found, block.times[column], np.nan)
    return Starts(times, np.where(found, block.values[column], np.nan))
