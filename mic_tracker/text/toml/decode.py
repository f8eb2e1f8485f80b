"""Bytes to text, within bounds; what is refused before a parser sees it, as codes and facts."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from mic_tracker.model.fact import MessageFact
from mic_tracker.text import limits
from mic_tracker.text.toml.places import Place, line_starts, place_of


class SyntaxProblem(NamedTuple):
    """One thing that keeps a text from being TOML.

    Codes: MT001 syntax, MT002 thousands separators, MT003 decimal comma, MT004 leading zero,
    MT005 impossible date, MT006 bad bytes or control characters, MT007 duplicate key or table,
    MT008 beyond the bounds, MT009 text or a period without quotes.

    Facts: `written`, the offending token; `instead`, what to write, when that is known; `cause`,
    a short word, always for MT001, MT006 and MT008; `first`, the line of the first definition
    (MT007); `limit` (MT008).
    """

    code: str
    place: Place
    facts: Mapping[str, MessageFact]


_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""With which .xlsx and .ods begin, and the older .xls."""
_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""With which a text in UTF-16 begins; one without them has a zero in nearly every second byte."""
_SAMPLE = 512
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r")
_SECOND_MARK = ("\ufeff" * 2).encode()
_MANY_DOTS = re.compile(rf"^(?>(?:[^.\n]*+\.){{{limits.KEY_PARTS}}})", re.MULTILINE)
# a string nobody closes is taken to its end, so that each character is looked at once
_PART = r"[A-Za-z0-9_-]++|\"(?>(?:[^\"\\\n]+|\\.)*)\"?|'[^'\n]*+'?"
_DOTTED = (  # compiled where a text may have such a key: hardly any has
    r'"""(?>(?:[^"\\]+|\\[\s\S]|"(?!""))*)(?:"{3,5})?'
    r"|'''(?>(?:[^']+|'(?!''))*)(?:'{3,5})?"
    rf"|#[^\n]*+|(?P<key>(?:{_PART})(?>(?:[ \t]*+\.[ \t]*+(?:{_PART}))*))"
)


def decode(data: bytes, most: int = limits.TOML_BYTES) -> str | SyntaxProblem:
    """The text of a TOML file, without its byte order mark, or why it is not one.

    Refused: more than `most` bytes, or more lines than a file may have (MT008); bytes that are not
    UTF-8 and control characters TOML forbids (MT006); dotted keys of too many parts (MT008).
    """
    text = decode_table(data, most)
    return text if isinstance(text, SyntaxProblem) else _long_key(text) or text


def decode_table(data: bytes, most: int = limits.TABLE_BYTES) -> str | SyntaxProblem:
    """The text of a delimited table, as `decode` gives that of TOML: a table has no keys."""
    if cause := _other_format(data):
        facts = {"cause": cause, "remedy": cause, "written": f"0x{data[0]:02X}"}
        return SyntaxProblem("MT006", Place(1, 1, 1), facts)
    if len(data) > most:
        return _beyond(Place(1, 1, 1), "too_large", len(data), most)
    if (lines := _count_lines(data)) > limits.LINES:
        return _beyond(Place(1, 1, 1), "too_many_lines", lines, limits.LINES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(error.object, error.start)
    found = control_character(text) if _may_be_forbidden(data) else None
    return found or text


def _may_be_forbidden(data: bytes) -> bool:
    """Whether to look at each character: of a large file that takes longer than to read it."""
    if data.translate(None, _CONTROLS) != data or data.count(b"\r") != data.count(b"\r\n"):
        return True
    return data.startswith(_SECOND_MARK)


def _other_format(data: bytes) -> str | None:
    """What people give for a text most often: the workbook itself, or what it calls Unicode."""
    if data.startswith(_WORKBOOKS):
        return "spreadsheet"
    if data.startswith(_MARKS):
        return "utf_16"
    one, other = (data[start:_SAMPLE:2].count(0) for start in (0, 1))
    fewer, more = sorted((one, other))
    return "utf_16" if not fewer and 4 * more > len(data[:_SAMPLE]) else None


def _not_utf8(decoded: bytes, start: int) -> SyntaxProblem:
    # the codec counts from behind the byte order mark
    good = decoded[:start].decode("utf-8").removeprefix("\ufeff")
    starts = line_starts(good)
    where = Place(len(starts), len(good) - starts[-1] + 1, 1)
    cause, written = "not_utf_8", f"0x{decoded[start]:02X}"
    facts = {"cause": cause, "remedy": cause, "written": written}
    return SyntaxProblem("MT006", where, facts)


def control_character(text: str) -> SyntaxProblem | None:
    """The first character that TOML allows nowhere, not even in comments."""
    # one byte order mark is taken off by the codec; a second one is a sign that TOML has no use for
    match = re.match("\ufeff", text) or _FORBIDDEN.search(text)
    if match is None:
        return None
    where = place_of(text, match.span(), line_starts(text))
    cause = "line_end" if match[0] == "\r" else "control_character"
    facts = {"cause": cause, "remedy": cause, "written": f"U+{ord(match[0]):04X}"}
    return SyntaxProblem("MT006", where, facts)


def _long_key(text: str) -> SyntaxProblem | None:
    if not _MANY_DOTS.search(text):
        return None
    for token in re.finditer(_DOTTED, text):
        parts = sum(1 for _ in re.finditer(_PART, token["key"] or ""))
        if parts > limits.KEY_PARTS:
            where = place_of(text, token.span(), line_starts(text))
            return _beyond(where, "long_key", parts, limits.KEY_PARTS)
    return None


def _count_lines(data: bytes) -> int:
    return data.count(b"\n") + (not data.endswith(b"\n"))


def _beyond(where: Place, cause: str, written: int, limit: int) -> SyntaxProblem:
    return SyntaxProblem("MT008", where, {"cause": cause, "written": written, "limit": limit})
