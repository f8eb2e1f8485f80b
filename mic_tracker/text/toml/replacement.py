"""Change one table of an array in place: only the tokens that change are written anew.

Every change is parsed again and compared with the data that it should give: what would touch
anything else is refused.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import tomli

from mic_tracker.text.toml.insertion import end_of_block, written_key, written_literal
from mic_tracker.text.toml.outline import KeyPath, Span, TableSpan, tables
from mic_tracker.text.toml.places import line_starts
from mic_tracker.text.toml.positions import Marks, table_marks

_BYTE_ORDER_MARK = "\ufeff"
_PLAIN_NUMBER = re.compile(r"([+-]?)(\d+)((?:\.\d+)?)", re.ASCII)
_GROUPED_NUMBER = re.compile(r"[+-]?\d+_[\d_.]+", re.ASCII)
_NOT_LITERAL = re.compile(r"['\x00-\x08\x0a-\x1f\x7f]")
_COMMENT = re.compile(r"[ \t]*#")
# a rule or a frame, or a second number sign: a comment that is the heading of a section
_HEADING = re.compile(r"[\u2500-\u257f]{2}|([-=*#~_+])\1\1|^[ \t]*##")
_BLANK_LINES = re.compile(r"(?>(?:[ \t]*+\r?\n)*)(?>[ \t]*\Z)?")
_REST_OF_ELEMENT = re.compile(r"[ \t]*+,?[ \t]*+(?:#[^\n]*+)?\r?(?:\n|\Z)")


class UneditableText(ValueError):
    """The table is written in a way in which it cannot be changed without touching the rest."""


class ChangedText(NamedTuple):
    """A text after a change, and the lines that the change is about."""

    text: str
    first_line: int
    old: str
    """The lines as they were."""
    new: str
    """The lines as they are; "" where they are gone."""


class _Splice(NamedTuple):
    start: int
    end: int
    text: str


class _Member(NamedTuple):
    """A key of the table with its value."""

    key: Span
    value: Span


class _Element(NamedTuple):
    """A table of an array: under a `[[header]]`, or inline between braces."""

    path: KeyPath
    members: Mapping[str, _Member]
    """In the order of the text."""
    whole: Span
    """The header, or all between the braces."""
    inline: bool
    dotted: Mapping[str, Mapping[str, _Member]] = MappingProxyType({})
    """Of keys that are written in parts, `note.en = …`, the last part of each with its value."""


def find_element(text: str, array: str, line: int, column: int) -> KeyPath:
    """The path of the table of an array that starts at a line and a column; both from 1.

    Raises UneditableText where none does.
    """
    bare = text.removeprefix(_BYTE_ORDER_MARK)
    starts = [*line_starts(bare), len(bare)]
    at = starts[min(line, len(starts)) - 1] + column - 1
    every = tables(bare)
    headers = {table.path: table.header[0] for table in every if table.path}
    inline = {path: mark.key[0] for path, mark in table_marks(bare, every[0]).items()}
    found = (inline | headers).items()
    paths = [p for p, start in found if start == at and len(p) == 2 and p[0] == array]
    if not paths:
        raise UneditableText
    return paths[0]


def element_data(text: str, path: KeyPath) -> Mapping[str, Any]:
    """The table at a path as it is parsed."""
    array, index = _split(path)
    found: Mapping[str, Any] = _parse(text)[array][index]
    return found


def _split(path: KeyPath) -> tuple[str, int]:
    """The array and the number of an element."""
    array, index = path
    assert isinstance(array, str)  # so are paths of elements made  # noqa: S101
    assert isinstance(index, int)  # the same  # noqa: S101
    return array, index


def set_keys(
    text: str, path: KeyPath, values: Mapping[str, object], removed: Collection[str] = ()
) -> ChangedText:
    """Set and remove keys of a table; new ones follow its last.

    Raises UneditableText where that cannot be done without touching something else.
    """
    bare = text.removeprefix(_BYTE_ORDER_MARK)
    element = _find(bare, path)
    splices = [
        *_replacements(bare, element, values),
        *_removals(bare, element, removed),
        *_additions(bare, element, values, removed),
    ]
    expected = _with_element(_parse(text), path, values, removed)
    return _changed(text, splices, _lines_of(bare, element), expected)


def remove_element(text: str, path: KeyPath, *, keep_comments: bool = False) -> ChangedText:
    """Remove a table with its lines.

    The comments right above it go too, up to a heading (a line with a rule such as `──`), unless
    they are to be kept. Raises UneditableText where something else would be touched.
    """
    bare = text.removeprefix(_BYTE_ORDER_MARK)
    element = _find(bare, path)
    if element.inline:
        span = _inline_removal(bare, element, path)
    else:
        span = _block_removal(bare, element, keep_comments=keep_comments)
    expected = _without_element(_parse(text), path, keep_array=element.inline)
    return _changed(text, [_Splice(*span, "")], _whole_lines(bare, span), expected)


def _find(bare: str, path: KeyPath) -> _Element:
    for table in tables(bare):
        if table.path == path:
            marks = table_marks(bare, table)
            members = _members(marks, path)
            dotted = {key: parts for key in members if (parts := _dotted(bare, marks, path, key))}
            return _Element(path, members, table.header, inline=False, dotted=dotted)
    marks = table_marks(bare, tables(bare)[0])
    if path not in marks:
        raise UneditableText
    return _Element(path, _members(marks, path), marks[path].value, inline=True)


def _dotted(bare: str, marks: Marks, path: KeyPath, key: str) -> dict[str, _Member]:
    """The parts `en` and `vi` of a key that is written `note.en = …` and `note.vi = …`."""
    parts = _members(marks, (*path, key))
    before = (bare[: part.key[0]].rstrip() for part in parts.values())
    return parts if parts and all(text.endswith(".") for text in before) else {}


def _members(marks: Marks, path: KeyPath) -> dict[str, _Member]:
    inside = {str(p[-1]): _Member(*m) for p, m in marks.items() if p[:-1] == path and p != path}
    return dict(sorted(inside.items(), key=lambda item: item[1].key))


def _replacements(bare: str, element: _Element, values: Mapping[str, object]) -> Iterator[_Splice]:
    for key, value in values.items():
        if key in element.dotted:
            yield from _part_replacements(bare, element.dotted[key], value)
        elif key in element.members:
            start, end = element.members[key].value
            yield _Splice(start, end, _in_manner(value, bare[start:end]))


def _part_replacements(bare: str, parts: Mapping[str, _Member], value: object) -> Iterator[_Splice]:
    """The parts of a key that say something else; the others keep their bytes."""
    if not isinstance(value, Mapping) or value.keys() != parts.keys():
        raise UneditableText
    for name, part in parts.items():
        start, end = part.value
        if _parse(f"x = {bare[start:end]}")["x"] != value[name]:
            yield _Splice(start, end, _in_manner(value[name], bare[start:end]))


def _in_manner(value: object, old: str) -> str:
    """A value in the manner of the token that it replaces: `51_038`, `'text'`."""
    written = written_literal(value)
    number = _PLAIN_NUMBER.fullmatch(written)
    if number and _GROUPED_NUMBER.fullmatch(old):
        return f"{number[1]}{int(number[2]):_}{number[3]}"
    single = old.startswith("'") and not old.startswith("'''")
    if single and isinstance(value, str) and not _NOT_LITERAL.search(value):
        return f"'{value}'"
    return written


def _removals(bare: str, element: _Element, removed: Collection[str]) -> Iterator[_Splice]:
    gone = [key for key in element.members if key in removed]
    if not element.inline:
        for key in gone:
            start, end = element.members[key].key[0], element.members[key].value[1]
            yield _Splice(*_whole_lines(bare, (start, end)), "")
        return
    members = list(element.members.items())
    kept = [i for i, (key, _) in enumerate(members) if key not in removed]
    if not kept:
        raise UneditableText
    spans = [
        (members[i - 1][1].value[1], member.value[1])
        for i, (key, member) in enumerate(members)
        if key in removed and i > kept[0]
    ]
    if kept[0]:
        spans.append((members[0][1].key[0], members[kept[0]][1].key[0]))
    yield from (_Splice(*_plain(bare, span), "") for span in spans)


def _plain(bare: str, span: Span) -> Span:
    """The span, unless a comment or the end of a line is in it."""
    if re.search(r"[#\n]", re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", "", bare[slice(*span)])):
        raise UneditableText
    return span


def _additions(
    bare: str, element: _Element, values: Mapping[str, object], removed: Collection[str]
) -> Iterator[_Splice]:
    new = {key: value for key, value in values.items() if key not in element.members}
    kept = {key: member for key, member in element.members.items() if key not in removed}
    if not new:
        return
    if not kept:
        raise UneditableText
    last = max(kept.values(), key=lambda member: member.value)
    if element.inline:
        pairs = (f", {written_key(key)} = {written_literal(new[key])}" for key in new)
        yield _Splice(last.value[1], last.value[1], "".join(pairs))
        return
    at = _end_of_line(bare, last.value[1])
    newline = _newline(bare, at)
    lines = (_new_line(bare, kept.values(), last, key, value) for key, value in new.items())
    yield _Splice(at, at, "".join(newline + line for line in lines))


def _new_line(
    bare: str, members: Collection[_Member], last: _Member, key: str, value: object
) -> str:
    """The line of a new key, indented and spaced as the last one, `=` aligned where it is."""
    start = bare.rfind("\n", 0, last.key[0]) + 1
    equals = bare.index("=", last.key[1])
    columns = {_column(bare, bare.index("=", member.key[1])) for member in members}
    widths = {_column(bare, member.key[1]) for member in members}
    head = bare[start : last.key[0]] + written_key(key)
    gap = bare[last.key[1] : equals]
    if len(columns) == 1 and len(widths) > 1:
        room = min(columns) - len(head)
        gap = " " * max(room, min(1, min(columns) - max(widths)))
    return f"{head}{gap}={bare[equals + 1 : last.value[0]]}{written_literal(value)}"


def _column(bare: str, at: int) -> int:
    return at - bare.rfind("\n", 0, at) - 1


def _end_of_line(bare: str, at: int) -> int:
    """The offset at which the line ends that holds `at`, before its newline."""
    end = bare.find("\n", at)
    if end < 0:
        return len(bare)
    return end - (bare[end - 1 : end] == "\r")


def _newline(bare: str, at: int) -> str:
    """The newline at an offset; at the end of the text the prevailing one."""
    if at < len(bare):
        return "\r\n" if bare[at] == "\r" else "\n"
    return "\r\n" if bare.count("\r\n") * 2 > bare.count("\n") else "\n"


def _lines_of(bare: str, element: _Element) -> Span:
    """All lines of a table, from its header to its last key."""
    parts = [part for parts in element.dotted.values() for part in parts.values()]
    ends = [member.value[1] for member in (*element.members.values(), *parts)]
    return _whole_lines(bare, (element.whole[0], max([element.whole[1], *ends])))


def _whole_lines(bare: str, span: Span) -> Span:
    """A span with the rest of the lines that it touches."""
    start = bare.rfind("\n", 0, span[0]) + 1
    if span[1] > span[0] and bare[span[1] - 1 : span[1]] == "\n":
        return start, span[1]
    end = bare.find("\n", span[1])
    return start, len(bare) if end < 0 else end + 1


def _block_removal(bare: str, element: _Element, *, keep_comments: bool) -> Span:
    header = bare.rfind("\n", 0, element.whole[0]) + 1
    start = header if keep_comments else _comments_above(bare, header)
    end = end_of_block(bare, bare.count("\n", 0, header) + 1)
    return _with_gap(bare, start, end)


def _comments_above(bare: str, header: int) -> int:
    """The start of the comment lines right above a header; a heading among them ends them."""
    every = tables(bare)
    above = [table for table in every if table.body[1] <= header]
    bound = _end_of_values(bare, above[-1]) if above else 0
    start = header
    while start > bound:
        line = bare.rfind("\n", 0, start - 1) + 1
        comment = bare[line:start]
        if line < bound or not _COMMENT.match(comment) or _HEADING.search(comment):
            break
        start = line
    return start


def _end_of_values(bare: str, table: TableSpan) -> int:
    """The start of the line behind the last value of a table."""
    ends = [mark.value[1] for mark in table_marks(bare, table).values()]
    end = max([table.header[1], *ends])
    return _whole_lines(bare, (end, end))[1] if end else 0


def _with_gap(bare: str, start: int, end: int) -> Span:
    """The span with the blank lines on one side of it, the fewer where it has some on both."""
    above = bare[:start].rstrip(" \t\r\n")
    first = _whole_lines(bare, (len(above), len(above)))[1] if above else 0
    behind = _BLANK_LINES.match(bare, end)
    last = behind.end() if behind else end
    before, after = bare.count("\n", first, start), bare.count("\n", end, last)
    if last == len(bare) or 0 < before < after:
        return min(first, start), end
    return start, last if before or not above else end


def _inline_removal(bare: str, element: _Element, path: KeyPath) -> Span:
    """The element with its comma; with its lines, where nothing else stands on them."""
    start, end = element.whole
    line = bare.rfind("\n", 0, start) + 1
    rest = _REST_OF_ELEMENT.match(bare, end)
    if rest and not bare[line:start].strip():
        return line, rest.end()
    array, index = _split(path)
    marks = table_marks(bare, tables(bare)[0])
    after, before = marks.get((array, index + 1)), marks.get((array, index - 1))
    if after:
        return _plain(bare, (start, after.value[0]))
    return _plain(bare, (before.value[1] if before else start, end))


def _changed(
    text: str, splices: Collection[_Splice], lines: Span, expected: Mapping[str, Any]
) -> ChangedText:
    """The text with its splices; UneditableText unless it parses to just what is expected."""
    bare = text.removeprefix(_BYTE_ORDER_MARK)
    result = bare
    for splice in sorted(splices, reverse=True):
        result = result[: splice.start] + splice.text + result[splice.end :]
    if not _same(_parse(result), expected):
        raise UneditableText
    first, last = lines
    new = result[first : last + len(result) - len(bare)]
    mark = text[: len(text) - len(bare)]
    return ChangedText(mark + result, bare.count("\n", 0, first) + 1, bare[first:last], new)


def _parse(text: str) -> dict[str, Any]:
    try:
        return tomli.loads(text.removeprefix(_BYTE_ORDER_MARK))
    except (ValueError, RecursionError):
        raise UneditableText from None


def _with_element(
    data: Mapping[str, Any], path: KeyPath, values: Mapping[str, object], removed: Collection[str]
) -> dict[str, Any]:
    array, index = _split(path)
    elements = list(data[array])
    kept = {key: value for key, value in elements[index].items() if key not in removed}
    elements[index] = {**kept, **values}
    return {**data, array: elements}


def _without_element(data: Mapping[str, Any], path: KeyPath, *, keep_array: bool) -> dict[str, Any]:
    array, index = _split(path)
    elements = [element for i, element in enumerate(data[array]) if i != index]
    rest = {key: value for key, value in data.items() if key != array}
    return {**rest, array: elements} if elements or keep_array else rest


def _same(one: object, other: object) -> bool:
    """Whether two parsed values are the same; spelt out, 1 is not 1.0 and nan is like nan."""
    try:
        return repr(_in_order(one)) == repr(_in_order(other))
    except RecursionError:
        raise UneditableText from None


def _in_order(data: object) -> object:
    """The value with the keys of every table in order."""
    if isinstance(data, Mapping):
        return {key: _in_order(data[key]) for key in sorted(data)}
    return [_in_order(value) for value in data] if isinstance(data, list) else data
