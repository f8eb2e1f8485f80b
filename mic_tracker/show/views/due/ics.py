"""This module writes what is due as an iCalendar (RFC 5545): a day of it for each thing.

The same thing keeps its UID when its day moves, so that a calendar moves the event. What is written
depends on the registry and the day of judgement only.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256

from mic_tracker.model.answers.due import DueItem
from mic_tracker.model.members import written_members
from mic_tracker.model.record import first_spelling
from mic_tracker.model.report import Report
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.due.entry import entry_command
from mic_tracker.show.views.due.subject import awaited_periods, is_of_indicator, note, subject_name
from mic_tracker.text.escape import plain, prose
from mic_tracker.text.icalendar import calendar_text, text_value, text_values

Property = tuple[str, str]
_PRODUCT = "-//mic-tracker//mic-tracker due//EN"
# the characters of RFC 3986, without the brackets that CI runners obey behind `##`
_WEB_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&'()*+,;=%-]+", re.ASCII)
_HOLLOW: tuple[Property, ...] = (
    ("BEGIN", "VTIMEZONE"),
    ("TZID", "Etc/UTC"),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19700101T000000"),
    ("TZOFFSETFROM", "+0000"),
    ("TZOFFSETTO", "+0000"),
    ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
)
"""A component that shows nowhere: a calendar has at least one."""


def write_calendar(report: Report, items: Sequence[DueItem], words: Words) -> str:
    """Write a calendar; one without events is valid, too, and empties that of a subscriber."""
    return calendar_text(_calendar(report, items, words))


def _calendar(report: Report, items: Sequence[DueItem], words: Words) -> Iterator[Property]:
    name = words.text("due", "calendar", title=words.local(report.registry.title))
    yield "BEGIN", "VCALENDAR"
    yield "VERSION", "2.0"
    yield "PRODID", _PRODUCT
    yield "CALSCALE", "GREGORIAN"
    yield "METHOD", "PUBLISH"
    yield "NAME", text_value(name)
    yield "X-WR-CALNAME", text_value(name)
    yield "REFRESH-INTERVAL;VALUE=DURATION", "P1D"
    seen: dict[tuple[str, ...], int] = {}
    for item in items:
        seen[item.key] = seen.get(item.key, 0) + 1
        uid = _uid((first_spelling(report.registry.title), *item.key, str(seen[item.key])))
        yield from _event(report, item, uid, words)
    if late := [item for item in items if item.is_overdue(report.clock.as_of)]:
        yield from _reminder(report, late, words)
    yield from () if items else _HOLLOW
    yield "END", "VCALENDAR"


def _uid(parts: Sequence[str]) -> str:
    """Return a UID that no other thing has, of this registry or of one with another title."""
    digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:32]}@mic-tracker"


def _event(report: Report, item: DueItem, uid: str, words: Words) -> Iterator[Property]:
    yield "BEGIN", "VEVENT"
    yield "UID", uid
    yield "DTSTAMP", f"{_day(report.clock.as_of)}T000000Z"
    yield "DTSTART;VALUE=DATE", _day(item.day)
    if item.day < date.max:
        yield "DTEND;VALUE=DATE", _day(item.day + timedelta(days=1))
    summary = _summary(report, item, words)
    if item.is_overdue(report.clock.as_of):
        summary = words.text("due_event", "late_summary", what=summary)
    yield "SUMMARY", text_value(summary)
    yield "DESCRIPTION", text_value("\n".join(_description(report, item, words)))
    yield from _address(report, item)
    yield "CATEGORIES", text_values([words.text("due_kind", item.kind)])
    yield "TRANSP", "TRANSPARENT"
    yield "END", "VEVENT"


def _reminder(report: Report, late: Sequence[DueItem], words: Words) -> Iterator[Property]:
    """Write one event on the day of writing that lists what is overdue: its own days are past."""
    today = report.clock.as_of
    names = (_summary(report, item, words) for item in late)
    lines = (
        words.text("due_event", "late_line", what=name, day=item.day)
        for name, item in zip(names, late, strict=True)
    )
    yield "BEGIN", "VEVENT"
    yield "UID", _uid((first_spelling(report.registry.title), "overdue"))
    yield "DTSTAMP", f"{_day(today)}T000000Z"
    yield "DTSTART;VALUE=DATE", _day(today)
    if today < date.max:
        yield "DTEND;VALUE=DATE", _day(today + timedelta(days=1))
    yield "SUMMARY", text_value(words.text("due_event", "late", n=len(late)))
    yield "DESCRIPTION", text_value("\n".join(lines))
    yield "CATEGORIES", text_values([words.text("due_event", "late_category")])
    yield "TRANSP", "TRANSPARENT"
    yield "END", "VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _summary(report: Report, item: DueItem, words: Words) -> str:
    """Say what is due of what: "Figure due: Digital technology firms, 2025"."""
    parts = (
        awaited_periods((item,), words),
        item.series or "",
        prose(written_members(item.members)),
    )
    which = [part for part in parts if part] if is_of_indicator(item) else []
    name = words.names((subject_name(report, item, words), *which))
    return words.text("due_summary", item.kind, name=name, period=item.period or "")


def _description(report: Report, item: DueItem, words: Words) -> Iterator[str]:
    """Say why, for which targets, how it is entered, and where it is looked for."""
    yield words.text("due_event", "note", note=note(report, item, item.day, words))
    if item.targets:
        yield words.text("due_event", "targets", ids=words.names(item.targets))
    if command := entry_command(item):
        yield words.text("due_event", "command", command=command)
    if item.source:
        source = report.registry.sources[item.source]
        yield words.text("due_event", "source", title=words.local(source.title))
    if item.location:
        place = plain(f"{item.location.file}:{item.location.line}")
        yield words.text("due_event", "place", place=place)


def _address(report: Report, item: DueItem) -> Iterator[Property]:
    """Return the address of the source, if it is one of the web that no reader has to mend."""
    url = report.registry.sources[item.source].url if item.source else None
    if url and _WEB_ADDRESS.fullmatch(url):
        yield "URL", url
