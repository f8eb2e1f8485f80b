"""Which figures of a file are taken, and what has to be said before they can be."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from mic_tracker.edit.exchange.request import ImportRequest
from mic_tracker.edit.source import make_slug, missing_source_options
from mic_tracker.model.codes import OBSERVATION_KEYS
from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.edit.exchange.figures import ImportedFigure, SeriesKey
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.members import AREA
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.record import spellings
from mic_tracker.model.registry import Registry
from mic_tracker.text.suggest import list_words, suggest_word
from mic_tracker.text.values.units import means_percent, read_unit

_SHOWN = 8
_RESERVED = frozenset({*OBSERVATION_KEYS, "dims"})


class Selection(NamedTuple):
    """The figures that are taken, and how many are not."""

    taken: tuple[ImportedFigure, ...]
    left_out: tuple[ImportedFigure, ...]


def select(figures: Sequence[ImportedFigure], picks: Mapping[str, str]) -> Selection:
    """Take the figures with all members that are picked, and leave these out of their keys.

    A picked member that is "" is the total, which no key names.
    """
    if not picks:
        return Selection(tuple(figures), ())
    wanted = {_folded(name): _folded(member) for name, member in picks.items()}
    keys = {figure.key for figure in figures}
    kept = {key: _picked(key, wanted) for key in keys}
    taken = tuple(f._replace(key=key) for f in figures if (key := kept[f.key]))
    return Selection(taken, tuple(f for f in figures if kept[f.key] is None))


def _picked(key: SeriesKey, wanted: Mapping[str, str]) -> SeriesKey | None:
    """The key without what is picked; None where it has another member of it."""
    area = {_folded(text) for text in (key.area, key.area_code) if text} or {""}
    if AREA in wanted and wanted[AREA] not in area:
        return None
    parts = {**dict(key.dimensions), **dict(key.series)}
    named = {_folded(name): _folded(member) for name, member in parts.items()}
    others = {name: member for name, member in wanted.items() if name not in {AREA, "unit"}}
    if any(named.get(name, "") != member for name, member in others.items()):
        return None
    if "unit" in wanted and _folded(key.unit or "") != wanted["unit"]:
        return None
    return key._replace(
        area=None if AREA in wanted else key.area,
        area_code=None if AREA in wanted else key.area_code,
        dimensions=tuple(p for p in key.dimensions if _folded(p[0]) not in wanted),
        series=tuple(p for p in key.series if _folded(p[0]) not in wanted),
    )


def with_totals(
    picks: Mapping[str, str], totals: Collection[str], whole: Collection[str]
) -> Mapping[str, str]:
    """The picks with "" for each member that means all of its dimension, or all areas."""
    known, areas = {*map(_folded, totals)}, {*map(_folded, whole)}
    return {
        name: "" if _folded(member) in (areas if _folded(name) == AREA else known) else member
        for name, member in picks.items()
    }


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


def open_questions(
    request: ImportRequest, selection: Selection, registry: Registry
) -> Iterator[RequestProblem]:
    """What has to be said before the figures can be taken."""
    if not selection.taken and request.picks:
        facts = {"known": list_words(_choices(selection.left_out), limit=_SHOWN)}
        yield RequestProblem("import", "nothing_picked", "--pick", facts)
        return
    yield from _several_series(selection.taken)
    yield from _indicator_question(request, registry)
    yield from missing_source_options(request.origin, registry)
    indicator = registry.indicators.get(request.indicator or "")
    if indicator:
        yield from _unit_questions(request, selection.taken, indicator)
        yield from year_questions(request.indicator or "", indicator, selection.taken)
        yield from _series_question(request, indicator)


def _choices(figures: Iterable[ImportedFigure]) -> list[str]:
    """What could be picked: NAME=MEMBER."""
    pairs = dict.fromkeys(
        pair for key in dict.fromkeys(f.key for f in figures) for pair in _pairs(key)
    )
    return [f"{name}={member}" for name, member in pairs]


def _pairs(key: SeriesKey) -> Iterator[tuple[str, str]]:
    if key.area:
        yield AREA, key.area
    yield from key.dimensions
    yield from key.series


def _several_series(figures: Sequence[ImportedFigure]) -> Iterator[RequestProblem]:
    """An indicator is one quantity: of several parts of the key, or units, one has to be picked."""
    keys = dict.fromkeys(figure.key for figure in figures)
    values: dict[str, dict[str, None]] = {}
    for key in keys:
        for name, member in key.series:
            values.setdefault(name, {})[member] = None
        values.setdefault("unit", {})[key.unit or ""] = None
    for name, members in values.items():
        missing = any(name not in dict(key.series) for key in keys) and name != "unit"
        if len(members) > 1 or missing:
            known = list_words([member for member in members if member], limit=_SHOWN)
            facts = {"name": name, "known": known}
            yield RequestProblem("import", "several_series", "--pick", facts)


def _indicator_question(request: ImportRequest, registry: Registry) -> Iterator[RequestProblem]:
    ids = tuple(registry.indicators)
    if request.indicator is None:
        facts = {"known": list_words(ids)} if ids else {}
        yield RequestProblem("import", "indicator", "--indicator", facts, ids)
    elif request.indicator not in registry.indicators:
        facts = {"found": request.indicator, "known": list_words(ids)}
        facts |= suggest_word(request.indicator, ids)
        yield RequestProblem("refused", "word", "--indicator", facts)


def _unit_questions(
    request: ImportRequest, figures: Iterable[ImportedFigure], indicator: Indicator
) -> Iterator[RequestProblem]:
    """A unit of the file that is not the indicator's in any language, nor said to be."""
    own = spellings(indicator.unit)
    for unit in dict.fromkeys(figure.key.unit for figure in figures):
        if unit is None or _folded(unit) == _folded(request.unit or ""):
            continue
        if not any(_is_same_unit(unit, name) for name in own):
            facts = {"found": unit, "unit": own[0]}
            yield RequestProblem("import", "unit", "--unit", facts)


def _is_same_unit(one: str, other: str) -> bool:
    """Whether two units say the same: by their words, as a currency, or both in per cent."""
    first, second = read_unit(one), read_unit(other)
    if _folded(first.phrase) == _folded(second.phrase):
        return True
    if first.exponent != second.exponent:
        return False
    percent = [means_percent(unit) for unit in (one, other)]
    if all(percent):
        return True
    same_money = first.currency is not None and first.currency == second.currency
    return same_money and _folded(first.noun) == _folded(second.noun)


def year_questions(
    id_: str, indicator: Indicator, figures: Iterable[ImportedFigure]
) -> Iterator[RequestProblem]:
    """Fiscal years of which the registry does not say that they start when they do."""
    for month in sorted(fiscal_months(figures) - {indicator.first_month}):
        facts = {"id": id_, "month": f"{month:02}"}
        if indicator.year_starts:
            facts |= {"own": indicator.year_starts}
        key = "other_year" if indicator.year_starts else "year_starts"
        yield RequestProblem("import", key, "--year-starts", facts)


def fiscal_months(figures: Iterable[ImportedFigure]) -> set[int]:
    """The months in which the fiscal years of figures start."""
    years = {f.period for f in figures if isinstance(f.period, Period)}
    starts = (year.first.month for year in years if year.frequency is Frequency.YEAR)
    return {month for month in starts if month != 1}


def _series_question(request: ImportRequest, indicator: Indicator) -> Iterator[RequestProblem]:
    listing = indicator.series or {}
    if request.series and listing and request.series not in listing:
        facts = {"found": request.series, "known": list_words(listing)}
        facts |= suggest_word(request.series, listing)
        yield RequestProblem("refused", "series", "--series", facts, tuple(listing))


@lru_cache(10_000)
def dimension_id(name: str) -> str:
    """The id of a dimension of a file: sex of `Sex`, age-group of `Age group`.

    One that is a key of observations is told apart: by-source of `Source`.
    """
    id_ = make_slug(name) or "part"
    return f"by-{id_}" if id_ in _RESERVED else id_
