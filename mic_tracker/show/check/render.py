"""A verdict in one of its formats, with what the place that it goes to can show or take."""

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.formats import VERDICTS
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen

SPOKEN = "text"
"""The format for people, whose paths start where they stand."""


def tell(
    verdict: Verdict, format_name: str, words: Words, screen: Screen, room: int | None = None
) -> str:
    """Text in the colours and width of the screen; Markdown in the bytes that its file takes."""
    if format_name == SPOKEN:
        from mic_tracker.show.check.formats import text

        return text.check(verdict, words, screen)
    if format_name == "markdown" and room is not None:
        from mic_tracker.show.check.formats import markdown

        return markdown.check(verdict, words, room)
    return VERDICTS[format_name](verdict, words)
