"""What a roll-up needs of its members: counts and sums, whatever judged each of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import NamedTuple

from mic_tracker.model.assessment import Evidence
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.report import Standing, progress_share

GRADES = ("thin", "fair", "solid")
Weights = Mapping[str, float]
"""How much each member of a dimension counts."""


class MemberFacts(NamedTuple):
    """Some members together: how many have each status, and what their verdicts rest on."""

    method: str | None
    """By which the first of them was judged."""
    counts: Counter[Status]
    evidence: Evidence | None
    """All their figures; the age of the oldest member, and the weakest of the grades."""
    flags: frozenset[Flag]
    """Those that any of them has."""
    weights: Sequence[float] = ()
    """Of those that have a weight and a share of the way."""
    weighted: Sequence[float] = ()
    """Their shares, each times its weight."""

    @classmethod
    def of(cls, members: Sequence[Standing], weights: Weights) -> "MemberFacts":
        """The facts of members that were judged one by one."""
        shares = ((weights.get(m.member or ""), progress_share(m)) for m in members)
        known = [(w, share) for w, share in shares if w is not None and share is not None]
        return cls(
            members[0].assessment.method if members else None,
            Counter(member.status for member in members),
            joined_evidence(member.evidence for member in members),
            frozenset(flag for member in members for flag in member.flags),
            [weight for weight, _ in known],
            [weight * share for weight, share in known],
        )

    def plus(self, other: "MemberFacts") -> "MemberFacts":
        """The facts of the members of both."""
        return MemberFacts(
            self.method or other.method,
            self.counts + other.counts,
            joined_evidence(e for e in (self.evidence, other.evidence) if e),
            self.flags | other.flags,
            [*self.weights, *other.weights],
            [*self.weighted, *other.weighted],
        )

    @property
    def mean(self) -> float | None:
        """The mean share of the way, by the weights; None unless all members have both.

        The sums are exact before they are rounded: the order of the members says nothing.
        """
        total = fsum(self.weights)
        complete = len(self.weights) == self.counts.total()
        return fsum(self.weighted) / total if complete and total else None


def weights_of(target: Target, indicator: Indicator) -> Weights:
    """The weights of the dimension whose members a target judges."""
    dimension = indicator.dimension(target.each or "")
    return (dimension and dimension.weights) or {}


def joined_evidence(evidences: Iterable[Evidence]) -> Evidence | None:
    """All figures together; None of none."""
    each = [*evidences]
    ages = [evidence.age_years for evidence in each if evidence.age_years is not None]
    if not each:
        return None
    return Evidence(
        n=sum(evidence.n for evidence in each),
        span_years=max(evidence.span_years for evidence in each),
        age_years=max(ages, default=None),
        provisional=sum(evidence.provisional for evidence in each),
        derived=sum(evidence.derived for evidence in each),
        conflicts=sum(evidence.conflicts for evidence in each),
        grade=min((evidence.grade for evidence in each), key=GRADES.index),
    )
