"""An honest rescale: an indicator in another unit, with all its figures and goals times one factor.

Then nothing was made easier or overwritten: the base is compared as if it had the new unit. What
was not multiplied as well is seen beside it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import isclose
from typing import Any

from mic_tracker.assess.assess import assess
from mic_tracker.model.difference import Rescaling
from mic_tracker.model.kinds import Target
from mic_tracker.model.observation import Observation
from mic_tracker.model.record import is_translated
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report
from mic_tracker.model.target import Baseline, TargetRecord
from mic_tracker.model.vintage import vintage_key

_GOALS = ("at_least", "at_most", "limit")
_FIGURES = ("value", "low", "high")


def rescale_base(head: Report, base: Report) -> tuple[Report, tuple[Rescaling, ...]]:
    """The base in the units of the head, and the indicators of which that is an honest account."""
    now, before = head.registry, base.registry
    found = tuple(_rescalings(now, before))
    if not found:
        return base, ()
    factors = {one.indicator: one.factor for one in found}
    indicators = {
        id_: i.model_copy(update={"unit": now.indicators[id_].unit}) if id_ in factors else i
        for id_, i in before.indicators.items()
    }
    registry = replace(
        before,
        indicators=indicators,
        observations=tuple(_scale_observation(o, factors) for o in before.observations),
        targets={id_: _scale_target(t, factors) for id_, t in before.targets.items()},
    )
    return replace(assess(registry, base.clock), findings=base.findings), found


def _rescalings(head: Registry, base: Registry) -> Iterator[Rescaling]:
    found = {}
    for id_, old in base.indicators.items():
        new = head.indicators.get(id_)
        if new and not is_translated(new.unit, old.unit):
            factor = _common_factor(_ratios(id_, head, base))
            if factor is not None:
                found[id_] = Rescaling(id_, old.unit, new.unit, factor)
    for one in found.values():
        if _keeps_comparisons(one, found, head):
            yield one


def _common_factor(ratios: Iterable[float | None]) -> float | None:
    """The one factor, other than 1, of all pairs of numbers; None where there is none."""
    every = [*ratios]
    known = [ratio for ratio in every if ratio is not None]
    if not known or len(known) < len(every):
        return None
    factor = _round(known[0])
    same = all(isclose(ratio, factor, rel_tol=1e-9) for ratio in known)
    return factor if same and factor not in {0, 1} else None


def _ratios(id_: str, head: Registry, base: Registry) -> Iterator[float | None]:
    """New by old of every figure and goal that both have; None of what no factor can explain."""
    now = {_figure_key(o): o for o in head.observations if o.indicator == id_}
    for old in (o for o in base.observations if o.indicator == id_):
        new = now.get(_figure_key(old))
        if new and (new.value or old.value):
            yield _ratio(new.value, old.value)
    for name, old_target in base.targets.items():
        new_target = head.targets.get(name)
        if new_target and new_target.indicator == old_target.indicator == id_:
            yield from _goal_ratios(new_target, old_target)


def _goal_ratios(new: TargetRecord, old: TargetRecord) -> Iterator[float | None]:
    for one, other in zip(new.promises, old.promises, strict=False):
        numbers = _numbers(one)
        for key, value in _numbers(other).items():
            if key in numbers and (value or numbers[key]):
                yield _ratio(numbers[key], value)


def _numbers(target: TargetRecord) -> Mapping[object, float]:
    """The numbers of a target that are in the unit of its indicator."""
    numbers: dict[object, float | None] = {key: getattr(target, key, None) for key in _GOALS}
    numbers |= dict(getattr(target, "interim", ()))
    baseline: Baseline | None = getattr(target, "baseline", None)
    numbers["baseline"] = baseline.value if baseline else None
    return {key: number for key, number in numbers.items() if number is not None}


def _ratio(new: float, old: float) -> float | None:
    return new / old if old and new else None


def _keeps_comparisons(one: Rescaling, found: Mapping[str, Rescaling], head: Registry) -> bool:
    """Whether no ratio to another indicator is changed by it."""
    pairs = [(t.indicator, than) for t in head.targets.values() if (than := t.promise().than)]
    others = (id_ for pair in pairs if one.indicator in pair for id_ in pair)
    return all(id_ in found and found[id_].factor == one.factor for id_ in others)


def _figure_key(o: Observation) -> tuple[object, ...]:
    return vintage_key(o.record), o.source, o.known_since, o.status


def _scale_observation(o: Observation, factors: Mapping[str, float]) -> Observation:
    factor = factors.get(o.indicator)
    if factor is None:
        return o
    numbers = {key: getattr(o.record, key) for key in _FIGURES}
    scaled = {key: _round(n * factor) for key, n in numbers.items() if n is not None}
    record = o.record.model_copy(update=scaled)
    value = o.value if record.central is None else record.central
    return replace(o, record=record, value=value)


def _scale_target(target: Target, factors: Mapping[str, float]) -> Target:
    factor = factors.get(target.indicator)
    if factor is None:
        return target
    restated = tuple(p.model_copy(update=_scaled(p, factor)) for p in target.restated)
    return target.model_copy(update={**_scaled(target, factor), "restated": restated})


def _scaled(target: TargetRecord, factor: float) -> dict[str, Any]:
    """The keys of a target that hold numbers of its indicator, in another unit."""
    keys: dict[str, Any] = {
        key: _round(number * factor)
        for key in _GOALS
        if (number := getattr(target, key, None)) is not None
    }
    if interim := getattr(target, "interim", ()):
        keys["interim"] = tuple((period, _round(value * factor)) for period, value in interim)
    baseline: Baseline | None = getattr(target, "baseline", None)
    if baseline and baseline.value is not None:
        scaled = _round(baseline.value * factor)
        keys["baseline"] = baseline.model_copy(update={"value": scaled})
    return keys


def _round(number: float) -> float:
    """A product without the noise of a double."""
    return float(f"{number:.12g}")
