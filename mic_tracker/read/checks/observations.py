"""Checks of one observation against its indicator, its source and its targets."""

from collections.abc import Iterator, Mapping
from math import inf

from mic_tracker.model.fact import MessageFact
from mic_tracker.model.finding import Finding
from mic_tracker.model.indicator import Measure
from mic_tracker.model.kinds.cadence import Cadence
from mic_tracker.model.observation import ObservationRecord, publication
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.record import LocalText, spellings
from mic_tracker.model.source import Source
from mic_tracker.model.target import value_bounds, value_fault
from mic_tracker.read.draft import Draft, Entry

_LENGTHS = {frequency: i for i, frequency in enumerate(reversed(Frequency))}


def find_exclusive_keys(draft: Draft) -> Iterator[Finding]:
    """Find observations with neither a period (or source) nor a reason for none, or with both."""
    for entry in draft.entries.of(said=_is_not_exclusive):
        record = entry.record
        if (record.period is None) == (record.undated is None):
            yield _exclusive_finding(entry, "period", "undated", both=record.period is not None)
        if (record.source is None) == (record.unsourced is None):
            yield _exclusive_finding(entry, "source", "unsourced", both=record.source is not None)


def _is_not_exclusive(record: ObservationRecord) -> bool:
    undecided = (record.period is None) == (record.undated is None)
    return undecided or (record.source is None) == (record.unsourced is None)


def _exclusive_finding(entry: Entry, key: str, why_not: str, *, both: bool) -> Finding:
    facts = {"keys": f"{key}, {why_not}"} | ({} if both else {"why_not": why_not})
    return entry.finding("MT018", why_not if both else "", facts)


def find_unsourced_figures(draft: Draft) -> Iterator[Finding]:
    """Find figures that give a reason for having no source: nobody can look them up."""
    for entry in draft.entries.of(said=lambda record: record.unsourced):
        if entry.record.unsourced is not None and entry.record.source is None:
            facts = {"indicator": entry.record.indicator}
            yield entry.finding("MT052", "unsourced", facts)


def find_missing_values(draft: Draft) -> Iterator[Finding]:
    """Find figures without a value and without an end of a range."""
    for entry in draft.entries.unlike_others():
        record = entry.record
        if record.value is None and record.low is None and record.high is None:
            from mic_tracker.read.wrong_types import EXAMPLES

            facts = {"key": "value", "example": EXAMPLES["value"]}
            yield entry.finding("MT011", "", facts)


def find_faulty_ranges(draft: Draft) -> Iterator[Finding]:
    """Find ranges that contradict themselves, or the value, or the qualifier beside them."""
    for entry in draft.entries.unlike_others():
        if fault := _range_fault(entry.record):
            key, facts = fault
            yield entry.finding("MT045", key, facts | {"remedy": facts["cause"]})


def _range_fault(record: ObservationRecord) -> tuple[str, dict[str, MessageFact]] | None:
    """What is wrong with a range: the key that it is said at, and the facts; None where nothing."""
    low, high, value = record.low, record.high, record.value
    if low is None and high is None:
        return None
    if low is None or high is None:
        key, other = ("high", "low") if low is None else ("low", "high")
        return key, {"cause": "half", "key": key, "other": other}
    if low > high:
        return "low", {"cause": "reversed", "low": low, "high": high}
    if value is not None and not low <= value <= high:
        return "value", {"cause": "outside", "value": value, "low": low, "high": high}
    if record.qualifier:
        return "qualifier", {"cause": "qualified", "qualifier": record.qualifier}
    return ("stage", {"cause": "stage"}) if record.stage else None


def find_impossible_values(draft: Draft) -> Iterator[Finding]:
    """Find values that the indicator's measure cannot have; the ends of a range are values, too."""
    measures = {id_: indicator.measure for id_, indicator in draft.file.indicators.items()}
    bounds = {id_: value_bounds(measure) for id_, measure in measures.items()}
    for entry in draft.entries.beyond(lambda id_: bounds.get(id_, (-inf, inf))):
        if measure := measures.get(entry.record.indicator):
            yield from _impossible_values(entry, measure)


def _impossible_values(entry: Entry, measure: Measure) -> Iterator[Finding]:
    for key in ("value", "low", "high"):
        value = getattr(entry.record, key)
        if value is not None and (why := value_fault(measure, value)):
            yield entry.finding("MT028", key, {"measure": measure, "value": value, "why": why})


def find_future_periods(draft: Draft) -> Iterator[Finding]:
    """Find figures for periods that had not begun when they were published: no projections."""
    sources = draft.file.sources
    for entry in draft.entries.of(said=lambda record: _is_early(record, sources)):
        period, published = entry.record.period, publication(entry.record, sources)
        if period and published and _is_early(entry.record, sources):
            early: dict[str, MessageFact] = {"period": period, "published": published.last}
            yield entry.finding("MT027", "period", early)


def _is_early(record: ObservationRecord, sources: Mapping[str, Source]) -> bool:
    published = publication(record, sources)
    if not record.period or not published or record.status == "projected":
        return False
    return record.period.first > published.last


def find_long_periods(draft: Draft) -> Iterator[Finding]:
    """Find periods that are too long to tell in which period of a cadence the events were."""
    calendars: dict[str, Frequency] = {}
    for _, target, _ in draft.promises:
        if isinstance(target, Cadence):
            shortest = calendars.setdefault(target.indicator, target.every)
            calendars[target.indicator] = min(shortest, target.every, key=_LENGTHS.__getitem__)
    for entry in draft.entries.of(lambda series: series.indicator in calendars):
        period, every = entry.record.period, calendars.get(entry.record.indicator)
        if isinstance(period, Period) and every and _LENGTHS[period.frequency] > _LENGTHS[every]:
            frequency: dict[str, MessageFact] = {"period": period, "every": every.value}
            yield entry.finding("MT038", "period", frequency)


def find_unknown_stages(draft: Draft) -> Iterator[Finding]:
    """Find stages that no milestone of the indicator lists by this name."""
    stages = draft.stages()
    for entry in draft.entries.of(said=lambda record: record.stage) if stages else ():
        stage, listing = entry.record.stage, stages.get(entry.record.indicator)
        if stage is not None and listing is not None and stage not in listing:
            yield entry.finding("MT035", "stage", _unknown_stage(stage, listing))


def _unknown_stage(stage: str, listing: Mapping[str, LocalText]) -> dict[str, MessageFact]:
    """The stages that there are; of one that is spelt otherwise there, its name."""
    from mic_tracker.text.suggest import list_words, suggest_word

    names = {text: name for name, stage in listing.items() for text in spellings(stage)}
    facts = {"stage": stage} | ({"known": list_words(listing)} if listing else {})
    if stage in names:
        return {**facts, "name": names[stage]}
    near = suggest_word(stage, names)
    return {**facts, **{key: names[text] for key, text in near.items()}}
