"""iCalendar (RFC 5545) as text: values made harmless, and lines of at most 75 octets."""

from collections.abc import Iterable, Iterator

from mic_tracker.text.escape import plain

LINE_END = "\r\n"
LONGEST = 75
"""So many octets a line may have, without its end."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def text_value(text: str) -> str:
    r"""A value of type TEXT: its line ends are `\n`, nothing in it steers or ends the value."""
    return "\\n".join(plain(line).translate(_ESCAPES) for line in text.split("\n"))


def text_values(texts: Iterable[str]) -> str:
    """A list of values of type TEXT."""
    return ",".join(map(text_value, texts))


def calendar_text(properties: Iterable[tuple[str, str]]) -> str:
    """The text of names, with their parameters, and values that are escaped as their type asks."""
    lines = (_fold(f"{name}:{value}") for name, value in properties)
    return "".join(line + LINE_END for line in lines)


def _fold(line: str) -> str:
    """The line over several, each with a space before it that counts; no character is cut."""
    return (LINE_END + " ").join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    start, room = 0, LONGEST
    for end, char in enumerate(line):
        octets = len(char.encode())
        if octets > room:
            piece = _before_colons(line[start:end], line[end:])
            yield piece
            start += len(piece)
            room = LONGEST - 1 - len(line[start:end].encode())
        room -= octets
    yield line[start:]


def _before_colons(piece: str, following: str) -> str:
    """The piece without the character after which a colon would begin the next line.

    CI runners obey `::name::` there, white space before it or not.
    """
    steers = following.lstrip().startswith(":")
    kept = piece.rstrip(": \t")[:-1] if steers else piece
    return kept or piece
