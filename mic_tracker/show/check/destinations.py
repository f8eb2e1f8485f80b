"""Where the formats of a check go: `--format github --format junit:junit.xml`, several at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mic_tracker.errors import WrongUse
from mic_tracker.text.suggest import nearest_words


@dataclass(frozen=True, slots=True)
class Destination:
    """A format, and the file that gets it; None: standard output."""

    format: str
    path: str | None = None


def parse_destination(text: str, formats: Collection[str]) -> Destination:
    r"""`junit` or `junit:FILE`; WrongUse for another format, or a colon without a file.

    The first colon ends the format, so the one in `junit:C:\out\junit.xml` belongs to the file.
    """
    name, colon, path = text.partition(":")
    if name not in formats:
        raise _unknown_format(text, formats)
    if colon and not path:
        raise WrongUse("format_without_file", text=text, format=name)
    return Destination(name, None if path in {"", "-"} else path)


def parse_destinations(texts: Iterable[str], formats: Collection[str]) -> tuple[Destination, ...]:
    """All of them; WrongUse where two go to one place, for neither could then be read."""
    found = tuple(parse_destination(text, formats) for text in texts)
    taken: dict[str | None, str] = {}
    for one in found:
        if one.path in taken:
            raise _same_place(taken[one.path], one)
        taken[one.path] = one.format
    return found


def _unknown_format(text: str, formats: Collection[str]) -> WrongUse:
    """The error for what is no format: a drive letter is a file, all else may be misspelt."""
    name, _, path = text.partition(":")
    known = tuple(sorted(formats))
    if len(name) == 1 and path.startswith(("\\", "/")):
        return WrongUse("unknown_check_format", format=name, file=text, known=known)
    near = nearest_words(name.lower(), formats)
    return WrongUse("unknown_check_format", format=name, near=near, known=known)


def _same_place(first: str, second: Destination) -> WrongUse:
    if second.path is None:
        return WrongUse("two_formats_to_output", first=first, second=second.format)
    return WrongUse("two_formats_to_file", first=first, second=second.format, file=second.path)
