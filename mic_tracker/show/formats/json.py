"""This format is for programs: a JSON document, the same bytes for the same report."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pydantic_core import to_json

from mic_tracker.show.document import Answer, Data
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.text.escape import json_text

# at the end of a line no text can stand without its quotes, so these are numbers
_SPELT_OTHERWISE = re.compile(r" (-?(?:0\.0000\d*|\d[\d.]*e[-+]?\d+))(?=,?$)", re.MULTILINE)
"""Numbers below 0.0001, and those of 1e16 and more."""
_EXPONENT = re.compile(r"e[-+]?\d+,?$", re.MULTILINE)
"""What a number of 1e16 and more, or far below 0.0001, ends with: it is soon looked for."""
_BATCH = 500
"""Records that are written at a time."""
_NO_NUMBER = re.compile(r" (?:NaN|-?Infinity),?$", re.MULTILINE)


def render(answer: Answer, _: Words, __: Screen) -> str:
    """Write the data of an answer; schemas/ has the keys."""
    return write(answer.data())


def write(data: Data) -> str:
    """Write data as JSON that ends with a line end; ValueError for a number that JSON has not."""
    return json_text(_document(data)) + "\n"


def write_pieces(data: Data) -> Iterator[str]:
    """Write data as `write` does, in pieces of whole lines.

    Its last value may be a sequence of records that are made as they are read, and that are more
    than fit into memory; then the pieces are the same text.
    """
    last = next(reversed(data))
    records = data[last]
    if not isinstance(records, Sequence) or isinstance(records, list | tuple | str):
        yield write(data)
        return
    if not records:
        yield write({**data, last: []})
        return
    head, end = write({**data, last: []}).rsplit("[]", 1)
    yield f"{head}[\n"
    left = iter(records)
    batch = [*islice(left, _BATCH)]
    while batch:
        following = [*islice(left, _BATCH)]
        yield f"{_inner_lines(batch)}{',' if following else ''}\n"
        batch = following
    yield f"  ]{end}"


def _inner_lines(records: Sequence[Data]) -> str:
    """Records as they stand in a list that is the value of a key."""
    lines = json_text(_document(records)).removeprefix("[\n").removesuffix("\n]")
    return "  " + lines.replace("\n", "\n  ")


def _document(data: Data | Sequence[Data]) -> str:
    """The document as Python's `json` writes it, which is slow where lines are indented."""
    try:
        document = to_json(data, indent=2, fallback=iter).decode()
    except ValueError:  # half a character, which `json` hands on for others to refuse
        return _slowly(data)
    if ("NaN" in document or "Infinity" in document) and _NO_NUMBER.search(document):
        return _slowly(data)
    if "0.0000" not in document and not _EXPONENT.search(document):
        return document
    return _SPELT_OTHERWISE.sub(lambda number: f" {float(number[1])!r}", document)


def _slowly(data: Data | Sequence[Data]) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False, default=list)
