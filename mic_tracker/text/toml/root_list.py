"""One more text in a list at the top of a file, `include = [...]`; all else stays as it is."""

import re

import tomli

from mic_tracker.text.toml.insertion import written_literal
from mic_tracker.text.toml.outline import tables
from mic_tracker.text.toml.positions import Marks, table_marks

_MARK = "\ufeff"
_COMMA = re.compile(r"[ \t]*,")


def add_to_list(text: str, key: str, value: str, *, after: str) -> str:
    """Add a text to a list of the root table; a new list stands below the key `after`.

    The result is parsed again and compared with what it should say; ValueError for anything else.
    """
    bare = text.removeprefix(_MARK)
    root = tables(bare)[0]
    marks = table_marks(bare, root)
    written = written_literal(value)
    if (key,) in marks:
        changed = _with_element(bare, marks, key, written)
    else:
        line_end = bare.find("\n", marks[(after,)].value[1])
        at = len(bare) if line_end < 0 else line_end
        newline = "\r\n" if bare[:at].endswith("\r") else "\n"
        at -= newline == "\r\n"
        changed = f"{bare[:at]}{newline}{key} = [{written}]{bare[at:]}"
    _check(bare, changed, key, value)
    return text[: len(text) - len(bare)] + changed


def _with_element(bare: str, marks: Marks, key: str, written: str) -> str:
    """The text with one more element right behind the last one, before what is said of it."""
    start, _ = marks[(key,)].value
    last = max((path[1] for path in marks if path[:1] == (key,) and len(path) == 2), default=None)
    if last is None:
        return f"{bare[: start + 1]}{written}{bare[start + 1 :]}"
    at = marks[(key, last)].value[1]
    comma = _COMMA.match(bare, at)
    if comma:
        return f"{bare[: comma.end()]} {written},{bare[comma.end() :]}"
    return f"{bare[:at]}, {written}{bare[at:]}"


def _check(before: str, changed: str, key: str, value: str) -> None:
    old, new = tomli.loads(before), tomli.loads(changed)
    wanted = {**old, key: [*old.get(key, []), value]}
    if new != wanted:
        raise ValueError(key)
