"""Checks of two observations about the same thing."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from mic_tracker.model.fact import MessageFact, Range
from mic_tracker.model.finding import Finding
from mic_tracker.model.vintage import VintageKey, contradictions, vintage_key
from mic_tracker.read.draft import Draft, Entry


def find_duplicates(draft: Draft) -> Iterator[Finding]:
    """Find figures that stand twice: from one source, of one day, about one period."""
    first: dict[Hashable, Entry] = {}
    for entry in draft.entries:
        record = entry.record
        undated = None if record.period else (record.undated, record.central)
        key = (vintage_key(record), undated, record.source, entry.known_since)
        before = first.setdefault(key, entry)
        if before is not entry:
            facts = {"first": before.place, "indicator": record.indicator}
            yield entry.finding("MT021", "", facts)


def find_conflicts(draft: Draft) -> Iterator[Finding]:
    """Find periods whose newest figures differ, of one day and from different sources."""
    first: dict[VintageKey, Entry] = {}
    others: defaultdict[VintageKey, list[Entry]] = defaultdict(list)
    for entry, _ in draft.dated():
        if entry.record.status != "projected":
            key = vintage_key(entry.record)
            before = first.setdefault(key, entry)
            if before is not entry:
                others[key].append(entry)
    for key, rivals in others.items():
        for one, other in contradictions([first[key], *rivals]):
            yield _conflict(one, other)


def _conflict(one: Entry, other: Entry) -> Finding:
    facts: dict[str, MessageFact] = {
        "value": _stated(one),
        "other": _stated(other),
        "first": other.place,
        "period": other.record.period or "-",
    }
    return one.finding("MT051", "value", facts)


def _stated(entry: Entry) -> float | Range:
    """The value, else the range; without either the record has a finding of its own."""
    record = entry.record
    return record.range or 0.0 if record.value is None else record.value
