"""This format is for programs: a JSON document, the same bytes for the same report."""

import json

from mic_tracker.show.document import Answer, Data
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.text.escape import json_text


def render(answer: Answer, _: Words, __: Screen) -> str:
    """Write the data of an answer; schemas/ has the keys."""
    return write(answer.data())


def write(data: Data) -> str:
    """Write data as JSON that ends with a line end; ValueError for a number that JSON has not."""
    return json_text(json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)) + "\n"
