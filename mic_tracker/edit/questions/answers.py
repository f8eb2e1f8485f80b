"""Answers: what is typed for an option is put into a request, and read out of it again."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar
from unicodedata import normalize

from mic_tracker.edit.goal import READERS, option_name
from mic_tracker.edit.request import (
    CorrectionRequest,
    FigureRequest,
    IndicatorRequest,
    NewIndicatorRequest,
    NewSourceRequest,
    Request,
    ReviewRequest,
    SourceRequest,
    TableRequest,
    TargetRequest,
)
from mic_tracker.text.values.vocabulary import take_closing, take_qualifier

T = TypeVar("T", FigureRequest, TargetRequest, ReviewRequest, IndicatorRequest, SourceRequest)

_ORIGIN = {
    "--source-title": "title",
    "--source-publisher": "publisher",
    "--source-url": "url",
    "--source-id": "id",
    "--published": "published",
    "--at": "at",
}
_FIGURE = {
    "--value": "value",
    "--low": "low",
    "--high": "high",
    "--period": "period",
    "--series": "series",
    "--stage": "stage",
    "--status": "status",
    "--qualifier": "qualifier",
}
STANCES = {"--revise": "revise", "--competing": "competing", "--corroborate": "corroborate"}
"""The stances by their options."""
_TARGET = {"ID": "id", "--kind": "kind", "--standing": "standing"}
_INDICATOR = {
    "--indicator": "id",
    "--name": "name",
    "--unit": "unit",
    "--measure": "measure",
    "--over": "over",
    "--figures-every": "every",
    "--year-starts": "year_starts",
    "--desired": "desired",
}
_REVIEW = {
    "--verdict": "verdict",
    "--on": "on",
    "--reason": "reason",
    "--by": "by",
    "--until": "until",
}
_THAN = {"--than-name": "name", "--than-unit": "unit", "--than-desired": "desired"}
_GOAL = {option_name(key): key for key in READERS}
_ID = re.compile(r"[a-z0-9-]+", re.ASCII)


def answer_option(request: Request, option: str, text: str) -> Request | None:
    """Put the answer for an option into a request; None when it cannot be asked for.

    An empty answer takes out what the request had for the option.
    """
    if isinstance(request, CorrectionRequest):
        return replace(request, period=text or None) if option == "--period" else None
    if isinstance(request, TableRequest):
        return answer_table(request, option, text)
    if option == "--source":
        origin = _answer_source(request.origin, text)
        if isinstance(request, TargetRequest) and origin.source:
            origin = replace(origin, published=None)  # a promise is as old as its source
        return replace(request, origin=origin)
    if option in _ORIGIN:
        return replace(request, origin=_set_key(request.origin, _ORIGIN[option], text))
    if isinstance(request, TargetRequest):
        return _answer_target(request, option, text)
    return _answer_key(request, option, text)


def answer_table(request: TableRequest, option: str, text: str) -> TableRequest | None:
    """Put the answer for an option into a request for a table: an option is a key of it."""
    if option == "ID":
        return replace(request, id=text or None)
    if isinstance(request, NewSourceRequest) and option == "--from-url":
        return replace(request, address=text or None)
    key = option.removeprefix("--").replace("-", "_")
    if isinstance(request, NewIndicatorRequest) and key in request.lists:
        return None
    others = {k: typed for k, typed in request.keys.items() if k != key}
    return replace(request, keys=others | ({key: text} if text else {}))


def _set_key(record: T, key: str, value: str) -> T:
    changes: dict[str, Any] = {key: value or None}
    return replace(record, **changes)


def _answer_source(origin: SourceRequest, text: str) -> SourceRequest:
    """Take a single word that may be an id for a source on record, other text for a title."""
    if _ID.fullmatch(text):
        return SourceRequest(text, published=origin.published, at=origin.at)
    quoted = text[:1] == text[-1:] == '"' and _ID.fullmatch(text[1:-1])
    return replace(origin, source=None, title=(text[1:-1] if quoted else text) or None)


def _answer_key(
    request: FigureRequest | ReviewRequest, option: str, text: str
) -> FigureRequest | ReviewRequest | None:
    if isinstance(request, ReviewRequest):
        return _set_key(request, _REVIEW[option], text) if option in _REVIEW else None
    if option in STANCES:
        return _set_key(request, "stance", STANCES[option])
    return _set_key(request, _FIGURE[option], text) if option in _FIGURE else None


def _answer_target(request: TargetRequest, option: str, text: str) -> TargetRequest | None:
    if option in _TARGET:
        return _set_key(request, _TARGET[option], text)
    answered = request
    if option in _THAN:
        answered = replace(request, than=_set_key(request.than, _THAN[option], text))
    if option in _INDICATOR:
        answered = replace(request, indicator=_set_key(request.indicator, _INDICATOR[option], text))
    if option in _GOAL:
        answered = replace(answered, goal=_answer_goal(request.goal, _GOAL[option], text))
    return None if answered is request else answered


def _answer_goal(goal: dict[str, str], key: str, text: str) -> dict[str, str]:
    """Put the answer for a goal's key; `at most 50` answers the question for a bound, too."""
    bounds = ("at_least", "at_most") if key == "at_least" else (key,)
    others = {k: typed for k, typed in goal.items() if k not in bounds}
    if key == "at_least":
        clean = normalize("NFC", text.strip())
        for qualifier, rest in (take_qualifier(clean), take_closing(clean)):
            if qualifier == "at-most":
                return {**others, "at_most": rest}
    return {**others, key: text} if text else others


def given_options(request: Request | IndicatorRequest | SourceRequest) -> dict[str, str]:
    """What a request holds of what can be asked for, by the option that takes it.

    An option that takes no value has an empty text.
    """
    given = _held(request, _OPTIONS.get(type(request), {}))
    if isinstance(request, TableRequest):
        given |= {f"--{key.replace('_', '-')}": text for key, text in request.keys.items()}
    if isinstance(request, TargetRequest):
        given |= {option_name(key): text for key, text in request.goal.items()}
        given |= given_options(request.indicator) | _held(request.than, _THAN)
    if isinstance(request, FigureRequest) and request.stance:
        given[f"--{request.stance}"] = ""
    if isinstance(request, FigureRequest | TargetRequest | ReviewRequest):
        given |= given_options(request.origin)
    return given


def _held(record: object, table: Mapping[str, str]) -> dict[str, str]:
    texts = {option: getattr(record, key) for option, key in table.items()}
    return {option: text for option, text in texts.items() if text is not None}


_OPTIONS: dict[type, Mapping[str, str]] = {
    FigureRequest: _FIGURE,
    TargetRequest: _TARGET,
    ReviewRequest: _REVIEW,
    CorrectionRequest: {"--period": "period"},
    NewIndicatorRequest: {"ID": "id"},
    NewSourceRequest: {"ID": "id", "--from-url": "address"},
    IndicatorRequest: _INDICATOR,
    SourceRequest: {"--source": "source", **_ORIGIN},
}
