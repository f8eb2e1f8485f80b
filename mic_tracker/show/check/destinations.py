"""Where the formats of a check go: `--format github --format junit:junit.xml`, several at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mic_tracker.errors import WrongUse
from mic_tracker.text.suggest import nearest


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
        raise WrongUse(f"{name!r} is not a format of check", ways_out=_ways_out(text, formats))
    if colon and not path:
        raise WrongUse(
            f"--format {text} names no file after its colon",
            ways_out=(
                f"if the file comes from a variable, the variable is empty; else write {name}:FILE",
                f"without a file, to standard output: --format {name}",
            ),
        )
    return Destination(name, None if path in {"", "-"} else path)


def parse_destinations(texts: Iterable[str], formats: Collection[str]) -> tuple[Destination, ...]:
    """All of them; WrongUse where two go to one place, for neither could then be read."""
    found = tuple(parse_destination(text, formats) for text in texts)
    taken: dict[str | None, str] = {}
    for one in found:
        if one.path in taken:
            place = one.path or "standard output"
            raise WrongUse(
                f"--format {taken[one.path]} and --format {one.format} both go to {place}",
                ways_out=(f"give each its file: --format {one.format}:FILE",),
            )
        taken[one.path] = one.format
    return found


def _ways_out(text: str, formats: Collection[str]) -> tuple[str, ...]:
    name, _, path = text.partition(":")
    listed = f"the formats are: {', '.join(sorted(formats))}"
    if len(name) == 1 and path.startswith(("\\", "/")):
        return (f"a file comes after its format: junit:{text}", listed)
    near = nearest(name.lower(), formats)
    return (*(f"did you mean {match}?" for match in near), listed)
