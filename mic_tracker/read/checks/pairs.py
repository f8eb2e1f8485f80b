"""What two observations say of the same thing."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from mic_tracker.model.finding import Finding
from mic_tracker.read.draft import Draft, Entry


def duplicates(draft: Draft) -> Iterator[Finding]:
    """The same figure twice: from one source, of one day, about one period."""
    first: dict[Hashable, Entry] = {}
    for entry in draft.entries:
        record = entry.record
        dated = record.period or (record.undated, record.value)
        key = (*_subject(entry), dated, record.source, entry.known)
        before = first.setdefault(key, entry)
        if before is not entry:
            facts = {"first": before.place, "indicator": record.indicator}
            yield entry.finding("MT021", "", facts)


def conflicts(draft: Draft) -> Iterator[Finding]:
    """Different newest figures for one period, published on one day by different sources."""
    newest: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry, period in draft.dated():
        if entry.record.status not in {"projected", "withdrawn"}:
            rivals = newest[*_subject(entry), period]
            if rivals and entry.known != rivals[0].known:
                if (entry.known or period.last) < (rivals[0].known or period.last):
                    continue
                rivals.clear()
            rivals.append(entry)
    for rivals in newest.values():
        if len(rivals) > 1:
            yield from _disagreeing(rivals)


def _subject(entry: Entry) -> tuple[Hashable, ...]:
    record = entry.record
    return record.indicator, record.series, record.area, record.stage


def _disagreeing(rivals: Iterable[Entry]) -> Iterator[Finding]:
    first, *others = rivals
    for other in others:
        if other.record.value != first.record.value and other.record.source != first.record.source:
            facts = {
                "value": f"{other.record.value:.15g}",
                "other": f"{first.record.value:.15g}",
                "first": first.place,
                "period": str(first.record.period),
            }
            yield other.finding("MT051", "value", facts)
