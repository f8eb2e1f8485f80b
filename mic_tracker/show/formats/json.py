"""For programs: one envelope for every answer, the same bytes for the same report."""

import json
from collections.abc import Sequence
from typing import Any

from mic_tracker import __version__
from mic_tracker.model.claim import Claim
from mic_tracker.model.finding import Finding
from mic_tracker.model.history import PastAssessment
from mic_tracker.model.method import Opinion
from mic_tracker.model.report import Report, Standing
from mic_tracker.show import answers
from mic_tracker.show import data as envelope
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen


def status(report: Report, words: Words, _: Screen) -> str:
    """All targets: schemas/status.schema.json."""
    return _text(envelope.envelope("status", report, words))


def show(report: Report, target: str, words: Words, _: Screen) -> str:
    """One target, with every vintage of every observation behind it and beside it."""
    return _text(_show(report, {s.id: s for s in report.standings}[target], words))


def findings(found: Sequence[Finding], words: Words, _: Screen) -> str:
    """Findings alone, as `validate --json` gives them."""
    head = {"schema": "mic-tracker/findings", "schema_version": envelope.SCHEMA_VERSION}
    told = [envelope.finding(f, words) for f in found]
    return _text({**head, "tool_version": __version__, "findings": told})


def agreement(
    report: Report, standing: Standing, opinions: Sequence[Opinion], words: Words, _: Screen
) -> str:
    """What `show` says, and what each method that fits says."""
    data = _show(report, standing, words)
    return _text(data | {"agreement": [answers.opinion(opinion) for opinion in opinions]})


def history(
    report: Report, standing: Standing, verdicts: Sequence[PastAssessment], words: Words, _: Screen
) -> str:
    """One target after each day of publication: schemas/history.schema.json."""
    return _text(answers.history(report, standing, verdicts, words))


def claims(report: Report, made: Sequence[Claim], words: Words, _: Screen) -> str:
    """Projections of others: schemas/claims.schema.json."""
    return _text(answers.claims(report, made, words))


def _show(report: Report, standing: Standing, words: Words) -> dict[str, Any]:
    data = envelope.envelope("show", report, words)
    data["targets"] = [envelope.target(standing, words)]
    data["observations"] = [envelope.observation(o) for o in standing.shown]
    return data


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
