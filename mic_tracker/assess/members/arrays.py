"""Many members judged together: what each stands at, without a standing of each.

Offered are some kinds and methods (`question`), for members with plain figures (`figures`). A
member of whom the arrays are not sure is judged as the others are: by the code for one target.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from mic_tracker.assess.members.block import STATUSES
from mic_tracker.assess.members.facts import GRADES, MemberFacts, Weights, weights_of
from mic_tracker.assess.members.figures import MemberFigures, MemberRows
from mic_tracker.assess.members.question import MemberQuestion
from mic_tracker.assess.members.verdicts import Verdicts, judge_equals
from mic_tracker.model.assessment import Evidence
from mic_tracker.model.report import Standing
from mic_tracker.model.series.columns import TabledObservations

FEWEST = 8
"""Fewer members with as many figures as each other are judged one by one."""
AT_A_TIME = 4_096
"""So many members fit into the memory that a processor reaches fast."""


class Together(NamedTuple):
    """Members judged together."""

    facts: MemberFacts
    observations: TabledObservations


def judge_by_arrays(
    question: MemberQuestion, names: Sequence[str], one: Callable[[str], Standing]
) -> Together:
    """What the members of a target say together; `one` judges a member by itself."""
    rows = MemberRows.of(question.observations, question.target, names)
    figures = MemberFigures.of(rows, question.indicator, len(names))
    weights = weights_of(question.target, question.indicator)
    sure = np.zeros(len(names), np.bool_)
    facts = MemberFacts(question.method, Counter(), None, frozenset())
    for verdicts in judge_plain(figures, question):
        sure[verdicts.places] = True
        facts = facts.plus(_facts_of(verdicts, names, weights))
    others = [one(names[place]) for place in np.flatnonzero(~sure).tolist()]
    return Together(facts.plus(MemberFacts.of(others, weights)), rows.observations())


def judge_plain(figures: MemberFigures, question: MemberQuestion) -> Iterator[Verdicts]:
    """The verdicts on plain members, those with as many figures as each other at a time."""
    for n in np.unique(figures.counts):
        equals = np.flatnonzero(figures.counts == n)
        for first in range(0, len(equals) if len(equals) >= FEWEST else 0, AT_A_TIME):
            with np.errstate(all="ignore"):  # of branches that are not taken
                chosen = equals[first : first + AT_A_TIME]
                yield judge_equals(figures, chosen, int(n), question)


def _facts_of(verdicts: Verdicts, names: Sequence[str], weights: Weights) -> MemberFacts:
    """What verdicts by arrays say together."""
    counts = np.bincount(verdicts.statuses, minlength=len(STATUSES)).tolist()
    weighed, shares = [], []
    if weights:
        for place, share in zip(verdicts.places.tolist(), verdicts.shares.tolist(), strict=True):
            weight = weights.get(names[place])
            if weight is not None and share == share:  # noqa: PLR0124 - NaN is none
                weighed.append(weight)
                shares.append(weight * share)
    return MemberFacts(
        None,
        Counter({status: n for status, n in zip(STATUSES, counts, strict=True) if n}),
        _evidence_of(verdicts) if len(verdicts.places) else None,
        frozenset(flag for flag, held in verdicts.flags.items() if held.any()),
        weighed,
        shares,
    )


def _evidence_of(verdicts: Verdicts) -> Evidence:
    """All figures together, as `facts.joined_evidence` joins them."""
    return Evidence(
        n=int(verdicts.counts.sum()),
        span_years=float(verdicts.spans.max()),
        age_years=float(verdicts.ages.max()),
        provisional=int(verdicts.provisional.sum()),
        derived=int(verdicts.derived.sum()),
        conflicts=0,
        grade=GRADES[int(verdicts.grades.min())],
    )
