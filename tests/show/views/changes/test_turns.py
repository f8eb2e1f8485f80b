"""The words of causes: the same as those of a check, in whole sentences."""

import pytest

from mic_tracker.model.difference import ChangeCause
from mic_tracker.show.language.words import Words

WORDS = Words.load("en")


@pytest.mark.parametrize("cause", ChangeCause)
def test_the_sentence_of_a_cause_has_the_words_of_a_check(cause: ChangeCause) -> None:
    assert WORDS.catalogue["cause"][cause] in WORDS.catalogue["turn_cause"][cause]


def test_every_sentence_is_whole() -> None:
    for section in ("turn", "turn_cause", "claim_news"):
        for key, text in WORDS.catalogue[section].items():
            assert key == "became" or (text[0] in "{TMSB" and text[-1] == ".")
