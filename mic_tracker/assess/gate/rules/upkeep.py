"""Rules about the upkeep of a registry: `invalid`, its waivers, its baseline file."""

from collections.abc import Iterator

from mic_tracker.assess.change.comparison import ReportComparison
from mic_tracker.assess.gate.rule import Rule, new_finding
from mic_tracker.assess.gate.suppression import SOON, waiver_facts
from mic_tracker.model.codes import ABOUT_EDITS, CODES
from mic_tracker.model.finding import Finding
from mic_tracker.model.registry import latest_end


def _invalid(comparison: ReportComparison) -> Iterator[Finding]:
    """What reading found wrong without refusing the registry, and waivers that end too late.

    The findings of reading come first; an error among them never gets as far as a check.
    """
    head = comparison.head
    yield from (f for f in head.findings if CODES[f.code].rule == "invalid")
    day = head.clock.reading
    judged = {standing.id for standing in head.standings}
    for i, waiver in enumerate(head.registry.waivers):
        if waiver.about in judged and waiver.ends_too_late(day):
            place = head.registry.places.get(("waivers", i))
            ends = {"until": waiver.until, "latest": latest_end(day)}
            yield new_finding("MT036", place, ends, waiver.about)


def _expired_waivers(comparison: ReportComparison) -> Iterator[Finding]:
    """Waivers whose last day is past; a note for those whose last day is near.

    One for an edit is spent when the edit is merged: its last day is nobody's concern.
    """
    head, day = comparison.head, comparison.head.clock.as_of
    judged = {standing.id for standing in head.standings}
    for i, waiver in enumerate(head.registry.waivers):
        counts = waiver.about in judged and waiver.rule not in ABOUT_EDITS
        if counts and waiver.until <= SOON.after(day):
            code = "MT311" if waiver.until < day else "MT313"
            place = head.registry.places.get(("waivers", i))
            yield new_finding(code, place, waiver_facts(waiver, day), waiver.about)


def _unused_waivers(comparison: ReportComparison) -> Iterator[Finding]:
    """Waivers in force that accept nothing; they would hide the next finding."""
    registry, day = comparison.head.registry, comparison.head.clock.as_of
    for i in comparison.unused:
        waiver = registry.waivers[i]
        place = registry.places.get(("waivers", i))
        yield new_finding("MT312", place, waiver_facts(waiver, day), waiver.about)


def _obsolete_baseline(comparison: ReportComparison) -> Iterator[Finding]:
    """Known findings that are gone; still listed, they could come back unseen."""
    for key in comparison.vanished:
        yield new_finding("MT321", key.location, {"rule": key.rule}, key.target)


INVALID = Rule("invalid", ("MT036", "MT053", "MT054"), _invalid, about="upkeep")
EXPIRED_WAIVER = Rule("expired-waiver", ("MT311", "MT313"), _expired_waivers, about="upkeep")
UNUSED_WAIVER = Rule("unused-waiver", ("MT312",), _unused_waivers, about="upkeep", last=True)
OBSOLETE_BASELINE = Rule(
    "obsolete-baseline", ("MT321",), _obsolete_baseline, about="upkeep", last=True
)
