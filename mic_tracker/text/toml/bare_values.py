"""Why a value without quotes is no TOML value, and what to write: a table, first match wins."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping

Classified = tuple[str, Mapping[str, str]]

_SIGN = r"(?P<sign>[+-]?)"
_MAX_LENGTH = 200  # some shapes take quadratic time
_TWO = "[0-9][0-9]?"
_SPACES = " \u00a0\u2009\u202f'’"


def _advice(code: str, **facts: str) -> Classified:
    return code, facts


def _grouped(m: re.Match[str]) -> Classified:
    whole = re.sub(r"\D", "_", m["whole"])
    return _advice("MT002", instead=m["sign"] + whole + (m["rest"] or ""))


def _decimal_comma(m: re.Match[str]) -> Classified:
    whole = re.sub(r"\D", "_", m["whole"]).lstrip("0_") or "0"
    return _advice("MT003", instead=f"{m['sign']}{whole}.{m['rest']}")


def _leading_zero(m: re.Match[str]) -> Classified:
    return _advice(
        "MT004", instead=m["sign"] + (m["whole"].lstrip("0_") or "0") + (m["rest"] or "")
    )


def _date(m: re.Match[str]) -> Classified:
    year, month, day = int(m["year"]), int(m["month"]), int(m["day"])
    if not 1 <= month <= 12 or year < 1:
        return _advice("MT005", cause="month" if year else "year", instead="YYYY-MM-DD")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return _advice("MT005", cause="day", last=str(last), instead=f"{year:04}-{month:02}-DD")
    if m["time"]:
        return _advice("MT005", cause="time", instead=f"{year:04}-{month:02}-{day:02}")
    return _advice("MT005", cause="form", instead=f"{year:04}-{month:02}-{day:02}")


def _date_backwards(m: re.Match[str]) -> Classified:
    """Day first or month first is known only when one of them is above 12."""
    one, two, year = int(m["one"]), int(m["two"]), int(m["year"])
    month, day = (two, one) if one > 12 else (one, two)
    sure = year and (one > 12) != (two > 12) and month and 1 <= day <= monthrange(year, month)[1]
    instead = f"{year:04}-{month:02}-{day:02}" if sure else "YYYY-MM-DD"
    return _advice("MT005", cause="form", instead=instead)


def _percent(m: re.Match[str]) -> Classified:
    code, facts = classify(m["number"])
    certain = code in {"MT002", "MT003", "MT004"}
    return _advice(
        "MT001", cause="percent_sign", instead=facts["instead"] if certain else m["number"]
    )


def _boolean(m: re.Match[str]) -> Classified:
    return _advice("MT001", cause="capital_boolean", instead=m[0].lower())


def _nothing(_: re.Match[str]) -> Classified:
    return _advice("MT001", cause="missing_value")


def _incomplete(m: re.Match[str]) -> Classified:
    return _advice(
        "MT001", cause="incomplete_number", instead=f"{m['sign']}{m['a'] or 0}.{m['b'] or 0}"
    )


def _trailing_comma(m: re.Match[str]) -> Classified:
    return _advice("MT001", cause="trailing_comma", instead=m["value"].rstrip())


def _second_statement(m: re.Match[str]) -> Classified:
    return _advice("MT001", cause="two_on_one_line", instead=m["value"].rstrip())


def _half_quoted(m: re.Match[str]) -> Classified:
    return _advice("MT001", cause="unterminated_string", instead=quote(m["value"]))


def _text(m: re.Match[str]) -> Classified:
    return _advice("MT009", instead=quote(m["value"]))


def _other(_: re.Match[str]) -> Classified:
    return _advice("MT001", cause="other")


def quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Classified]], ...] = tuple(
    (re.compile(shape), verdict)
    for shape, verdict in (
        (r"(?P<value>[^\s=]+)\s+[\w.\"'-]+\s*=.*", _second_statement),
        (rf"{_SIGN}(?P<whole>[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+)(?P<rest>\.[0-9]+)?", _grouped),
        (
            rf"{_SIGN}(?P<whole>[1-9][0-9]{{0,2}}(?:[{_SPACES}][0-9]{{3}})+)(?P<rest>\.[0-9]+)?",
            _grouped,
        ),
        (rf"{_SIGN}(?P<whole>[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}}){{2,}})(?P<rest>)", _grouped),
        (
            rf"{_SIGN}(?P<whole>[1-9][0-9]{{0,2}}(?:[.{_SPACES}][0-9]{{3}})+),(?P<rest>[0-9]+)",
            _decimal_comma,
        ),
        (rf"{_SIGN}(?P<whole>[0-9]*),(?P<rest>[0-9]+)", _decimal_comma),
        (rf"{_SIGN}(?P<whole>0[0-9_]*[0-9])(?P<rest>\.[0-9]+)?", _leading_zero),
        (
            rf"(?P<year>[0-9]{{4}})[-/.](?P<month>{_TWO})[-/.](?P<day>{_TWO})(?P<time>[Tt ].*)?",
            _date,
        ),
        (r"(?P<one>[0-9][0-9]?)[-/.](?P<two>[0-9][0-9]?)[-/.](?P<year>[0-9]{4})", _date_backwards),
        (r"(?P<number>[+-]?[0-9]+(?:[.,][0-9]{3})*(?:[.,][0-9]+)?)\s*%", _percent),
        (r"(?i:true|false)", _boolean),
        (r"(?i:null|none|nil|n/a)", _nothing),
        (rf"{_SIGN}(?=.*[0-9])(?P<a>[1-9][0-9]*|0)?\.(?P<b>[0-9]+)?", _incomplete),
        (r"(?P<value>[^,]+),", _trailing_comma),
        (r"(?P<value>[^\"'=]*[^\W\d_][^\"'=]*)[\"']", _half_quoted),
        (r"[“”„«‘’](?P<value>[^“”„«»‘’]*)[“”»’]", _text),
        (r"(?P<value>[0-9]{4}-[0-9]+|[^\"=]*[^\W\d_][^\"=]*)", _text),
        (r"[\s\S]*", _other),
    )
)


def classify(token: str) -> Classified:
    """The code and the facts (`cause`, `instead`) for a value TOML cannot read."""
    if len(token) > _MAX_LENGTH:
        return _advice("MT001", cause="other")
    matches = ((shape.fullmatch(token), verdict) for shape, verdict in _SHAPES)
    match, verdict = next((match, verdict) for match, verdict in matches if match)
    return verdict(match)
