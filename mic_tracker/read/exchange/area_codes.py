"""Codes of areas that only repeat what a breakdown says.

Open SDG has a column GeoCode for its maps: `48` beside `Alberta`. With both, a figure would have
two members for one thing, and whoever asks for Alberta would not find it.
"""

from collections.abc import Sequence

from mic_tracker.model.edit.exchange.figures import ImportedFigure, SeriesKey


def without_spare_codes(figures: Sequence[ImportedFigure]) -> tuple[ImportedFigure, ...]:
    """The figures without the codes of their areas, where they are told apart without them."""
    keys = {figure.key for figure in figures}
    plain = {key: _plain(key) for key in keys}
    if plain.keys() == set(plain.values()):
        return tuple(figures)
    slots = {(plain[f.key], f.period, f.since) for f in figures}
    if len(slots) < len(figures):
        return tuple(figures)
    return tuple(figure._replace(key=plain[figure.key]) for figure in figures)


def _plain(key: SeriesKey) -> SeriesKey:
    """A key without an area that has no name but its code."""
    named = key.area != key.area_code
    return key._replace(area=key.area if named else None, area_code=None)
