"""The colours of roles, on light and on dark paper; contrasts are held by tests (WCAG 2.2)."""

from collections.abc import Mapping
from typing import NamedTuple


class Colour(NamedTuple):
    """A colour on light paper and on dark paper."""

    light: str
    dark: str


COLOURS: Mapping[str, Colour] = {
    "paper": Colour("#ffffff", "#15181b"),
    "tint": Colour("#f5f4ef", "#1d2125"),
    "ink": Colour("#16191d", "#f0f1f2"),
    "ink2": Colour("#454c54", "#c3c9cf"),
    "ink3": Colour("#5c636b", "#9aa3ab"),
    "rule": Colour("#cfd2d6", "#3a4148"),
    "grid": Colour("#e6e7e9", "#2a2f34"),
    "future": Colour("#f4f2ec", "#1e2226"),
    "data": Colour("#12436d", "#8fbbe6"),
    "data2": Colour("#14706a", "#63c5b8"),
    "other": Colour("#838b93", "#7d8791"),
    "othert": Colour("#5a626a", "#a0a9b1"),
    "promise": Colour("#801650", "#f09bc4"),
    "foretold": Colour("#a34a0a", "#f2a766"),
    "fan80": Colour("#dde7f0", "#22364a"),
    "fan50": Colour("#b9cee0", "#2f5173"),
    "bar": Colour("#b9cee0", "#2f5173"),
    "span": Colour("#a9c9c6", "#2f5f5a"),
    "met": Colour("#0b5f58", "#5fd0c2"),
    "missed": Colour("#8c1420", "#ff8a93"),
    "achieved": Colour("#0b5f58", "#5fd0c2"),
    "on_track": Colour("#1d63a8", "#86b9f0"),
    "at_risk": Colour("#8a5a00", "#e8b34a"),
    "off_track": Colour("#b23a0e", "#ff9a70"),
    "kept_in_part": Colour("#6b5a1e", "#d8c26a"),
    "pending": Colour("#4f5b66", "#b4bec8"),
    "disputed": Colour("#63409a", "#c5a7f2"),
    "unclear": Colour("#5b5f63", "#b2b7bc"),
    "no_data": Colour("#5b5f63", "#b2b7bc"),
}
