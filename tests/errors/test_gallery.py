"""The gallery: what is said of each error, word for word; and docs/errors.md beside it."""

import gallery
import pytest
from pages import load_generator

from mic_tracker.model.codes import CODES
from mic_tracker.show.language.words import Words
from mic_tracker.text.values import Why

# cases that cannot do without other findings: one that counts them
ACCOMPANIED = {"MT054": {"MT034"}}


@pytest.mark.parametrize("case", gallery.CASES)
def test_case_is_told_as_expected(case: str) -> None:
    expected = (gallery.HERE / case / "expected.txt").read_text("utf-8")
    assert gallery.told(case) == expected


@pytest.mark.parametrize("case", gallery.CASES)
def test_case_has_no_other_findings(case: str) -> None:
    found = {finding.code for finding in gallery.findings(case)}
    assert found == {case} | ACCOMPANIED.get(case, set())


def test_every_code_of_the_data_has_a_case() -> None:
    assert [code for code in sorted(CODES) if code < "MT100"] == gallery.CASES


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_title_and_a_page(code: str) -> None:
    entry = Words.load("en").catalogue["findings"][code]
    assert entry["title"]
    assert 100 < len(entry["page"]) < 1000


@pytest.mark.parametrize("case", gallery.CASES)
def test_every_fact_that_a_sentence_asks_for_is_there(case: str) -> None:
    words = Words.load("en")
    for finding in gallery.findings(case):
        message, help_ = words.finding(finding)
        assert "?" not in message.replace("'?", "")
        assert help_


def test_every_reason_to_refuse_a_number_has_words() -> None:
    texts = Words.load("en").catalogue["findings"]["MT034"]["why"]
    assert {why.value for why in Why} <= texts.keys()


def test_page_of_errors_is_in_step() -> None:
    pages = load_generator("generate_errors")
    assert pages.PAGE.read_text("utf-8") == pages.page()
