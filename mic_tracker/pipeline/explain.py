"""`explain` and `schema`: pages about a word of the program, and the schemas of its files."""

from mic_tracker.assess.methods import METHODS
from mic_tracker.show import schema
from mic_tracker.show.formats import terminal
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.explain import page


def render_explanation(word: str | None, language: LanguageWish, screen: Screen) -> str:
    """Write the pages of a word; without one, the list of all words that have a page."""
    words = Words.load(language.code())
    cards = {name: method.card for name, method in METHODS.items()}
    documents = page.documents(word, cards, words) if word else (page.index(cards, words),)
    return "\n".join(terminal.draw(document, words, screen) for document in documents)


def render_schema(answer: str) -> str:
    """Return the JSON Schema of the registry file, or of what a command prints with --json."""
    return schema.schema_of(answer)
