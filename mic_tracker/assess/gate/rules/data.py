"""Rules about data: `stale`, `silence`, `provisional-only`, `conflict`, `unsourced`."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import attrgetter

from mic_tracker.assess.change.comparison import ReportComparison
from mic_tracker.assess.evidence import overdue_since
from mic_tracker.assess.gate.facts import target_facts
from mic_tracker.assess.gate.rule import Rule, target_finding
from mic_tracker.model.assessment import PeriodTally
from mic_tracker.model.codes import UNDECIDED, Flag
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Report, Standing

_LINE = attrgetter("location.line")
_SHOWN = 6
"""So many silent periods are named; of more, the latest."""


def _stale(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets of which a newer figure should have been out, by the publication calendar."""
    for standing in comparison.head.standings:
        if Flag.STALE in standing.flags:
            yield target_finding(
                "MT201", standing, target_facts(standing) | _due_facts(standing, comparison.head)
            )


def _due_facts(standing: Standing, report: Report) -> dict[str, MessageFact]:
    usual = report.registry.settings.stale_after
    due = overdue_since(standing.target, standing.indicator, usual, standing.series)
    return {"due": due, "days": (report.clock.as_of - due).days} if due else {}


def _silent(comparison: ReportComparison) -> Iterator[Finding]:
    """Cadences with periods that are over and in which nobody has recorded what happened."""
    for standing in comparison.head.standings:
        tally = standing.assessment.tally
        if isinstance(tally, PeriodTally) and tally.unknown:
            more = ("…",) if len(tally.unknown) > _SHOWN else ()
            periods = (*more, *tally.unknown[-_SHOWN:])
            facts: dict[str, MessageFact] = {"count": len(tally.unknown), "periods": periods}
            yield target_finding("MT105", standing, facts)


def _provisional_only(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets with a verdict that rests on provisional figures alone."""
    for standing in comparison.head.standings:
        if standing.assessment.status not in UNDECIDED and _is_provisional(standing):
            yield target_finding("MT106", standing, {"figures": standing.evidence.n})


def _is_provisional(standing: Standing) -> bool:
    counts = standing.series.figure_counts()
    return counts.figures > 0 and counts.provisional == counts.figures


def _reading_finder(code: str) -> Callable[[ReportComparison], Iterator[Finding]]:
    """A finder of what reading found, which gives each to the first target that follows its figure.

    A figure that no target follows is left to `validate`.
    """

    def finds(comparison: ReportComparison) -> Iterator[Finding]:
        head = comparison.head
        findings = [f for f in head.findings if f.code == code]
        blocks = _observations_by_file(head) if findings else {}
        for finding in findings:
            target = _following_target(finding.location, blocks, head)
            if target:
                facts = {"target": target, **finding.facts}
                yield replace(finding, target=target, facts=facts)

    return finds


def _observations_by_file(report: Report) -> dict[str, list[Observation]]:
    """The observations of each file, in the order of their lines."""
    files: dict[str, list[Observation]] = {}
    for o in sorted(report.registry.observations, key=_LINE):
        files.setdefault(o.location.file, []).append(o)
    return files


def _following_target(
    place: Location | None, blocks: dict[str, list[Observation]], report: Report
) -> str | None:
    """The first target that follows the indicator of the block in which the finding lies."""
    block = blocks.get(place.file, []) if place else []
    at = bisect_right(block, place.line, key=_LINE) if place else 0
    if not at:
        return None
    about = block[at - 1]
    return next((s.id for s in report.standings if about in s.observations), None)


STALE = Rule("stale", ("MT201",), _stale)
SILENCE = Rule("silence", ("MT105",), _silent)
PROVISIONAL_ONLY = Rule("provisional-only", ("MT106",), _provisional_only)
CONFLICT = Rule("conflict", ("MT051",), _reading_finder("MT051"))
"""Sources disagree about a figure that a target follows."""
UNSOURCED = Rule("unsourced", ("MT052",), _reading_finder("MT052"))
"""A figure that a target follows has no source."""
