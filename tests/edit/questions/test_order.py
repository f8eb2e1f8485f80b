"""Which question comes next, and that each has words in every language."""

import pytest

from mic_tracker.edit.questions import order
from mic_tracker.edit.questions.answers import STANCES
from mic_tracker.edit.questions.order import next_question
from mic_tracker.edit.questions.recorded import CHOICES
from mic_tracker.edit.request import (
    FigureRequest,
    IndicatorRequest,
    NewSourceRequest,
    Request,
    SourceRequest,
    TargetRequest,
)
from mic_tracker.model.edit import RequestProblem
from mic_tracker.pipeline.questions import question_name
from mic_tracker.show.language.catalogue import languages, load
from mic_tracker.show.language.template import fields

LANGUAGES = pytest.mark.parametrize("language", languages())
OPTIONS = sorted(
    {question.option for table in order.TABLES.values() for question in table}
    | {question.option for question in order.RESTATEMENT}
)


@LANGUAGES
@pytest.mark.parametrize("option", OPTIONS)
def test_a_question_has_words(language: str, option: str) -> None:
    name = question_name(option)
    assert fields(load(language)["entry_ask"][name]) <= {"known"}
    assert option in STANCES or load(language)["dialog_help"][name].endswith((".", ":", "…"))


@LANGUAGES
@pytest.mark.parametrize("option", ["--kind", "--measure", "--desired"])
def test_the_words_to_choose_from_are_explained(language: str, option: str) -> None:
    assert load(language)["dialog_choice"][question_name(option)].keys() == {*CHOICES[option]}


@LANGUAGES
def test_a_reason_at_a_prompt_stands_for_one_of_an_error(language: str) -> None:
    words = load(language)
    for section in ("refused", "value", "period"):
        own = words.get(f"prompt_{section}", {})
        assert own.keys() <= words[f"entry_{section}"].keys()
        for key, entry in own.items():
            known = words[f"entry_{section}"][key]
            every = [known["say"], *known["help"]]
            assert fields(entry["say"]) <= set().union(*map(fields, every)) | {"found", "id"}


@LANGUAGES
def test_a_yes_is_no_no(language: str) -> None:
    answers = load(language)["dialog_answer"]
    assert answers.keys() == {"yes", "no"}
    assert not {*answers["yes"]} & {*answers["no"]}
    assert all(word == word.casefold() for words in answers.values() for word in words)


def missing(*options: str) -> list[RequestProblem]:
    return [RequestProblem("missing", "x", option) for option in options]


def refused(option: str) -> RequestProblem:
    return RequestProblem("refused", "x", option)


FIGURE = FigureRequest("firms")
LEVEL = TargetRequest(kind="level")
MILESTONE = TargetRequest(kind="milestone", indicator=IndicatorRequest("portal"))
TITLED = FigureRequest("firms", origin=SourceRequest(title="T"))


@pytest.mark.parametrize(
    ("request_", "problems", "asked", "option"),
    [
        (FIGURE, [], (), None),
        # the table decides, and not the order of the problems
        (FIGURE, missing("--source", "--period", "--value", "--series"), (), "--series"),
        (FIGURE, missing("--source", "--period"), (), "--period"),
        (LEVEL, missing("ID", "--source", "--at-least", "--indicator"), (), "--indicator"),
        (LEVEL, missing("--source", "ID"), (), "ID"),
        # what was refused comes first, then what nobody has a table for
        (FIGURE, [*missing("--series"), refused("--status")], (), "--status"),
        (FIGURE, missing("--unheard-of"), (), "--unheard-of"),
        # a stance is no fault
        (FIGURE, [refused("--revise")], (), "--revise"),
        # optional ones are asked of those who are being asked
        (MILESTONE, missing("--source"), (), "--source"),
        (MILESTONE, missing("--source"), ("--kind",), "--by"),
        (MILESTONE, missing("--source"), ("--kind", "--by"), "--source"),
        (TargetRequest(kind="level", goal={"by": "2030"}), [], ("--kind",), None),
        (TITLED, [], (), None),
        (TITLED, [], ("--source",), "--source-publisher"),
        (TITLED, [], ("--source", "--source-publisher", "--source-url"), "--at"),
        (FigureRequest("firms", origin=SourceRequest("s")), [], ("--source",), "--at"),
        # what a restatement moves may be skipped, until there is nothing else
        (TargetRequest(restate="x"), missing("--at-least", "--source"), (), "--at-least"),
        (TargetRequest(restate="x"), missing("--at-least", "--source"), ("--at-least",), "--by"),
        (TargetRequest(restate="x"), missing("--at-least"), ("--at-least", "--by"), "--at-least"),
        (NewSourceRequest(), [], ("--title",), "--publisher"),
        (NewSourceRequest(address="https://a.b"), [], ("--title",), None),
    ],
)
def test_the_next_question(
    request_: Request, problems: list[RequestProblem], asked: tuple[str, ...], option: str | None
) -> None:
    found = next_question(request_, problems, asked)
    assert (found and found.option) == option
