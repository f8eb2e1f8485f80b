"""The order in which a language lists names: letters first, then tones, then capitals.

It is that of CLDR, so that a list sorted here and one sorted in a browser agree: the letters of the
whole names are compared, their tones only where all letters are the same, and capitals last of all.
`[collation]` of a catalogue has the letters and the tones of a language. Python would put `đ` last;
its `locale` knows the languages of the machine only, and PyICU is compiled.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from unicodedata import combining, lookup, name, normalize

SortKey = tuple[tuple[tuple[int, int], ...], tuple[tuple[int, ...], ...], tuple[bool, ...]]
_SPACE, _SIGN, _DIGIT, _LETTER, _FOREIGN = range(5)
"""The classes of characters, in their order."""
_STROKE = "\N{COMBINING SHORT STROKE OVERLAY}"


class _Unit(NamedTuple):
    """A letter with the marks that do not make another letter of it."""

    letter: str
    marks: tuple[str, ...]
    capital: bool


def name_order(catalogue: Mapping[str, Mapping[str, str]]) -> Callable[[str], SortKey]:
    """Return the key by which a language sorts names."""
    section = catalogue["collation"]
    letters = {letter: rank for rank, letter in enumerate(section["letters"].split())}
    tones = {
        mark: rank
        for rank, example in enumerate(section["tones"].split(), 1)
        for mark in filter(combining, normalize("NFD", example))
    }

    def key(text: str) -> SortKey:
        units = [*_units(text, letters)]
        return (
            tuple(_weight(unit.letter, letters) for unit in units),
            tuple(tuple(tones.get(m, 100 + ord(m)) for m in unit.marks) for unit in units),
            tuple(unit.capital for unit in units),
        )

    return key


def _units(text: str, letters: Mapping[str, int]) -> Iterator[_Unit]:
    """Part a name into letters: a mark belongs to the letter that the language makes with it."""
    for cluster in _clusters(normalize("NFD", text)):
        letter, marks = cluster[0].lower(), []
        if letter not in letters and (bare := _without_stroke(letter)) in letters:
            letter, marks = bare, [_STROKE]
        for mark in cluster[1:]:
            joined = normalize("NFC", letter + mark)
            if joined in letters:
                letter = joined
            else:
                marks.append(mark)
        yield _Unit(letter, tuple(marks), cluster[0].isupper())


def _without_stroke(letter: str) -> str:
    """The letter below a stroke, which Unicode does not part: `d` for `đ`."""
    named, _, stroke = name(letter[0], "").partition(" WITH ")
    return lookup(named).lower() if stroke == "STROKE" else letter


def _clusters(text: str) -> Iterator[str]:
    """Each character with the marks behind it."""
    cluster = ""
    for char in text:
        if cluster and not combining(char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _weight(letter: str, letters: Mapping[str, int]) -> tuple[int, int]:
    if letter in letters:
        return _LETTER, letters[letter]
    first = ord(letter[0])
    if letter.isspace():
        return _SPACE, first
    if letter.isdecimal():
        return _DIGIT, int(letter)
    return (_FOREIGN if letter.isalpha() else _SIGN), first
