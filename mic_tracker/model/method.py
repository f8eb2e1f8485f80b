"""The names a registry may give in `method`, and what each method can judge.

`assess.methods` has the methods themselves; what fits stands here, because the reading room refuses
what does not fit and the assessing room chooses by it.
"""

from dataclasses import dataclass

from mic_tracker.model.indicator import NUMERIC, Measure


@dataclass(frozen=True, slots=True)
class Scope:
    """What a method has a meaning for."""

    kinds: frozenset[str]
    """The kinds of target, by their names in the registry."""
    measures: frozenset[Measure]
    from_zero: bool = True
    """Whether it has an answer where the baseline is 0."""


_REACHED = frozenset({"level", "comparison", "change"})
_HEADED = _REACHED | {"direction"}
_EVENTS: frozenset[Measure] = frozenset({"count", "event"})
_DONE: frozenset[Measure] = frozenset({"event", "stage"})

SCOPES: dict[str, Scope] = {
    # calibrated on levels: a sum over years is outside what was measured
    "forecast": Scope(_HEADED, NUMERIC),
    "path": Scope(_REACHED | {"cumulative"}, NUMERIC | {"event"}),
    # a sum starts from nothing, and a rank has no growth
    "statcan-2025": Scope(_HEADED, NUMERIC - {"rank"}),
    "un-2023": Scope(_HEADED, NUMERIC - {"rank", "change"}, from_zero=False),
    "eurostat": Scope(_HEADED, NUMERIC - {"rank", "change"}, from_zero=False),
    "sdsn-linear": Scope(_REACHED, NUMERIC),
    "escap-csi": Scope(_REACHED | {"cumulative"}, NUMERIC),
    "escap-api": Scope(_REACHED, NUMERIC),
    "compliance": Scope(frozenset({"threshold"}), NUMERIC),
    "cadence": Scope(frozenset({"cadence"}), _EVENTS),
    "milestone": Scope(frozenset({"milestone"}), _DONE),
}

METHOD_NAMES = tuple(SCOPES)


def judges(method: str, kind: str, measure: Measure) -> bool:
    """Whether a method can judge targets of a kind on an indicator of a measure."""
    scope = SCOPES[method]
    return kind in scope.kinds and measure in scope.measures


def grows_from_zero(method: str, baseline: float | None) -> bool:
    """Whether a method would have to compute growth from a stated baseline of 0."""
    return baseline == 0 and not SCOPES[method].from_zero
