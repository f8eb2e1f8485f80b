"""A check writes several formats at once: `--format github --format junit:junit.xml`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mic_tracker.errors import WrongUse
from mic_tracker.text.suggest import nearest_words


@dataclass(frozen=True, slots=True)
class Destination:
    """A destination is a format and the file that gets it; None: standard output."""

    format: str
    path: str | None = None


def parse_destination(text: str, formats: Collection[str]) -> Destination:
    r"""Read `junit` or `junit:FILE`; WrongUse for another format, or a colon without a file.

    The first colon ends the format, so the one in `junit:C:\out\junit.xml` belongs to the file.
    """
    name, colon, path = text.partition(":")
    if name not in formats:
        raise _unknown_format_error(text, formats)
    if colon and not path:
        raise WrongUse("format_without_file", text=text, format=name)
    return Destination(name, None if path in {"", "-"} else path)


def parse_destinations(texts: Iterable[str], formats: Collection[str]) -> tuple[Destination, ...]:
    """Read all of them; WrongUse where two go to one file, as neither could then be read."""
    destinations = tuple(parse_destination(text, formats) for text in texts)
    format_of: dict[str | None, str] = {}
    for destination in destinations:
        if destination.path in format_of:
            raise _same_file_error(format_of[destination.path], destination)
        format_of[destination.path] = destination.format
    return destinations


def _unknown_format_error(text: str, formats: Collection[str]) -> WrongUse:
    """Return the error for what is no format: a drive letter is a file, a word is misspelt."""
    name, _, path = text.partition(":")
    names = tuple(sorted(formats))
    if len(name) == 1 and path.startswith(("\\", "/")):
        return WrongUse("unknown_check_format", format=name, file=text, known=names)
    near = nearest_words(name.lower(), formats)
    return WrongUse("unknown_check_format", format=name, near=near, known=names)


def _same_file_error(first: str, second: Destination) -> WrongUse:
    if second.path is None:
        return WrongUse("two_formats_to_output", first=first, second=second.format)
    return WrongUse("two_formats_to_file", first=first, second=second.format, file=second.path)
