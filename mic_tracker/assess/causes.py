"""Why a target stands otherwise than before: found by comparing what its verdict rests on.

Several causes can hold at once. The main one is the first in the order of `ChangeCause`: what
somebody changed by hand goes before what the world did, and the passage of time comes last.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from mic_tracker.assess.gate.facts import exact
from mic_tracker.assess.goalposts import moves
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period
from mic_tracker.model.report import Report, Standing

ObservationKey = tuple[Period, str, str, str, str]
"""What a later vintage replaces: a period of an indicator, series, area and stage."""
VintagesByKey = Mapping[ObservationKey, tuple[Observation, ...]]
"""The vintages of each slot, oldest first."""


class ChangeCause(StrEnum):
    """What can make a target stand otherwise, the main one first."""

    EDITED_TARGET = "edited_target"
    EDITED_RULES = "edited_rules"
    """The registry's method, or the indicator's own keys."""
    REMOVED_DATA = "removed_data"
    REVISION = "revision"
    NEW_DATA = "new_data"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class CauseFound:
    """A cause, and what exactly changed."""

    cause: ChangeCause
    what: str


def causes(head: Standing, base: Standing, now: Report, before: Report) -> tuple[CauseFound, ...]:
    """Every cause that can be seen, the main one first; one example of each."""
    found = {because.cause: because for because in reversed([*_all(head, base, now, before)])}
    return tuple(found[cause] for cause in ChangeCause if cause in found)


def followed(standing: Standing) -> VintagesByKey:
    """The dated figures that a target follows, vintage by vintage."""
    observations = sorted(
        (o for o in standing.shown if _follows(standing, o)), key=lambda o: (_slot(o), _since(o))
    )
    return {slot: tuple(group) for slot, group in groupby(observations, key=_slot)}


def _all(head: Standing, base: Standing, now: Report, before: Report) -> Iterator[CauseFound]:
    for move in moves(head, base):
        yield CauseFound(ChangeCause.EDITED_TARGET, _arrow(move.key, move.old, move.new))
    yield from _edited_rules(head, base, now, before)
    yield from _data(followed(head), followed(base))
    if now.clock != before.clock:
        days = (before.clock.as_of.isoformat(), now.clock.as_of.isoformat())
        yield CauseFound(ChangeCause.TIME, " → ".join(days))


def _edited_rules(
    head: Standing, base: Standing, now: Report, before: Report
) -> Iterator[CauseFound]:
    old, new = before.registry.settings.method, now.registry.settings.method
    if old != new:
        yield CauseFound(ChangeCause.EDITED_RULES, _arrow("method", old, new))
    for key in ("measure", "over", "desired", "every", "lag"):
        was, is_ = getattr(base.indicator, key), getattr(head.indicator, key)
        if was != is_:
            yield CauseFound(
                ChangeCause.EDITED_RULES, _arrow(key, str(was or "–"), str(is_ or "–"))
            )


def _data(head: VintagesByKey, base: VintagesByKey) -> Iterator[CauseFound]:
    """Differences of the figures, those of the latest periods first."""
    for slot in sorted(head.keys() | base.keys(), reverse=True):
        old, new = base.get(slot, ()), head.get(slot, ())
        period = str(slot[0])
        if not new:
            yield CauseFound(ChangeCause.REMOVED_DATA, f"{period}: {_figure(old[-1])}")
        elif not old:
            yield CauseFound(ChangeCause.NEW_DATA, f"{period}: {_figure(new[-1])}")
        elif [_fact(o) for o in old] != [_fact(o) for o in new]:
            change = _arrow(period, _figure(old[-1]), _figure(new[-1]))
            yield CauseFound(ChangeCause.REVISION, change)


def _follows(standing: Standing, o: Observation) -> bool:
    if o.period is None or o.status == "projected":
        return False
    named = standing.target.series if o.indicator == standing.target.indicator else None
    return named is None or o.series == named


def _slot(o: Observation) -> ObservationKey:
    assert o.period is not None  # undated figures are not followed  # noqa: S101
    return o.period, o.indicator, o.series or "", o.area or "", o.record.stage or ""


def _since(o: Observation) -> int:
    return o.known.toordinal() if o.known else 0


def _fact(o: Observation) -> tuple[object, ...]:
    return o.known, o.value, o.status, o.source


def _figure(o: Observation) -> str:
    return "withdrawn" if o.status == "withdrawn" else exact(o.value)


def _arrow(key: str, old: str, new: str) -> str:
    return f"{key}: {old} → {new}"
