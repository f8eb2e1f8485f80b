"""The table of a new indicator: its keys, read from what was typed, and the plan for it alone."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from mic_tracker.edit.request import NewIndicatorRequest, refuse_unwritable
from mic_tracker.model.codes import OVER_NAMES
from mic_tracker.model.edit import Plan, RequestProblem, RequestRefused, TomlBlock
from mic_tracker.model.registry import Registry
from mic_tracker.model.source import SourceNames
from mic_tracker.text.arguments import (
    DIRECTIONS,
    FREQUENCIES,
    MEASURES,
    MONTHS,
    day_argument,
    duration_argument,
    id_argument,
    name_argument,
    pair_argument,
    word_argument,
)
from mic_tracker.text.suggest import list_words, suggest_word

Typed = Mapping[str, str | tuple[str, ...]]
"""What was typed for each key; several texts where its option can be repeated."""


class _IndicatorContext(NamedTuple):
    """What the value of a key is read with."""

    registry: Registry
    language: str
    problems: list[RequestProblem]


_IndicatorReader = Callable[[tuple[str, ...], str, _IndicatorContext], object]


def _one(read: Callable[[str, str, _IndicatorContext], object]) -> _IndicatorReader:
    """A reader of a key whose option is given once."""
    return lambda texts, option, context: read(texts[-1], option, context)


def _word(words: tuple[str, ...]) -> _IndicatorReader:
    return _one(lambda text, option, context: word_argument(text, words, option, context.problems))


_text: _IndicatorReader = _one(lambda text, *_: text)


def _read_name(texts: tuple[str, ...], option: str, context: _IndicatorContext) -> object:
    return name_argument(texts, option, context.problems)


def _read_day(text: str, option: str, context: _IndicatorContext) -> object:
    return day_argument(text, option, context.language, context.problems)


def _read_duration(text: str, option: str, context: _IndicatorContext) -> object:
    return duration_argument(text, option, context.problems)


def _read_preferred(texts: tuple[str, ...], option: str, context: _IndicatorContext) -> object:
    """Read sources and publishers; each has to be on record."""
    sources = context.registry.sources
    names = SourceNames(sources)
    for text in texts:
        if not names.named(text):
            known = [*sources, *dict.fromkeys(s.publisher for s in sources.values() if s.publisher)]
            facts = {"found": text or '""'} | suggest_word(text, known)
            facts |= {"known": list_words(known)} if known else {}
            context.problems.append(RequestProblem("refused", "preferred", option, facts))
    return list(texts)


def _read_series(texts: tuple[str, ...], option: str, context: _IndicatorContext) -> object:
    """Read ID=DEFINITION for each way of counting."""
    series: dict[str, str] = {}
    for text in texts:
        pair = pair_argument(text, option, "ID=DEFINITION", context.problems)
        id_ = id_argument(pair[0], option, context.problems) if pair else None
        if pair and id_ in series:
            facts = {"found": pair[0]}
            context.problems.append(RequestProblem("refused", "pair_twice", option, facts))
        elif pair and id_:
            series[id_] = pair[1]
    return series


def _read_dimensions(texts: tuple[str, ...], option: str, context: _IndicatorContext) -> object:
    """Read DIMENSION, or DIMENSION=TOTAL with the member that means all."""
    dimensions: dict[str, dict[str, str]] = {}
    for text in texts:
        name, sign, total = (part.strip() for part in text.partition("="))
        id_ = id_argument(name, option, context.problems)
        if id_ in dimensions:
            facts = {"found": name}
            context.problems.append(RequestProblem("refused", "pair_twice", option, facts))
        elif sign and not total:
            pair_argument(text, option, "DIMENSION=TOTAL", context.problems)
        elif id_:
            dimensions[id_] = {"total": total} if total else {}
    return dimensions


READERS: Mapping[str, _IndicatorReader] = {
    "name": _read_name,
    "unit": _text,
    "measure": _word(MEASURES),
    "over": _word(OVER_NAMES),
    "desired": _word(DIRECTIONS),
    "every": _word(FREQUENCIES),
    "year_starts": _word(MONTHS),
    "lag": _one(_read_duration),
    "next_release": _one(_read_day),
    "prefer": _read_preferred,
    "definition": _text,
    "series": _read_series,
    "dimensions": _read_dimensions,
    "note": _text,
}
"""How each key of an indicator is read, in the order in which they are written."""
_OPTIONS = {"dimensions": "--dimension"}
"""The options that are not named as their keys are: one is given several times."""
_NEEDED = {"name": (), "unit": (), "measure": MEASURES, "desired": DIRECTIONS}


def option_of(key: str) -> str:
    """The option of a key, where the indicator is added by itself."""
    return _OPTIONS.get(key) or f"--{key.replace('_', '-')}"


def plan_indicator(
    request: NewIndicatorRequest,
    registry: Registry,
    day: date,  # noqa: ARG001 - an indicator is of no day
    language: str | None = None,
) -> Plan | RequestRefused:
    """Plan the table of an indicator; a target of it may come later, or never."""
    if refusal := refuse_unwritable(request):
        return refusal
    problems: list[RequestProblem] = []
    id_ = id_argument(request.id, "ID", problems)
    if request.id is None:
        problems.append(RequestProblem("missing", "indicator_id", "ID"))
    elif id_ and id_ in registry.indicators:
        place = registry.places["indicators", id_]
        facts = {"id": id_, "place": f"{place.file}:{place.line}"}
        problems.append(RequestProblem("refused", "indicator_there", "ID", facts))
    typed: Typed = {**request.keys, **request.lists}
    block = describe_indicator(
        request.id or "",
        typed,
        option_of,
        registry,
        language or registry.settings.language,
        problems,
    )
    if problems or id_ is None:
        return RequestRefused(tuple(problems))
    return Plan((block,), id_)


def describe_indicator(
    id_: str,
    typed: Typed,
    option: Callable[[str], str],
    registry: Registry,
    language: str,
    problems: list[RequestProblem],
) -> TomlBlock:
    """Read the keys of a new indicator; what it lacks is a problem, too.

    Args:
        id_: Its id.
        typed: What was typed for each key.
        option: The option of a key.
        registry: The registry that it is for.
        language: The language in which days are typed.
        problems: What is wrong is added to them.
    """
    context = _IndicatorContext(registry, language, problems)
    fields = {
        key: read(_texts(typed[key]), option(key), context)
        for key, read in READERS.items()
        if key in typed
    }
    for key, words in _NEEDED.items():
        if key not in typed:
            facts = {"id": id_, "key": key}
            facts |= {"known": list_words(words)} if words else {"example": "TEXT"}
            problems.append(RequestProblem("missing", "indicator_key", option(key), facts, words))
    written = {key: value for key, value in fields.items() if value is not None}
    return TomlBlock(f"[indicators.{id_}]", written, None)


def _texts(typed: str | tuple[str, ...]) -> tuple[str, ...]:
    return typed if isinstance(typed, tuple) else (typed,)
