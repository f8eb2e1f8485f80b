"""`explain` and `schema`: pages about a word of the program, and the schemas of its files."""

from mic_tracker.assess.methods import METHODS
from mic_tracker.show import schema
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import explain


def render_explanation(word: str, language: str | None, screen: Screen) -> str:
    """The page of a finding code, a rule, a status, a reason or a method."""
    cards = {name: method.card for name, method in METHODS.items()}
    return explain.explain(word, cards, Words.load(language or "en"), screen)


def schema_of(answer: str) -> str:
    """The JSON Schema of the registry file, or of what a command prints with --json."""
    return schema.schema_of(answer)
