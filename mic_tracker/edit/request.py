"""Requests: what a person typed for each option, before any of it is parsed."""

import re
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, TypeVar

from mic_tracker.edit.goal import READERS, option_name
from mic_tracker.model.edit import RequestProblem, RequestRefused

Stance = Literal["revise", "competing", "corroborate"]
"""What a person says about a figure that is not the first for its period."""


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """The source of a figure or a goal: one on record, a new one, or why there is none."""

    source: str | None = None
    """The id of a source on record."""
    id: str | None = None
    """The id that a new source is to have."""
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    at: str | None = None
    unsourced: str | None = None

    @property
    def new(self) -> bool:
        """Whether a new source is described."""
        return any((self.id, self.title, self.publisher, self.author, self.url))


@dataclass(frozen=True, slots=True)
class FigureRequest:
    """An observation to be added."""

    subject: str
    """A target or an indicator, by its id."""
    value: str | None = None
    low: str | None = None
    high: str | None = None
    period: str | None = None
    undated: str | None = None
    origin: SourceRequest = field(default_factory=SourceRequest)
    series: str | None = None
    area: str | None = None
    status: str | None = None
    qualifier: str | None = None
    stage: str | None = None
    derived: str | None = None
    note: str | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class IndicatorRequest:
    """An indicator to be added with its target; with an id alone, one that is on record."""

    id: str | None = None
    name: str | None = None
    unit: str | None = None
    measure: str | None = None
    desired: str | None = None
    over: str | None = None
    every: str | None = None
    year_starts: str | None = None

    @property
    def new(self) -> bool:
        """Whether a new indicator is described."""
        keys = (self.name, self.unit, self.measure, self.over, self.every, self.year_starts)
        return any(keys)


@dataclass(frozen=True, slots=True)
class TargetRequest:
    """A target to be added; `goal` holds what was typed for the keys of its kind."""

    id: str | None = None
    kind: str | None = None
    indicator: IndicatorRequest = field(default_factory=IndicatorRequest)
    goal: dict[str, str] = field(default_factory=dict)
    stages: tuple[str, ...] = ()
    series: str | None = None
    area: str | None = None
    name: str | None = None
    standing: str | None = None
    note: str | None = None
    origin: SourceRequest = field(default_factory=SourceRequest)
    restate: str | None = None
    """The target on record whose goal its author has moved; then no new one is added."""


@dataclass(frozen=True, slots=True)
class CorrectionRequest:
    """A figure on record that was entered wrongly: which one, and what is to become of it.

    Of what tells it apart, None was not asked for, and "" asks for a figure that has none.
    """

    subject: str
    """A target or an indicator, by its id."""
    period: str | None = None
    undated: bool = False
    source: str | None = None
    series: str | None = None
    area: str | None = None
    stage: str | None = None
    published: str | None = None
    value: str | None = None
    changes: tuple[str, ...] = ()
    """KEY=VALUE, each as it was typed."""
    unset: tuple[str, ...] = ()
    """The keys that are to go."""
    remove: bool = False
    keep_comments: bool = False


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """A review to be added: what a person concluded about a target."""

    target: str
    verdict: str | None = None
    on: str | None = None
    reason: str | None = None
    by: str | None = None
    until: str | None = None
    origin: SourceRequest = field(default_factory=SourceRequest)


Request = FigureRequest | TargetRequest | CorrectionRequest | ReviewRequest
_PARTS = (
    *(FigureRequest, TargetRequest, CorrectionRequest, ReviewRequest),
    *(IndicatorRequest, SourceRequest),
)


def _all_texts(request: object) -> list[str]:
    """All texts of a request."""
    if isinstance(request, str):
        return [request]
    if isinstance(request, dict | tuple):
        parts = request.values() if isinstance(request, dict) else request
        return [text for part in parts for text in _all_texts(part)]
    if isinstance(request, _PARTS):
        return [text for f in fields(request) for text in _all_texts(getattr(request, f.name))]
    return []


def refuse_unwritable(request: object) -> RequestRefused | None:
    """Refuse a request with bytes that are no text: they could not be written."""
    for text in _all_texts(request):
        try:
            text.encode()
        except UnicodeEncodeError:
            escaped = text.encode("utf-8", "backslashreplace").decode()
            return RequestRefused((RequestProblem("refused", "not_text", "", {"found": escaped}),))
    return None


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
_REVIEW = {"--verdict": "verdict", "--on": "on", "--reason": "reason", "--until": "until"}
_GOAL = {option_name(key): key for key in READERS}
_AT_MOST = re.compile(
    r"\s*(?:at most|no more than|≤|<=|nhiều nhất|tối đa|không quá)\s*", re.IGNORECASE
)
_ID = re.compile(r"[a-z0-9-]+", re.ASCII)


def answer_option(request: Request, option: str, text: str) -> Request | None:
    """Put the answer for an option into a request; None when it cannot be asked for."""
    if isinstance(request, CorrectionRequest):
        return replace(request, period=text) if option == "--period" else None
    if option == "--source":
        return replace(request, origin=_answer_source(request.origin, text))
    if option in _ORIGIN:
        return replace(request, origin=_set_key(request.origin, _ORIGIN[option], text or None))
    if isinstance(request, FigureRequest):
        return _answer_figure(request, option, text)
    if isinstance(request, ReviewRequest):
        return _set_key(request, _REVIEW[option], text) if option in _REVIEW else None
    return _answer_target(request, option, text)


def _set_key(record: T, key: str, value: str | None) -> T:
    changes: dict[str, Any] = {key: value}
    return replace(record, **changes)


def _answer_source(origin: SourceRequest, text: str) -> SourceRequest:
    """Take a single word that may be an id for a source on record, other text for a title."""
    if _ID.fullmatch(text):
        return SourceRequest(text, published=origin.published, at=origin.at)
    return replace(origin, source=None, title=text)


def _answer_figure(request: FigureRequest, option: str, text: str) -> FigureRequest | None:
    if option in STANCES:
        return _set_key(request, "stance", STANCES[option])
    return _set_key(request, _FIGURE[option], text) if option in _FIGURE else None


def _answer_target(request: TargetRequest, option: str, text: str) -> TargetRequest | None:
    if option in _TARGET:
        return _set_key(request, _TARGET[option], text)
    answered = request
    if option in _INDICATOR:
        answered = replace(request, indicator=_set_key(request.indicator, _INDICATOR[option], text))
    if option in _GOAL:
        answered = replace(answered, goal=_answer_goal(request.goal, _GOAL[option], text))
    return None if answered is request else answered


def _answer_goal(goal: dict[str, str], key: str, text: str) -> dict[str, str]:
    """Put the answer for a goal's key; `at most 50` answers the question for a bound, too."""
    bound = _AT_MOST.match(text) if key == "at_least" else None
    return {**goal, "at_most": text[bound.end() :]} if bound else {**goal, key: text}
