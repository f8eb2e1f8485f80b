"""Errors in English: what people are told, and what they can do."""

from mic_tracker.errors import TrackerError
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.error import error_text

ENGLISH = Words.load("en")


def message(error: TrackerError) -> str:
    """What is wrong."""
    return error_text(error, ENGLISH)[0]


def ways_out(error: TrackerError) -> tuple[str, ...]:
    """What can be done instead, a line each."""
    return error_text(error, ENGLISH)[1]
