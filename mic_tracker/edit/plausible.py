"""Warnings about a value that reads well and may still be wrong: a slip of scale or of a digit."""

from mic_tracker.text.values.result import Remark

# a change runs through zero and an event or stage has no size: ratios say nothing about them
RATIO_MEASURES = frozenset(("count", "amount", "ratio", "index", "percent", "rank"))
# float noise: 0.4 - 0.3 is a hair more than 0.1
TOLERANCE = 1e-9


def plausible(
    value: float, *, measure: str, last: float | None, largest_change: float | None
) -> tuple[Remark, ...]:
    """Compare a value with its series; all in the indicator's unit.

    `last` is the latest known value, None for a series without any; `largest_change` the largest
    absolute change between consecutive values so far, None with fewer than two. Ratios are of
    absolute values and not taken from a last value of zero.
    """
    if last is None:
        return ()
    size, before = abs(value), abs(last)
    ratios = measure in RATIO_MEASURES and before > 0
    change = abs(value - last)
    told = (
        (Remark.TENFOLD, ratios and size > 10 * before),
        (Remark.TENTH, ratios and size < before / 10),
        (
            Remark.LARGEST_CHANGE,
            largest_change is not None and change > largest_change * (1 + TOLERANCE),
        ),
    )
    return tuple(remark for remark, holds in told if holds)
