"""The verdicts on members that have equally many figures: a row for each of them."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mic_tracker.assess.deadline import OLDEST
from mic_tracker.assess.evidence import SOLID_POINTS, SOLID_SPAN, THIN_POINTS, THIN_SPAN
from mic_tracker.assess.forecast_verdict import YEARS_AHEAD
from mic_tracker.assess.members.figures import MemberFigures
from mic_tracker.assess.members.question import Question
from mic_tracker.assess.members.recall import Recalled, recall_statuses
from mic_tracker.assess.members.statements import Flags, Floats, Ints, Statements
from mic_tracker.assess.members.walk import Fits, Histories, likelihoods
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.observation import RowStatement
from mic_tracker.model.period import Period, decimal_year
from mic_tracker.model.trajectory import Heading, Objective, TargetPath

STATUSES = (
    *(Status.NO_DATA, Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK),
    *(Status.ACHIEVED, Status.MISSED),
)
"""By their numbers; the first four as in `walk.HELD`."""
_NO_DATA, _ACHIEVED, _MISSED = (
    STATUSES.index(s) for s in (Status.NO_DATA, Status.ACHIEVED, Status.MISSED)
)


class Outcome(NamedTuple):
    """What is concluded: the statuses, and by which of the figures."""

    statuses: NDArray[np.int8]
    decided: Flags
    """Whether it is final."""
    shown: Ints
    """The figure that decided, else the latest."""
    awaited: Flags
    unsure: Flags


class Verdicts(NamedTuple):
    """What a roll-up needs of each of some members."""

    places: Ints
    """Of each, its place among all members."""
    statuses: NDArray[np.int8]
    shares: Floats
    """Of the way; not a number where there is none."""
    counts: Ints
    spans: Floats
    ages: Floats
    provisional: Ints
    derived: Ints
    grades: NDArray[np.int8]
    flags: dict[Flag, Flags]
    unsure: Flags

    def sure_ones(self) -> "Verdicts":
        """Those that the last digits of a number could not turn."""
        kept = ~self.unsure
        return Verdicts(
            self.places[kept],
            self.statuses[kept],
            self.shares[kept],
            self.counts[kept],
            self.spans[kept],
            self.ages[kept],
            self.provisional[kept],
            self.derived[kept],
            self.grades[kept],
            {flag: held[kept] for flag, held in self.flags.items()},
            self.unsure[kept],
        )


class Block(NamedTuple):
    """The figures of members that have equally many: a row for each member."""

    statements: Statements
    said: Ints
    values: Floats
    derived: Flags

    @classmethod
    def of(cls, figures: MemberFigures, chosen: Ints, n: int) -> "Block":
        """Those of some of the plain members."""
        at = figures.first[chosen][:, None] + np.arange(n)
        said = figures.said[at]
        return cls(figures.statements, said, figures.values[at], figures.derived[at])

    @property
    def times(self) -> Floats:
        """When the periods end, in decimal years."""
        return self.statements.times[self.said]

    def where(self, codes: Ints, holds: Callable[[RowStatement], bool]) -> Flags:
        """Whether something holds of each of some statements; it is asked once for each."""
        each, inverse = np.unique(codes, return_inverse=True)
        found = [holds(self.statements.table[code]) for code in each]
        return np.array(found, np.bool_)[inverse].reshape(codes.shape)


def judge_equals(figures: MemberFigures, chosen: Ints, n: int, question: Question) -> Verdicts:
    """The verdicts on some of the plain members, all of which have so many figures."""
    block = Block.of(figures, chosen, n)
    outcome = _judge(block, question)
    times, statements = block.times, block.statements
    stale = ~outcome.decided & block.where(block.said[:, -1], question.is_stale)
    provisional, estimated = statements.provisional[block.said], statements.estimated[block.said]
    spans = times[:, -1] - times[:, 0]
    soft = (provisional | estimated | block.derived).sum(axis=1) / n
    shown = (np.arange(len(chosen)), outcome.shown)
    flags = {
        Flag.STALE: stale,
        Flag.AWAITING_DATA: outcome.awaited,
        Flag.PROVISIONAL: provisional[shown],
        Flag.ESTIMATED: estimated[shown],
        Flag.DERIVED: block.derived[shown],
    }
    return Verdicts(
        figures.plain[chosen],
        outcome.statuses,
        _shares(block, question),
        np.full(len(chosen), n),
        spans,
        decimal_year(question.today) - times[:, -1],
        provisional.sum(axis=1),
        block.derived.sum(axis=1),
        _grades(n, spans, soft, stale),
        flags,
        outcome.unsure,
    )


def _judge(block: Block, question: Question) -> Outcome:
    if isinstance(question.trajectory, Heading):
        return _judge_heading(block, question.trajectory, question)
    return _judge_path(block, question.trajectory, question)


def _judge_heading(block: Block, heading: Heading, question: Question) -> Outcome:
    """Whether the value will be as good some years on."""
    at_least, years = heading.desired == "increase", float(YEARS_AHEAD)

    def ask(fits: Fits) -> Floats:
        return likelihoods(fits, fits.y, np.full(len(fits.y), years), at_least=at_least)

    recalled = _recall(block, question, ask)
    none = np.zeros(len(block.said), np.bool_)
    latest = np.full(len(none), block.said.shape[1] - 1)
    return Outcome(recalled.states, none, latest, none, recalled.unsure)


def _judge_path(block: Block, path: TargetPath, question: Question) -> Outcome:
    """The outcome at the deadline, where the figures reach it; else the likelihood of it."""
    goal, due = path.objective, path.deadline
    last, times = block.statements.last[block.said], block.times
    reached = (last[:, -1] >= due.last.toordinal()) | (times[:, -1] >= due.end)

    def ask(fits: Fits) -> Floats:
        target = np.full(len(fits.y), goal.value)
        return likelihoods(fits, target, due.end - fits.t, at_least=goal.operator == "at_least")

    ahead = _recall(block, question, ask, ~reached)
    awaited = ~reached & (question.today > due.last)
    statuses = np.where(awaited & question.is_overdue(), _NO_DATA, ahead.states)
    upto = (last <= due.last.toordinal()).sum(axis=1)
    by = np.maximum(upto - 1, 0)
    each = np.arange(len(by))
    too_old = block.where(block.said[each, by], lambda said: _is_too_old(said, due))
    known = (upto > 0) & ~too_old
    at_end = np.where(_is_met(block.values[each, by], goal), _ACHIEVED, _MISSED)
    statuses = np.where(reached, np.where(known, at_end, _NO_DATA), statuses).astype(np.int8)
    decided = reached & known
    shown = np.where(decided, by, block.said.shape[1] - 1)
    return Outcome(statuses, decided, shown, awaited, ahead.unsure & ~reached)


def _recall(
    block: Block, question: Question, ask: Callable[[Fits], Floats], asked: Flags | None = None
) -> Recalled:
    """The statuses by the likelihoods; of members that are not asked, none."""
    count = len(block.said)
    asked = np.ones(count, np.bool_) if asked is None else asked
    states, unsure = np.zeros(count, np.int8), np.zeros(count, np.bool_)
    if asked.any():
        said = block.said[asked]
        times, known = block.statements.times[said], block.statements.known[said]
        histories = Histories.of(question.scale, question.wanted, times, block.values[asked])
        states[asked], unsure[asked] = recall_statuses(histories, known, ask)
    return Recalled(states, unsure)


def _is_too_old(said: RowStatement, due: Period) -> bool:
    assert isinstance(said.period, Period)  # the others are not plain  # noqa: S101
    return OLDEST.after(said.period.last) < due.last


def _is_met(values: Floats, goal: Objective) -> Flags:
    return values >= goal.value if goal.operator == "at_least" else values <= goal.value


def _grades(n: int, spans: Floats, soft: Floats, stale: Flags) -> NDArray[np.int8]:
    thin = (spans < THIN_SPAN) | (soft > 1 / 2) | (n <= THIN_POINTS)
    solid = (spans >= SOLID_SPAN) & (soft <= 1 / 3) & ~stale & (n >= SOLID_POINTS)
    return np.where(thin, 0, np.where(solid, 2, 1)).astype(np.int8)


def _shares(block: Block, question: Question) -> Floats:
    """The shares of the way; a direction has no end, and a goal that is met at its start no way."""
    none = np.full(len(block.said), np.nan)
    if isinstance(question.trajectory, Heading):
        return none
    goal = question.trajectory.objective
    begun, base = _starts(block, question.trajectory, question)
    way = np.isfinite(base) & ~_is_met(base, goal) & (begun < block.times[:, -1])
    shares = (block.values[:, -1] - base) / (goal.value - base)
    return np.where(way & np.isfinite(shares), shares, none)


def _starts(block: Block, path: TargetPath, question: Question) -> tuple[Floats, Floats]:
    """When the paths of members start, and where; not a number where they have no start."""
    count = len(block.said)
    if question.target.baseline is None:
        return block.times[:, 0], block.values[:, 0]
    if path.start is not None:
        return np.full(count, path.start.time), np.full(count, path.start.value)
    there = block.where(block.said, question.is_start)
    column = there.argmax(axis=1)
    each, found = np.arange(count), there.any(axis=1)
    times = np.where(found, block.times[each, column], np.nan)
    return times, np.where(found, block.values[each, column], np.nan)
