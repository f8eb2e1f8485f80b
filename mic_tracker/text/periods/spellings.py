"""The spellings of periods: one pattern per way of writing, all of lower-case NFC text."""

import re

from mic_tracker.model.observation import ObservationStatus

_MONTHS = (
    *(("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",)),
    *(("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sep", "sept")),
    *(("october", "oct"), ("november", "nov"), ("december", "dec")),
)
NUMBERS: dict[str, int] = {
    **{name: number for number, names in enumerate(_MONTHS, start=1) for name in names},
    **dict(zip(("i", "ii", "iii", "iv"), range(1, 5), strict=True)),
    **dict(zip(("first", "second", "third", "fourth"), range(1, 5), strict=True)),
    **dict(zip(("1st", "2nd", "3rd", "4th"), range(1, 5), strict=True)),
    **dict.fromkeys(("nửa đầu", "6 tháng đầu", "sáu tháng đầu"), 1),
    **dict.fromkeys(("nửa cuối", "6 tháng cuối", "sáu tháng cuối"), 2),
}
"""The numbers that words stand for; what is a half in one pattern is a month in another."""

_Y = r"(?P<year>\d{4})"
MONTH_NAME = f"(?P<month>{'|'.join(name for names in _MONTHS for name in names)})\\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_OF = r"(?: of|,)? "
_OF_YEAR = r"(?: ?/ ?| ?- ?| năm | )"

SPELLINGS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?:năm |year )?{_Y}",
        rf"{_Y}\.0{{1,6}}",
        rf"{_Y} \[yr(?P=year)\]",
        rf"{_Y}-?a1",
        rf"{_Y}[ /-]?h(?P<half>[12])",
        rf"{_Y}-?s(?P<half>[12])",
        rf"h(?P<half>[12])[ /-]?{_Y}",
        rf"(?P<half>first|second|1st|2nd) half{_OF}{_Y}",
        rf"(?P<half>(?:nửa|6 tháng|sáu tháng) (?:đầu|cuối)) năm {_Y}",
        rf"{_Y}-?t(?P<trimester>[1-3])",
        rf"{_Y}[ /-]?q(?P<quarter>[1-4])",
        rf"q(?P<quarter>[1-4])[ /-]?{_Y}",
        rf"(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th) quarter{_OF}{_Y}",
        rf"quý (?P<quarter>[1-4]|i{{1,3}}|iv){_OF_YEAR}{_Y}",
        rf"{_Y}-?m(?P<month>\d{{2}})",
        rf"{_Y}[/-](?P<month>\d{{1,2}})",
        rf"(?P<month>\d{{1,2}})[/-]{_Y}",
        rf"tháng (?P<month>\d{{1,2}}){_OF_YEAR}{_Y}",
        rf"{MONTH_NAME}{_OF}{_Y}",
        rf"{_Y} {MONTH_NAME}",
        rf"{_Y}-?w(?P<week>\d{{2}})",
        rf"week (?P<week>\d{{1,2}}){_OF}{_Y}",
        rf"tuần (?P<week>\d{{1,2}}){_OF_YEAR}{_Y}",
        rf"{_Y}-?d(?P<ordinal>\d{{3}})",
        rf"{_Y}([/-])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})",
        rf"{_DAY}(?: of)? {MONTH_NAME},? {_Y}",
        rf"{MONTH_NAME} {_DAY},? {_Y}",
        rf"ngày (?P<day>\d{{1,2}})([/.-])(?P<month>\d{{1,2}})\2{_Y}",
        rf"(?:ngày )?(?P<day>\d{{1,2}}) tháng (?P<month>\d{{1,2}}){_OF_YEAR}{_Y}",
    )
)
SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
"""Day and month in the order of the language."""
_PERIOD = r"\d{4}(?:-?(?:a1|[hstq]\d|[mw]\d{2}|d\d{3})|-\d{2}(?:-\d{2})?|/\d{2})?"
INTERVAL = re.compile(rf"(?P<since>{_PERIOD})/(?P<until>{_PERIOD})", re.ASCII)
"""Two periods as offices write them; a fiscal year has a slash of its own."""
RANGE = re.compile(
    r"(?P<since>.+?)(?: ?\.{2,3} ?| ?… ?| ?[–—] ?| - |(?<=\d{4})-(?=\d{4}$)| to | đến )"
    r"(?P<until>.+)"
)
MONTHS = re.compile(
    rf"(?P<since>{MONTH_NAME.replace('?P<month>', '?:')}) ?(?:to|[-–—]) ?"
    rf"(?P<until>{MONTH_NAME.replace('?P<month>', '?:')} (?P<year>\d{{4}}))",
    re.ASCII,
)
"""Two months of one year."""
MOMENT = re.compile(
    r"(?:(?:at |by )?(?:the )?(?P<end>end)(?: of|-)? ?|(?P<late>cuối) "
    r"|early |mid[ -]|middle of |late |beginning of |start of |đầu |giữa )(?P<period>.+)"
)
MARK_STATUSES: dict[str, ObservationStatus] = {
    **dict.fromkeys(("sơ bộ", "prel", "preliminary", "prov", "provisional", "p"), "provisional"),
    **dict.fromkeys(("ước", "ước tính", "est", "estimate", "estimated", "e"), "estimated"),
    **dict.fromkeys(("dự báo", "forecast", "projected", "projection", "f"), "projected"),
}
"""What the marks on a period say of its figures."""
