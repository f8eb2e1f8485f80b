"""Names of the states of a registry: a git revision, or a file that is spelt as one.

A revision is never taken for a file, whatever files there are: a change that is judged could hold
one that is called like its base.
"""

import re
from pathlib import Path

from mic_tracker.errors import WrongUse

_PREFIX = "file:"
_ENDINGS = (".toml", ".json")
# REV:PATH, as git splits it: at the first colon that is in no braces, as in main@{10:00}
_AT_REVISION = re.compile(r"((?:[^:{}]|\{[^{}]*\})+):(.+)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:[/\\]")
# two dots that are a part of a path, ../base.toml, stand before a separator
_BETWEEN = re.compile(r"\.\.(?![./\\])")


def named_file(name: str) -> Path | None:
    """The file that a name means: `file:PATH`, or what ends like a file; None for a revision."""
    if name.startswith(_PREFIX):
        return Path(name.removeprefix(_PREFIX))
    is_file = name.lower().endswith(_ENDINGS) and split_revision(name)[1] is None
    return Path(name) if is_file else None


def split_revision(name: str) -> tuple[str, str | None]:
    """Split REV:PATH, a file of a commit as git names it; what has no path is a revision alone."""
    found = None if _DRIVE.match(name) else _AT_REVISION.fullmatch(name)
    return (found[1], found[2]) if found else (name, None)


def is_spelt_out(name: str) -> bool:
    """Whether a name can mean nothing but a file."""
    return name.startswith(_PREFIX)


def has_file(name: str) -> bool:
    """Whether there is a file of this name, which a revision may have been mistaken for."""
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # longer than a path may be, or with a NUL
        return False


def parse_range(text: str | None) -> tuple[str, str | None]:
    """Parse A..B, as git has it; a single A is compared with the file as it is.

    Raises WrongUse for A...B, which means another thing with every command of git.
    """
    if not text:
        return "HEAD", None
    if "..." in text:
        raise WrongUse("three_dots", revisions=text)
    before, *after = _BETWEEN.split(text, maxsplit=1)
    return before or "HEAD", (after[0] or "HEAD") if after else None
