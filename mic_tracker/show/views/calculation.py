"""This module writes the sums behind a verdict with all numbers, so that a reader can check."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mic_tracker.model.assessment import Step
from mic_tracker.show.language.template import fields
from mic_tracker.show.language.words import Words

Numbers = Mapping[str, Any]


def sums(step: Step, words: Words) -> Iterator[str]:
    """Write the lines of a step; a line for which a number is missing is left out."""
    numbers = {key: value for key, value in step.numbers.items() if value is not None}
    for key, derived in LINES.get(step.formula, _no_equations)(numbers):
        facts = {**numbers, **derived}
        if fields(words.catalogue["sums"][key]) <= facts.keys():
            yield words.text("sums", key, **facts)


Equations = Iterator[tuple[str, Numbers]]
"""Keys of the catalogue, each with the numbers that follow from those of the step."""


def _equations(*keys: str) -> Callable[[Numbers], Equations]:
    return lambda _: iter((key, {}) for key in keys)


def _no_equations(_: Numbers) -> Equations:
    return iter(())


def _forecast(numbers: Numbers) -> Equations:
    """Give scale, drift, middle, width, position, likelihood; or only the bound, if it decides."""
    if "goal" not in numbers:
        yield "bound", {}
        return
    kind = numbers["scale"]
    yield f"scale_{kind}", {}
    if kind == "real":
        yield from (("middle_real", {}), ("width_real", {}))
    else:
        yield from _added_years(numbers)
        drift = "drift_wanted" if numbers["lean"] else "drift"
        yield from ((drift, {}), ("middle", {}), ("width", {}))
    yield f"position_{numbers['side']}", {}
    yield f"likelihood_{numbers['freedom']}", {}
    if numbers["unchanged"]:
        yield "unchanged", {"stays": numbers["n"] / (numbers["n"] + numbers["years"])}


def _added_years(numbers: Numbers) -> Equations:
    """Say how many years the past is averaged with; version 1 adds the same to every past."""
    if "unrest" not in numbers:
        return
    plain, years = numbers["years_by_unrest"], numbers["added_years"]
    if numbers["scale"] == "rank":
        yield "added_rank", {}
    elif math.isclose(plain, years, rel_tol=1e-9):
        yield "added", {}
    else:
        yield "added_least" if plain < years else "added_most", {}


def _forecast_ever(numbers: Numbers) -> Equations:
    """Give the likelihood at the deadline, then that of having been there at any time before."""
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
    """Give the index, which is 10 for any figure that meets the goal, and the time that passed."""
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
    "growth": _equations("growth", "growth_signed"),
    "growth_ratio": _equations("growth", "required", "growth_ratio"),
    "share_extrapolated": _equations("growth", "carried_on", "share"),
    "pace_ratio": _equations("pace", "required_pace", "pace_ratio"),
    "status_index": _index,
    "anticipated_gap": _gap,
    "compliance_at_least": _equations("margin_at_least", "in_line"),
    "compliance_at_most": _equations("margin_at_most", "in_line"),
    "attainment": _equations("attainment", "budget"),
}
"""The equations by the name of a step; the sentence of any other step says all of it."""
