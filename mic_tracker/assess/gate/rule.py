"""What a rule of the gate is: a name, the codes of its findings, and how it finds them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from mic_tracker.assess.change.comparison import ReportComparison
from mic_tracker.model.codes import CODES
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.report import Standing


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a check looks for; its default severity is in the index of codes."""

    name: str
    codes: tuple[str, ...]
    finds: Callable[[ReportComparison], Iterable[Finding]]
    about: Literal["standing", "change", "upkeep"] = "standing"
    """Where a target stands; a change against a base; or the upkeep of the registry itself."""
    last: bool = False
    """Whether it needs to know what the other rules have found."""


def target_finding(code: str, standing: Standing, facts: Mapping[str, MessageFact]) -> Finding:
    """A finding about a target, where the target is written."""
    return new_finding(code, standing.location, facts, standing.id)


def new_finding(
    code: str, place: Location | None, facts: Mapping[str, MessageFact], target: str
) -> Finding:
    """A finding about a target, at any place."""
    return Finding(code, CODES[code].severity, place, {"target": target, **facts}, target)
