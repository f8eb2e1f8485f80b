"""The cells of a table as values of a record: numbers, days, text."""

import re
from collections.abc import Callable
from datetime import date

from mic_tracker.model.indicator import Indicator
from mic_tracker.read.sheet import Writing
from mic_tracker.text.suggest import written
from mic_tracker.text.values import Reading, Refusal, read_value

Row = dict[str, object]

_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,14})", re.ASCII)
_POINT = re.compile(r"-?(?:0|[1-9]\d{0,14})\.\d{1,15}", re.ASCII)
# only a decimal point is followed by other than three digits, or preceded by a lone zero
_SURELY_DECIMAL = re.compile(r"-?(?:0\.\d+|\d+\.(?:\d{1,2}|\d{4,}))", re.ASCII)


class Unreadable(ValueError):
    """A cell (without a column: a whole row) that cannot be read; `facts` say why."""

    def __init__(self, column: str | None, facts: dict[str, str]) -> None:
        """Keep the column and the facts of the finding."""
        super().__init__(facts["why"])
        self.column = column
        self.facts = facts


def has_decimal_point(cells: list[str]) -> bool:
    """Whether one of a column's cells can only be read with a decimal point.

    A column has one convention: beside 0.5 or 12.25, 51.038 is no grouped whole number.
    """
    return any(_SURELY_DECIMAL.fullmatch(cell) for cell in cells)


def number_reader(writing: Writing, *, point: bool) -> Callable[[Row], None]:
    """A function that turns the `value` of a row from text into a number."""
    plain = _POINT if point and writing.language == "en" else _WHOLE

    def read(row: Row) -> None:
        text = str(row["value"])
        if plain.fullmatch(text) or _WHOLE.fullmatch(text):
            row["value"] = float(text)
        else:
            row |= _read(text, row, writing)

    return read


def _read(text: str, row: Row, writing: Writing) -> Row:
    indicator = writing.indicators.get(str(row.get("indicator")))
    answer = _answer(text, indicator, writing.language)
    if isinstance(answer, Refusal):
        choices = {"choices": ", ".join(f'"{c}"' for c in answer.choices)} if answer.choices else {}
        raise Unreadable("value", {**answer.facts, "why": answer.why.value} | choices)
    said = {"qualifier": answer.qualifier} if answer.qualifier else {}
    return {"value_text": answer.text} | said | row | {"value": float(answer.value)}


def _answer(text: str, indicator: Indicator | None, language: str) -> Reading | Refusal:
    if indicator is None:
        return read_value(text, unit="", measure="amount", language=language)
    return read_value(text, unit=indicator.unit, measure=indicator.measure, language=language)


def read_day(row: Row) -> None:
    """Turn `recorded` into a day."""
    text = str(row["recorded"])
    try:
        row["recorded"] = date.fromisoformat(text)
    except ValueError:
        raise Unreadable("recorded", {"why": "not_a_day", "day": written(text)}) from None
