"""The roll-up of a target that judges each member of a dimension: how many of them are there.

The target stands where the last member stands that is needed: of 63 provinces of which 60 are
needed, where the 60th best does. A member without a verdict may be anywhere; where that decides
between good and bad, the target has none either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from mic_tracker.assess.members.facts import MemberFacts
from mic_tracker.model.assessment import Assessment, MemberTally, Rates, Reason
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.kinds import Target
from mic_tracker.model.members import OfMembers, Quota
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Standing
from mic_tracker.model.series import Series

_BEST_FIRST = (
    *(Status.ACHIEVED, Status.ON_TRACK, Status.KEPT_IN_PART),
    *(Status.AT_RISK, Status.OFF_TRACK, Status.MISSED),
)
_GOOD = frozenset({Status.ACHIEVED, Status.ON_TRACK})
_BAD = frozenset({Status.OFF_TRACK, Status.MISSED})
_ALL = Quota(percent=100.0)


def roll_up(
    target: Target,
    members: OfMembers[Standing],
    facts: MemberFacts,
    observations: Sequence[Observation],
    empty: Standing,
) -> Standing:
    """The standing of a target from those of its members.

    Args:
        target: The promise, with `each` and perhaps `enough`.
        members: The standings of the members, each with the name of its member.
        facts: What they say together.
        observations: All those of the members, one member after the other.
        empty: The standing of the promise without any figure.
    """
    needed = (target.enough or _ALL).needed(len(members))
    status = _status(facts.counts, needed)
    return replace(
        empty,
        rates=Rates(),
        assessment=Assessment(
            facts.method or empty.assessment.method,
            status,
            reasons=_reasons(members, status),
            tally=_tally(target, facts, needed),
        ),
        evidence=facts.evidence or empty.evidence,
        flags=_flags(facts, empty),
        observations=observations,
        members=members,
        series=Series(target.indicator, empty.indicator.measure, members=target.members),
    )


def _status(counts: Mapping[Status, int], needed: int) -> Status:
    """Where the last needed member stands, wherever the members without a verdict do.

    It stands at least at the floor, where they are the worst, and at most at the ceiling.
    """
    members = sum(counts.values())
    decided = sum(counts.get(status, 0) for status in _BEST_FIRST)
    unknown = members - decided
    if not members or needed > members:
        return Status.NO_DATA
    floor = _status_of(needed, counts) if needed <= decided else Status.MISSED
    ceiling = _status_of(needed - unknown, counts) if needed > unknown else Status.ACHIEVED
    if floor in _GOOD:
        return floor
    if ceiling in _BAD:
        return ceiling
    return floor if floor is ceiling else _undecided(counts)


def _status_of(place: int, counts: Mapping[Status, int]) -> Status:
    """The status of the member at a place, counted from 1, of those with a verdict: best first."""
    upto = accumulate(counts.get(status, 0) for status in _BEST_FIRST)
    return next(status for status, n in zip(_BEST_FIRST, upto, strict=True) if n >= place)


def _undecided(counts: Mapping[Status, int]) -> Status:
    """What keeps it from a verdict: what its members without one have most often."""
    open_ = {status: n for status, n in counts.items() if n and status not in _BEST_FIRST}
    return min(open_, key=lambda status: (-open_[status], list(Status).index(status)))


def _reasons(members: Sequence[Standing], status: Status) -> tuple[Reason, ...]:
    if not members:
        return (Reason.NO_OBSERVATION,)
    return () if status in _BEST_FIRST else (Reason.MEMBERS_OPEN,)


def _tally(target: Target, facts: MemberFacts, needed: int) -> MemberTally:
    counts = facts.counts
    return MemberTally(
        dimension=target.each or "",
        members=counts.total(),
        needed=needed,
        there=counts[Status.ACHIEVED] + counts[Status.ON_TRACK],
        counts={status: counts[status] for status in Status if counts[status]},
        mean=facts.mean,
    )


def _flags(facts: MemberFacts, empty: Standing) -> tuple[Flag, ...]:
    """The flags of the promise, and those that any of its members has; in their order.

    For a figure it waits only where a member does: it has none of its own.
    """
    own = {*empty.flags} - ({Flag.AWAITING_DATA} if facts.counts else set())
    held = own | facts.flags
    return tuple(flag for flag in Flag if flag in held)
