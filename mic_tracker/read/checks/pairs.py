"""Checks of two observations about the same thing."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from mic_tracker.model.fact import MessageFact, Range
from mic_tracker.model.finding import Finding
from mic_tracker.model.record import first_spelling
from mic_tracker.model.source import SourceNames
from mic_tracker.model.vintage import contradictions, moment_key, vintage_key
from mic_tracker.read.draft import Draft, Entry


def find_duplicates(draft: Draft) -> Iterator[Finding]:
    """Find figures that stand twice: from one source, of one day, about one period."""
    first: dict[Hashable, Entry] = {}
    for entry in draft.entries.repeated():
        record = entry.record
        why = first_spelling(record.undated) if record.undated else None
        undated = None if record.period else (why, record.central)
        key = (vintage_key(record), undated, record.source, entry.known_since)
        before = first.setdefault(key, entry)
        if before is not entry:
            facts = {"first": before.place, "indicator": record.indicator}
            yield entry.finding("MT021", "", facts)


def find_conflicts(draft: Draft) -> Iterator[Finding]:
    """Find figures for one period, or for one day of a stock, that nothing decides between."""
    names = SourceNames(draft.file.sources)
    ranks = {id_: names.rank(indicator.prefer) for id_, indicator in draft.file.indicators.items()}
    for indicator, figures in _figures_by_moment(draft):
        for one, other in contradictions(figures, ranks.get(indicator, {})):
            yield _conflict(one, other)


def _figures_by_moment(draft: Draft) -> Iterator[tuple[str, list[Entry]]]:
    """The figures about one moment, in the order of the file; single ones are left out."""
    moments: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry in draft.entries.contested(draft.file.indicators):
        indicator = draft.file.indicators.get(entry.record.indicator)
        if indicator and entry.record.period and entry.record.status != "projected":
            moments[moment_key(entry.record, indicator)].append(entry)
    yield from ((f[0].record.indicator, f) for f in moments.values() if len(f) > 1)


def _conflict(one: Entry, other: Entry) -> Finding:
    facts: dict[str, MessageFact] = {
        "value": _stated(one),
        "other": _stated(other),
        "first": other.place,
        "period": other.record.period or "-",
        "indicator": one.record.indicator,
    }
    return one.finding("MT051", "value", facts)


def _stated(entry: Entry) -> float | Range:
    """The value, else the range; without either the record has a finding of its own."""
    record = entry.record
    return record.range or 0.0 if record.value is None else record.value
