"""The pages of the words that screens show: headings, labels, grades, remarks, signs."""

from collections.abc import Iterator

from mic_tracker.show.document import Document, Fact, Facts, Paragraphs, Section
from mic_tracker.show.language.glossary import SCALE
from mic_tracker.show.language.words import Words


def screen_word_page(word: str, section: str, key: str, words: Words) -> Iterator[Document]:
    """Make the page of a word; the step of a scale shows the whole scale as well."""
    lead = Paragraphs((words.catalogue["page"][section][key],))
    scale = (_scale(words),) if section == SCALE else ()
    yield Document(word, words.text("page_of", section), lead=(lead,), sections=scale)


def _scale(words: Words) -> Section:
    pages, labels = words.catalogue["page"][SCALE], words.catalogue[SCALE]
    steps = tuple(Fact(labels[key], (page,)) for key, page in pages.items())
    return Section(words.text("explain", "scale"), (Facts(steps),))
