"""`obsolete-baseline`: a known finding is gone; still listed, it could come back unseen."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, told
from mic_tracker.model.finding import Finding


def _finds(comparison: Comparison) -> Iterator[Finding]:
    for known in comparison.vanished:
        yield told("MT321", known.location, {"rule": known.rule}, known.target)


OBSOLETE_BASELINE = Rule("obsolete-baseline", ("MT321",), _finds, about="upkeep", last=True)
