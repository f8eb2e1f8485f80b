"""What is concluded of members, and what all kinds of promise ask of their figures."""

from typing import NamedTuple

import numpy as np

from mic_tracker.assess.members.block import Block, StatusNumbers
from mic_tracker.assess.members.question import Question
from mic_tracker.assess.members.recall import Ask, Recalled, recall_statuses
from mic_tracker.assess.members.statements import Flags, Floats
from mic_tracker.assess.members.walk import Histories
from mic_tracker.model.period import Period


class Outcome(NamedTuple):
    """What is concluded of each member, and by which of its figures."""

    statuses: StatusNumbers
    decided: Flags
    """Whether it is final."""
    shown: Flags
    """The figures that the flags are about: those that decided, else the latest."""
    awaited: Flags
    """Whether the end is past while the data have not reached it."""
    shares: Floats
    """Of the way; not a number where there is none."""
    unsure: Flags


def recall(block: Block, question: Question, ask: Ask, asked: Flags) -> Recalled:
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


def reaches(block: Block, end: Period) -> Flags:
    """Whether there is a figure of the end, or of later."""
    return (block.last[:, -1] >= end.last.toordinal()) | (block.times[:, -1] >= end.end)
