"""This view shows an error: what is wrong, and what to do instead."""

import json

from mic_tracker.errors import ErrorFact, TrackerError
from mic_tracker.model.edit import InvalidRequest
from mic_tracker.show.data import schema_head
from mic_tracker.show.language.template import fields
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.edit.problems import refusal
from mic_tracker.text.escape import json_text, plain, shortened


def error_lines(error: TrackerError, words: Words) -> str:
    """Write an error for people: what is wrong in the first line, each way out in one below."""
    message, ways_out = error_text(error, words)
    texts = [words.text("failure", "line", message=message), *(f"  {way}" for way in ways_out)]
    return "".join(f"{plain(line)}\n" for text in texts for line in text.split("\n"))


def error_document(error: TrackerError, words: Words) -> str:
    """Write an error as one JSON document."""
    message, ways_out = error_text(error, words)
    data = schema_head("error") | {
        "message": message,
        "ways_out": ways_out,
        "exit_code": error.exit_code,
    }
    return json_text(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"


def error_text(error: TrackerError, words: Words) -> tuple[str, tuple[str, ...]]:
    """Say what is wrong, and the ways out: each line of help whose facts are all there."""
    if isinstance(error, InvalidRequest):
        return refusal(error.problems, words)
    entry = words.catalogue["error"][error.code]
    facts = {name: _write(fact, words) for name, fact in error.facts.items() if _is_there(fact)}
    lines = [entry["say"], *(line for line in entry["help"] if fields(line) <= facts.keys())]
    message, *ways_out = (words.fill(line, **facts) for line in lines)
    return message, tuple(ways_out)


def _is_there(fact: ErrorFact) -> bool:
    return fact is not None and fact != ()


def _write(fact: ErrorFact, words: Words) -> ErrorFact:
    """Join several names, and shorten what is very long, for the template to write."""
    written = words.names(fact) if isinstance(fact, tuple) else fact
    return shortened(written) if isinstance(written, str) else written
