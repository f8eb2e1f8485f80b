"""The keys of an observation as they are typed one by one: KEY=VALUE."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mic_tracker.edit.figure import value_problems
from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import (
    QUALIFIERS,
    STATUSES,
    IndicatorYear,
    day_argument,
    id_argument,
    pair_argument,
    publication_argument,
    reference_argument,
    value_argument,
    word_argument,
)
from mic_tracker.text.suggest import list_words, suggest_word
from mic_tracker.text.values import Reading


class _Context(NamedTuple):
    """What the value of a key is read with."""

    registry: Registry
    indicator: Indicator
    year: IndicatorYear
    language: str
    problems: list[RequestProblem]


@dataclass(frozen=True, slots=True)
class KeyChanges:
    """The keys that change with their new values, and the reading of the number if it is one."""

    values: Mapping[str, object] = field(default_factory=dict)
    reading: Reading | None = None


_KeyReader = Callable[[str, str, _Context], object]


def _read_value(text: str, option: str, context: _Context) -> Reading | None:
    indicator = context.indicator
    scale = indicator.unit, indicator.measure
    reading = value_argument(text, option, scale, context.language, context.problems)
    values = (reading.value,) if reading else ()
    context.problems.extend(value_problems(values, "--value", indicator.measure))
    return reading


def _read_end(text: str, option: str, context: _Context) -> object:
    """Read an end of a range."""
    reading = _read_value(text, option, context)
    return reading.value if reading else None


def _read_period(text: str, option: str, context: _Context) -> object:
    return reference_argument(text, option, context.language, context.problems, context.year)


def _read_publication(text: str, option: str, context: _Context) -> object:
    return publication_argument(text, context.language, context.problems, option)


def _read_day(text: str, option: str, context: _Context) -> object:
    return day_argument(text, option, context.language, context.problems)


def _read_indicator(text: str, option: str, context: _Context) -> object:
    return word_argument(text, context.registry.indicators, option, context.problems)


def _read_source(text: str, option: str, context: _Context) -> object:
    return word_argument(text, context.registry.sources, option, context.problems)


def _read_series(text: str, option: str, context: _Context) -> object:
    listing = context.indicator.series
    if listing:
        return word_argument(text, listing, option, context.problems)
    return id_argument(text, option, context.problems)


def _read_members(text: str, option: str, context: _Context) -> object:
    """Read "sex=F; age=15-24"."""
    pairs = [
        pair_argument(part, option, "DIMENSION=MEMBER", context.problems)
        for part in text.split(";")
    ]
    return dict(pair for pair in pairs if pair)


def _word_reader(words: Iterable[str]) -> _KeyReader:
    return lambda text, option, context: word_argument(text, words, option, context.problems)


def _read_text(text: str, *_: object) -> object:
    return text


READERS: Mapping[str, _KeyReader] = {
    "indicator": _read_indicator,
    "period": _read_period,
    "undated": _read_text,
    "value": _read_value,
    "low": _read_end,
    "high": _read_end,
    "source": _read_source,
    "unsourced": _read_text,
    "at": _read_text,
    "published": _read_publication,
    "recorded": _read_day,
    "series": _read_series,
    "area": _read_text,
    "dims": _read_members,
    "status": _word_reader(STATUSES),
    "qualifier": _word_reader(QUALIFIERS),
    "value_text": _read_text,
    "derived": _read_text,
    "stage": _read_text,
    "note": _read_text,
}
"""How each key of an observation is read."""


def split_changes(
    typed: Iterable[str], unset: Iterable[str], problems: list[RequestProblem]
) -> dict[str, str]:
    """Split each KEY=VALUE; a key that is unknown, twice there or without a value is a problem."""
    texts: dict[str, str] = {}
    for change in typed:
        key, equals, text = change.partition("=")
        if not equals:
            problems.append(RequestProblem("refused", "no_key", "--set", {"found": change}))
        elif key in texts:
            problems.append(RequestProblem("refused", "key_twice", "--set", {"key": key}))
        elif not text.strip():
            problems.append(RequestProblem("refused", "no_content", "--set", {"key": key}))
        elif _is_known(key, "--set", problems):
            texts[key] = text
    for key in unset:
        if _is_known(key, "--unset", problems) and key in texts:
            problems.append(RequestProblem("refused", "set_and_unset", "--unset", {"key": key}))
    return texts


def _is_known(key: str, option: str, problems: list[RequestProblem]) -> bool:
    if key in READERS:
        return True
    facts = {"found": key, "known": list_words(READERS, limit=30)} | suggest_word(key, READERS)
    problems.append(RequestProblem("refused", "unknown_key", option, facts))
    return False


def read_changes(
    texts: Mapping[str, str],
    indicator: str,
    registry: Registry,
    language: str,
    problems: list[RequestProblem],
) -> KeyChanges:
    """Read the new values; a number is one of the indicator that the figure then has."""
    id_ = texts.get("indicator", indicator)
    of = id_ if id_ in registry.indicators else indicator
    scale = registry.indicators[of]
    year = IndicatorYear(of, scale.fiscal_month)
    context = _Context(registry, scale, year, language, problems)
    values = {key: READERS[key](text, f"--set {key}", context) for key, text in texts.items()}
    reading = values.get("value")
    if not isinstance(reading, Reading):
        return KeyChanges(values)
    qualifier = {"qualifier": reading.qualifier} if reading.qualifier else {}
    return KeyChanges(qualifier | values | {"value": reading.value}, reading)
