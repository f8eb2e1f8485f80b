"""Requests: what a person typed for each option, before any of it is parsed."""

import re
from collections.abc import Mapping
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
    archive: str | None = None
    published: str | None = None
    at: str | None = None
    unsourced: str | None = None

    @property
    def new(self) -> bool:
        """Whether a new source is described."""
        return any((self.id, self.title, self.publisher, self.author, self.url, self.archive))


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
    """A target to be added; `goal` and `lists` hold what was typed for the keys of its kind."""

    id: str | None = None
    kind: str | None = None
    indicator: IndicatorRequest = field(default_factory=IndicatorRequest)
    goal: dict[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys whose option can be repeated."""
    than: IndicatorRequest = field(default_factory=IndicatorRequest)
    """The other indicator of a comparison, if it is new; the key `than` of the goal is its id."""
    series: str | None = None
    area: str | None = None
    standing: str | None = None
    note: str | None = None
    origin: SourceRequest = field(default_factory=SourceRequest)
    restate: str | None = None
    """The target on record whose goal its author has moved; then no new one is added."""

    @property
    def typed(self) -> dict[str, str | tuple[str, ...]]:
        """All that was typed for the keys of its kind."""
        return {**self.goal, **self.lists}


@dataclass(frozen=True, slots=True)
class NewIndicatorRequest:
    """An indicator to be added by itself."""

    id: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    """What was typed for each key."""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys whose option can be repeated."""


@dataclass(frozen=True, slots=True)
class NewSourceRequest:
    """A source to be added by itself."""

    id: str | None = None
    """Made from publisher and year when not given."""
    address: str | None = None
    """What its other keys are read from, as far as they are not given."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """What was typed for each key."""


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


TableRequest = NewIndicatorRequest | NewSourceRequest
"""A table to be added by itself."""
Request = FigureRequest | TargetRequest | CorrectionRequest | TableRequest
_PARTS = (
    *(FigureRequest, TargetRequest, CorrectionRequest, IndicatorRequest, SourceRequest),
    *(NewIndicatorRequest, NewSourceRequest),
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


T = TypeVar("T", FigureRequest, TargetRequest, IndicatorRequest, SourceRequest)

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
_THAN = {"--than-name": "name", "--than-unit": "unit", "--than-desired": "desired"}
_GOAL = {option_name(key): key for key in READERS}
_AT_MOST = re.compile(
    r"\s*(?:at most|no more than|≤|<=|nhiều nhất|tối đa|không quá)\s*", re.IGNORECASE
)
_ID = re.compile(r"[a-z0-9-]+", re.ASCII)


def answer_option(request: Request, option: str, text: str) -> Request | None:
    """Put the answer for an option into a request; None when it cannot be asked for."""
    if isinstance(request, CorrectionRequest):
        return replace(request, period=text) if option == "--period" else None
    if isinstance(request, TableRequest):
        return answer_table(request, option, text)
    if option == "--source":
        return replace(request, origin=_answer_source(request.origin, text))
    if option in _ORIGIN:
        return replace(request, origin=_set_key(request.origin, _ORIGIN[option], text or None))
    if isinstance(request, FigureRequest):
        return _answer_figure(request, option, text)
    return _answer_target(request, option, text)


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
    if option in _THAN:
        answered = replace(request, than=_set_key(request.than, _THAN[option], text))
    if option in _INDICATOR:
        answered = replace(request, indicator=_set_key(request.indicator, _INDICATOR[option], text))
    if option in _GOAL:
        answered = replace(answered, goal=_answer_goal(request.goal, _GOAL[option], text))
    return None if answered is request else answered


def _answer_goal(goal: dict[str, str], key: str, text: str) -> dict[str, str]:
    """Put the answer for a goal's key; `at most 50` answers the question for a bound, too."""
    bound = _AT_MOST.match(text) if key == "at_least" else None
    return {**goal, "at_most": text[bound.end() :]} if bound else {**goal, key: text}
