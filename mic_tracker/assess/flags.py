"""What a reader should know beside the verdict."""

from mic_tracker.model.assessment import Evidence, Flag
from mic_tracker.model.series import Series
from mic_tracker.model.target import TargetRecord


def flags(
    target: TargetRecord,
    series: Series,
    evidence: Evidence,
    *,
    stale: bool,
    awaited: bool,
    several: bool,
) -> tuple[Flag, ...]:
    """The flags of a standing, in the order in which they are shown."""
    latest = series.latest.observations if series.latest else ()
    standing = target.stated.standing if target.stated else None
    found = {
        Flag.STALE: stale,
        Flag.AWAITING_DATA: awaited,
        Flag.CONFLICT: evidence.conflicts > 0,
        Flag.PROVISIONAL: any(o.status == "provisional" for o in latest),
        Flag.ESTIMATED: any(o.status == "estimated" for o in latest),
        Flag.DERIVED: any(o.record.derived for o in latest),
        Flag.SERIES_CHOSEN: several,
        Flag.DRAFT: standing == "draft",
        Flag.PROPOSED: standing == "proposed",
        Flag.ASPIRATION: standing == "aspiration",
    }
    return tuple(flag for flag, holds in found.items() if holds)
