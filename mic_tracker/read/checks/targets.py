"""Checks of a target, a source or a waiver against the records around it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mic_tracker.model.finding import Finding
from mic_tracker.model.indicator import Measure
from mic_tracker.model.method import METHOD_NAMES, grows_from_zero, judges
from mic_tracker.model.registry import latest_end
from mic_tracker.read.draft import Draft
from mic_tracker.text.suggest import list_words

if TYPE_CHECKING:
    from mic_tracker.model.fact import MessageFact


def find_kind_faults(draft: Draft) -> Iterator[Finding]:
    """Find the faults that the kind of a target sees in its own record."""
    for id_, target in draft.file.targets.items():
        if indicator := draft.file.indicators.get(target.indicator):
            for fault in target.faults(indicator):
                yield draft.finding(fault.code, ("targets", id_, *fault.key), fault.facts)


def find_unfit_methods(draft: Draft) -> Iterator[Finding]:
    """Find targets with a method that does not fit; a registry's default method need not fit."""
    for id_, target in draft.file.targets.items():
        indicator = draft.file.indicators.get(target.indicator)
        if indicator is None or target.method not in METHOD_NAMES:
            continue
        measure = "ratio" if target.follows == "ratio" else indicator.measure
        baseline = getattr(target, "baseline", None)
        facts: dict[str, MessageFact] = {
            "method": target.method,
            "fits": list_words(_fitting_methods(target.kind, measure), limit=30),
        }
        if not judges(target.method, target.kind, measure):
            unfit: dict[str, MessageFact] = {"kind": target.kind, "counted": measure}
            yield draft.finding("MT029", ("targets", id_, "method"), facts | unfit)
        elif baseline and grows_from_zero(target.method, baseline.value):
            yield draft.finding("MT029", ("targets", id_, "method"), facts | {"baseline": "0"})


def _fitting_methods(kind: str, measure: Measure) -> list[str]:
    return [name for name in METHOD_NAMES if judges(name, kind, measure)]


def find_unsupported_areas(draft: Draft) -> Iterator[Finding]:
    """Find the key `each`: it is planned and not built yet, and is refused and not ignored."""
    for id_, target in draft.file.targets.items():
        if target.each:
            yield draft.finding("MT032", ("targets", id_, "each"), {"what": "each"})


def find_undated_sources(draft: Draft) -> Iterator[Finding]:
    """Find sources that do not even say that their publication date is unknown."""
    for id_, source in draft.file.sources.items():
        if source.published is None:
            yield draft.finding("MT053", ("sources", id_), {"id": id_})


def find_long_waivers(draft: Draft) -> Iterator[Finding]:
    """Find waivers that end too long after the day of reading; none when that day is not known."""
    if draft.day is None:
        return
    for i, waiver in draft.waivers:
        if waiver.ends_too_late(draft.day):
            facts = {"until": waiver.until, "latest": latest_end(draft.day)}
            yield draft.finding("MT036", ("waivers", i, "until"), facts)
