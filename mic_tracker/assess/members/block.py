"""The figures of members that have equally many: a row for each member, in the order of time."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from mic_tracker.assess.members.columns import Booleans, Floats, Ints
from mic_tracker.assess.members.figures import MemberFigures
from mic_tracker.assess.members.statements import Statements
from mic_tracker.model.codes import Status
from mic_tracker.model.observation import RowStatement
from mic_tracker.model.trajectory import Operator

STATUSES = (
    *(Status.NO_DATA, Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK),
    *(Status.ACHIEVED, Status.MISSED),
)
"""By their numbers; the first four are those that `recall` works with."""
NO_DATA, ON_TRACK, AT_RISK, OFF_TRACK, ACHIEVED, MISSED = range(len(STATUSES))


class FigureBlock(NamedTuple):
    """A row for each member."""

    statements: Statements
    said: Ints
    values: Floats
    derived: Booleans

    @classmethod
    def of(cls, figures: MemberFigures, chosen: Ints, n: int) -> "FigureBlock":
        """The figures of some of the plain members, all of which have so many."""
        at = figures.first[chosen][:, None] + np.arange(n)
        said = figures.said[at]
        return cls(figures.statements, said, figures.values[at], figures.derived[at])

    def take(self, rows: Booleans) -> "FigureBlock":
        """Some of the members."""
        return FigureBlock(self.statements, self.said[rows], self.values[rows], self.derived[rows])

    @property
    def times(self) -> Floats:
        """When the periods end, in decimal years."""
        return self.statements.times[self.said]

    @property
    def last(self) -> Ints:
        """The last days of the periods, as numbers."""
        return self.statements.last[self.said]

    def at(self, columns: Ints) -> tuple[Ints, Ints]:
        """The place of one figure of each member."""
        return np.arange(len(self.said)), columns

    def only(self, columns: Ints) -> Booleans:
        """One figure of each member, marked among all."""
        marked = np.zeros(self.said.shape, np.bool_)
        marked[self.at(columns)] = True
        return marked

    def where(self, codes: Ints, holds: Callable[[RowStatement], bool]) -> Booleans:
        """Whether something holds of each of some statements; it is asked once for each."""
        each, inverse = np.unique(codes, return_inverse=True)
        found = [holds(self.statements.table[code]) for code in each]
        return np.array(found, np.bool_)[inverse].reshape(codes.shape)


def is_met(values: Floats, goals: Floats | float, operator: Operator) -> Booleans:
    """Whether exact figures are at their goals, or beyond them."""
    return values >= goals if operator == "at_least" else values <= goals
