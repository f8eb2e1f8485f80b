"""The verdicts on members that have equally many figures: a row for each of them."""

from typing import NamedTuple

import numpy as np

from mic_tracker.assess.evidence import SOLID_POINTS, SOLID_SPAN, THIN_POINTS, THIN_SPAN
from mic_tracker.assess.members.block import FigureBlock
from mic_tracker.assess.members.columns import Booleans, Floats, Ints, Small
from mic_tracker.assess.members.figures import MemberFigures
from mic_tracker.assess.members.headings import judge_heading
from mic_tracker.assess.members.limits import judge_limit
from mic_tracker.assess.members.outcome import Outcomes
from mic_tracker.assess.members.paths import judge_path
from mic_tracker.assess.members.question import MemberQuestion
from mic_tracker.model.codes import Flag
from mic_tracker.model.period import decimal_year
from mic_tracker.model.trajectory import Heading, Limit


class Verdicts(NamedTuple):
    """What a roll-up needs of each of some members."""

    places: Ints
    """Of each, its place among all members."""
    statuses: Small
    shares: Floats
    """Of the way; not a number where there is none."""
    counts: Ints
    spans: Floats
    ages: Floats
    provisional: Ints
    derived: Ints
    grades: Small
    """Their places in `facts.GRADES`."""
    flags: dict[Flag, Booleans]

    def take(self, rows: Booleans) -> "Verdicts":
        """Some of them."""
        return Verdicts(
            self.places[rows],
            self.statuses[rows],
            self.shares[rows],
            self.counts[rows],
            self.spans[rows],
            self.ages[rows],
            self.provisional[rows],
            self.derived[rows],
            self.grades[rows],
            {flag: held[rows] for flag, held in self.flags.items()},
        )


def judge_equals(
    figures: MemberFigures, chosen: Ints, n: int, question: MemberQuestion
) -> Verdicts:
    """The verdicts on some of the plain members, all of which have so many figures.

    Those that the last digits of a number could turn are left out.
    """
    block = FigureBlock.of(figures, chosen, n)
    outcome, times = _judge(block, question), block.times
    stale = outcome.ages & block.where(block.said[:, -1], question.is_stale)
    provisional = block.statements.provisional[block.said]
    estimated = block.statements.estimated[block.said]
    spans = times[:, -1] - times[:, 0]
    soft = (provisional | estimated | block.derived).sum(axis=1) / n
    return Verdicts(
        figures.plain[chosen],
        outcome.statuses,
        outcome.shares,
        np.full(len(chosen), n),
        spans,
        decimal_year(question.day) - times[:, -1],
        provisional.sum(axis=1),
        block.derived.sum(axis=1),
        _grades(n, spans, soft, stale),
        {
            Flag.STALE: stale,
            Flag.AWAITING_DATA: outcome.awaited,
            Flag.PROVISIONAL: np.any(provisional & outcome.shown, axis=1),
            Flag.ESTIMATED: np.any(estimated & outcome.shown, axis=1),
            Flag.DERIVED: np.any(block.derived & outcome.shown, axis=1),
        },
    ).take(~outcome.unsure)


def _judge(block: FigureBlock, question: MemberQuestion) -> Outcomes:
    if isinstance(question.trajectory, Heading):
        return judge_heading(block, question.trajectory, question)
    if isinstance(question.trajectory, Limit):
        return judge_limit(block, question.trajectory, question)
    return judge_path(block, question.trajectory, question)


def _grades(n: int, spans: Floats, soft: Floats, stale: Booleans) -> Small:
    thin = (spans < THIN_SPAN) | (soft > 1 / 2) | (n <= THIN_POINTS)
    solid = (spans >= SOLID_SPAN) & (soft <= 1 / 3) & ~stale & (n >= SOLID_POINTS)
    return np.where(thin, 0, np.where(solid, 2, 1)).astype(np.int8)
