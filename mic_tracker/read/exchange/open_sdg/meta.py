"""What an Open SDG platform says of an indicator in `meta/`: its sources, their dates, its unit."""

import re
from collections.abc import Iterator, Mapping

from mic_tracker.read.exchange.open_sdg.yaml_text import YamlTable, read_yaml_table
from mic_tracker.text.periods.release import read_release

# "global_indicators.1-2-1-title" stands for a text that another repository holds
_TRANSLATION = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.ASCII)
_SOURCES = 10
"""That may be named for an indicator."""
_OF_SOURCE = {
    "publisher": "source_organisation",
    "url": "source_url",
    "published": "source_release_date",
    "next_release": "source_next_release",
}
_TITLES = ("indicator_name_national", "indicator_name", "graph_title", "national_indicator_name")


def read_meta(data: bytes) -> Mapping[str, str]:
    """Read a file of `meta/` as facts: title, unit, publisher, url, published, next_release.

    Those of the source are of the first one that is in use. What names no day as a date of release
    ("TBC") is left out. Raises UnreadableFile.
    """
    return dict(_facts(read_yaml_table(data)))


def _facts(meta: YamlTable) -> Iterator[tuple[str, str]]:
    if title := next(filter(None, (_text(meta, key) for key in _TITLES)), None):
        yield "title", title
    if unit := _text(meta, "computation_units"):
        yield "unit", unit
    number = next((n for n in range(1, _SOURCES + 1) if _is_used(meta, n)), None)
    for fact, key in _OF_SOURCE.items() if number else ():
        text = _text(meta, f"{key}_{number}")
        if text and (fact != "published" or read_release(text)):
            yield fact, text


def _is_used(meta: YamlTable, number: int) -> bool:
    named = any(_text(meta, f"{key}_{number}") for key in _OF_SOURCE.values())
    return named and str(meta.get(f"source_active_{number}", "true")).lower() == "true"


def _text(meta: YamlTable, key: str) -> str | None:
    """A text of the file; None for one that only names a translation."""
    value = meta.get(key)
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text if text and not _TRANSLATION.fullmatch(text) else None
