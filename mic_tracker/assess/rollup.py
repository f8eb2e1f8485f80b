"""The roll-up of a target that judges each member of a dimension: how many of them are there.

The target stands where the last member stands that is needed: of 63 provinces of which 60 are
needed, where the 60th best does. A member without a verdict may be anywhere; where that decides
between good and bad, the target has none either.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from mic_tracker.model.assessment import Assessment, Evidence, MemberTally, Rates, Reason
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.kinds import Target
from mic_tracker.model.members import Quota
from mic_tracker.model.report import Standing, progress_share
from mic_tracker.model.series import Series

_BEST_FIRST = (
    *(Status.ACHIEVED, Status.ON_TRACK, Status.KEPT_IN_PART),
    *(Status.AT_RISK, Status.OFF_TRACK, Status.MISSED),
)
_GOOD = frozenset({Status.ACHIEVED, Status.ON_TRACK})
_BAD = frozenset({Status.OFF_TRACK, Status.MISSED})
_ALL = Quota(percent=100.0)
_GRADES = ("thin", "fair", "solid")


def roll_up(target: Target, members: Sequence[Standing], empty: Standing) -> Standing:
    """The standing of a target from those of its members.

    Args:
        target: The promise, with `each` and perhaps `enough`.
        members: The standings of the members, each with the name of its member.
        empty: The standing of the promise without any figure.
    """
    needed = (target.enough or _ALL).needed(len(members))
    status = _status([member.status for member in members], needed)
    return replace(
        empty,
        rates=Rates(),
        assessment=Assessment(
            members[0].assessment.method if members else empty.assessment.method,
            status,
            reasons=_reasons(members, status),
            tally=_tally(target, members, needed),
        ),
        evidence=_evidence(members) if members else empty.evidence,
        flags=_flags(members, empty),
        observations=tuple(o for member in members for o in member.observations),
        members=tuple(members),
        series=Series(target.indicator, empty.indicator.measure, members=target.members),
    )


def _status(statuses: Sequence[Status], needed: int) -> Status:
    """Where the last needed member stands, wherever the members without a verdict do.

    It stands at least at the floor, where they are the worst, and at most at the ceiling.
    """
    decided = sorted((s for s in statuses if s in _BEST_FIRST), key=_BEST_FIRST.index)
    unknown = len(statuses) - len(decided)
    if not statuses or needed > len(statuses):
        return Status.NO_DATA
    floor = decided[needed - 1] if needed <= len(decided) else Status.MISSED
    ceiling = decided[needed - unknown - 1] if needed > unknown else Status.ACHIEVED
    if floor in _GOOD:
        return floor
    if ceiling in _BAD:
        return ceiling
    return floor if floor is ceiling else _undecided(statuses)


def _undecided(statuses: Sequence[Status]) -> Status:
    """What keeps it from a verdict: what its members without one have most often."""
    open_ = Counter(status for status in statuses if status not in _BEST_FIRST)
    return min(open_, key=lambda status: (-open_[status], list(Status).index(status)))


def _reasons(members: Sequence[Standing], status: Status) -> tuple[Reason, ...]:
    if not members:
        return (Reason.NO_OBSERVATION,)
    return () if status in _BEST_FIRST else (Reason.MEMBERS_OPEN,)


def _tally(target: Target, members: Sequence[Standing], needed: int) -> MemberTally:
    counts = Counter(member.status for member in members)
    return MemberTally(
        dimension=target.each or "",
        members=len(members),
        needed=needed,
        there=counts[Status.ACHIEVED] + counts[Status.ON_TRACK],
        counts={status: counts[status] for status in Status if counts[status]},
        mean=_weighted_mean(target, members),
    )


def _weighted_mean(target: Target, members: Sequence[Standing]) -> float | None:
    """The mean share of the way, by the weights of the dimension; None unless all have both."""
    dimension = members[0].indicator.dimension(target.each or "") if members else None
    weights = (dimension and dimension.weights) or {}
    shares = [(weights.get(member.member or ""), progress_share(member)) for member in members]
    known = [
        (weight, share) for weight, share in shares if weight is not None and share is not None
    ]
    total = sum(weight for weight, _ in known)
    if len(known) < len(members) or not total:
        return None
    return sum(weight * share for weight, share in known) / total


def _evidence(members: Sequence[Standing]) -> Evidence:
    """All figures together; the age of the oldest member, and the weakest of the grades."""
    each = [member.evidence for member in members]
    ages = [evidence.age_years for evidence in each if evidence.age_years is not None]
    return Evidence(
        n=sum(evidence.n for evidence in each),
        span_years=max(evidence.span_years for evidence in each),
        age_years=max(ages, default=None),
        provisional=sum(evidence.provisional for evidence in each),
        derived=sum(evidence.derived for evidence in each),
        conflicts=sum(evidence.conflicts for evidence in each),
        grade=min((evidence.grade for evidence in each), key=_GRADES.index),
    )


def _flags(members: Sequence[Standing], empty: Standing) -> tuple[Flag, ...]:
    """The flags of the promise, and those that any of its members has; in their order."""
    held = {*empty.flags, *(flag for member in members for flag in member.flags)}
    return tuple(flag for flag in Flag if flag in held)
