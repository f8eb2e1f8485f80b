"""English: what people are told of errors, what they can do, and how facts are written."""

from collections.abc import Mapping

from mic_tracker.errors import TrackerError
from mic_tracker.model.fact import MessageFact
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.error import error_text

ENGLISH = Words.load("en")


def written(facts: Mapping[str, MessageFact]) -> dict[str, str]:
    """Write facts as an English sentence has them."""
    return {name: ENGLISH.fact(fact) for name, fact in facts.items()}


def message(error: TrackerError) -> str:
    """What is wrong."""
    return error_text(error, ENGLISH)[0]


def ways_out(error: TrackerError) -> tuple[str, ...]:
    """What can be done instead, a line each."""
    return error_text(error, ENGLISH)[1]
