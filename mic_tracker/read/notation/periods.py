"""The periods of a file: they are read as the command line reads them, before records are made.

What is read becomes a `Period` or an `Interval`, and what is not, the refusal of the reader: a
record takes the first two, and the finding about the third says why. A fiscal year can only be
read beside the month in which the years of its indicator start, and no record knows its indicator.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, get_args

from mic_tracker.model.indicator import YearStart
from mic_tracker.model.period import Interval, Period
from mic_tracker.read.source_text import TomlTable

if TYPE_CHECKING:
    from mic_tracker.text.periods import PeriodRefusal

# of a target and of the tables in it
_DATES = frozenset(("by", "from", "until", "period"))
_MONTHS = {month: int(month) for month in get_args(YearStart)}


class Calendars(NamedTuple):
    """How the periods of a registry are written: its language, the years of its indicators."""

    language: str
    year_starts: Mapping[str, int]
    """By the ids of the indicators whose years do not start in January."""

    def read(self, text: object, indicator: object = None) -> object:
        """Read a text as a period; anything else is left as it is."""
        if not isinstance(text, str):
            return text
        starts = self.year_starts.get(indicator) if isinstance(indicator, str) else None
        answer = _read(text, self.language, starts)
        if isinstance(answer, Period | Interval) or starts or not isinstance(indicator, str):
            return answer
        return replace(answer, facts={**answer.facts, "indicator": indicator})


_Read = Callable[[TomlTable, Calendars], TomlTable]


def read_calendars(content: TomlTable) -> Calendars:
    """Read how a registry writes its periods, from its tables as they are in the file."""
    settings, indicators = content.get("settings"), content.get("indicators")
    language = settings.get("language") if isinstance(settings, dict) else None
    tables = indicators.items() if isinstance(indicators, dict) else ()
    starts = {id_: table.get("year_starts") for id_, table in tables if isinstance(table, dict)}
    months = {id_: _MONTHS[str(month)] for id_, month in starts.items() if str(month) in _MONTHS}
    return Calendars("vi" if language == "vi" else "en", months)


def read_periods(content: TomlTable, calendars: Calendars) -> TomlTable:
    """Read every period of a file: of its sources, its targets and its observations."""
    readers = {
        "sources": _read_source,
        "feeds": _read_source,
        "targets": _read_target,
        "observations": _read_observation,
    }
    found = {key: read for key, read in readers.items() if key in content}
    return content | {key: _each(content[key], read, calendars) for key, read in found.items()}


def _each(records: object, read: _Read, calendars: Calendars) -> object:
    """Read each record of a list or a table; what is no record is left as it is."""
    if isinstance(records, dict):
        return {id_: _one(record, read, calendars) for id_, record in records.items()}
    if isinstance(records, list):
        return [_one(record, read, calendars) for record in records]
    return records


def _one(record: object, read: _Read, calendars: Calendars) -> object:
    return read(record, calendars) if isinstance(record, dict) else record


def _read_source(source: TomlTable, calendars: Calendars) -> TomlTable:
    published = source.get("published")
    return source | {"published": _read_published(published, calendars)} if published else source


def _read_published(published: object, calendars: Calendars) -> object:
    """Read a day of publication: fiscal years are the business of an indicator."""
    return published if published == "unknown" else calendars.read(published)


def _read_observation(row: TomlTable, calendars: Calendars) -> TomlTable:
    read = dict(row)
    if "period" in row:
        read["period"] = calendars.read(row["period"], row.get("indicator"))
    if "published" in row:
        read["published"] = _read_published(row["published"], calendars)
    return read


def _read_target(target: TomlTable, calendars: Calendars) -> TomlTable:
    return _read_dates(target, target.get("indicator"), calendars)


def _read_dates(table: TomlTable, indicator: object, calendars: Calendars) -> TomlTable:
    """Read the periods of a target's table, and those of the tables in it."""
    return {key: _read_date(key, value, indicator, calendars) for key, value in table.items()}


def _read_date(key: str, value: object, indicator: object, calendars: Calendars) -> object:
    if key in _DATES:
        return calendars.read(value, indicator)
    if isinstance(value, dict):
        return _read_dates(value, indicator, calendars)
    if isinstance(value, list):
        read = _LISTS.get(key, _read_part)
        return [read(part, indicator, calendars) for part in value]
    return value


def _read_part(part: object, indicator: object, calendars: Calendars) -> object:
    return _read_dates(part, indicator, calendars) if isinstance(part, dict) else part


def _read_excuse(part: object, indicator: object, calendars: Calendars) -> object:
    return calendars.read(part, indicator)


def _read_interim(part: object, indicator: object, calendars: Calendars) -> object:
    """Read the period of a pair of a period and a number."""
    if isinstance(part, list) and part:
        return [calendars.read(part[0], indicator), *part[1:]]
    return part


_LISTS = {"excused": _read_excuse, "interim": _read_interim}


# A large registry names the same few hundred periods a hundred thousand times.
@lru_cache(maxsize=4096)
def _read(text: str, language: str, starts: int | None) -> "Period | Interval | PeriodRefusal":
    try:
        return Period.parse(text)  # most are canonical, and no pattern has to be compiled
    except ValueError:
        from mic_tracker.text.periods import PeriodReading, read_period

        answer = read_period(text, language=language, year_starts=starts)
        return answer.period if isinstance(answer, PeriodReading) else answer
