"""The periods of other people's tables: with marks and flags, as spans, in short spellings.

`read_period` reads what a person writes who means one period. A column of a table says more: a
period may be marked ("Sơ bộ 2024", "2019*"), and a span of years may stand for an average over it.
Spellings that a line of a period and a value could have as well are read here only ("1993 01").
"""

import re
import unicodedata
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from mic_tracker.model.observation import ObservationStatus
from mic_tracker.model.period import Frequency, Interval, Period
from mic_tracker.text.periods.parse import read_period
from mic_tracker.text.periods.result import PeriodReading, PeriodRefusal, PeriodWhy
from mic_tracker.text.periods.spellings import MARK_STATUSES

if TYPE_CHECKING:  # texts are read without any record
    from mic_tracker.model.edit.exchange.profile import PxLength

_LONGEST = 100
_MONTH = re.compile(r"(?P<year>\d{4}) (?P<month>0[1-9]|1[0-2])", re.ASCII)
_PX = re.compile(r"(?P<year>\d{4})(?P<number>\d{1,2})", re.ASCII)
_PX_LENGTHS: dict[str, Frequency] = {
    "H1": Frequency.HALF,
    "T1": Frequency.TRIMESTER,
    "Q1": Frequency.QUARTER,
    "M1": Frequency.MONTH,
}
_SCHOOL_YEAR = re.compile(r"(?P<first>[1-8]\d{3}) ?/ ?(?P<second>\d{4})", re.ASCII)
_GAP = re.compile(r" ?[-–—] ?| to | đến ", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?P<word>sơ bộ|prel(?:iminary|\.)?|prov(?:isional|\.)?|ước(?: tính)?|est(?:imated?|\.)?"
    r"|dự báo|forecast|projected|projection)[ :]+(?P<rest>.*\d.*)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<rest>.*\d)(?P<mark> ?\*{1,3}| ?\[[^\[\]]*\]| ?\([^()]*\)|[a-z]|[¹²³⁴⁵⁶⁷⁸⁹]+| [pefr])"
)
_GAPS = 4
"""In a text of which one may stand between the two periods of a span."""
_MARKS = 3
"""That may stand on one period."""


class PeriodNotation(NamedTuple):
    """How the periods of a table are written."""

    language: str = "en"
    """As `read_period` takes it: it decides what 7/8/2024 is."""
    year_starts: int | None = None
    """The month in which its fiscal years start; None where nobody says."""
    px: "PxLength | None" = None


USUAL = PeriodNotation()


class SourcePeriod(NamedTuple):
    """A period of a table, and what its cell says beside it."""

    period: Period | Interval
    """Of a span the last period in it."""
    since: Period | None = None
    """The first period of a span, whose figure is of all of it: an average, a sum."""
    status: ObservationStatus | None = None
    """What a mark says of the figure; None where there is no such mark."""
    mark: str = ""
    """Marks as written, without the period."""


# a table names the same few hundred periods a hundred thousand times
@lru_cache(maxsize=4096)
def read_source_period(text: str, notation: PeriodNotation = USUAL) -> SourcePeriod | PeriodRefusal:
    """Read a cell or a heading as a period, with its marks; any text gives one or a refusal.

    A refusal is that of `read_period` for the text without its marks.
    """
    written = " ".join(unicodedata.normalize("NFC", text).split())
    if len(written) > _LONGEST:
        return PeriodRefusal(PeriodWhy.UNKNOWN, {"found": written[:_LONGEST]})
    return _read_marked(written, notation, _MARKS)


def _read_marked(text: str, notation: PeriodNotation, most: int) -> SourcePeriod | PeriodRefusal:
    """Read a text that may have so many marks around its period."""
    answer = _read(text, notation)
    cut = _cut_mark(text) if isinstance(answer, PeriodRefusal) and most else None
    if cut is None:
        return answer
    rest, mark = cut
    inner = _read_marked(rest, notation, most - 1)
    if isinstance(inner, PeriodRefusal):
        return inner
    status = MARK_STATUSES.get(mark.lower().strip("[]() ."))
    marks = f"{mark} {inner.mark}".strip()
    return inner._replace(status=inner.status or status, mark=marks)


def _read(text: str, notation: PeriodNotation) -> SourcePeriod | PeriodRefusal:
    """Read a text without marks."""
    short = _parse_px(text, notation.px) if notation.px else _parse_month(text)
    whole = short or _parse_school_year(text, notation.year_starts)
    if whole:
        return SourcePeriod(whole)
    answer = read_period(text, language=notation.language, year_starts=notation.year_starts)
    if isinstance(answer, PeriodReading):
        return SourcePeriod(answer.period)
    return _parse_span(text, notation) or answer


def _cut_mark(text: str) -> tuple[str, str] | None:
    """A text without the mark before or after its period, and the mark; None without one."""
    if before := _BEFORE.fullmatch(text):
        return before["rest"], before["word"]
    after = _AFTER.fullmatch(text)
    return (after["rest"], after["mark"].strip()) if after else None


def _parse_month(text: str) -> Period | None:
    match = _MONTH.fullmatch(text)
    return _period(f"{match['year']}-{match['month']}") if match else None


def _parse_px(text: str, length: "PxLength | None") -> Period | None:
    """The period of this length with this number in its year: 20241 is a half or a quarter."""
    match = _PX.fullmatch(text)
    if match is None:
        return None
    if length == "W1":
        return _period(f"{match['year']}-W{int(match['number']):02d}")
    frequency, number = _PX_LENGTHS[length or "M1"], int(match["number"])
    known = _period(match["year"]) and 1 <= number <= 12 // frequency.months
    return Period.months(int(match["year"]), number, frequency) if known else None


def _parse_school_year(text: str, starts: int | None) -> Period | None:
    """2016/2017 where fiscal or school years are known to start in a month."""
    match = _SCHOOL_YEAR.fullmatch(text) if starts else None
    if match is None or starts is None or int(match["second"]) != int(match["first"]) + 1:
        return None
    return Period.year(int(match["first"]), starts)


def _parse_span(text: str, notation: PeriodNotation) -> SourcePeriod | PeriodRefusal | None:
    """A span of two periods of the same length, wherever in the text the gap between them is."""
    starts = notation.year_starts
    for gap in islice(_GAP.finditer(text), _GAPS):
        pair = text[: gap.start()], text[gap.end() :]
        first, last = (read_period(end, year_starts=starts) for end in pair)
        if isinstance(first, PeriodReading) and isinstance(last, PeriodReading):
            return _span(first.period, last.period)
        if all(_is_fiscal(end) for end in (first, last)):
            return PeriodRefusal(PeriodWhy.FISCAL_YEAR, {"found": text})
    return None


def _is_fiscal(answer: PeriodReading | PeriodRefusal) -> bool:
    """Whether only the start of its year is missing; 2011/12 may be a month by itself."""
    unknown = {PeriodWhy.FISCAL_YEAR, PeriodWhy.YEAR_OR_MONTH}
    return isinstance(answer, PeriodRefusal) and answer.why in unknown


def _span(since: Period | Interval, until: Period | Interval) -> SourcePeriod | None:
    if not (isinstance(since, Period) and isinstance(until, Period)):
        return None
    ordered = since.frequency is until.frequency and since.last < until.last
    return SourcePeriod(until, since) if ordered else None


def _period(canonical: str) -> Period | None:
    try:
        return Period.parse(canonical)
    except ValueError:
        return None
