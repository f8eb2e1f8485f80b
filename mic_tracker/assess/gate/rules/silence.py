"""`silence`: a period of a cadence is over and nobody has recorded what happened in it."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, found
from mic_tracker.model.assessment import PeriodTally
from mic_tracker.model.finding import Finding

_SHOWN = 6


def _finds(comparison: Comparison) -> Iterator[Finding]:
    for standing in comparison.head.standings:
        tally = standing.assessment.tally
        if isinstance(tally, PeriodTally) and tally.unknown:
            more = "…, " if len(tally.unknown) > _SHOWN else ""
            periods = more + ", ".join(map(str, tally.unknown[-_SHOWN:]))
            facts = {"count": str(len(tally.unknown)), "periods": periods}
            yield found("MT105", standing, facts)


SILENCE = Rule("silence", ("MT105",), _finds)
