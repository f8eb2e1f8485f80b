"""Prompts: what a request lacks is asked for, what was refused is asked for again."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

import typer

from mic_tracker.edit.request import Request, replied
from mic_tracker.errors import Declined
from mic_tracker.model.edit import Answer, InvalidRequest, RequestProblem, RequestRefused

STANCES = ("--revise", "--competing", "--corroborate")
_OPTIONAL = ("--source-publisher", "--source-url", "--at")
_NAMES = {"ID": "id", "--source-publisher": "publisher", "--source-url": "url"}


class Registry(Protocol):
    """What a request is made to: it knows what is lacking, likely, and how to put it."""

    def draft(self, request: Request) -> Answer:
        """What would come of the request."""

    def likely(self, request: Request) -> Mapping[str, str]:
        """Defaults, by option."""

    def question(self, name: str, facts: Mapping[str, str]) -> str:
        """The words of a question."""

    def refusal(self, problems: tuple[RequestProblem, ...]) -> tuple[str, tuple[str, ...]]:
        """What stands in the way, and the ways out."""

    def heading(self, request: Request) -> str | None:
        """What is asked for."""

    def echo(self, request: Request) -> str | None:
        """How the value was read."""


def completed(request: Request, registry: Registry) -> Request:
    """The request with all that it lacked; WrongUse where no answer could help."""
    if isinstance(registry.draft(request), RequestRefused) and (told := registry.heading(request)):
        _say(told)
    while isinstance(answer := registry.draft(request), RequestRefused):
        problem = answer.problems[0]
        if replied(request, problem.option, "") is None:
            raise InvalidRequest(answer.problems)
        if problem.section != "missing":
            _explain(registry.refusal((replace(problem, option=""),)), problem)
        request = _settled(request, problem, registry)
    return request


def _explain(refusal: tuple[str, tuple[str, ...]], problem: RequestProblem) -> None:
    """Why an answer would not do; a question that follows has its own way out."""
    message, ways_out = refusal
    _say(message, *([] if problem.option in STANCES else ways_out))


def _settled(request: Request, problem: RequestProblem, registry: Registry) -> Request:
    """The request after one more answer."""
    name = "bound" if problem.key == "bound" else _name(problem.option)
    words = registry.question(name, problem.facts)
    if problem.option in STANCES:
        agreed(words, default=False)
        return _with(request, problem.option, "")
    text = _prompt(words, registry.likely(request).get(problem.option))
    request = _with(request, problem.option, text)
    if problem.option == "--value" and (told := registry.echo(request)):
        _say(f"  {told}")
    return _described(request, registry) if problem.option == "--source" else request


def _described(request: Request, registry: Registry) -> Request:
    """What a source that was just named may have beside what it must have."""
    wanted = _OPTIONAL if request.origin.title else ("--at",)
    for option in wanted:
        text = _prompt(registry.question(_name(option), {}), "")
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


def _say(*lines: str) -> None:
    """Lines for the person at the prompt."""
    typer.echo("\n".join(lines), err=True)
