"""Requests: what a person typed for each option, before any of it is parsed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import ClassVar, Literal

from mic_tracker.model.edit import RequestProblem, RequestRefused
from mic_tracker.model.record import LocalText

Stance = Literal["revise", "competing", "corroborate"]
"""What a person says about a figure that is not the first for its period."""


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """The source of a figure or a goal: one on record, a new one, or why there is none."""

    source: str | None = None
    """The id of a source on record."""
    id: str | None = None
    """The id that a new source is to have."""
    title: LocalText | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    archive: str | None = None
    published: str | None = None
    at: str | None = None
    unsourced: LocalText | None = None
    edition: bool = False
    """Whether it may be another edition of a source on record that is described alike."""

    @property
    def new(self) -> bool:
        """Whether a new source is described."""
        return any((self.id, self.title, self.publisher, self.author, self.url, self.archive))


@dataclass(frozen=True, slots=True)
class FigureRequest:
    """An observation to be added."""

    command: ClassVar[str] = "add-observation"

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
    dims: tuple[str, ...] = ()
    """DIMENSION=MEMBER, each as it was typed."""
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

    command: ClassVar[str] = "add-target"

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

    command: ClassVar[str] = "add-indicator"

    id: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    """What was typed for each key."""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys whose option can be repeated."""


@dataclass(frozen=True, slots=True)
class NewSourceRequest:
    """A source to be added by itself."""

    command: ClassVar[str] = "add-source"

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

    command: ClassVar[str] = "correct"

    subject: str
    """A target or an indicator, by its id."""
    period: str | None = None
    undated: bool = False
    source: str | None = None
    series: str | None = None
    area: str | None = None
    dims: tuple[str, ...] = ()
    """DIMENSION=MEMBER, each as it was typed."""
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

    command: ClassVar[str] = "add-review"

    target: str
    verdict: str | None = None
    on: str | None = None
    reason: str | None = None
    by: str | None = None
    until: str | None = None
    origin: SourceRequest = field(default_factory=SourceRequest)


TableRequest = NewIndicatorRequest | NewSourceRequest
"""A table to be added by itself."""
Request = FigureRequest | TargetRequest | CorrectionRequest | ReviewRequest | TableRequest
_PARTS = (
    *(FigureRequest, TargetRequest, CorrectionRequest, ReviewRequest),
    *(IndicatorRequest, SourceRequest, NewIndicatorRequest, NewSourceRequest),
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
