"""The formats of answers, one file each; a new one is a file and a line here."""

from collections.abc import Callable
from importlib import import_module

from mic_tracker.errors import WrongUse
from mic_tracker.show.document import Answer
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen

Render = Callable[[Answer, Words, Screen], str]
"""What a format's module has under the name `render`."""

FORMATS: dict[str, str] = {
    "terminal": "mic_tracker.show.formats.terminal",
    "json": "mic_tracker.show.formats.json",
    "markdown": "mic_tracker.show.formats.markdown",
    "csv": "mic_tracker.show.formats.csv",
}


def format_named(name: str) -> Render:
    """How a format writes an answer; WrongUse for one that does not exist."""
    if name not in FORMATS:
        raise WrongUse(
            f"there is no format {name!r}", ways_out=(f"there are: {', '.join(FORMATS)}",)
        )
    render: Render = import_module(FORMATS[name]).render
    return render
