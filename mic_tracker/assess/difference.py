"""What lies between two registries: figures added, revised, removed; goals moved; statuses changed.

All of it, for better or worse; the gate picks what is worse.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mic_tracker.assess.comparison import ReportComparison, TargetPair, compare
from mic_tracker.assess.goalposts import moves
from mic_tracker.model.difference import Difference, ObservationChange, StatusChange, TargetChange
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report
from mic_tracker.model.vintage import VintageKey, vintage_key

FigureKey = tuple[VintageKey, bool, tuple[str | None, str | None] | None]
"""What a later vintage replaces; projections and, by their place, undated figures stand apart."""
Figures = Mapping[FigureKey, Sequence[Observation]]


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
    return tuple(vintages[-1] for key, vintages in here.items() if key not in there)


def _revised(now: Figures, before: Figures) -> tuple[ObservationChange, ...]:
    """Figures of both sides that changed, and vintages that were added or taken away."""
    both = ((before[key], vintages) for key, vintages in now.items() if key in before)
    return tuple(
        ObservationChange(old[-1], new[-1]) for old, new in both if _facts(old) != _facts(new)
    )


def _figures(registry: Registry) -> Figures:
    """The vintages of each figure, oldest first, in a fixed order."""
    figures: defaultdict[FigureKey, list[Observation]] = defaultdict(list)
    for o in sorted(registry.observations, key=_order):
        figures[_key(o)].append(o)
    return figures


def _key(o: Observation) -> FigureKey:
    undated = None if o.period else (o.source, o.record.at)
    return vintage_key(o.record), o.status == "projected", undated


def _order(o: Observation) -> tuple[str, ...]:
    projected = " projected" if o.status == "projected" else ""
    when = _sortable(o.period) if o.period else f"undated {o.source} {o.record.at}"
    stage = o.record.stage or ""
    return o.indicator, o.series or "", o.area or "", when + projected, stage, _known(o)


def _sortable(period: Period) -> str:
    return f"{period.last.isoformat()} {period}"


def _known(o: Observation) -> str:
    return o.known.isoformat() if o.known else ""


def _facts(vintages: Sequence[Observation]) -> list[tuple[object, ...]]:
    return [(o.known, o.value, o.status, o.source, o.record.qualifier) for o in vintages]
