"""`slipped`: against the base, the target stands worse; by how much, and why."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, found
from mic_tracker.assess.gate.stating import stated
from mic_tracker.assess.slip import Slip, slip
from mic_tracker.model.finding import Finding


def _finds(comparison: Comparison) -> Iterator[Finding]:
    for pair in comparison.pairs:
        slipped = slip(pair, comparison)
        if slipped:
            known = {k: v for k, v in stated(pair.head).items() if k != "likelihood"}
            yield found("MT111", pair.head, {**known, **slipped.amount, **_because(slipped)})


def _because(slipped: Slip) -> dict[str, str]:
    """The main cause with what changed, and the name of the next one."""
    if not slipped.causes:
        return {}
    main, *others = slipped.causes
    also = {"also": others[0].cause} if others else {}
    return {"cause": main.cause, "what": main.what, **also}


SLIPPED = Rule("slipped", ("MT111",), _finds, about="change")
