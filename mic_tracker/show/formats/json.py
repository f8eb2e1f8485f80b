"""For programs: one envelope for every answer, the same bytes for the same report."""

import json
from collections.abc import Sequence
from typing import Any

from mic_tracker import __version__
from mic_tracker.model.finding import Finding
from mic_tracker.model.report import Report
from mic_tracker.show import envelope
from mic_tracker.show.screen import Screen
from mic_tracker.show.words import Words


def status(report: Report, words: Words, _: Screen) -> str:
    """All targets: schemas/status.schema.json."""
    return _text(envelope.envelope("status", report, words))


def show(report: Report, target: str, words: Words, _: Screen) -> str:
    """One target, with every vintage of every observation behind it and beside it."""
    standing = {s.id: s for s in report.standings}[target]
    data = envelope.envelope("show", report, words)
    data["targets"] = [envelope.target(standing, words)]
    data["observations"] = [envelope.observation(o) for o in standing.shown]
    return _text(data)


def findings(found: Sequence[Finding], words: Words, _: Screen) -> str:
    """Findings alone, as `validate --json` gives them."""
    head = {"schema": "mic-tracker/findings", "schema_version": envelope.SCHEMA_VERSION}
    told = [envelope.finding(f, words) for f in found]
    return _text({**head, "tool_version": __version__, "findings": told})


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
