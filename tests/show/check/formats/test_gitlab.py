"""Code Quality: the keys that GitLab documents, and fingerprints it can follow."""

import json
from dataclasses import replace
from typing import Any

from checking import ENGLISH, found, many, one, shared, verdict

from mic_tracker.model.finding import Severity
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.formats import gitlab


def _entries(told: Verdict) -> list[dict[str, Any]]:
    read = json.loads(gitlab.check([told], ENGLISH))
    assert isinstance(read, list)
    return read


def test_an_entry_has_the_documented_keys() -> None:
    (entry,) = _entries(one("August", place=(58, 1), help_="add it"))
    assert entry.pop("fingerprint")
    assert entry == {
        "description": "overseas-events: August | add it",
        "check_name": "MT111 slipped",
        "severity": "critical",
        "location": {"path": "targets.toml", "lines": {"begin": 58}},
    }


def test_severities() -> None:
    assert [entry["severity"] for entry in _entries(shared())] == [
        *["critical", "critical", "minor", "info", "info"]
    ]
    still = [found("MT101", "missed"), found("MT313", "ends soon", severity=Severity.NOTE)]
    assert [entry["severity"] for entry in _entries(verdict((), still))] == ["major", "info"]


def test_a_finding_without_a_place_is_told_of_the_folder() -> None:
    (entry,) = _entries(one("so", place=None))
    assert entry["location"] == {"path": ".", "lines": {"begin": 1}}


def test_fingerprints_are_unique() -> None:
    prints = [entry["fingerprint"] for entry in _entries(verdict(many(50)))]
    assert len({*prints}) == 50


def test_a_fingerprint_survives_a_moved_line_and_a_new_sentence() -> None:
    before = one("August has no event", place=(58, 1))
    after = one("August and September have no event", place=(61, 1))
    assert _entries(before)[0]["fingerprint"] == _entries(after)[0]["fingerprint"]


def test_a_fingerprint_tells_targets_and_rules_apart() -> None:
    slip = found("MT111", "so", target="egov-rank-2030")
    others = [replace(slip, target="overseas-events"), replace(slip, code="MT301")]
    prints = {e["fingerprint"] for told in [slip, *others] for e in _entries(verdict([told]))}
    assert len(prints) == 3


def test_paths_have_forward_slashes_and_start_in_the_folder() -> None:
    entries = _entries(one("so", file=".\\observations\\firms.toml"))
    assert entries[0]["location"]["path"] == "observations/firms.toml"
