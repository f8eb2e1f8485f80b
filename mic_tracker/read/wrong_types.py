"""Values of a wrong type: what they are, what they should be, and how to write that."""

from datetime import date, datetime, time

from mic_tracker.model.goalpost import RESTATED
from mic_tracker.model.registry import FORMAT
from mic_tracker.read.source_text import UnplacedFinding
from mic_tracker.text.suggest import plain_number, written_value
from mic_tracker.text.toml.outline import KeyPath

EXAMPLES = {
    "format": f"format = {FORMAT}",
    "title": 'title = "Digital goals of the ministry"',
    "kind": 'kind = "level"',
    "indicator": 'indicator = "digital-firms"',
    "name": 'name = "Digital technology firms"',
    "unit": 'unit = "firms"',
    "measure": 'measure = "count"',
    "desired": 'desired = "increase"',
    "by": "by = 2030",
    "from": "from = 2024",
    "every": 'every = "month"',
    "than": 'than = "agricultural-exports"',
    "percent": "percent = 20",
    "period": "period = 2024",
    "value": "value = 51_038",
    "source": 'source = "make-in-vietnam-2021"',
    "target": 'target = "digital-firms-2030"',
    "rule": 'rule = "stale"',
    "until": "until = 2027-06-30",
    "stated": 'stated = { source = "make-in-vietnam-2021" }',
    "on": "on = 2026-11-26",
    "verdict": 'verdict = "achieved"',
    "reason": 'reason = "the settlement is published with the budget law"',
}
WRITTEN_SO = {
    "period": '2030, "2024-H1", "2024-Q2", "2024-07", "2024-W30", 2024-07-15',
    "duration": '"18 months", "75 days"',
    "quota": '60, "95%"',
    "published": '2021-03-03, "2021-03", 2021, "unknown"',
}

_LISTS = {("observations",), ("waivers",), ("reviews",)}
_TYPES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "boolean"),
    ((int, float), "number"),
    (str, "text"),
    ((date, datetime, time), "date"),
    (list, "list"),
    (dict, "table"),
)


def wrong_type(path: KeyPath, expected: str, value: object) -> UnplacedFinding:
    """The problem that a value has a wrong type, with a hint where its meaning is clear."""
    facts = {"key": key_name(path), "expected": expected, "given": toml_type(value)}
    return UnplacedFinding("MT012", path, facts | _hint_facts(path, expected, value))


def toml_type(value: object) -> str:
    """The TOML type of a value."""
    return next((name for kind, name in _TYPES if isinstance(value, kind)), "other")


def key_name(path: KeyPath) -> str:
    """The key that a path ends in, or that holds the list it ends in."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _hint_facts(path: KeyPath, expected: str, value: object) -> dict[str, str]:
    if isinstance(value, str):
        return _text_hint_facts(path, expected, value)
    if expected in {"text", "name"} and toml_type(value) in {"number", "boolean", "date"}:
        return {"quoted": f'"{written_value(value)}"'}
    if expected == "list" and (path in _LISTS or path[-1] == RESTATED):
        return {"block": f"[[{'.'.join(map(str, path))}]]"}
    return {}


def _text_hint_facts(path: KeyPath, expected: str, value: str) -> dict[str, str]:
    if expected == "list":
        return {"listed": f'["{written_value(value)}"]'}
    if expected == "date" and _is_date(value):
        return {"day": value}
    number = plain_number(value) if expected == "number" else None
    if number is None:
        return {}
    return {"number": number} | ({"spelling": value} if path[-1] == "value" else {})


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
