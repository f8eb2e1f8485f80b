"""Prompts: ask for what a request lacks, and ask again for what was refused."""

import sys
from dataclasses import replace

import typer

from mic_tracker.cli.output import spelt_for, write_error
from mic_tracker.edit.request import (
    STANCES,
    FigureRequest,
    NewIndicatorRequest,
    Request,
    TargetRequest,
    answer_option,
)
from mic_tracker.errors import Declined
from mic_tracker.model.edit import InvalidRequest, RequestProblem, RequestRefused
from mic_tracker.pipeline import edit
from mic_tracker.pipeline.edit import OpenRegistry

_OPTIONAL = ("--source-publisher", "--source-url", "--at")
_NAMES = {"ID": "id", "--source-publisher": "publisher", "--source-url": "url"}


def complete_request(request: Request, opened: OpenRegistry) -> Request:
    """Ask for all that a request lacks; WrongUse where no answer could help."""
    answer = edit.plan_request(opened, request)
    if isinstance(answer, RequestRefused) and (heading := edit.render_heading(opened, request)):
        _print(heading)
    while isinstance(answer, RequestRefused):
        problem = answer.problems[0]
        if answer_option(request, problem.option, "") is None:
            raise InvalidRequest(answer.problems)
        if problem.section != "missing":
            _explain(problem, opened)
        request = _settle(request, problem, opened)
        answer = edit.plan_request(opened, request)
    return request


def _explain(problem: RequestProblem, opened: OpenRegistry) -> None:
    """Say why an answer would not do; a question that follows has its own way out."""
    message, ways_out = edit.render_refusal(opened, (replace(problem, option=""),))
    _print(message, *([] if problem.option in STANCES else ways_out))


def _settle(request: Request, problem: RequestProblem, opened: OpenRegistry) -> Request:
    """Ask the question that settles a problem, and put the answer into the request."""
    name = "bound" if problem.key == "bound" else _question_name(problem.option)
    if name == "id" and isinstance(request, NewIndicatorRequest):
        name = "indicator_id"
    question = edit.render_question(opened, name, problem.facts)
    if problem.option in STANCES:
        confirm(question, default=False)
        return _with_answer(request, problem.option, "")
    default = edit.suggest_answers(opened, request).get(problem.option)
    request = _with_answer(request, problem.option, _prompt(question, default))
    if problem.option == "--value" and (echo := edit.render_echo(opened, request)):
        _print(f"  {echo}")
    return _describe_source(request, opened) if problem.option == "--source" else request


def _describe_source(request: Request, opened: OpenRegistry) -> Request:
    """Ask for what a source that was just named may have beside what it must have."""
    # no other is asked for one
    assert isinstance(request, FigureRequest | TargetRequest)  # noqa: S101
    for option in _OPTIONAL if request.origin.title else ("--at",):
        question = edit.render_question(opened, _question_name(option))
        request = _with_answer(request, option, _prompt(question, ""))
    return request


def _with_answer(request: Request, option: str, text: str) -> Request:
    answered = answer_option(request, option, text)
    assert answered is not None  # the caller has tried it  # noqa: S101
    return answered


def _question_name(option: str) -> str:
    return _NAMES.get(option, option.removeprefix("--").replace("-", "_"))


def _prompt(question: str, default: str | None) -> str:
    shown = bool(default)
    asked = spelt_for(sys.stderr, question)
    return str(typer.prompt(asked, default=default, show_default=shown, err=True)).strip()


def confirm(question: str, *, default: bool = True) -> None:
    """Ask for a yes; Declined for a no."""
    if not typer.confirm(spelt_for(sys.stderr, question), default=default, err=True):
        raise Declined("declined")


def _print(*lines: str) -> None:
    """Print lines for the person at the prompt."""
    write_error("\n".join(lines))
