"""Insert a block into a registry as text: every byte a person wrote stays where it was."""

import re
from bisect import bisect_left
from collections.abc import Mapping

from mic_tracker.text.toml.outline import KeyPath, TableSpan, tables
from mic_tracker.text.toml.places import line_starts
from mic_tracker.text.toml.positions import table_marks

_REST_OF_LINE = re.compile(r"[^\n]*+(?:\n|\Z)")
_COMMENT_LINES = re.compile(r"(?>(?:[ \t]*+#[^\n]*+(?:\n|\Z))*)")
_BLANK_LINE = re.compile(r"[ \t]*+\r?(?:\n|\Z)")


def insert_block(text: str, block: str, after_line: int | None = None) -> str:
    """`text` (valid TOML) with `block` after the block that holds line `after_line`, or at the end.

    `block` has LF newlines and takes the prevailing ones of the text; one blank line parts it from
    its neighbours. The result is a pure insertion: taking the piece out again gives `text`.
    """
    at = len(text) if after_line is None else end_of_block(text, after_line)
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    before, after = text[:at], text[at:]
    piece = _gap_before(before) + block.strip("\n") + "\n" + _gap_after(after)
    return before + piece.replace("\n", newline) + after


def _gap_before(before: str) -> str:
    """The newlines that make one blank line after `before`; a file's first line needs none."""
    lines = before.removeprefix("\ufeff").replace("\r\n", "\n")
    if not lines.strip("\n") or lines.endswith("\n\n"):
        return ""
    return "\n" if lines.endswith("\n") else "\n\n"


def _gap_after(after: str) -> str:
    return "" if _BLANK_LINE.match(after) else "\n"


def end_of_block(text: str, line: int) -> int:
    """The offset, at the start of a line, behind the block of `text` that holds `line`.

    The text is valid TOML. A block is a table with the tables below it ([a.b] belongs to [a] or to
    the last [[a]]). Comments right under its last key belong to it, unless the next header follows
    them without a blank line.
    """
    mark = text.startswith("\ufeff")
    bare = text.removeprefix("\ufeff")
    every = tables(bare)
    starts = line_starts(bare)
    limit = starts[line] if line < len(starts) else len(bare) + 1
    # the last header above the end of the line
    holding = bisect_left(every, limit, 1, key=lambda table: table.header[0]) - 1
    return mark + _end(bare, _last_of_block(every, holding))


def _last_of_block(every: list[TableSpan], holding: int) -> TableSpan:
    """The last table below the one that holds the line, wherever it stands.

    A new [[a]] before an [a.b] would take it away from the [[a]] it belongs to.
    """
    owner = _owner(every[holding].path)
    if not owner:
        return every[0]
    return next(table for table in reversed(every) if table.path[: len(owner)] == owner)


def _owner(path: KeyPath) -> KeyPath:
    """The outermost array element in a path, or the whole path."""
    elements = (size for size, step in enumerate(path, start=1) if isinstance(step, int))
    return path[: next(elements, len(path))]


def _end(text: str, table: TableSpan) -> int:
    written = [mark.value[1] for mark in table_marks(text, table).values()]
    end = _after(_REST_OF_LINE, text, max([table.header[1], *written]))
    if not written and not table.path:
        end = 0
    below = _after(_COMMENT_LINES, text, end)
    return end if below == table.body[1] < len(text) else below


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def render_block(header: str, fields: Mapping[str, object]) -> str:
    """The TOML lines of a table: `header` (`[[observations]]`), then its fields, `=` aligned.

    Fields: what tomli_w writes (text, numbers, Booleans, dates), lists and mappings of it; a
    mapping becomes an inline table, as a registry's blocks are flat.
    """
    keys = [written_key(key) for key in fields]
    width = max(map(len, keys), default=0)
    values = map(written_literal, fields.values())
    lines = (f"{key:{width}} = {value}\n" for key, value in zip(keys, values, strict=True))
    return f"{header}\n{''.join(lines)}"


def written_key(key: str) -> str:
    """A key as TOML writes it: bare where it can be."""
    import tomli_w  # noqa: PLC0415 - only commands that write pay for it

    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")


def written_literal(value: object) -> str:
    """A value as TOML writes it, on one line."""
    import tomli_w  # noqa: PLC0415 - only commands that write pay for it

    if isinstance(value, Mapping):
        inside = ", ".join(f"{written_key(key)} = {written_literal(v)}" for key, v in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written_literal, value))}]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")
