"""Waivers at work: which are in force on a day, what they accept, which accept nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mic_tracker.model.codes import CODES
from mic_tracker.model.duration import Duration
from mic_tracker.model.finding import Finding
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Waived
from mic_tracker.model.waiver import Waiver

LONGEST = Duration(days=400)
SOON = Duration(days=30)


@dataclass(frozen=True, slots=True)
class Sorted:
    """Findings that count, findings that are accepted, and the waivers that accepted any."""

    open: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    used: frozenset[int]


def latest_end(day: date) -> date:
    """The last day until which something can be accepted on this day."""
    return LONGEST.after(day)


def too_long(waiver: Waiver, day: date) -> bool:
    """Whether a waiver reaches further than anybody can answer for; then it accepts nothing."""
    return waiver.until > latest_end(day)


def in_force(waiver: Waiver, clock: Clock) -> bool:
    """Whether a waiver accepts findings on the day of judgement; its last day is included."""
    return waiver.until >= clock.as_of and not too_long(waiver, clock.reading)


def accept(findings: Iterable[Finding], registry: Registry, clock: Clock) -> Sorted:
    """Sort findings by whether a waiver for their target and rule is in force."""
    places = {
        (waiver.target, waiver.rule): i
        for i, waiver in enumerate(registry.waivers)
        if in_force(waiver, clock)
    }
    counting, waived, used = [], [], set[int]()
    for finding in findings:
        i = places.get((finding.target or "", CODES[finding.code].rule))
        if i is None:
            counting.append(finding)
        else:
            place = registry.places.get(("waivers", i))
            waived.append(Waived(finding, registry.waivers[i], place))
            used.add(i)
    return Sorted(tuple(counting), tuple(waived), frozenset(used))


def facts(waiver: Waiver, day: date) -> dict[str, str]:
    """What a finding about a waiver says of it."""
    left = (waiver.until - day).days
    issue = {"issue": waiver.issue} if waiver.issue else {}
    stated = {"rule": waiver.rule, "until": waiver.until.isoformat(), "reason": waiver.reason}
    return {**stated, "days": str(abs(left)), **issue}
