"""What a person typed, before anything of it is understood: texts, by option."""

from dataclasses import dataclass, field, fields
from typing import Literal

from mic_tracker.model.edit import Problem, Refused

Stance = Literal["revise", "competing", "corroborate"]
"""What a person says about a figure that is not the first for its period."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure or a goal was stated: a source on record, a new one, or why there is none."""

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
    period: str | None = None
    undated: str | None = None
    origin: Origin = field(default_factory=Origin)
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
    """An indicator to be added with its target; nothing but an id: one that is on record."""

    id: str | None = None
    name: str | None = None
    unit: str | None = None
    measure: str | None = None
    desired: str | None = None
    over: str | None = None
    every: str | None = None

    @property
    def new(self) -> bool:
        """Whether a new indicator is described."""
        return any((self.name, self.unit, self.measure, self.over, self.every))


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
    origin: Origin = field(default_factory=Origin)


Request = FigureRequest | TargetRequest


def _typed(request: object) -> list[str]:
    """Every text of a request."""
    if isinstance(request, str):
        return [request]
    if isinstance(request, dict | tuple):
        parts = request.values() if isinstance(request, dict) else request
        return [text for part in parts for text in _typed(part)]
    if isinstance(request, FigureRequest | TargetRequest | IndicatorRequest | Origin):
        return [text for f in fields(request) for text in _typed(getattr(request, f.name))]
    return []


def unwritable(request: object) -> Refused | None:
    """Refuse bytes that are no text: they could not be written."""
    for text in _typed(request):
        try:
            text.encode()
        except UnicodeEncodeError:
            found = text.encode("utf-8", "backslashreplace").decode()
            return Refused((Problem("refused", "not_text", "", {"found": found}),))
    return None
