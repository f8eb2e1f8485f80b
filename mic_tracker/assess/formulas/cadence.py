"""Recurring targets: "so many each month", kept or not, period by period.

A period is "met", "missed", "excused" (declared, neutral), "open" (not over) or "unknown" (nothing
recorded, nobody vouches for it). Periods are counted, never days.

Sources: error budgets of service-level objectives (OpenSLO; the calendar formula as discussed in
elastic/kibana#143980), and alerts on two windows of it as in slok/sloth, read in its code.
"""

import math

MET, MISSED, EXCUSED, OPEN, UNKNOWN = "met", "missed", "excused", "open", "unknown"

_ROUNDING = 1e-9  # (1 - 0.9)·10 falls short of 1 by rounding alone


def attainment(periods: tuple[str, ...]) -> float | None:
    """Share of the judged periods that were met: met/(met + missed). None: none was judged."""
    judged = periods.count(MET) + periods.count(MISSED)
    return periods.count(MET) / judged if judged else None


def streak(periods: tuple[str, ...]) -> int:
    """Latest run of met periods; excused and open ones neither count nor interrupt."""
    length = 0
    for period in reversed(periods):
        if period == MET:
            length += 1
        elif period not in (EXCUSED, OPEN):
            break
    return length


def longest_streak(periods: tuple[str, ...]) -> int:
    """Longest run of met periods, counted as `streak` counts."""
    longest = length = 0
    for period in periods:
        if period == MET:
            length += 1
            longest = max(longest, length)
        elif period not in (EXCUSED, OPEN):
            length = 0
    return longest


def budget(objective: float, periods: int) -> int:
    """Misses that the objective (a share) allows in a window of so many periods, rounded down."""
    return math.floor((1 - objective) * periods + _ROUNDING)


def max_attainable(periods: tuple[str, ...], still_to_come: int) -> float | None:
    """Share met at the end if every open and future period is met; excused ones do not count.

    Unknown periods count as not met. None: no period counts.
    """
    best = periods.count(MET) + periods.count(OPEN) + still_to_come
    total = len(periods) - periods.count(EXCUSED) + still_to_come
    return best / total if total else None


def debt(counts: tuple[float, ...], quota: float) -> float:
    """Events missing where periods fell short; a rich period does not excuse a poor one."""
    return math.fsum(max(0.0, quota - count) for count in counts)


def delta(counts: tuple[float, ...], quota: float, cap: float | None = None) -> float:
    """Events ahead of (below 0: behind) the quota when surplus is carried over.

    Args:
        counts: Events of the closed periods, in order.
        quota: Events owed in each.
        cap: Surplus that can be carried from one period to the next; None carries all.
    """
    ahead = 0.0
    for count in counts:
        ahead += count - quota
        if cap is not None:
            ahead = min(ahead, cap)
    return ahead


def burn_alert(periods: tuple[str, ...], objective: float, factor: float = 2.0) -> bool:
    """Tell whether both the last 2 and the last 6 judged periods use the budget too fast.

    Too fast is a share missed above factor·(1 - objective); with an objective of 1 any miss is.
    """
    judged = [period for period in periods if period in (MET, MISSED)]
    limit = factor * (1 - objective) + _ROUNDING
    recent = (judged[-length:] for length in (2, 6))
    return all(part.count(MISSED) > limit * len(part) for part in recent)
