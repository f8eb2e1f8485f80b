"""Likelihoods on thin evidence: the nearest round number, and the word beside it."""

from fractions import Fraction
from itertools import pairwise

import pytest

from mic_tracker.show.language.numbers import odds, rough_word
from mic_tracker.show.language.words import Words

WORDS = Words.load("en")
ROUND = {
    "1_in_10": Fraction(1, 10),
    "1_in_5": Fraction(1, 5),
    "1_in_4": Fraction(1, 4),
    "1_in_3": Fraction(1, 3),
    "1_in_2": Fraction(1, 2),
    "2_in_3": Fraction(2, 3),
    "3_in_4": Fraction(3, 4),
    "4_in_5": Fraction(4, 5),
    "9_in_10": Fraction(9, 10),
}
ENDS = {"under_1_in_20", "over_19_in_20"}


@pytest.mark.parametrize("thousandth", range(1001))
def test_it_is_the_nearest_one(thousandth: int) -> None:
    chance = Fraction(thousandth, 1000)
    name = odds(thousandth / 1000)
    if name in ENDS:
        assert chance < Fraction(1, 20) or chance > Fraction(19, 20)
        return
    assert Fraction(1, 20) <= chance <= Fraction(19, 20)
    distance = {other: abs(chance - number) for other, number in ROUND.items()}
    assert distance[name] == min(distance.values())


@pytest.mark.parametrize(("less", "more"), [*pairwise(ROUND)])
def test_half_way_between_two_the_one_nearer_to_even_is_taken(less: str, more: str) -> None:
    bound = (ROUND[less] + ROUND[more]) / 2
    nearer = more if bound < Fraction(1, 2) else less
    assert odds(float(bound)) == nearer
    assert odds(float(bound) - 1e-9) == less
    assert odds(float(bound) + 1e-9) == more


def test_the_ends_are_open() -> None:
    assert [odds(chance) for chance in (0, 1e-300, 0.0499999)] == ["under_1_in_20"] * 3
    assert [odds(chance) for chance in (1, 1 - 2**-53, 0.9500001)] == ["over_19_in_20"] * 3
    assert (odds(0.05), odds(0.95)) == ("1_in_10", "9_in_10")


@pytest.mark.parametrize("hundredth", range(101))
def test_a_chance_and_its_counterpart_are_told_alike(hundredth: int) -> None:
    mirror = {"very_likely": "very_unlikely", "likely": "unlikely"}
    mirror |= {unlikely: likely for likely, unlikely in mirror.items()}
    word, other = rough_word(hundredth / 100), rough_word(1 - hundredth / 100)
    assert other == mirror.get(word, word)


def test_the_word_and_the_number() -> None:
    told = {chance: WORDS.likelihood(chance, thin=True) for chance in (0.01, 0.0877, 0.5, 0.7, 1.0)}
    assert told == {
        0.01: "very unlikely, less than 1 in 20",
        0.0877: "unlikely, about 1 in 10",
        0.5: "as likely as not, about 1 in 2",
        0.7: "likely, about 2 in 3",
        1.0: "very likely, more than 19 in 20",
    }
    assert WORDS.likelihood(0.0877) == "9% (very unlikely)"


def test_a_cell_never_breaks_inside_a_number() -> None:
    for hundredth in range(101):
        word, number = WORDS.chance(hundredth / 100, thin=True).rsplit(" ", 1)
        assert word.endswith(",")
        assert "-in-" in number
    assert WORDS.chance(0.0877, thin=False) == "9%"


def test_every_number_and_every_word_is_in_the_catalogue() -> None:
    keys = {*ROUND, *ENDS}
    assert set(WORDS.catalogue["odds"]) == set(WORDS.catalogue["odds_short"]) == keys
    used = {rough_word(hundredth / 100) for hundredth in range(101)}
    assert set(WORDS.catalogue["rough_word"]) == set(WORDS.catalogue["rough_word_short"]) == used
