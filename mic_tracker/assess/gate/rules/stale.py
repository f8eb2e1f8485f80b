"""`stale`: by its publication calendar a newer figure should have been out."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.evidence import overdue_since
from mic_tracker.assess.gate.rule import Rule, found
from mic_tracker.assess.gate.stating import stated
from mic_tracker.model.assessment import Flag
from mic_tracker.model.finding import Finding
from mic_tracker.model.report import Report, Standing


def _finds(comparison: Comparison) -> Iterator[Finding]:
    for standing in comparison.head.standings:
        if Flag.STALE in standing.flags:
            yield found("MT201", standing, stated(standing) | _due(standing, comparison.head))


def _due(standing: Standing, report: Report) -> dict[str, str]:
    usual = report.registry.settings.stale_after
    due = overdue_since(standing.target, standing.indicator, usual, standing.series)
    return {"due": due.isoformat(), "days": str((report.clock.as_of - due).days)} if due else {}


STALE = Rule("stale", ("MT201",), _finds)
