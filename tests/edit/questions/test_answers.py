"""An answer that is put into a request can be read out of it again, and taken out."""

import pytest

from mic_tracker.edit.questions.answers import STANCES, answer_option, given_options
from mic_tracker.edit.questions.order import RESTATEMENT, TABLES
from mic_tracker.edit.request import (
    CorrectionRequest,
    FigureRequest,
    NewIndicatorRequest,
    NewSourceRequest,
    Request,
    ReviewRequest,
    SourceRequest,
    TargetRequest,
)

EMPTY: dict[type, Request] = {
    FigureRequest: FigureRequest("firms"),
    TargetRequest: TargetRequest(),
    NewIndicatorRequest: NewIndicatorRequest(),
    NewSourceRequest: NewSourceRequest(),
    ReviewRequest: ReviewRequest("firms-2030"),
    CorrectionRequest: CorrectionRequest("firms"),
}
EVERY = [(kind, q.option) for kind, table in TABLES.items() for q in table]
EVERY += [(TargetRequest, q.option) for q in RESTATEMENT] + [(CorrectionRequest, "--period")]


def test_every_kind_of_request_is_tried() -> None:
    assert TABLES.keys() <= EMPTY.keys()


@pytest.mark.parametrize(("kind", "option"), EVERY)
def test_an_answer_is_held_and_can_be_taken_out(kind: type, option: str) -> None:
    empty = EMPTY[kind]
    answered = answer_option(empty, option, "made-up")
    assert answered is not None
    assert given_options(answered) == {option: "" if option in STANCES else "made-up"}
    without = answer_option(answered, option, "")
    assert option in STANCES or without == empty


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("at most 9", {"--at-most": "9"}),
        ("không quá 9", {"--at-most": "9"}),
        ("Tối đa 9", {"--at-most": "9"}),
        ("từ 9 trở xuống", {"--at-most": "9"}),
        ("up to 9", {"--at-most": "9"}),
        ("ít nhất 9", {"--at-least": "ít nhất 9"}),
        ("9", {"--at-least": "9"}),
    ],
)
def test_a_bound_takes_the_place_of_the_other(typed: str, held: dict[str, str]) -> None:
    before = TargetRequest(goal={"at_least": "1", "at_most": "2"})
    answered = answer_option(before, "--at-least", typed)
    assert answered is not None
    assert given_options(answered) == held


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("report-2024", {"--source": "report-2024"}),
        ("A report", {"--source-title": "A report"}),
        ('"report"', {"--source-title": "report"}),
        ('"A report" and more', {"--source-title": '"A report" and more'}),
    ],
)
def test_a_source_is_an_id_or_a_title(typed: str, held: dict[str, str]) -> None:
    answered = answer_option(FigureRequest("firms"), "--source", typed)
    assert answered is not None
    assert given_options(answered) == held


def test_a_promise_has_no_other_day_than_its_source() -> None:
    origin = SourceRequest(title="T", published="2024", at="p. 1")
    answered = answer_option(TargetRequest(origin=origin), "--source", "s")
    assert answered is not None
    assert given_options(answered) == {"--source": "s", "--at": "p. 1"}
