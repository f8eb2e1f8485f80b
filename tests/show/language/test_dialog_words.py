"""Each question has words in each language: how it is asked, and what is allowed."""

import pytest

from mic_tracker.edit.questions import order
from mic_tracker.edit.questions.recorded import CHOICES
from mic_tracker.edit.request import STANCES
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
