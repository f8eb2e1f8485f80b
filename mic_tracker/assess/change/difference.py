"""What lies between two registries: figures added, revised, removed; goals moved; statuses changed.

All of it, for better or worse; the gate picks what is worse.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mic_tracker.assess.change.comparison import ReportComparison, TargetPair, compare_reports
from mic_tracker.assess.change.goalposts import (
    key_changes,
    restatements,
    unjudged_changes,
    withdrawn_restatements,
)
from mic_tracker.assess.change.keys import record_changes
from mic_tracker.assess.change.tables import table_changes
from mic_tracker.model.difference import (
    Difference,
    KeyChange,
    ObservationChange,
    StatusChange,
    TargetChange,
)
from mic_tracker.model.members import written_members
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report
from mic_tracker.model.vintage import VintageKey, vintage_key

FigureKey = tuple[VintageKey, bool, tuple[str | None, str | None] | None]
"""What a later vintage replaces; projections and, by their place, undated figures stand apart."""
Figures = Mapping[FigureKey, Sequence[Observation]]


def difference(head: Report, base: Report) -> Difference:
    """What changed from base to head; both reports hold what was known on their own days."""
    comparison = compare_reports(head, base)
    in_units_of_head = comparison.base or base
    now, before = _figures(head.registry), _figures(in_units_of_head.registry)
    paired = {pair.head.id for pair in comparison.pairs}
    return Difference(
        added=_missing_figures(now, before),
        revised=_observation_changes(now, before),
        removed=_missing_figures(before, now),
        targets_added=tuple(s for s in head.standings if s.id not in paired),
        targets_dropped=comparison.dropped,
        edited=tuple(e for pair in comparison.pairs if (e := _target_change(pair))),
        turned=_status_changes(comparison),
        tables=tuple(table_changes(head.registry, base.registry)),
        rescaled=comparison.rescaled,
    )


def _target_change(pair: TargetPair) -> TargetChange | None:
    former = pair.base.id if pair.base.id != pair.head.id else None
    change = TargetChange(
        pair.head.id,
        key_changes(pair.head, pair.base),
        former,
        restatements(pair.head, pair.base),
        withdrawn_restatements(pair.head, pair.base),
        tuple(_remarks(pair)),
    )
    told = (change.moves, former, change.restated, change.withdrawn, change.remarks)
    return change if any(told) else None


def _remarks(pair: TargetPair) -> Iterator[KeyChange]:
    """The edits that no verdict depends on; of a renamed target its former id is told already."""
    renamed = pair.head.id != pair.base.id
    changes = unjudged_changes(pair.head, pair.base)
    return (change for change in changes if not (renamed and change.key == "formerly"))


def _status_changes(comparison: ReportComparison) -> tuple[StatusChange, ...]:
    return tuple(
        StatusChange(pair.head.id, pair.base.status, pair.head.status)
        for pair in comparison.pairs
        if pair.head.status is not pair.base.status
    )


def _missing_figures(here: Figures, there: Figures) -> tuple[Observation, ...]:
    """The figures whose period only one side has; the last vintage of each."""
    return tuple(vintages[-1] for key, vintages in here.items() if key not in there)


def _observation_changes(now: Figures, before: Figures) -> tuple[ObservationChange, ...]:
    """Figures of both sides that changed, vintages added or taken away, and edited remarks."""
    both = ((before[key], vintages) for key, vintages in now.items() if key in before)
    return tuple(change for old, new in both for change in _figure_changes(old, new))


def _figure_changes(
    before: Sequence[Observation], now: Sequence[Observation]
) -> Iterator[ObservationChange]:
    if _facts(before) != _facts(now):
        yield ObservationChange(before[-1], now[-1])
        return
    for old, new in zip(before, now, strict=True):
        remarks = tuple(record_changes(new.record, old.record))
        if remarks:
            yield ObservationChange(old, new, remarks)


def _figures(registry: Registry) -> Figures:
    """The vintages of each figure, oldest first, in a fixed order."""
    figures: defaultdict[FigureKey, list[Observation]] = defaultdict(list)
    for o in sorted(registry.observations, key=_order):
        figures[_key(o)].append(o)
    return figures


def _key(o: Observation) -> FigureKey:
    undated = None if o.when else (o.source, o.record.at)
    return vintage_key(o.record), o.status == "projected", undated


def _order(o: Observation) -> tuple[str, ...]:
    projected = " projected" if o.status == "projected" else ""
    when = _period_order(o.when) if o.when else f"undated {o.source} {o.record.at}"
    stage = o.record.stage or ""
    where = o.indicator, o.series or "", written_members(o.members), when + projected, stage
    # of one day the file's order says nothing: the source and the value decide
    return *where, _known_day(o), o.source or "", repr(o.value)


def _period_order(period: Period | Interval) -> str:
    return f"{period.last.isoformat()} {period}"


def _known_day(o: Observation) -> str:
    return o.known_since.isoformat() if o.known_since else ""


def _facts(vintages: Sequence[Observation]) -> list[tuple[object, ...]]:
    return [
        (o.known_since, o.value, o.record.range, o.status, o.source, o.record.qualifier)
        for o in vintages
    ]
