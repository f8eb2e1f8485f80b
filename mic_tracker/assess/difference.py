"""What lies between two registries: figures added, revised, removed; goals moved; statuses changed.

All of it, for better or worse; the gate picks what is worse.
"""

from collections.abc import Mapping
from itertools import groupby

from mic_tracker.assess.comparison import ReportComparison, TargetPair, compare
from mic_tracker.assess.goalposts import moves
from mic_tracker.model.difference import Difference, ObservationChange, StatusChange, TargetChange
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report

FigureKey = tuple[str, str, str, str, str]
Figures = Mapping[FigureKey, tuple[Observation, ...]]


def difference(head: Report, base: Report) -> Difference:
    """What changed from base to head; both reports hold what was known on their own days."""
    comparison = compare(head, base)
    now, before = _figures(head.registry), _figures(base.registry)
    paired = {pair.head.id for pair in comparison.pairs}
    return Difference(
        added=_missing(now, before),
        revised=_revised(now, before),
        removed=_missing(before, now),
        targets_added=tuple(s for s in head.standings if s.id not in paired),
        targets_dropped=comparison.dropped,
        edited=tuple(e for pair in comparison.pairs if (e := _edited(pair))),
        turned=_turned(comparison),
    )


def _edited(pair: TargetPair) -> TargetChange | None:
    changed = moves(pair.head, pair.base)
    former = pair.base.id if pair.base.id != pair.head.id else None
    return TargetChange(pair.head.id, changed, former) if changed or former else None


def _turned(comparison: ReportComparison) -> tuple[StatusChange, ...]:
    return tuple(
        StatusChange(pair.head.id, pair.base.status, pair.head.status)
        for pair in comparison.pairs
        if pair.head.status is not pair.base.status
    )


def _missing(here: Figures, there: Figures) -> tuple[Observation, ...]:
    """The figures whose period only one side has; the last vintage of each."""
    return tuple(vintages[-1] for slot, vintages in here.items() if slot not in there)


def _revised(now: Figures, before: Figures) -> tuple[ObservationChange, ...]:
    """Figures of both sides that changed, and vintages that were added or taken away."""
    both = ((before[slot], vintages) for slot, vintages in now.items() if slot in before)
    return tuple(
        ObservationChange(old[-1], new[-1]) for old, new in both if _facts(old) != _facts(new)
    )


def _figures(registry: Registry) -> Figures:
    """The vintages of each period, oldest first, in a fixed order; the undated apart by text."""
    ordered = sorted(registry.observations, key=lambda o: (_slot(o), _known(o)))
    return {slot: tuple(group) for slot, group in groupby(ordered, key=_slot)}


def _slot(o: Observation) -> FigureKey:
    projected = " projected" if o.status == "projected" else ""
    when = _sortable(o.period) if o.period else f"undated {o.source} {o.record.at}"
    return (o.indicator, o.series or "", o.area or "", when + projected, o.record.stage or "")


def _sortable(period: Period) -> str:
    return f"{period.last.isoformat()} {period}"


def _known(o: Observation) -> str:
    return o.known.isoformat() if o.known else ""


def _facts(vintages: tuple[Observation, ...]) -> list[tuple[object, ...]]:
    return [(o.known, o.value, o.status, o.source, o.record.qualifier) for o in vintages]
