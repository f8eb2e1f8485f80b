"""What an Open SDG platform says of an indicator: its sources, their dates, its unit, its title.

It stands in `meta/`, and in younger platforms also in `indicator-config/`.
"""

from collections.abc import Callable, Iterator, Mapping

from mic_tracker.read.exchange.open_sdg.yaml_text import YamlTable
from mic_tracker.text.periods.release import read_release

_SOURCES = 10
"""That may be named for an indicator."""
_OF_SOURCE = {
    "publisher": "organisation",
    "url": "url",
    "published": "release_date",
    "next_release": "next_release",
}
_TITLES = (
    *("indicator_name_national", "indicator_available", "indicator_name", "graph_title"),
    "national_indicator_name",
)
Translate = Callable[[str], str | None]
"""Gives the text that a key stands for, another text as it is, and None for an unknown key."""


def read_meta(meta: YamlTable, translate: Translate) -> Mapping[str, str]:
    """Read a table of metadata as facts: title, unit, publisher, url, published, next_release.

    Those of the source are of the first one that is in use. What names no day as a date of release
    ("TBC") is left out.
    """
    return dict(_facts(meta, translate))


def _facts(meta: YamlTable, translate: Translate) -> Iterator[tuple[str, str]]:
    if title := next(filter(None, (_text(meta.get(key), translate) for key in _TITLES)), None):
        yield "title", title
    if unit := _text(meta.get("computation_units"), translate):
        yield "unit", unit
    for fact, key in _OF_SOURCE.items():
        text = _text(_first_source(meta).get(key), translate)
        if text and (fact != "published" or read_release(text)):
            yield fact, text


def _first_source(meta: YamlTable) -> YamlTable:
    """What is said of the first source that is in use, numbered or in a list."""
    return next((source for source in _sources(meta) if _is_used(source)), {})


def _sources(meta: YamlTable) -> Iterator[YamlTable]:
    keys = (*_OF_SOURCE.values(), "active")
    for number in range(1, _SOURCES + 1):
        yield {key: meta.get(f"source_{key}_{number}") for key in keys}
    listed = meta.get("sources")
    for source in listed if isinstance(listed, list) else []:
        if isinstance(source, dict):
            yield source


def _is_used(source: YamlTable) -> bool:
    named = any(_text(source.get(key), lambda text: text) for key in _OF_SOURCE.values())
    return named and str(source.get("active") or "true").lower() == "true"


def _text(value: object, translate: Translate) -> str | None:
    return translate(value) if isinstance(value, str) and value.strip() else None
