"""What becomes of a direction, for members with equally many figures."""

import numpy as np

from mic_tracker.assess.forecast_verdict import YEARS_AHEAD
from mic_tracker.assess.members.block import FigureBlock
from mic_tracker.assess.members.chances import likelihoods
from mic_tracker.assess.members.columns import Booleans, Floats
from mic_tracker.assess.members.fits import Fits
from mic_tracker.assess.members.latest import judge_latest
from mic_tracker.assess.members.outcome import Outcomes, recall
from mic_tracker.assess.members.question import MemberQuestion
from mic_tracker.assess.members.trajectories import MemberTrajectories
from mic_tracker.model.trajectory import Heading


def judge_heading(block: FigureBlock, heading: Heading, question: MemberQuestion) -> Outcomes:
    """Whether the value will be as good some years on; a direction has no end to be a way to."""
    at_least, members = heading.desired == "increase", len(block.said)

    def ask(fits: Fits, _: Booleans) -> Floats:
        years = np.full(len(fits.y), float(YEARS_AHEAD))
        return likelihoods(fits, fits.y, years, at_least=at_least)

    every = np.ones(members, np.bool_)
    if question.looks_at_latest:
        ahead = judge_latest(block, question, MemberTrajectories.of(block, question), every)
    else:
        ahead = recall(block, question, ask, every)
    latest = block.only(np.full(members, -1))
    return Outcomes(ahead.states, every, latest, ~every, np.full(members, np.nan), ahead.unsure)
