"""The words that name the columns of a pasted table, in English, Vietnamese and SDMX."""

import unicodedata
from collections.abc import Iterable

KEYS = (
    *("period", "value", "low", "high", "series", "area", "stage", "source", "published", "at"),
    *("status", "qualifier", "value_text", "derived", "note", "undated", "unsourced", "indicator"),
)
"""What a column can hold, in the order in which it is told."""
_OTHER_WORDS = {
    "period": ("date", "year", "time", "time_period", "kỳ", "kỳ báo cáo", "thời gian", "năm"),
    "value": ("figure", "obs_value", "giá trị", "số liệu"),
    "area": ("region", "province", "ref_area", "địa phương", "tỉnh", "khu vực"),
    "status": ("obs_status",),
    "source": ("nguồn",),
    "note": ("notes", "comment", "ghi chú"),
    "at": ("page", "trang"),
}


def _plain(word: str) -> str:
    """The word in one spelling: small letters, and one space for whatever parts it."""
    text = unicodedata.normalize("NFC", word).lower().replace("_", " ").replace("-", " ")
    return " ".join(text.split())


_KEYS = frozenset(map(_plain, KEYS))
_WORDS = {_plain(key): key for key in KEYS} | {
    _plain(word): key for key, words in _OTHER_WORDS.items() for word in words
}


DIMENSION = "dims."
"""What stands before the id of a dimension, as what its column holds."""
Dimensions = tuple[tuple[str, tuple[str, ...]], ...]
"""The ids of dimensions, each with its names."""


def column_key(word: str, names: Iterable[str] = (), dimensions: Dimensions = ()) -> str | None:
    """What a column of this title holds; `names` are those of what is counted, so of the value.

    The name of a dimension goes before other words for a key: a region may be one of its own.
    """
    plain = _plain(word)
    if plain in _KEYS:
        return _WORDS[plain]
    for id_, spelt in dimensions:
        if plain and plain in map(_plain, (id_, *spelt)):
            return f"{DIMENSION}{id_}"
    if key := _WORDS.get(plain):
        return key
    return "value" if plain and plain in map(_plain, names) else None
