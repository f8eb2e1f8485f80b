"""Findings of reading about single figures, handed on to the targets that follow the figure."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import attrgetter

from mic_tracker.assess.comparison import Comparison
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Report

_LINE = attrgetter("location.line")


def following(code: str) -> Callable[[Comparison], Iterator[Finding]]:
    """What hands on the findings of a code, each to the first target that follows its figure.

    A figure that no target follows is left to `validate`.
    """

    def finds(comparison: Comparison) -> Iterator[Finding]:
        head = comparison.head
        found = [f for f in head.findings if f.code == code]
        blocks = _blocks(head) if found else {}
        for finding in found:
            target = _target(finding.location, blocks, head)
            if target:
                facts = {"target": target, **finding.facts}
                yield replace(finding, target=target, facts=facts)

    return finds


def _blocks(report: Report) -> dict[str, list[Observation]]:
    """The observations of each file, in the order of their lines."""
    files: dict[str, list[Observation]] = {}
    for o in sorted(report.registry.observations, key=_LINE):
        files.setdefault(o.location.file, []).append(o)
    return files


def _target(
    place: Location | None, blocks: dict[str, list[Observation]], report: Report
) -> str | None:
    """The first target that follows the indicator of the block in which the finding lies."""
    block = blocks.get(place.file, []) if place else []
    at = bisect_right(block, place.line, key=_LINE) if place else 0
    if not at:
        return None
    about = block[at - 1]
    return next((s.id for s in report.standings if about in s.shown), None)
