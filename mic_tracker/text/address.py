"""What the address of a page says by itself: its host, a date, a copy in an archive, a title.

Nothing is fetched here. What is not plainly there is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from mic_tracker.model.period import Period

ARCHIVES = frozenset(
    {
        *("web.archive.org", "webarchive.nationalarchives.gov.uk", "arquivo.pt", "perma.cc"),
        *("archive.ph", "archive.is", "archive.today", "archive.md", "archive.li", "archive.vn"),
    }
)
"""Hosts of copies: what they publish is not theirs."""
_WHOLE = re.compile(
    r"https?://(?P<host>[\w-]+(?:\.[\w-]+)*)(?::\d{1,5})?(?P<path>(?:/[^\s?#]*)?)(?:[?#]\S*)?"
)
_PORT = re.compile(r"https?://[^/?#:]+:(\d{1,5})", re.ASCII)
_HIGHEST_PORT = 65535
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_COPY = re.compile(
    r"/(?P<moment>\d{4,14}|\d{4}\.\d{2}\.\d{2}-\d{6})(?:[a-z]{2}_)?/(?P<page>https?:/{1,2}\S+)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAYS = (
    re.compile(rf"/{_YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?=/|$)"),
    re.compile(rf"/{_YEAR}/(?P<word>[a-z]{{3}})/(?P<day>\d{{1,2}})(?=/|$)"),
    re.compile(rf"(?<!\d)(?<!\d-){_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!-?\d)"),
)
_MONTH = re.compile(rf"/{_YEAR}/(?P<month>\d{{2}})(?=/(?!\d{{1,2}}(?:/|$))|$)")
_MONTH_WORDS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|pdf|docx?|xlsx?)$", re.IGNORECASE)
_NUMBER_AT_END = re.compile(r"[-_. ](?:[a-z]{0,4}\d{4,})$", re.IGNORECASE)
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says; None where it does not say it."""

    url: str | None
    """The page; None where only a copy of an unknown page is named."""
    host: str | None
    """The host of the page, without `www.`."""
    archive: str | None = None
    """The copy in a web archive, if the address is that of one."""
    copied: date | None = None
    """The day of the copy."""
    published: Period | None = None
    """The day, or the month, in the path."""
    title: str | None = None
    """Words at the end of the path."""


def read_address(text: str) -> Address | None:
    """Read an address; None for what is no whole address of a page on the web."""
    parts = _split(text)
    if parts is None:
        return None
    copy = _COPY.search(text)
    page = re.sub(r"^(https?):/+", r"\1://", copy["page"]) if copy else text
    original = _split(page)
    if copy and original:
        return _page(page, original, archive=text, copied=_day_of_copy(copy["moment"]))
    if parts.host in ARCHIVES:
        return Address(None, None, archive=text)
    return _page(text, parts)


class _Parts(NamedTuple):
    """What an address of a page is made of, as far as it is looked at."""

    host: str
    path: str


def _split(text: str) -> _Parts | None:
    """The parts of an address of a page: http or https, a host, nobody's password."""
    found = _WHOLE.fullmatch(text)
    if found is None:
        return None
    return _Parts(found["host"].lower().removeprefix("www."), _decoded(found["path"]))


def _decoded(path: str) -> str:
    """A path with the letters that are spelt by their bytes: %C3%A9 is é."""
    return _ENCODED.sub(lambda found: _text_of(found[0].replace("%", "")), path)


def _text_of(digits: str) -> str:
    return bytes.fromhex(digits).decode(errors="replace")


def is_page(text: str) -> bool:
    """Whether a text is the address of a page behind a host."""
    parts = _split(text)
    return parts is not None and parts.path.startswith("/")


AddressFault = Literal["credentials", "scheme", "whole"]


def address_fault(text: str) -> AddressFault | None:
    """Why nothing can be read from an address; None where it is whole, and of http or https.

    A name and a password before the host are refused: they would stand in the registry, in logs
    and in reports.
    """
    scheme, sign, rest = text.partition("://")
    if sign and "@" in re.split(r"[/?#\\]", rest, maxsplit=1)[0]:
        return "credentials"
    if sign and scheme not in {"http", "https"}:
        return "scheme"
    port = _PORT.match(text)
    fits = text.isprintable() and _split(text) and not (port and int(port[1]) > _HIGHEST_PORT)
    return None if fits else "whole"


def host_of(text: str | None) -> str | None:
    """The host of an address, without `www.`; None for what is no address."""
    parts = _split(text) if text else None
    return parts.host if parts else None


def _page(
    page: str, parts: _Parts, archive: str | None = None, copied: date | None = None
) -> Address:
    published, title = _find_published(parts.path), _find_title(parts.path)
    return Address(page, parts.host, archive, copied, published, title)


def _day_of_copy(moment: str) -> date | None:
    """The day of a copy; None where the moment is a year or a month, or none at all."""
    digits = re.sub(r"\D", "", moment)[:8]
    return _day(digits[:4], digits[4:6], digits[6:]) if len(digits) == len("20240715") else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _find_published(path: str) -> Period | None:
    """The one day in a path, else the one month; None for several, or a day that is none."""
    days = {*_days(path)}
    if days:
        return Period.parse(str(days.pop())) if len(days) == 1 and None not in days else None
    months = {f"{found['year']}-{found['month']}" for found in _MONTH.finditer(path)}
    try:
        return Period.parse(months.pop()) if len(months) == 1 else None
    except ValueError:
        return None


def _days(path: str) -> Iterator[date | None]:
    for shape in _DAYS:
        for found in shape.finditer(path.lower()):
            parts = found.groupdict()
            if "word" in parts:
                known = parts["word"] in _MONTH_WORDS
                parts["month"] = str(_MONTH_WORDS.index(parts["word"]) + 1) if known else "0"
            yield _day(parts["year"], parts["month"], parts["day"])


def _find_title(path: str) -> str | None:
    """The words of the last part of a path, if they look like a title."""
    last = next((part for part in reversed(path.split("/")) if part), "")
    bare = _NUMBER_AT_END.sub("", _EXTENSION.sub("", last))
    words = re.sub(r"[-_+\s]+", " ", bare).strip()
    if len(re.findall(r"[^\W\d_]{2,}", words)) < _FEWEST_WORDS:
        return None
    return words[0].upper() + words[1:]


def same_page(one: str, other: str) -> bool:
    """Whether two addresses are of one page, whatever the spelling of their hosts."""
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    scheme = re.sub(r"^https?://(?:www\.)?", "", address.strip(), flags=re.IGNORECASE)
    host, slash, path = scheme.partition("/")
    return f"{host.lower()}{slash}{path.partition('#')[0]}".rstrip("/")
