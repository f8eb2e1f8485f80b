"""The words that screens show and `explain` has a page about, as a language writes them.

The catalogue has the pages in `[page.SECTION]`, under the keys that the words have in `[SECTION]`;
so a page follows its word when the word is changed or translated. No record is loaded here,
because completion offers these words and has to answer at once.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import normalize

SCALE = "likelihood"
"""The section of words that are the steps of one scale."""
_NAMED = ("status", "flag", "reason_short")
"""Sections of words whose pages stand elsewhere in the catalogue."""
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def screen_words(catalogue: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The words of the screens with a page of their own: each with its section and key."""
    for section, pages in catalogue["page"].items():
        labels = catalogue[section]
        for key in pages:
            yield _bare_word(labels[key]), section, key


def _bare_word(text: str) -> str:
    """The word of an entry, without what is filled in and without the colon before a list."""
    return _PLACEHOLDER.sub("", text).strip(" :")


def explained_words(catalogue: Mapping[str, Any]) -> Iterator[str]:
    """All words of a language that have a page, in the spelling in which they are compared."""
    for section in _NAMED:
        yield from map(fold_word, catalogue[section].values())
    yield from (fold_word(word) for word, _, _ in screen_words(catalogue))
    for bands in catalogue["band"].values():
        yield from map(fold_word, bands.values())


def fold_word(word: str) -> str:
    """A word as it is compared: without regard to case, hyphens, underscores and spaces.

    A letter and its accents, typed one by one, are one letter.
    """
    return "-".join(normalize("NFC", word).lower().replace("_", " ").split())
