"""For tests of the gate: small registries as text, judged on a day, on their own lines."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from mic_tracker.assess.assess import assess
from mic_tracker.assess.gate.gate import gate
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report
from mic_tracker.model.verdict import Side

RegistryOf = Callable[[str], Registry]
TODAY = "2026-11-21"

FIRMS = """
[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
"""

LEVEL = """
[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 860
by = 2030
"""

EVENTS = """
[indicators.events]
name = "Events"
unit = "events"
measure = "event"
desired = "increase"

[targets.monthly]
kind = "cadence"
indicator = "events"
at_least = 1
every = "month"
from = "2026-08"
"""

GROWING = {2018: 540, 2019: 570, 2020: 600, 2021: 630, 2022: 655, 2023: 690, 2024: 710, 2025: 740}
"""Some thirty a year: 860 in 2030 is at risk, likelihood 0.61."""

_HEADER = re.compile(r"\[(targets|indicators)\.([a-z0-9-]+)\]|\[\[([a-z0-9.-]+)\]\]")


def figures(
    values: Mapping[int, float] | Mapping[str, float], of: str = "firms", more: str = ""
) -> str:
    """Observations, a block each; known at the end of their period unless `more` says else."""
    return "".join(
        f'\n[[observations]]\nindicator = "{of}"\nperiod = "{period}"\nvalue = {value}\n'
        f'unsourced = "test"\n{more}'
        for period, value in values.items()
    )


def waiver(target: str, rule: str, until: str) -> str:
    """A waiver block."""
    keys = f'target = "{target}"\nrule = "{rule}"\nuntil = {until}\nreason = "agreed"\n'
    return f"\n[[waivers]]\n{keys}"


def review(verdict: str, more: str = "", on: str = "2026-11-01") -> str:
    """A review block about the target above."""
    keys = f'target = "firms-2030"\non = {on}\nverdict = "{verdict}"\nreason = "We asked."\n'
    return f"\n[[reviews]]\n{keys}{more}"


def placed(registry_of: RegistryOf, text: str) -> Registry:
    """The registry with its tables and observations on the lines of the text."""
    registry = registry_of(text)
    places: dict[tuple[str, str | int], Location] = {}
    blocks: defaultdict[str, list[Location]] = defaultdict(list)
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _HEADER.fullmatch(line):
            here = Location("targets.toml", number)
            if found[3]:
                blocks[found[3]].append(here)
            else:
                places[found[1], found[2]] = here
    places |= {(list_, i): place for list_, each in blocks.items() for i, place in enumerate(each)}
    pairs = zip(registry.observations, blocks["observations"], strict=True)
    observations = tuple(replace(o, location=place) for o, place in pairs)
    reviews = zip(registry.reviews, blocks["reviews"], strict=True)
    return replace(
        registry,
        places=places,
        observations=observations,
        reviews=tuple(review._replace(location=place) for review, place in reviews),
    )


def judge(registry_of: RegistryOf, text: str, day: str = TODAY) -> Report:
    """The report of a text on a day, with what had been published by then."""
    return assess(placed(registry_of, text), Clock(date.fromisoformat(day)))


def found(
    registry_of: RegistryOf, head: str, base: str | None = None, day: str = TODAY
) -> list[Finding]:
    """What a check of a text finds, against another text if there is one, on one day."""
    against = Side(judge(registry_of, base, day)) if base is not None else None
    return list(gate(Side(judge(registry_of, head, day)), against, allow_empty=True).findings)


def codes(findings: list[Finding]) -> list[str]:
    """The codes of findings, in order."""
    return [finding.code for finding in findings]
