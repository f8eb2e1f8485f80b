"""One more text in a list at the top of a file, `include = [...]`; all else stays as it is."""

import tomli

from mic_tracker.text.toml.insertion import written_literal
from mic_tracker.text.toml.outline import tables
from mic_tracker.text.toml.positions import table_marks

_MARK = "\ufeff"


def add_to_list(text: str, key: str, value: str, *, after: str) -> str:
    """Add a text to a list of the root table; a new list stands below the key `after`.

    The result is parsed again and compared with what it should say; ValueError for anything else.
    """
    bare = text.removeprefix(_MARK)
    root = tables(bare)[0]
    marks = table_marks(bare, root)
    written = written_literal(value)
    if (key,) in marks:
        start, end = marks[(key,)].value
        grown = _grown(bare[start:end], written)
        changed = bare[:start] + grown + bare[end:]
    else:
        line_end = bare.find("\n", marks[(after,)].value[1])
        at = len(bare) if line_end < 0 else line_end
        newline = "\r\n" if bare[:at].endswith("\r") else "\n"
        at -= newline == "\r\n"
        changed = f"{bare[:at]}{newline}{key} = [{written}]{bare[at:]}"
    _check(bare, changed, key, value)
    return text[: len(text) - len(bare)] + changed


def _grown(array: str, written: str) -> str:
    """An array with one more element, before its closing bracket."""
    inner = array[1:-1]
    body = inner.rstrip()
    comma = "" if not body or body.endswith(",") else ","
    space = "" if not body else " "
    return f"[{body}{comma}{space}{written}{inner[len(body) :]}]"


def _check(before: str, changed: str, key: str, value: str) -> None:
    old, new = tomli.loads(before), tomli.loads(changed)
    wanted = {**old, key: [*old.get(key, []), value]}
    if new != wanted:
        raise ValueError(key)
