"""The statuses of many series with the memory of the hysteresis: `assess.forecast` for many."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from mic_tracker.assess.forecast import GLANCE, MEMORY
from mic_tracker.assess.formulas.hysteresis import AT_RISK, LIMITS, OFF_TRACK, ON_TRACK
from mic_tracker.assess.members.chances import NEAR
from mic_tracker.assess.members.columns import Booleans, Floats, Ints, Small
from mic_tracker.assess.members.fits import Fits, HistoryTable, fit_upto

_HELD = (None, ON_TRACK, AT_RISK, OFF_TRACK)
"""The statuses that a forecast knows, by the numbers that stand for them here."""
_ENTERED = np.array([LIMITS[status][0] for status in _HELD])
_LEFT = np.array([LIMITS[status][1] for status in _HELD])
_LIMITS = np.unique(np.concatenate([_ENTERED, _LEFT]))

AskMany = Callable[[Fits, Booleans], Floats]
"""The likelihoods of what is asked of some of the series, whose fits these are.

Not a number where they are unsure.
"""


class Recalled(NamedTuple):
    """The statuses as of now, as numbers of `block.STATUSES`."""

    states: Small
    unsure: Booleans


def recall_statuses(histories: HistoryTable, known: Ints, ask: AskMany) -> Recalled:
    """The statuses after all days of publication; `known` has the day of each figure.

    What was before the latest of them is looked at only where they leave open which is held.
    """
    every = np.ones(len(known), np.bool_)
    found, is_open = _carry(histories, known, GLANCE, lambda fits: ask(fits, every))
    if is_open.any():
        some = histories.take(is_open)
        before, _ = _carry(some, known[is_open], MEMORY, lambda fits: ask(fits, is_open))
        found.states[is_open] = before.states
        found.unsure[is_open] |= before.unsure
    return found


def _carry(
    histories: HistoryTable, known: Ints, latest: int, ask: Callable[[Fits], Floats]
) -> tuple[Recalled, Booleans]:
    """The statuses after the latest days, and whether it matters what was held before them."""
    series, figures = known.shape
    ends = np.ones(known.shape, np.bool_)
    ends[:, :-1] = known[:, 1:] > known[:, :-1]
    days = ends[:, ::-1].cumsum(axis=1)[:, ::-1]
    states = np.tile(np.arange(len(_HELD), dtype=np.int8), (series, 1))
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
        unsure |= updated & (fits.unsure | np.isnan(chance) | _is_near_limit(chance))
        settled = _settle(states, chance[:, None])
        states = np.where(updated[:, None], settled, states)
    differ = (states != states[:, :1]).any(axis=1)
    return Recalled(states[:, 0].copy(), unsure), differ & (days[:, 0] >= latest)


def _settle(held: Small, chance: Floats) -> Small:
    """The statuses after a likelihood, by those held before: `formulas.hysteresis` for many."""
    entered, left = _ENTERED[held], _LEFT[held]
    return np.where(chance >= entered, 1, np.where(chance < left, 3, 2)).astype(np.int8)


def _is_near_limit(chance: Floats) -> Booleans:
    """Whether a likelihood is so near to a limit of a status that its last digits would decide."""
    near: Booleans = (np.abs(chance[:, None] - _LIMITS) < NEAR).any(axis=1)
    return near
