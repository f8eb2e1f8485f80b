"""What is asked of a person who enters something at a prompt, and in which order.

What decides about other answers is asked first. A new kind of request is a line in `_TABLES`; what
no table names is asked for in the order in which the planner misses it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from mic_tracker.edit.goal import goal_keys
from mic_tracker.edit.request import (
    STANCES,
    FigureRequest,
    Request,
    SourceRequest,
    TargetRequest,
    given_options,
)
from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.registry import Registry


def _always(_: Any) -> bool:  # noqa: ANN401 - any request
    return True


class Question(NamedTuple):
    """A question is about one option of a command."""

    option: str
    after: tuple[str, ...] = ()
    """It is asked though nothing is missing, once one of these questions was answered."""
    applies: Callable[[Any], bool] = _always
    """Whether it is asked of a request then."""
    skippable: bool = False
    """Whether Enter skips it even where the planner misses the answer."""


def _has_key(key: str, *kinds: str) -> Callable[[TargetRequest], bool]:
    """Whether the kind of a target (one of these, where any are named) has a key."""

    def applies(request: TargetRequest) -> bool:
        kind = request.kind or ""
        return kind in (kinds or KINDS) and key in goal_keys(kind)

    return applies


def _describes_source(request: FigureRequest | TargetRequest) -> bool:
    return request.origin.title is not None


_SOURCE = (
    Question("--source"),
    Question("--source-title"),
    Question("--published"),
    Question("--source-publisher", ("--source",), _describes_source),
    Question("--source-url", ("--source",), _describes_source),
    Question("--at", ("--source",)),
)
_FIGURE = (
    Question("--series"),
    Question("--stage"),
    Question("--value"),
    Question("--low"),
    Question("--high"),
    Question("--period"),
    *_SOURCE,
    *map(Question, STANCES),
)
_BEGUN = ("--kind", "--indicator", "--at-least", "--than", "--percent", "--every")
_TARGET = (
    Question("--kind"),
    Question("--indicator"),
    Question("--name"),
    Question("--unit"),
    Question("--measure"),
    Question("--than"),
    Question("--times", _BEGUN, _has_key("times")),
    Question("--at-least", _BEGUN, _has_key("at_least", "cadence")),
    Question("--percent"),
    Question("--every"),
    Question("--desired"),
    Question("--from", _BEGUN, _has_key("from")),
    Question("--by", _BEGUN, _has_key("by")),
    Question("--until", _BEGUN, _has_key("until")),
    Question("ID"),
    *_SOURCE,
)
_NUMBERS = ("--at-least", "--percent", "--times", "--desired")
_RESTATEMENT = (
    *(Question(option, skippable=True) for option in _NUMBERS),
    Question("--by", _NUMBERS),
    *_SOURCE,
)
_TABLES: dict[type[Request], tuple[Question, ...]] = {
    FigureRequest: _FIGURE,
    TargetRequest: _TARGET,
}


def question_table(request: Request) -> tuple[Question, ...]:
    """The questions about a request, in the order of asking."""
    if isinstance(request, TargetRequest) and request.restate is not None:
        return _RESTATEMENT
    return _TABLES.get(type(request), ())


def faults(problems: Sequence[RequestProblem]) -> list[RequestProblem]:
    """The problems with what was answered; a stance is a question and no fault of an answer."""
    return [p for p in problems if p.section != "missing" and p.option not in STANCES]


def next_question(
    request: Request, problems: Sequence[RequestProblem], asked: Collection[str]
) -> Question | None:
    """The next question to ask: about what was refused, then by the table; None: all is said.

    `asked` are the options whose questions have been answered or skipped.
    """
    table = question_table(request)
    if refused := faults(problems):
        return question_about(request, refused[0].option)
    missing = {problem.option for problem in problems}
    given = given_options(request)
    for question in table:
        passed = question.option in asked
        if question.option in missing and not (passed and question.skippable):
            return question
        started = not passed and question.option not in given and {*asked} & {*question.after}
        if started and question.applies(request):
            return question
    return Question(problems[0].option) if problems else None


def question_about(request: Request, option: str) -> Question:
    """The question about an option."""
    table = question_table(request)
    return next((q for q in table if q.option == option), Question(option))


def with_stand_ins(request: Request, registry: Registry) -> Request | None:
    """The request with an id and a source that stand for those not asked for yet.

    None where the source is known, so that the request can be tried as it is.
    """
    if not isinstance(request, FigureRequest | TargetRequest):
        return None
    origin = request.origin
    if origin.source or origin.new or origin.unsourced:
        return None
    stand_in = SourceRequest(title="-", published="unknown", id=_free("source", registry.sources))
    if isinstance(request, FigureRequest):
        return replace(request, origin=stand_in)
    id_ = request.id or _free("target", registry.targets)
    return replace(request, id=id_, origin=stand_in)


def _free(wish: str, taken: Collection[str]) -> str:
    """An id that is not taken."""
    return wish if wish not in taken else _free(f"{wish}-", taken)
