"""This module renders verdicts for what the screen can show or the file can take."""

from collections.abc import Sequence

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.formats import VERDICTS
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen

FOR_PEOPLE = "text"
"""The format for people, whose paths start where they stand."""


def render_verdicts(
    verdicts: Sequence[Verdict],
    format_name: str,
    words: Words,
    screen: Screen,
    room: int | None = None,
) -> str:
    """Render verdicts: text as the screen can show it, Markdown in at most `room` bytes."""
    if format_name == FOR_PEOPLE:
        from mic_tracker.show.check.formats import text

        return text.check(verdicts, words, screen)
    if format_name == "markdown" and room is not None:
        from mic_tracker.show.check.formats import markdown

        return markdown.check(verdicts, words, room)
    return VERDICTS[format_name](verdicts, words)
