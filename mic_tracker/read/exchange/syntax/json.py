"""JSON of unknown origin: read within bounds, with its numbers as they are written."""

import json
import re
from collections import Counter
from typing import NoReturn, TypeAlias

from mic_tracker.read.exchange.charset import decode_text
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.text.suggest import written_value

JsonValue: TypeAlias = "str | bool | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = dict[str, JsonValue]


class JsonNumber(str):
    """A number as it is written: no digit is lost on the way to the reader of values."""

    __slots__ = ()


def parse_json(data: bytes) -> JsonValue:
    """The value that a file holds.

    Refused: what is no text, broken JSON, a key that stands twice in an object, `NaN` and
    `Infinity`, and brackets deeper than the parser goes.
    """
    text = decode_text(data)
    try:
        value: JsonValue = json.loads(
            text,
            parse_int=JsonNumber,
            parse_float=JsonNumber,
            parse_constant=_refuse_constant,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith(_UNCLOSED)
        if cut:
            raise UnreadableFile("json_cut_off", {}, error.lineno) from error
        raise UnreadableFile("json_syntax", {"column": error.colno}, error.lineno) from error
    except RecursionError as error:
        raise UnreadableFile("json_depth") from error
    return value


_UNCLOSED = "Unterminated string"


def _refuse_constant(written: str) -> NoReturn:
    raise UnreadableFile("json_constant", {"written": written})


def _unique(pairs: list[tuple[str, JsonValue]]) -> JsonObject:
    found = dict(pairs)
    if len(found) < len(pairs):
        double = next(key for key, n in Counter(key for key, _ in pairs).items() if n > 1)
        raise UnreadableFile("json_key_twice", {"key": written_value(double)})
    return found


def members(value: JsonValue) -> JsonObject:
    """The members of an object; none where something else stands."""
    return value if isinstance(value, dict) else {}


def items(value: JsonValue) -> list[JsonValue]:
    """The items of a list; none where something else stands."""
    return value if isinstance(value, list) else []


def cell_of(value: JsonValue) -> str:
    """A value as the text of a cell: null is empty, a list is joined, an object is no cell."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text_of, value)))
    return _text_of(value)


def _text_of(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else ""


_WHOLE = re.compile(r"(-?\d+)\.0+", re.ASCII)


def without_zeros(value: JsonValue) -> str:
    """A number without a fraction of zeros, as programs give years (2019.0); else as it is."""
    text = cell_of(value)
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text
