"""A request with the answer to one more question in it."""

import re
from dataclasses import replace
from typing import Any, TypeVar

from mic_tracker.edit.goal import READERS, option_of
from mic_tracker.edit.request import FigureRequest, IndicatorRequest, Origin, Request, TargetRequest

T = TypeVar("T", FigureRequest, TargetRequest, IndicatorRequest, Origin)

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
    "--period": "period",
    "--series": "series",
    "--stage": "stage",
    "--status": "status",
    "--qualifier": "qualifier",
}
_STANCES = {"--revise": "revise", "--competing": "competing", "--corroborate": "corroborate"}
_TARGET = {"ID": "id", "--kind": "kind", "--standing": "standing"}
_INDICATOR = {
    "--indicator": "id",
    "--name": "name",
    "--unit": "unit",
    "--measure": "measure",
    "--over": "over",
    "--figures-every": "every",
    "--desired": "desired",
}
_GOAL = {option_of(key): key for key in READERS}
_AT_MOST = re.compile(
    r"\s*(?:at most|no more than|≤|<=|nhiều nhất|tối đa|không quá)\s*", re.IGNORECASE
)
_ID = re.compile(r"[a-z0-9-]+", re.ASCII)


def replied(request: Request, option: str, text: str) -> Request | None:
    """The request with the text for an option; None when the option cannot be asked for."""
    if option == "--source":
        return replace(request, origin=_cited(request.origin, text))
    if option in _ORIGIN:
        return replace(request, origin=_with(request.origin, _ORIGIN[option], text or None))
    if isinstance(request, FigureRequest):
        return _figure(request, option, text)
    return _target(request, option, text)


def _with(record: T, key: str, value: str | None) -> T:
    changes: dict[str, Any] = {key: value}
    return replace(record, **changes)


def _cited(origin: Origin, text: str) -> Origin:
    """A single word that may be an id names a source on record; other text titles a new one."""
    if _ID.fullmatch(text):
        return Origin(text, published=origin.published, at=origin.at)
    return replace(origin, source=None, title=text)


def _figure(request: FigureRequest, option: str, text: str) -> FigureRequest | None:
    if option in _STANCES:
        return _with(request, "stance", _STANCES[option])
    return _with(request, _FIGURE[option], text) if option in _FIGURE else None


def _target(request: TargetRequest, option: str, text: str) -> TargetRequest | None:
    if option in _TARGET:
        return _with(request, _TARGET[option], text)
    found = request
    if option in _INDICATOR:
        found = replace(request, indicator=_with(request.indicator, _INDICATOR[option], text))
    if option in _GOAL:
        found = replace(found, goal=_goal(request.goal, _GOAL[option], text))
    return None if found is request else found


def _goal(goal: dict[str, str], key: str, text: str) -> dict[str, str]:
    """`at most 50` as the answer to the question for a bound is the other bound."""
    bound = _AT_MOST.match(text) if key == "at_least" else None
    return {**goal, "at_most": text[bound.end() :]} if bound else {**goal, key: text}
