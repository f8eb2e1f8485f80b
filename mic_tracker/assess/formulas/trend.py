"""Whether a series moves in one direction at all: Spearman's rank correlation with time.

The OECD's Measuring Distance uses it to decide whether there is a trend; its test level could not
be verified and is not here.
"""

import math


def spearman(values: tuple[float, ...]) -> float | None:
    """Rank correlation of values with their order in time, -1 to 1; ties get their mean rank.

    None: fewer than two values, or all of them equal.
    """
    ranks = [_rank(value, values) for value in values]
    middle = (len(values) + 1) / 2
    spread = math.fsum((rank - middle) ** 2 for rank in ranks)
    if spread == 0:
        return None
    order = [place - middle for place in range(1, len(values) + 1)]
    together = math.fsum(a * (b - middle) for a, b in zip(order, ranks, strict=True))
    return together / math.sqrt(spread * math.fsum(a * a for a in order))


def _rank(value: float, values: tuple[float, ...]) -> float:
    below = sum(other < value for other in values)
    return below + (sum(other == value for other in values) + 1) / 2
