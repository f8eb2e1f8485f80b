"""Two reports side by side: which target of one is which of the other, and which are gone."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mic_tracker.assess.change.rescale import rescale_base
from mic_tracker.model.codes import Status
from mic_tracker.model.difference import OverwrittenFigure, Rescaling, YardstickChange
from mic_tracker.model.members import standing_id
from mic_tracker.model.registry import Check
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.verdict import FindingKey


@dataclass(frozen=True, slots=True)
class TargetPair:
    """The same target on both sides."""

    head: Standing
    base: Standing


@dataclass(frozen=True, slots=True)
class Edits:
    """What was edited around a target: how it is measured, and the figures that it follows."""

    pair: TargetPair
    yardstick: tuple[YardstickChange, ...]
    figures: tuple[OverwrittenFigure, ...]
    status_by_yardstick: Status | None = None
    """The worse status that the head has by the yardstick of the base; None: it has none."""
    status_by_figures: Status | None = None
    """The worse status that the head has by the figures of the base; None: it has none."""


@dataclass(frozen=True, slots=True)
class ReportComparison:
    """What the rules look at: the head, and the base if there is one."""

    head: Report
    base: Report | None = None
    pairs: tuple[TargetPair, ...] = ()
    dropped: tuple[Standing, ...] = ()
    """Targets of the base that the head does not have, under any name."""
    check: Check = field(default_factory=Check)
    """By which levels and tolerances the changes are judged."""
    unused: tuple[int, ...] = ()
    """Waivers in force that accepted nothing; known once all other rules have spoken."""
    vanished: tuple[FindingKey, ...] = ()
    """Known findings that were not found again; known once all other rules have spoken."""
    overwritten: tuple[OverwrittenFigure, ...] = ()
    """Figures of the base that the head has otherwise or not at all; known to the gate."""
    edits: tuple[Edits, ...] = ()
    """The edits around each target of both sides; known to the gate."""
    rescaled: tuple[Rescaling, ...] = ()
    """Indicators in another unit than in the base, which is compared as if it had the new one."""


def compare_reports(head: Report, base: Report | None = None) -> ReportComparison:
    """Match the targets of two reports by id, or by the id that a target says it had before."""
    if base is None:
        return ReportComparison(head)
    base, rescaled = rescale_base(head, base)
    pairs = tuple(_pairs(head, base))
    here = {pair.base.id for pair in pairs}
    dropped = tuple(standing for standing in base.standings if standing.id not in here)
    return ReportComparison(head, base, pairs, dropped, head.registry.check, rescaled=rescaled)


def _pairs(head: Report, base: Report) -> Iterator[TargetPair]:
    before = {standing.id: standing for standing in base.standings}
    here = {standing.id for standing in head.standings}
    for standing in head.standings:
        former = standing_id(standing.target.formerly or "", standing.member)
        if standing.id in before:
            yield TargetPair(standing, before[standing.id])
        elif former in before and former not in here:
            yield TargetPair(standing, before[former])
