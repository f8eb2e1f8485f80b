"""What is asked of a person who enters something at a prompt, and in which order.

What decides about other answers is asked first. A new kind of request is a line in `TABLES`; what
no table names is asked for in the order in which the planner misses it.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

from mic_tracker.edit.goal import goal_keys
from mic_tracker.edit.questions.answers import STANCES, given_options
from mic_tracker.edit.request import (
    FigureRequest,
    NewIndicatorRequest,
    NewSourceRequest,
    Request,
    ReviewRequest,
    TargetRequest,
)
from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.kinds import KINDS


def _always(_: Any) -> bool:  # noqa: ANN401 - any request
    return True


class OptionQuestion(NamedTuple):
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


def _has_no_address(request: NewSourceRequest) -> bool:
    """Whether a new source is described key by key."""
    return request.address is None


def _describes_source(request: FigureRequest | TargetRequest | ReviewRequest) -> bool:
    return request.origin.title is not None


_NEW = (
    OptionQuestion("--source-title"),
    OptionQuestion("--published"),
    OptionQuestion("--source-publisher", ("--source",), _describes_source),
    OptionQuestion("--source-url", ("--source",), _describes_source),
)
_SOURCE = (OptionQuestion("--source"), *_NEW, OptionQuestion("--at", ("--source",)))
_FIGURE = (
    OptionQuestion("--series"),
    OptionQuestion("--stage"),
    OptionQuestion("--value"),
    OptionQuestion("--low"),
    OptionQuestion("--high"),
    OptionQuestion("--period"),
    *_SOURCE,
    *map(OptionQuestion, STANCES),
)
_BEGUN = ("--kind", "--indicator", "--at-least", "--than", "--percent", "--every")
_TARGET = (
    OptionQuestion("--kind"),
    OptionQuestion("--indicator"),
    OptionQuestion("--name"),
    OptionQuestion("--unit"),
    OptionQuestion("--measure"),
    OptionQuestion("--than"),
    OptionQuestion("--than-name"),
    OptionQuestion("--than-unit"),
    OptionQuestion("--times", _BEGUN, _has_key("times")),
    OptionQuestion("--at-least", _BEGUN, _has_key("at_least", "cadence")),
    OptionQuestion("--percent"),
    OptionQuestion("--every"),
    OptionQuestion("--desired"),
    OptionQuestion("--than-desired"),
    OptionQuestion("--from", _BEGUN, _has_key("from")),
    OptionQuestion("--by", _BEGUN, _has_key("by")),
    OptionQuestion("--until", _BEGUN, _has_key("until")),
    OptionQuestion("ID"),
    *_SOURCE,
)
_NUMBERS = ("--at-least", "--percent", "--times", "--desired")
RESTATEMENT = (
    *(OptionQuestion(option, skippable=True) for option in _NUMBERS),
    OptionQuestion("--by", _NUMBERS),
    *_SOURCE,
)
_INDICATOR = (
    OptionQuestion("ID"),
    OptionQuestion("--name"),
    OptionQuestion("--unit"),
    OptionQuestion("--measure"),
    OptionQuestion("--over", ("--measure",)),
    OptionQuestion("--desired"),
    OptionQuestion("--every", ("--name",)),
    OptionQuestion("--definition", ("--name",)),
)
_NEW_SOURCE = (
    OptionQuestion("--title"),
    OptionQuestion("--published"),
    OptionQuestion("--publisher", ("--title",), _has_no_address),
    OptionQuestion("--url", ("--title",), _has_no_address),
)
_REVIEW = (
    OptionQuestion("--verdict"),
    OptionQuestion("--on"),
    OptionQuestion("--reason"),
    OptionQuestion("--by", ("--reason",)),
    OptionQuestion("--until", ("--reason",)),
    OptionQuestion("--source", ("--reason",)),
    *_NEW,
)
TABLES: dict[type[Request], tuple[OptionQuestion, ...]] = {
    FigureRequest: _FIGURE,
    TargetRequest: _TARGET,
    NewIndicatorRequest: _INDICATOR,
    NewSourceRequest: _NEW_SOURCE,
    ReviewRequest: _REVIEW,
}


def question_table(request: Request) -> tuple[OptionQuestion, ...]:
    """The questions about a request, in the order of asking."""
    if isinstance(request, TargetRequest) and request.restate is not None:
        return RESTATEMENT
    return TABLES.get(type(request), ())


def faults(problems: Sequence[RequestProblem]) -> list[RequestProblem]:
    """The problems with what was answered; a stance is a question and no fault of an answer."""
    return [p for p in problems if p.section != "missing" and p.option not in STANCES]


def next_question(
    request: Request, problems: Sequence[RequestProblem], asked: Collection[str]
) -> OptionQuestion | None:
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
    return OptionQuestion(problems[0].option) if problems else None


def question_about(request: Request, option: str) -> OptionQuestion:
    """The question about an option."""
    table = question_table(request)
    return next((q for q in table if q.option == option), OptionQuestion(option))
