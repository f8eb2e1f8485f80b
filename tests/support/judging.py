"""Judgements for tests: one indicator, one target, written briefly and judged on a day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import tomli_w

from mic_tracker.assess.assess import assess
from mic_tracker.model.finding import Location
from mic_tracker.model.registry import Registry, restated_table
from mic_tracker.model.report import Clock, Report, Standing

Keys = Mapping[str, Any]
Places = dict[tuple[str, str | int], Location]
NOTHING: Keys = {}


def text(
    observed: str | list[dict[str, Any]],
    target: Keys,
    indicator: Keys = NOTHING,
    settings: Keys = NOTHING,
) -> str:
    """The registry of a target `t` on an indicator `x`, as the text after `format` and `title`.

    Observations are written "2019:45 2020-Q2:47@2020-09-01": period, value, day of becoming known
    (else the end of the period); or as tables.
    """
    counted = {"name": "X", "unit": "things", "measure": "count", "desired": "increase"}
    records = _records(observed) if isinstance(observed, str) else observed
    tables = {
        "settings": dict(settings),
        "indicators": {"x": counted | dict(indicator)},
        "targets": {"t": {"kind": "level", "indicator": "x"} | dict(target)},
        "observations": [{"indicator": "x"} | _sourced(record) for record in records],
    }
    return tomli_w.dumps(tables)


def judged(
    registry: Registry, as_of: str, known_on: str | None = None, method: str | None = None
) -> Report:
    """The report of a registry whose tables have a place."""
    nowhere = Location("targets.toml", 1)
    places: Places = {("targets", name): nowhere for name in registry.targets}
    for name, target in registry.targets.items():
        places |= {(restated_table(name), i): nowhere for i in range(len(target.restated))}
    known = date.fromisoformat(known_on) if known_on else None
    clock = Clock(date.fromisoformat(as_of), known)
    return assess(replace(registry, places=places), clock, method)


def standing(
    registry: Registry, as_of: str, known_on: str | None = None, method: str | None = None
) -> Standing:
    """Where its only target stands."""
    (only,) = judged(registry, as_of, known_on, method).standings
    return only


def _records(observed: str) -> list[dict[str, Any]]:
    return [_record(word) for word in observed.split()]


def _record(word: str) -> dict[str, Any]:
    what, _, known = word.partition("@")
    period, value = what.split(":")
    published = {"published": date.fromisoformat(known)} if known else {}
    return {"period": period, "value": float(value)} | published


def _sourced(record: dict[str, Any]) -> dict[str, Any]:
    return record if "source" in record else {"unsourced": "test"} | record
