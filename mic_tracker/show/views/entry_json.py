"""A change to a registry for programs: the blocks, where they are, the standings around them."""

import json
from typing import Any

from mic_tracker import __version__
from mic_tracker.model.edit import Already, Amended
from mic_tracker.model.finding import Location
from mic_tracker.model.report import Report
from mic_tracker.show import data as envelope
from mic_tracker.show.language.words import Words


def already(found: Already) -> str:
    """A figure that was on record."""
    place = _place(found.observation.location)
    return _text({"outcome": "already_recorded", "already": place, "blocks": []})


def change(found: Amended, effect: tuple[Report, Report], words: Words, *, written: bool) -> str:
    """What was written, or would be."""
    before, after = effect
    old = {standing.id: standing for standing in before.standings}
    file = found.after.path
    blocks = [
        {"file": file, "line": b.start, "last_line": b.end, "text": b.text} for b in found.blocks
    ]
    standings = [
        {
            "id": new.id,
            "before": envelope.target(old[new.id], words) if new.id in old else None,
            "after": envelope.target(new, words),
        }
        for new in after.standings
    ]
    return _text(
        {
            "outcome": "written" if written else "not_written",
            "already": None,
            "blocks": blocks,
            "situation": found.plan.situation.value,
            "remarks": list(found.plan.remarks),
            "as_of": after.clock.as_of.isoformat(),
            "effect": standings,
            "findings": [envelope.finding(f, words) for f in found.own_findings],
        }
    )


def _place(location: Location) -> dict[str, Any]:
    return {"file": location.file, "line": location.line}


def _text(data: dict[str, Any]) -> str:
    head = {"schema": "mic-tracker/change", "schema_version": envelope.SCHEMA_VERSION}
    return json.dumps({**head, "tool_version": __version__, **data}, indent=2, ensure_ascii=False)
