"""What becomes of a line that is not to be crossed, for members with equally many figures."""

from typing import NamedTuple

import numpy as np

from mic_tracker.assess.members import block as numbers
from mic_tracker.assess.members.block import FigureBlock, is_met
from mic_tracker.assess.members.chances import likelihoods
from mic_tracker.assess.members.columns import Booleans, Floats, Ints, Small
from mic_tracker.assess.members.fits import Fits
from mic_tracker.assess.members.outcome import Outcomes, reaches, recall
from mic_tracker.assess.members.question import MemberQuestion
from mic_tracker.assess.members.recall import AskMany
from mic_tracker.model.observation import RowStatement
from mic_tracker.model.period import Period
from mic_tracker.model.series.regular import is_flow
from mic_tracker.model.trajectory import Limit, Objective


class Kept(NamedTuple):
    """Of the time of the promise: the periods in which the line was kept, and all that count."""

    periods_met: Ints
    periods: Ints
    complies: Booleans
    """Whether the latest figure does; while the promise runs it is one of them."""
    ended: Booleans
    """Whether the data reach the last period of the promise."""


def judge_limit(block: FigureBlock, limit: Limit, question: MemberQuestion) -> Outcomes:
    """Whether the line was kept; else whether it is, and how likely it is to be in a year."""
    kept, members = _kept(block, limit, question), len(block.said)
    known = kept.periods > 0
    ahead = recall(block, question, _ask(limit.objective), known & ~kept.ended)
    outcome = np.where(kept.periods_met < kept.periods, numbers.MISSED, numbers.ACHIEVED)
    statuses = np.where(kept.ended, outcome, _running_status(ahead.states, kept.complies))
    awaited = _awaits(block, limit, question)
    silent = ~known | (awaited & question.is_overdue())
    decided = kept.ended & ~silent
    return Outcomes(
        np.where(silent, numbers.NO_DATA, statuses).astype(np.int8),
        ~decided,
        decided[:, None] | block.only(np.full(members, -1)),
        awaited,
        np.where(known, kept.periods_met / np.maximum(kept.periods, 1), np.nan),
        ahead.unsure,
    )


def _kept(block: FigureBlock, limit: Limit, question: MemberQuestion) -> Kept:
    flow = is_flow(question.indicator)
    counted = block.where(block.said, lambda said: _is_within(said, limit, flow=flow))
    goal, periods = limit.objective, counted.sum(axis=1)
    met = is_met(block.values, goal.value, goal.operator)
    ended = np.zeros(len(periods), np.bool_)
    if limit.until is not None:
        ended = (periods > 0) & (block.last[:, -1] >= limit.until.last.toordinal())
    return Kept((met & counted).sum(axis=1), periods, met[:, -1], ended)


def _is_within(said: RowStatement, limit: Limit, *, flow: bool) -> bool:
    """Whether a figure is of the time of the promise: a flow with all of its period."""
    assert isinstance(said.period, Period)  # the others are not plain  # noqa: S101
    first = said.period.first if flow else said.period.last
    begun = limit.since is None or first >= limit.since.first
    return begun and (limit.until is None or said.period.last <= limit.until.last)


def _ask(goal: Objective) -> AskMany:
    def ask(fits: Fits, _: Booleans) -> Floats:
        target = np.full(len(fits.y), goal.value)
        years = (fits.t + 1) - fits.t
        return likelihoods(fits, target, years, at_least=goal.operator == "at_least")

    return ask


def _awaits(block: FigureBlock, limit: Limit, question: MemberQuestion) -> Booleans:
    if limit.until is None or question.day <= limit.until.last:
        return np.zeros(len(block.said), np.bool_)
    return ~reaches(block, limit.until)


def _running_status(expected: Small, complies: Booleans) -> Small:
    """Within the line it is at least at risk, beyond it at most at risk."""
    on_track = expected == numbers.ON_TRACK
    within = np.where(on_track, numbers.ON_TRACK, numbers.AT_RISK)
    within = np.where(expected == numbers.NO_DATA, numbers.NO_DATA, within)
    beyond = np.where(on_track, numbers.AT_RISK, numbers.OFF_TRACK)
    return np.where(complies, within, beyond).astype(np.int8)
