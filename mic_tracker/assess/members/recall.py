"""The statuses of many series with the memory of the hysteresis: `assess.forecast` for many."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from mic_tracker.assess.forecast import GLANCE, MEMORY
from mic_tracker.assess.members.columns import Booleans, Floats, Ints, Small
from mic_tracker.assess.members.walk import (
    HELD,
    Fits,
    HistoryTable,
    fit_upto,
    is_near_limit,
    settle,
)

AskMany = Callable[[Fits], Floats]
"""The likelihoods of what is asked; not a number where they are unsure."""


class Recalled(NamedTuple):
    """The statuses as of now, as numbers of `walk.HELD`."""

    states: Small
    unsure: Booleans


def recall_statuses(histories: HistoryTable, known: Ints, ask: AskMany) -> Recalled:
    """The statuses after all days of publication; `known` has the day of each figure.

    What was before the latest of them is looked at only where they leave open which is held.
    """
    found, is_open = _carry(histories, known, GLANCE, ask)
    if is_open.any():
        before, _ = _carry(histories.take(is_open), known[is_open], MEMORY, ask)
        found.states[is_open] = before.states
        found.unsure[is_open] |= before.unsure
    return found


def _carry(
    histories: HistoryTable, known: Ints, latest: int, ask: AskMany
) -> tuple[Recalled, Booleans]:
    """The statuses after the latest days, and whether it matters what was held before them."""
    series, figures = known.shape
    ends = np.ones(known.shape, np.bool_)
    ends[:, :-1] = known[:, 1:] > known[:, :-1]
    days = ends[:, ::-1].cumsum(axis=1)[:, ::-1]
    states = np.tile(np.arange(len(HELD), dtype=np.int8), (series, 1))
    unsure = np.zeros(series, np.bool_)
    for last in range(figures):
        updated = ends[:, last] & (days[:, last] <= latest)
        if not updated.any():
            continue
        if last == 0:  # one point in time is no basis for a status
            states[updated] = 0
            continue
        fits = fit_upto(histories, last)
        chance = ask(fits)
        unsure |= updated & (fits.unsure | np.isnan(chance) | is_near_limit(chance))
        settled = settle(states, chance[:, None])
        states = np.where(updated[:, None], settled, states)
    differ = (states != states[:, :1]).any(axis=1)
    return Recalled(states[:, 0].copy(), unsure), differ & (days[:, 0] >= latest)
