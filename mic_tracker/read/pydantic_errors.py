"""Translations of pydantic's errors: one for each type that a record can give."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mic_tracker.model.fact import MessageFact
from mic_tracker.model.period import Interval
from mic_tracker.model.record import PLAIN, SMALLEST, SPELT, Record
from mic_tracker.model.registry import FORMAT
from mic_tracker.model.source import ADDRESS
from mic_tracker.read.record_keys import drop_kind, keys_at
from mic_tracker.read.source_text import Part, UnplacedFinding
from mic_tracker.read.wrong_types import EXAMPLES, WRITTEN_SO, key_name, wrong_type
from mic_tracker.text.periods import PeriodReading, PeriodRefusal, PeriodWhy, require_period
from mic_tracker.text.suggest import (
    list_words,
    suggest_id,
    suggest_period,
    suggest_word,
    written_value,
)
from mic_tracker.text.toml.outline import KeyPath

_ID = r"^[a-z0-9][a-z0-9-]*$"
_WORD = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class RejectedValue:
    """A value that a record does not take: its path, and the keys that are allowed there."""

    path: KeyPath
    value: object
    context: Mapping[str, Any]
    keys: list[str]
    at_key: bool


def _unknown_key(it: RejectedValue) -> UnplacedFinding:
    key = str(it.path[-1])
    facts = {"key": written_value(key), **suggest_word(key, it.keys)}
    return UnplacedFinding("MT010", it.path, facts | _allowed_facts(it.keys), at="key")


def _allowed_facts(keys: list[str]) -> dict[str, str]:
    return {"allowed": list_words(keys, limit=30)} if keys else {}


def _fixed_key(it: RejectedValue) -> UnplacedFinding:
    facts = {"key": str(it.path[-1]), **_allowed_facts(it.keys)}
    return UnplacedFinding("MT048", it.path, facts, at="key")


def missing_key(path: KeyPath, key: str) -> UnplacedFinding:
    """The problem that a record lacks a key; its place is the start of the record."""
    example = EXAMPLES.get(key)
    return UnplacedFinding("MT011", path, {"key": key} | ({"example": example} if example else {}))


def _key_missing(it: RejectedValue) -> UnplacedFinding:
    key = it.path[-1]
    if isinstance(key, int):
        return wrong_type(it.path[:-1], "pair", it.value)
    return missing_key(it.path[:-1], key)


def _kind_missing(it: RejectedValue) -> UnplacedFinding:
    return missing_key(it.path, "kind")


def _kind_unknown(it: RejectedValue) -> UnplacedFinding:
    tag, words = str(it.context["tag"]), _WORD.findall(it.context["expected_tags"])
    return word_problem((*it.path, "kind"), tag, words)


def _word_unknown(it: RejectedValue) -> UnplacedFinding:
    if it.path == ("format",):
        return _other_format(it)
    words = _WORD.findall(it.context["expected"])
    return word_problem(it.path, written_value(it.value), words, at_key=it.at_key)


def _no_whole_number(it: RejectedValue) -> UnplacedFinding:
    return _other_format(it) if it.path == ("format",) else wrong_type(it.path, "whole", it.value)


def _other_format(it: RejectedValue) -> UnplacedFinding:
    return UnplacedFinding(
        "MT017", it.path, {"written": written_value(it.value), "supported": str(FORMAT)}
    )


def word_problem(
    path: KeyPath, word: str, words: list[str], *, at_key: bool = False
) -> UnplacedFinding:
    """The problem that a word is not one of those allowed."""
    facts = {"key": key_name(path), "written": word, "allowed": list_words(words, limit=30)}
    return UnplacedFinding(
        "MT013", path, facts | suggest_word(word, words), at="key" if at_key else "value"
    )


def _out_of_range(it: RejectedValue) -> UnplacedFinding:
    names = {"ge": "low", "le": "high", "gt": "above", "lt": "below"}
    bounds = {names[name]: bound for name, bound in it.context.items() if name in names}
    return UnplacedFinding("MT016", it.path, {"value": written_value(it.value), **bounds})


def _too_small(it: RejectedValue) -> UnplacedFinding:
    return UnplacedFinding("MT016", it.path, {"value": written_value(it.value), "least": SMALLEST})


def _malformed_text(it: RejectedValue) -> UnplacedFinding:
    text = str(it.value)
    at: Part = "key" if it.at_key else "value"
    if it.at_key or it.context.get("pattern") == _ID:
        return UnplacedFinding(
            "MT014", it.path, {"id": written_value(text), **suggest_id(text)}, at=at
        )
    # the only other patterns of a record are those of an address and of a SHA-256
    form = {"address": "https://…/…"} if it.context["pattern"] == ADDRESS else {"digits": "64"}
    return UnplacedFinding(
        "MT019", it.path, {"key": key_name(it.path), "cause": "malformed", **form}
    )


def _wrong_length(cause: str, it: RejectedValue) -> UnplacedFinding:
    if it.at_key:
        return _malformed_text(it)
    limit = it.context.get("max_length") if cause == "too_long" else None
    facts = {"key": key_name(it.path), "cause": cause}
    return UnplacedFinding("MT019", it.path, facts | ({"limit": limit} if limit else {}))


def _not_a_value(what: str, it: RejectedValue) -> UnplacedFinding:
    facts = {"what": what, "written": written_value(it.value), what: WRITTEN_SO[what]}
    return UnplacedFinding("MT015", it.path, facts)


def _not_a_period(what: str, it: RejectedValue) -> UnplacedFinding:
    """Say why a text is no period, as the command line says it."""
    if isinstance(it.value, Interval):
        answer = require_period(PeriodReading(it.value, str(it.value)))
    elif isinstance(it.value, PeriodRefusal):
        takes_interval = it.path[:1] == ("observations",) and what == "period"
        answer = it.value if takes_interval else require_period(it.value)
    else:
        return _not_a_value(what, it)
    assert isinstance(answer, PeriodRefusal)  # a period is no rejected value  # noqa: S101
    facts = _refusal_facts(what, answer)
    return UnplacedFinding("MT015", it.path, facts)


def _refusal_facts(what: str, refusal: PeriodRefusal) -> dict[str, MessageFact]:
    """The facts of a refusal; nothing tells when a fiscal year of publication starts."""
    found, why = str(refusal.facts.get("found", "")), refusal.why
    unread = {PeriodWhy.UNKNOWN, PeriodWhy.EMPTY} | (_FISCAL if what == "published" else set())
    if why in unread:
        text = {"what": what, "written": written_value(found), what: WRITTEN_SO[what]}
        return {**text, **suggest_period(found)}
    facts = {k: f for k, f in refusal.facts.items() if k != "indicator" or why in _FISCAL}
    return facts | {"what": why.value, "written": written_value(found)} | _choice_facts(refusal)


_FISCAL = {PeriodWhy.FISCAL_YEAR, PeriodWhy.YEAR_OR_MONTH, PeriodWhy.EITHER_YEAR}


def _choice_facts(refusal: PeriodRefusal) -> dict[str, str]:
    if len(refusal.choices) == 1:
        return {"choice": refusal.choices[0]}
    choices = ", ".join(f'"{choice}"' for choice in refusal.choices)
    return {"choices": choices} if choices else {}


def _wrong_type(expected: str, it: RejectedValue) -> UnplacedFinding:
    return wrong_type(it.path, expected, it.value)


TRANSLATIONS: dict[str, Callable[[RejectedValue], UnplacedFinding]] = {
    "extra_forbidden": _unknown_key,
    "missing": _key_missing,
    "restated_key": _fixed_key,
    "union_tag_not_found": _kind_missing,
    "union_tag_invalid": _kind_unknown,
    "literal_error": _word_unknown,
    "enum": _word_unknown,
    "greater_than": _out_of_range,
    "greater_than_equal": _out_of_range,
    "less_than": _out_of_range,
    "less_than_equal": _out_of_range,
    "finite_number": _out_of_range,
    "tiny": _too_small,
    "string_pattern_mismatch": _malformed_text,
    "string_too_short": partial(_wrong_length, "empty"),
    "string_too_long": partial(_wrong_length, "too_long"),
    "too_short": partial(_wrong_length, "empty"),
    "too_long": partial(_wrong_type, "pair"),
    "period": partial(_not_a_period, "period"),
    "duration": partial(_not_a_value, "duration"),
    "quota": partial(_not_a_value, "quota"),
    "published": partial(_not_a_period, "published"),
    "string_type": partial(_wrong_type, "text"),
    "float_type": partial(_wrong_type, "number"),
    "int_type": _no_whole_number,
    "bool_type": partial(_wrong_type, "boolean"),
    "date_type": partial(_wrong_type, "date"),
    "dict_type": partial(_wrong_type, "table"),
    "model_type": partial(_wrong_type, "table"),
    "model_attributes_type": partial(_wrong_type, "table"),
    "tuple_type": partial(_wrong_type, "list"),
}


_KEY = "[key]"


def translate_errors(error: ValidationError, root: type[Record]) -> Iterator[UnplacedFinding]:
    """Translate the errors of a file's record into problems with paths."""
    folded = set[KeyPath]()
    for details in error.errors(include_url=False):
        path, form = _split_form(details)
        if form is None or _is_meant(details, form):
            yield _translate_error(details, path, root)
        elif _fits_no_form(details, form) and path not in folded:
            folded.add(path)
            yield wrong_type(drop_kind(path), _expected(path), details["input"])


def _translate_error(details: ErrorDetails, path: KeyPath, root: type[Record]) -> UnplacedFinding:
    at_key = path[-1:] == (_KEY,)
    inner = path[:-1] if at_key else path
    refused = RejectedValue(
        path=drop_kind(inner),
        value=details["input"],
        context=details.get("ctx", {}),
        keys=keys_at(root, inner[:-1]),
        at_key=at_key,
    )
    translate = TRANSLATIONS.get(details["type"])
    if translate is None:
        return wrong_type(refused.path, "other", refused.value)
    return translate(refused)


def _split_form(details: ErrorDetails) -> tuple[KeyPath, str | None]:
    """Split the form of a local text from its path.

    Such a text is plain or a table of texts; pydantic reports both, with the form in the path. So
    it does where a feed takes a word or a table, which may stand in each other.
    """
    path = details["loc"]
    # such a path ends in a key that may be called anything
    end = len(path) - (details["type"] == "extra_forbidden")
    forms = [
        i for i in range(1, end) if path[i] in {PLAIN, SPELT} and path[i + 1 : i + 2] != (_KEY,)
    ]
    bare = tuple(part for i, part in enumerate(path) if i not in forms)
    return bare, str(path[forms[-1]]) if forms else None


def _expected(path: KeyPath) -> str:
    """What a key with two forms takes: texts by language, or in a feed a word or a table."""
    return "either" if path[0] == "feeds" and path[-1] != "note" else "name"


def _is_meant(details: ErrorDetails, form: str) -> bool:
    """Whether the error is in the form that was written."""
    return details["type"] != ("dict_type" if form == SPELT else "string_type")


def _fits_no_form(details: ErrorDetails, form: str) -> bool:
    """Whether neither a text nor a table was written; the first of the two errors says so."""
    return form == PLAIN and not isinstance(details["input"], str | dict)
