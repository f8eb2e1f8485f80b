"""Lines such as `quý 2/2024  hơn 52.000`: where the period ends and the value begins."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.record import LocalText
from mic_tracker.read.figure_table.column_words import Dimensions
from mic_tracker.text.periods import PeriodReading, read_period
from mic_tracker.text.periods.result import PeriodRefusal, PeriodWhy
from mic_tracker.text.values import Reading, read_figure

LONGEST = 500
"""Characters of a line; each space in it may be where the value begins."""
_SPACE = re.compile(r"\s+")


class FigureNotation(NamedTuple):
    """How the figures of an indicator are written, and what it is called."""

    language: str
    unit: LocalText
    measure: str
    year_starts: int | None
    names: tuple[str, ...] = ()
    dimensions: Dimensions = ()
    """Those of the indicator, but for the area."""


Cells = Mapping[str, str]


def split_line(line: str, notation: FigureNotation) -> Cells | RequestProblem:
    """The period and the value of a line without columns, or why they cannot be told apart.

    A tab or a semicolon parts them; else they are parted where both can be read, if there is
    just one such place.
    """
    for sign in ("\t", ";"):
        parts = [part.strip() for part in line.split(sign) if part.strip()]
        if len(parts) == 2:
            return {"period": parts[0], "value": parts[1]}
        if len(parts) > 2:
            return RequestProblem("row", "columns", "", {"n": len(parts)})
    text = line.strip()
    if len(text) > LONGEST:
        return RequestProblem("row", "too_long", "", {"n": len(text), "limit": LONGEST})
    return _split_at_space(text, notation)


def _split_at_space(text: str, notation: FigureNotation) -> Cells | RequestProblem:
    places = [(text[: m.start()], text[m.end() :]) for m in _SPACE.finditer(text)]
    dated = [(start, rest) for start, rest in places if _is_period(start, notation)]
    sure = [(start, rest) for start, rest in dated if _is_value(rest, notation)]
    if len(sure) > 1:
        return RequestProblem("row", "two_splits", "", dict(_readings(sure)))
    if sure or dated:
        return dict(zip(("period", "value"), (sure or dated)[-1], strict=True))
    if _is_period(text, notation):
        return {"period": text}
    return _doubtful_period(text, places, notation)


def _readings(splits: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The facts `one` and `other`: two ways in which a line can be read."""
    for name, (period, value) in zip(("one", "other"), splits, strict=False):
        yield name, f"{period} | {value}"


def _doubtful_period(
    text: str, places: list[tuple[str, str]], notation: FigureNotation
) -> Cells | RequestProblem:
    """The period that can nearly be read, for its reader to say what is wrong with it."""
    for start, rest in reversed(places):
        answer = _read(start, notation)
        known = isinstance(answer, PeriodRefusal) and answer.why is not PeriodWhy.UNKNOWN
        if known and _is_value(rest, notation):
            return {"period": start, "value": rest}
    return RequestProblem("row", "no_period", "", {"found": text})


def _read(text: str, notation: FigureNotation) -> PeriodReading | PeriodRefusal:
    return read_period(text, language=notation.language, year_starts=notation.year_starts)


def _is_period(text: str, notation: FigureNotation) -> bool:
    return isinstance(_read(text, notation), PeriodReading)


# the planner reads it again, with the figures before it
@lru_cache(maxsize=4096)
def _is_value(text: str, notation: FigureNotation) -> bool:
    answer = read_figure(
        text, unit=notation.unit, measure=notation.measure, language=notation.language
    )
    return isinstance(answer, Reading)
