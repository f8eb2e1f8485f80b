"""Where the paths and headings of members start, and where they lead."""

from collections.abc import Iterator
from math import nan
from typing import NamedTuple

import numpy as np

from mic_tracker.assess.members.block import FigureBlock
from mic_tracker.assess.members.columns import Booleans, Floats
from mic_tracker.assess.members.question import MemberQuestion
from mic_tracker.model.kinds.change import Change
from mic_tracker.model.trajectory import Anchor, Heading, Objective, TargetPath


class MemberTrajectories(NamedTuple):
    """When each starts, and where, and its goal.

    Not a number where one has no start; of a change, then it has no goal, either.
    """

    times: Floats
    bases: Floats
    goals: Floats

    @classmethod
    def of(cls, block: FigureBlock, question: MemberQuestion) -> "MemberTrajectories":
        """The trajectories of members with equally many figures."""
        times, bases = _starts(block, question)
        return cls(times, bases, _goals(bases, question))

    def take(self, rows: Booleans) -> "MemberTrajectories":
        """Some of them."""
        return MemberTrajectories(self.times[rows], self.bases[rows], self.goals[rows])

    def each(self, common: TargetPath | Heading) -> Iterator[TargetPath | Heading]:
        """That of each member, from what they have in common."""
        columns = (column.tolist() for column in self)
        for time, base, goal in zip(*columns, strict=True):
            start = None if time != time else Anchor(time, base, None)  # noqa: PLR0124 - NaN is none
            if isinstance(common, Heading):
                yield common._replace(start=start)
            else:
                objective = Objective(common.objective.operator, goal)
                yield common._replace(objective=objective, start=start)


def _starts(block: FigureBlock, question: MemberQuestion) -> tuple[Floats, Floats]:
    members, common = len(block.said), question.trajectory
    if question.baseline is None:
        return block.times[:, 0], block.values[:, 0]
    if isinstance(common, TargetPath | Heading) and common.start is not None:
        return np.full(members, common.start.time), np.full(members, common.start.value)
    there = block.where(block.said, question.is_start)
    column, found = block.at(there.argmax(axis=1)), there.any(axis=1)
    times = np.where(found, block.times[column], np.nan)
    return times, np.where(found, block.values[column], np.nan)


def _goals(bases: Floats, question: MemberQuestion) -> Floats:
    target, common = question.target, question.trajectory
    if isinstance(target, Change):
        each, inverse = np.unique(bases, return_inverse=True)
        return np.array([target.goal_from(base) for base in each.tolist()])[inverse]
    return np.full(len(bases), common.objective.value if isinstance(common, TargetPath) else nan)
