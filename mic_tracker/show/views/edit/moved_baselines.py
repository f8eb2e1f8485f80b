"""This view shows which targets start elsewhere after a change, though none was meant to."""

from typing import NamedTuple

from mic_tracker.model.report import Report, Standing, data_baseline
from mic_tracker.model.trajectory import Anchor
from mic_tracker.show.data import json_number
from mic_tracker.show.document import Data
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import plain


class MovedBaseline(NamedTuple):
    """A target that states no baseline, and where it starts before and after a change."""

    standing: Standing
    before: Anchor
    after: Anchor


def moved_baselines(before: Report, after: Report) -> tuple[MovedBaseline, ...]:
    """Find the targets whose start is taken from the data, and moves with them."""
    old = {standing.id: data_baseline(standing) for standing in before.standings}
    pairs = (
        (standing, old.get(standing.id), data_baseline(standing)) for standing in after.standings
    )
    return tuple(
        MovedBaseline(standing, start, end)
        for standing, start, end in pairs
        if start and end and (start.period, start.value) != (end.period, end.value)
    )


def move_line(move: MovedBaseline, words: Words) -> str:
    """Say where a target starts, and where it did."""
    scale = scale_of(move.standing)
    return words.text(
        "entry",
        "baseline_moved",
        id=plain(move.standing.id),
        old_period=move.before.period,
        old=words.number(move.before.value, scale),
        period=move.after.period,
        value=words.number(move.after.value, scale),
    )


def move_data(move: MovedBaseline) -> Data:
    """Return the same for programs."""
    ends = {"before": move.before, "after": move.after}
    starts = {
        side: {"value": json_number(start.value), "period": start.period and str(start.period)}
        for side, start in ends.items()
    }
    return {"id": move.standing.id, **starts}
