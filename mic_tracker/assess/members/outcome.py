"""What is concluded of members, and what all kinds of promise ask of their figures."""

from typing import NamedTuple

import numpy as np

from mic_tracker.assess.members.block import FigureBlock
from mic_tracker.assess.members.columns import Booleans, Floats, Small
from mic_tracker.assess.members.fits import HistoryTable
from mic_tracker.assess.members.question import MemberQuestion
from mic_tracker.assess.members.recall import AskMany, Recalled, recall_statuses
from mic_tracker.model.period import Period


class Outcomes(NamedTuple):
    """What is concluded of each member, and by which of its figures."""

    statuses: Small
    ages: Booleans
    """Whether its figures can age: see `evidence.can_age`."""
    shown: Booleans
    """The figures that the flags are about: those that decided, else the latest."""
    awaited: Booleans
    """Whether the end is past while the data have not reached it."""
    shares: Floats
    """Of the way; not a number where there is none."""
    unsure: Booleans


def recall(block: FigureBlock, question: MemberQuestion, ask: AskMany, asked: Booleans) -> Recalled:
    """The statuses by the likelihoods; of members that are not asked, none."""
    states, unsure = np.zeros(len(asked), np.int8), np.zeros(len(asked), np.bool_)
    if asked.any():
        some = block.take(asked)
        histories = HistoryTable.of(
            question.scale, question.wanted, question.version, some.times, some.values
        )
        known = block.statements.known[some.said]
        states[asked], unsure[asked] = recall_statuses(histories, known, ask)
    return Recalled(states, unsure)


def reaches(block: FigureBlock, end: Period) -> Booleans:
    """Whether there is a figure of the end, or of later."""
    return (block.last[:, -1] >= end.last.toordinal()) | (block.times[:, -1] >= end.end)
