"""What becomes of a path to a goal, for members with equally many figures."""

from typing import NamedTuple

import numpy as np

from mic_tracker.assess.deadline import OLDEST
from mic_tracker.assess.members import block as numbers
from mic_tracker.assess.members.block import FigureBlock, is_met
from mic_tracker.assess.members.chances import likelihoods, likelihoods_ever
from mic_tracker.assess.members.columns import Booleans, Floats, Ints, Small
from mic_tracker.assess.members.fits import Fits
from mic_tracker.assess.members.latest import judge_latest
from mic_tracker.assess.members.outcome import Outcomes, reaches, recall
from mic_tracker.assess.members.question import MemberQuestion
from mic_tracker.assess.members.recall import AskMany
from mic_tracker.assess.members.trajectories import MemberTrajectories
from mic_tracker.model.observation import RowStatement
from mic_tracker.model.period import Period
from mic_tracker.model.trajectory import TargetPath


class Ends(NamedTuple):
    """What the deadline itself decides: see `assess.deadline`."""

    statuses: Small
    by: Ints
    """The figure that decides; -1 where none does."""
    is_open: Booleans
    """Where the data have not reached it."""


def judge_path(block: FigureBlock, path: TargetPath, question: MemberQuestion) -> Outcomes:
    """The outcome at the deadline, where it is decided; else the likelihood of it."""
    trajectories = MemberTrajectories.of(block, question)
    ends = _ends(block, path, trajectories, question)
    if question.looks_at_latest:
        ahead = judge_latest(block, question, trajectories, ends.is_open)
    else:
        ahead = recall(block, question, _ask(path, trajectories.goals[ends.is_open]), ends.is_open)
    awaited = ends.is_open & (question.day > path.deadline.last)
    still = np.where(awaited & question.is_overdue(), numbers.NO_DATA, ahead.states)
    statuses = np.where(ends.is_open, still, ends.statuses)
    return Outcomes(
        statuses.astype(np.int8),
        (statuses < numbers.ACHIEVED) & ~np.isnan(trajectories.goals),
        block.only(ends.by),
        awaited,
        _shares(block, path, trajectories),
        ahead.unsure,
    )


def _ask(path: TargetPath, goals: Floats) -> AskMany:
    at_least, end = path.objective.operator == "at_least", path.deadline.end
    compute = likelihoods if path.question == "at" else likelihoods_ever

    def ask(fits: Fits, of: Booleans) -> Floats:
        return compute(fits, goals[of], end - fits.t, at_least=at_least)

    return ask


def _ends(
    block: FigureBlock, path: TargetPath, trajectories: MemberTrajectories, question: MemberQuestion
) -> Ends:
    due, asked = path.deadline, ~np.isnan(trajectories.goals)
    upto = block.last <= due.last.toordinal()
    good = is_met(block.values, trajectories.goals[:, None], path.objective.operator)
    met = good & upto & _counts(block, trajectories, question) & (path.question == "ever")
    reached, once = reaches(block, due), met.any(axis=1)
    latest = np.maximum(upto.sum(axis=1) - 1, 0)
    too_old = block.where(block.said[block.at(latest)], lambda said: _is_too_old(said, due))
    at_end = asked & reached & upto.any(axis=1) & ~too_old
    by = np.where(once, met.argmax(axis=1), np.where(at_end, latest, -1))
    statuses = np.where(good[block.at(by)], numbers.ACHIEVED, numbers.MISSED)
    statuses = np.where(by < 0, numbers.NO_DATA, statuses).astype(np.int8)
    return Ends(statuses, by, asked & ~(once | reached))


def _counts(
    block: FigureBlock, trajectories: MemberTrajectories, question: MemberQuestion
) -> Booleans:
    """Which figures are after a start that is stated: what was before is no success."""
    if question.baseline is None:
        return np.ones(block.said.shape, np.bool_)
    return ~(block.times <= trajectories.times[:, None])


def _is_too_old(said: RowStatement, due: Period) -> bool:
    assert isinstance(said.period, Period)  # the others are not plain  # noqa: S101
    return OLDEST.after(said.period.last) < due.last


def _shares(block: FigureBlock, path: TargetPath, trajectories: MemberTrajectories) -> Floats:
    """The shares of the way; a goal that is met at its start has none."""
    kept = is_met(trajectories.bases, trajectories.goals, path.objective.operator)
    way = np.isfinite(trajectories.bases) & ~kept & (trajectories.times < block.times[:, -1])
    shares = (block.values[:, -1] - trajectories.bases) / (trajectories.goals - trajectories.bases)
    return np.where(way & np.isfinite(shares), shares, np.nan)
