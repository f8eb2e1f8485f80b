"""Members by a method that looks at their start and at their latest figure, and at no other.

The method itself is asked of each of them: with two figures that takes 10 to 15 µs where a standing
takes 400, so a second one for arrays would gain little, and could differ.
"""

from collections.abc import Iterator

import numpy as np

from mic_tracker.assess.members.block import STATUSES, FigureBlock
from mic_tracker.assess.members.columns import Booleans
from mic_tracker.assess.members.question import MemberQuestion
from mic_tracker.assess.members.recall import Recalled
from mic_tracker.assess.members.trajectories import MemberTrajectories
from mic_tracker.assess.method import SeriesTrack
from mic_tracker.assess.methods import METHODS
from mic_tracker.model.period import Period
from mic_tracker.model.series import ListedPoints, Point, Series
from mic_tracker.model.trajectory import Heading, TargetPath


def judge_latest(
    block: FigureBlock, question: MemberQuestion, trajectories: MemberTrajectories, asked: Booleans
) -> Recalled:
    """The statuses by the latest figures; of members that are not asked, none."""
    common, judge = question.trajectory, METHODS[question.method].judge
    assert isinstance(common, TargetPath | Heading)  # noqa: S101 - all that these methods judge
    own = trajectories.take(asked).each(common)
    tracks = _tracks(block.take(asked), question)
    states = np.zeros(len(asked), np.int8)
    states[asked] = [
        STATUSES.index(judge(track, trajectory, question.day).status)
        for track, trajectory in zip(tracks, own, strict=True)
    ]
    return Recalled(states, np.zeros(len(asked), np.bool_))


def _tracks(block: FigureBlock, question: MemberQuestion) -> Iterator[SeriesTrack]:
    """Of each member, the series of its latest figure."""
    indicator, table = question.indicator, block.statements.table
    latest = zip(block.said[:, -1].tolist(), block.values[:, -1].tolist(), strict=True)
    for code, value in latest:
        period = table[code].period
        assert isinstance(period, Period)  # the others are not plain  # noqa: S101
        point = Point(period.end, value, period, ())
        series = Series(question.target.indicator, indicator.measure, ListedPoints((point,)))
        yield SeriesTrack(series, lambda _: (), indicator.desired)
