"""The series of a platform: what becomes an indicator each, with its id."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mic_tracker.edit.source import make_slug
from mic_tracker.model.edit.exchange.figures import ImportedFigure, Pairs
from mic_tracker.model.edit.exchange.plan import ImportReading
from mic_tracker.model.edit.exchange.progress import StatedProgress
from mic_tracker.model.period import Frequency, Interval, Period

_NUMBER = "indicator"
"""The part of a key that is the number of the platform's indicator."""
_LONGEST_ID = 90
_SeriesName = tuple[str, Pairs, str | None]
"""A number, the parts of the key, a unit."""


@dataclass(frozen=True, slots=True)
class PlatformSeries:
    """The figures that become one indicator."""

    number: str
    parts: Pairs
    unit: str | None
    figures: tuple[ImportedFigure, ...]
    facts: Mapping[str, str]

    @property
    def values(self) -> list[float]:
        return [figure.value for figure in self.figures if figure.value is not None]


def platform_series(
    figures: Sequence[ImportedFigure], reading: ImportReading
) -> Mapping[str, PlatformSeries]:
    """The groups by the ids of their indicators."""
    facts = {table.name: table.facts for table in reading.tables}
    found: defaultdict[_SeriesName, list[ImportedFigure]] = defaultdict(list)
    for figure in figures:
        named = dict(figure.key.series)
        number = named.pop(_NUMBER, "") or figure.place.file
        found[number, tuple(named.items()), figure.key.unit].append(figure)
    siblings: defaultdict[str, list[_SeriesName]] = defaultdict(list)
    for key in found:
        siblings[key[0]].append(key)
    groups: dict[str, PlatformSeries] = {}
    for key, own in found.items():
        number, parts, unit = key
        id_ = free_id(_id_of(key, siblings[number]), groups)
        groups[id_] = PlatformSeries(
            number, parts, unit, tuple(own), facts.get(own[0].place.file, {})
        )
    return groups


def _id_of(key: _SeriesName, siblings: Sequence[_SeriesName]) -> str:
    """The number, then what tells it from the others of that number: its parts, its unit."""
    number, parts, unit = key
    several = any(other[1] != parts for other in siblings)
    units = any(other[1] == parts and other != key for other in siblings)
    texts = [number]
    texts += [text for _, text in parts] if several else []
    texts += [unit or ""] if units else []
    return (
        "-".join(slug for text in texts if (slug := make_slug(text)))[:_LONGEST_ID].strip("-")
        or "series"
    )


def free_id(wish: str, taken: Mapping[str, object]) -> str:
    numbered = (f"{wish}-{number}" for number in range(2, len(taken) + 3))
    return next(id_ for id_ in (wish, *numbered) if id_ not in taken)


def is_about(progress: StatedProgress, group: PlatformSeries) -> bool:
    """Whether the platform measures this group: by its series and unit, where it names them."""
    named = {text.casefold() for _, text in group.parts}
    series = progress.series is None or progress.series.casefold() in named
    unit = progress.unit is None or progress.unit.casefold() == (group.unit or "").casefold()
    return series and unit


def is_year(period: Period | Interval) -> bool:
    return isinstance(period, Period) and period.frequency is Frequency.YEAR
