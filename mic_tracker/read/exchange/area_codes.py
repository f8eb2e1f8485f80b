"""Codes of areas that only repeat what a breakdown says.

Open SDG has a column GeoCode for its maps: `48` beside `Alberta`. With both, a figure would have
two members for one thing, and whoever asks for Alberta would not find it.
"""

from collections import defaultdict
from collections.abc import Sequence

from mic_tracker.model.edit.exchange.figures import ImportedFigure, SeriesKey


def without_spare_codes(figures: Sequence[ImportedFigure]) -> tuple[ImportedFigure, ...]:
    """The figures without the code of their area, where no other code has the same breakdown."""
    codes: defaultdict[SeriesKey, set[SeriesKey]] = defaultdict(set)
    keys = {figure.key for figure in figures}
    for key in keys:
        codes[_plain(key)].add(key)
    kept = {key: _plain(key) if len(codes[_plain(key)]) == 1 else key for key in keys}
    return tuple(figure._replace(key=kept[figure.key]) for figure in figures)


def _plain(key: SeriesKey) -> SeriesKey:
    """A key without an area that has no name but its code."""
    named = key.area != key.area_code
    return key._replace(area=key.area if named else None, area_code=None)
