"""The sums behind a verdict, with their numbers in place, so that a reader can check them."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mic_tracker.model.assessment import Step
from mic_tracker.show.language.template import fields
from mic_tracker.show.language.words import Words

Numbers = Mapping[str, Any]


def sums(step: Step, words: Words) -> Iterator[str]:
    """The lines of a step; a line whose numbers are not all known is left out."""
    numbers = {key: value for key, value in step.numbers.items() if value is not None}
    for key, more in LINES.get(step.formula, _none)(numbers):
        known = {**numbers, **more}
        if fields(words.catalogue["sums"][key]) <= known.keys():
            yield words.text("sums", key, **known)


Equations = Iterator[tuple[str, Numbers]]
"""Keys of the catalogue, each with the numbers that follow from those of the step."""


def _fixed(*keys: str) -> Callable[[Numbers], Equations]:
    return lambda _: iter((key, {}) for key in keys)


def _none(_: Numbers) -> Equations:
    return iter(())


def _forecast(numbers: Numbers) -> Equations:
    """Scale, drift, middle, width, position, likelihood; where a bound decides only that."""
    if "goal" not in numbers:
        yield "bound", {}
        return
    kind = numbers["scale"]
    yield f"scale_{kind}", {}
    if kind == "real":
        yield from (("middle_real", {}), ("width_real", {}))
    else:
        yield from (("drift", {}), ("middle", {}), ("width", {}))
    yield f"position_{numbers['side']}", {}
    yield f"likelihood_{numbers['freedom']}", {}
    if numbers["unchanged"]:
        yield "unchanged", {"stays": numbers["n"] / (numbers["n"] + numbers["years"])}


def _forecast_ever(numbers: Numbers) -> Equations:
    """The likelihood at the deadline, and what having until then adds."""
    yield from _forecast(numbers)
    if "goal" not in numbers:
        return
    exponent = 1 + math.log(max(numbers["years"], 1)) / 3
    plain = 1 - (1 - numbers["at"]) ** exponent
    if numbers["met"]:
        yield "ever_met", {}
    elif math.isclose(plain, numbers["likelihood"], rel_tol=1e-9):
        yield "ever", {"exponent": exponent}
    else:
        yield "ever_before", {"exponent": exponent, "plain": plain}


def _path(numbers: Numbers) -> Equations:
    yield f"path_{numbers['shape']}", {}
    yield "path_ratio", {}


def _index(numbers: Numbers) -> Equations:
    """The index of a figure that meets the goal is 10, whatever the way."""
    yield "status_index_met" if numbers["score"] == 10 else "status_index", {}
    yield "status_index_time", {}


def _gap(numbers: Numbers) -> Equations:
    yield "predicted", {}
    yield "gap" if numbers["gap"] else "no_gap", {}


LINES: dict[str, Callable[[Numbers], Equations]] = {
    "forecast_at": _forecast,
    "forecast_heading": _forecast,
    "forecast_limit": _forecast,
    "forecast_ever": _forecast_ever,
    "path_ratio": _path,
    "growth": _fixed("growth", "growth_signed"),
    "growth_ratio": _fixed("growth", "required", "growth_ratio"),
    "share_extrapolated": _fixed("growth", "carried_on", "share"),
    "pace_ratio": _fixed("pace", "required_pace", "pace_ratio"),
    "status_index": _index,
    "anticipated_gap": _gap,
    "compliance_at_least": _fixed("margin_at_least", "in_line"),
    "compliance_at_most": _fixed("margin_at_most", "in_line"),
    "attainment": _fixed("attainment", "budget"),
}
"""By the name of a step; steps that are not here are said in full by their sentence."""
