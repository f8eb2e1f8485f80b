"""Sources that disagree: the target judged with each, and what follows from that."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from typing import NamedTuple

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Dispute
from mic_tracker.model.series import Series
from mic_tracker.model.series.points import Doubt
from mic_tracker.model.trajectory import Trajectory
from mic_tracker.model.vintage import Vintages

MOST_READINGS = 64
"""Where there are more ways to choose, only the latest periods are looked at one by one."""


class Judgement(NamedTuple):
    """A judgement by one choice of the figures that can be right."""

    series: Series
    trajectory: Trajectory | None
    assessment: Assessment
    awaited: bool
    """The deadline is past while the data have not reached it."""


_Choice = tuple[int, ...]
"""Of each doubt, which figure is right."""


def favour(histories: tuple[Vintages, ...], right: Iterable[Observation]) -> tuple[Vintages, ...]:
    """The histories in which these figures are right."""
    figures = tuple(right)
    return tuple(history.favouring(figures) for history in histories)


def settle(
    first: Judgement, read: Callable[[Sequence[Observation]], Judgement]
) -> tuple[Judgement, tuple[Dispute, ...]]:
    """The judgement that every choice leads to; where they differ, one without a verdict, and why.

    `read` judges with figures that are taken to be right.
    """
    doubts = _doubts_that_matter(first.series) if first.series.doubts else ()
    if not doubts or first.assessment.status is Status.UNCLEAR:
        return first, ()
    statuses = {
        choice: read([doubt[i] for doubt, i in zip(doubts, choice, strict=True)]).assessment.status
        for choice in _choices(doubts)
    }
    if len({*statuses.values()}) == 1:
        return first, ()
    return first._replace(assessment=_disputed(first.assessment)), _disputes(doubts, statuses)


def _doubts_that_matter(series: Series) -> tuple[Doubt, ...]:
    """The doubts about figures that are used, the latest first."""
    before = (o for point in series.before_break for o in point.observations)
    used = {id(o) for o in (*before, *series.figures())}
    mattering = (doubt for doubt in series.doubts if used & {*map(id, doubt)})
    return tuple(reversed(tuple(mattering)))


def _choices(doubts: Sequence[Doubt]) -> Iterator[_Choice]:
    """Every choice; of very many doubts every one of the latest, the others all low or all high."""
    varied = len(doubts)
    while prod(len(doubt) for doubt in doubts[:varied]) > MOST_READINGS:
        varied -= 1
    ends = {tuple(_index(doubt, end) for doubt in doubts[varied:]) for end in (min, max)}
    for latest in product(*(range(len(doubt)) for doubt in doubts[:varied])):
        yield from (latest + rest for rest in sorted(ends))


def _index(doubt: Doubt, end: Callable[[list[float]], float]) -> int:
    values = [o.value for o in doubt]
    return values.index(end(values))


def _disputes(doubts: Sequence[Doubt], statuses: Mapping[_Choice, Status]) -> tuple[Dispute, ...]:
    """The latest figures that decide, all else being equal; else two choices that differ."""
    for at, doubt in enumerate(doubts):
        for choice in statuses:
            others = [(*choice[:at], i, *choice[at + 1 :]) for i in range(len(doubt))]
            found = [statuses[other] for other in others if other in statuses]
            if len(found) == len(doubt) and len({*found}) > 1:
                return tuple(_dispute(o, s) for o, s in zip(doubt, found, strict=True))
    one, *rest = statuses
    other = next(choice for choice in rest if statuses[choice] is not statuses[one])
    at = next(i for i, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])
    return tuple(_dispute(doubts[at][c[at]], statuses[c]) for c in (one, other))


def _dispute(observation: Observation, status: Status) -> Dispute:
    return Dispute(observation.value, observation.source, status)


def _disputed(assessment: Assessment) -> Assessment:
    return replace(
        assessment,
        status=Status.DISPUTED,
        band=None,
        ratio=None,
        score=None,
        reasons=(Reason.SOURCES_DISAGREE,),
        forecast=None,
        tally=None,
        steps=(),
        decided_by=None,
    )
