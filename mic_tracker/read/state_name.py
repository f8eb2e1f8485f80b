"""Names of the states of a registry: a git revision, or a file that is spelt as one.

A revision is never taken for a file, whatever files there are: a change that is judged could hold
one that is called like its base.
"""

import re
from pathlib import Path

from mic_tracker.errors import WrongUse

_PREFIX = "file:"
_ENDINGS = (".toml", ".json")
# two dots that are a part of a path, ../base.toml, stand before a separator
_BETWEEN = re.compile(r"\.\.(?![./\\])")


def named_file(name: str) -> Path | None:
    """The file that a name means: `file:PATH`, or what ends like a file; None for a revision."""
    if name.startswith(_PREFIX):
        return Path(name.removeprefix(_PREFIX))
    return Path(name) if name.lower().endswith(_ENDINGS) else None


def is_spelt_out(name: str) -> bool:
    """Whether a name can mean nothing but a file."""
    return name.startswith(_PREFIX)


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
