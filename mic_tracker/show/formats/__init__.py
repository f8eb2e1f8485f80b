"""The formats of answers, one file each; a new one is a file and a line here."""

from typing import TYPE_CHECKING

from mic_tracker.errors import WrongUse
from mic_tracker.lazy_table import LazyTable

# completion offers the names, and loads neither words nor a renderer for it
if TYPE_CHECKING:
    from collections.abc import Callable

    from mic_tracker.show.document import Answer
    from mic_tracker.show.language.words import Words
    from mic_tracker.show.screen import Screen

    Render = Callable[[Answer, Words, Screen], str]

FOR_PEOPLE = "terminal"
"""The format that is written in the signs of the screen; all others are in UTF-8, for programs."""
FORMATS: "LazyTable[Render]" = LazyTable(
    {
        FOR_PEOPLE: "mic_tracker.show.formats.terminal:render",
        "json": "mic_tracker.show.formats.json:render",
        "markdown": "mic_tracker.show.formats.markdown:render",
        "csv": "mic_tracker.show.formats.csv:render",
    }
)


def format_named(name: str) -> "Render":
    """Return how a format writes an answer; WrongUse for one that does not exist."""
    if name not in FORMATS:
        raise WrongUse("unknown_format", format=name, known=tuple(FORMATS))
    return FORMATS[name]
