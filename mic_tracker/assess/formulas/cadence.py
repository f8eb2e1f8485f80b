"""Recurring targets: "so many each month", kept or not, period by period.

A period is "met", "missed", "excused" (declared, neutral), "open" (not over) or "unknown" (nothing
recorded, nobody vouches for it). Periods are counted, never days.

Sources: error budgets of service-level objectives (OpenSLO; the calendar formula as discussed in
elastic/kibana#143980), burn factors as in slok/sloth, safety buffer and its colours as in
beeminder/road, strength as the score of Loop Habit Tracker (`Score.kt`), all read in their code.
"""

import math

from mic_tracker.assess.formulas.bands import band

MET, MISSED, EXCUSED, OPEN, UNKNOWN = "met", "missed", "excused", "open", "unknown"
BUFFERS = ((3, "green"), (2, "blue"), (1, "orange"), (-math.inf, "red"))

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


def consumed(missed: int, objective: float, periods: int) -> float | None:
    """Share of the error budget used: (missed/periods)/(1 - objective).

    With all periods of the calendar window it is exact from the first day; with the periods closed
    so far it is the rolling estimate. None: the objective allows no miss, or there is no period.
    """
    return missed / periods / (1 - objective) if periods > 0 and objective < 1 else None


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


def buffer(total: float, due: float, rate: float) -> int | None:
    """Give the steps after which an unchanged total is behind a line that rises `rate` a step.

    Args:
        total: What has been done.
        due: The line now.
        rate: What falls due with each step (a day, a period).

    0 means behind already. None: the line does not rise, so it never catches up.
    """
    if total < due:
        return 0
    return math.floor((total - due) / rate + _ROUNDING) + 1 if rate > 0 else None


def colour(steps: int) -> str:
    """Name the colour of a buffer: red is behind, orange, blue, then green from three steps on."""
    return band(steps, BUFFERS)


def burn_factor(share: float, period: float, window: float) -> float:
    """Speed, 1 being just sustainable, that uses a share of the period's budget in the window."""
    return share * period / window


def burn_alert(periods: tuple[str, ...], objective: float, factor: float = 2.0) -> bool:
    """Tell whether both the last 2 and the last 6 judged periods use the budget too fast.

    Too fast is a share missed above factor·(1 - objective); with an objective of 1 any miss is.
    """
    judged = [period for period in periods if period in (MET, MISSED)]
    limit = factor * (1 - objective) + _ROUNDING
    recent = (judged[-length:] for length in (2, 6))
    return all(part.count(MISSED) > limit * len(part) for part in recent)


def strength(done: tuple[float, ...], frequency: float = 1.0) -> float:
    """Habit strength, 0 to 1: an exponential average of the share done, an alternative to streaks.

    s = m·s + (1 - m)·done with m = ½^(√frequency/13); half strength after 13 days of a daily habit.

    Args:
        done: Share of the quota reached in the rolling period at each step, at most 1 counts; leave
            excused steps out, they freeze the strength.
        frequency: Repetitions asked for in a step.
    """
    memory = 0.5 ** (math.sqrt(frequency) / 13)
    s = 0.0
    for share in done:
        s = memory * s + (1 - memory) * min(share, 1.0)
    return s
