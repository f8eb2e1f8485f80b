"""Per cent in the words of a unit."""

import re

_PERCENT = re.compile(r"^(?:%|percent\b|phần trăm\b)")


def without_percent(unit: str) -> str:
    """Return a unit without the sign or word that its number has already: "of GDP"."""
    return _PERCENT.sub("", unit).strip()
