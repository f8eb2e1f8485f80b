"""Why the verdict on a target changed: the causes, by comparing what the two verdicts rest on.

Several causes can hold at once. The main one is the first in the order of `ChangeCause`: what
somebody changed by hand goes before what the world did, and the passage of time comes last.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from mic_tracker.assess.change.comparison import TargetPair
from mic_tracker.assess.change.goalposts import key_changes, restatements
from mic_tracker.assess.change.yardstick import shared_changes
from mic_tracker.model.difference import CauseFound, ChangeCause
from mic_tracker.model.fact import WITHDRAWN, FactValue, ValueChange
from mic_tracker.model.members import written_members
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.vintage import VintageKey, vintage_key

_WORDS = frozenset({"unit", "definition", "series"})
"""Keys of an indicator that say what is counted; no verdict changes by them."""
VintagesByKey = Mapping[VintageKey, Sequence[Observation]]
"""The vintages of each period, oldest first."""


def causes(head: Standing, base: Standing, now: Report, before: Report) -> tuple[CauseFound, ...]:
    """Every cause that can be seen, the main one first; one example of each."""
    by_cause = {one.cause: one for one in reversed([*_each_cause(head, base, now, before)])}
    return tuple(by_cause[cause] for cause in ChangeCause if cause in by_cause)


def _each_cause(
    head: Standing, base: Standing, now: Report, before: Report
) -> Iterator[CauseFound]:
    for move in key_changes(head, base):
        yield CauseFound(ChangeCause.EDITED_TARGET, ValueChange(move.key, move.old, move.new))
    for restatement in restatements(head, base):
        for move in restatement.moves:
            yield CauseFound(ChangeCause.RESTATED, ValueChange(move.key, move.old, move.new))
    yield from _reviews(head, base)
    yield from _edited_rules(head, base, now, before)
    yield from _data(_vintages(head), _vintages(base), _deciding(head))
    if now.clock != before.clock:
        days = ValueChange(None, before.clock.as_of, now.clock.as_of)
        yield CauseFound(ChangeCause.TIME, days)


def _reviews(head: Standing, base: Standing) -> Iterator[CauseFound]:
    """The other verdict of a person, where one of the two statuses rests on it."""
    if (
        head.rests_on_review or base.rests_on_review
    ) and head.review_verdict != base.review_verdict:
        verdicts = (standing.review_verdict for standing in (base, head))
        old, new = (verdict and verdict.word for verdict in verdicts)
        day = (head.reviews or base.reviews)[0].record.on
        yield CauseFound(ChangeCause.REVIEW, ValueChange(day, old, new))


def _edited_rules(
    head: Standing, base: Standing, now: Report, before: Report
) -> Iterator[CauseFound]:
    for edit in shared_changes(TargetPair(head, base), now.registry, before.registry):
        table, change = edit.table.split(".")[0], edit.change
        # another date of a source is told with the figures that it dates
        if table != "sources" and change.key.split(".")[0] not in _WORDS:
            what = ValueChange(change.key, change.old, change.new)
            yield CauseFound(ChangeCause.EDITED_RULES, what)


def _vintages(standing: Standing) -> VintagesByKey:
    """The dated figures that a target follows, vintage by vintage."""
    vintages: defaultdict[VintageKey, list[Observation]] = defaultdict(list)
    for o in sorted((o for o in standing.observations if _follows(standing, o)), key=_known_day):
        vintages[vintage_key(o.record)].append(o)
    return vintages


def _deciding(standing: Standing) -> frozenset[VintageKey]:
    """The figures that a final word rests on: a later one that decides nothing is not its cause."""
    point = standing.assessment.decided_by
    return frozenset(vintage_key(o.record) for o in point.observations) if point else frozenset()


def _data(
    head: VintagesByKey, base: VintagesByKey, deciding: Collection[VintageKey]
) -> Iterator[CauseFound]:
    """Differences of the figures: those that decide, then those of the latest periods first."""
    keys = sorted(head.keys() | base.keys(), key=_order, reverse=True)
    for key in sorted(keys, key=lambda key: key not in deciding):
        old, new = base.get(key, ()), head.get(key, ())
        period = (new or old)[-1].when
        if not new:
            yield CauseFound(ChangeCause.REMOVED_DATA, ValueChange(period, _figure(old[-1]), None))
        elif not old:
            yield CauseFound(ChangeCause.NEW_DATA, ValueChange(period, None, _figure(new[-1])))
        elif [_identity(o) for o in old] != [_identity(o) for o in new]:
            change = ValueChange(period, _figure(old[-1]), _figure(new[-1]))
            yield CauseFound(ChangeCause.REVISION, change)


def _follows(standing: Standing, o: Observation) -> bool:
    if o.when is None or o.status == "projected":
        return False
    series = standing.target.series if o.indicator == standing.target.indicator else None
    return series is None or o.series == series


def _order(key: VintageKey) -> tuple[str, ...]:
    """By the period, then by the rest of the key."""
    indicator, series, members, stage, first, last = key
    of = written_members(members)
    return tuple(str(part or "") for part in (last, first, indicator, series, of, stage))


def _known_day(o: Observation) -> int:
    return o.known_since.toordinal() if o.known_since else 0


def _identity(o: Observation) -> tuple[object, ...]:
    return o.known_since, o.value, o.record.range, o.status, o.source


def _figure(o: Observation) -> FactValue:
    return WITHDRAWN if o.status == "withdrawn" else o.stated
