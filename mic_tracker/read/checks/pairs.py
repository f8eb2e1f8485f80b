"""Checks of two observations about the same thing."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from mic_tracker.model.finding import Finding
from mic_tracker.read.draft import Draft, Entry


def find_duplicates(draft: Draft) -> Iterator[Finding]:
    """Find figures that stand twice: from one source, of one day, about one period."""
    first: dict[Hashable, Entry] = {}
    for entry in draft.entries:
        record = entry.record
        period = record.period
        dated = (period.first, period.last) if period else (record.undated, record.value)
        key = (*_subject_key(entry), *dated, record.source, entry.known)
        before = first.setdefault(key, entry)
        if before is not entry:
            facts = {"first": before.place, "indicator": record.indicator}
            yield entry.finding("MT021", "", facts)


def find_conflicts(draft: Draft) -> Iterator[Finding]:
    """Find periods whose newest figures differ, of one day and from different sources."""
    first: dict[Hashable, Entry] = {}
    others: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry, period in draft.dated():
        if entry.record.status not in {"projected", "withdrawn"}:
            # a period hashes slowly, its days do not
            key = (*_subject_key(entry), period.first, period.last)
            before = first.setdefault(key, entry)
            if before is not entry:
                others[key].append(entry)
    for subject, rivals in others.items():
        yield from _find_disagreements([first[subject], *rivals])


def _subject_key(entry: Entry) -> tuple[Hashable, ...]:
    record = entry.record
    return record.indicator, record.series, record.area, record.stage


def _find_disagreements(rivals: list[Entry]) -> Iterator[Finding]:
    latest = max(entry.known for entry in rivals if entry.known)
    first, *others = (entry for entry in rivals if entry.known == latest)
    for other in others:
        if other.record.value != first.record.value and other.record.source != first.record.source:
            facts = {
                "value": f"{other.record.value:.15g}",
                "other": f"{first.record.value:.15g}",
                "first": first.place,
                "period": str(first.record.period),
            }
            yield other.finding("MT051", "value", facts)
