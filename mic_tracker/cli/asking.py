"""Prompts: what a request lacks is asked for, what was refused is asked for again."""

from collections.abc import Callable, Mapping

import typer

from mic_tracker.errors import Declined, WrongUse
from mic_tracker.model.amendment import Answer, Problem, Refused
from mic_tracker.read.entry.reply import replied
from mic_tracker.read.entry.request import FigureRequest, TargetRequest

Request = FigureRequest | TargetRequest
Asks = Callable[[str, Mapping[str, str]], str]
"""From the name of a question and its facts to its words."""
Refuses = Callable[[tuple[Problem, ...]], WrongUse]

STANCES = ("--revise", "--competing", "--corroborate")
_OPTIONAL = ("--source-publisher", "--source-url", "--at")
_NAMES = {"ID": "id", "--source-publisher": "publisher", "--source-url": "url"}


def completed(
    request: Request,
    draft: Callable[[Request], Answer],
    likely: Callable[[Request], Mapping[str, str]],
    asks: Asks,
    refuses: Refuses,
) -> Request:
    """The request with all that it lacked; WrongUse where no answer could help."""
    while isinstance(answer := draft(request), Refused):
        problem = answer.problems[0]
        if replied(request, problem.option, "") is None:
            raise refuses(answer.problems)
        if problem.section != "missing":
            told = refuses((problem,))
            say(told.message, *([] if problem.option in STANCES else told.ways_out))
        request = _settled(request, problem, likely(request), asks)
    return request


def _settled(request: Request, problem: Problem, likely: Mapping[str, str], asks: Asks) -> Request:
    """The request after one more answer."""
    name = "bound" if problem.key == "bound" else _name(problem.option)
    words = asks(name, problem.facts)
    if problem.option in STANCES:
        agreed(words, default=False)
        return _with(request, problem.option, "")
    text = _prompt(words, likely.get(problem.option))
    request = _with(request, problem.option, text)
    return _described(request, asks) if problem.option == "--source" else request


def _described(request: Request, asks: Asks) -> Request:
    """What a source that was just named may have beside what it must have."""
    wanted = _OPTIONAL if request.origin.title else ("--at",)
    for option in wanted:
        text = _prompt(asks(_name(option), {}), "")
        request = _with(request, option, text)
    return request


def _with(request: Request, option: str, text: str) -> Request:
    answer = replied(request, option, text)
    assert answer is not None  # the caller has tried it  # noqa: S101
    return answer


def _name(option: str) -> str:
    return _NAMES.get(option, option.removeprefix("--").replace("-", "_"))


def _prompt(words: str, default: str | None) -> str:
    shown = bool(default)
    return str(typer.prompt(words, default=default, show_default=shown, err=True)).strip()


def agreed(question: str, *, default: bool = True) -> None:
    """Ask for a yes; Declined for a no."""
    if not typer.confirm(question, default=default, err=True):
        raise Declined("declined")


def say(*lines: str) -> None:
    """Lines for the person at the prompt."""
    typer.echo("\n".join(lines), err=True)
