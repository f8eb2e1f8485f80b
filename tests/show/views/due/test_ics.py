"""The calendar of what is due, as another implementation of RFC 5545 reads it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Component

from mic_tracker.assess.assess import assess
from mic_tracker.assess.due.items import list_due
from mic_tracker.model.answers.due import DueItem
from mic_tracker.model.codes import DueKind
from mic_tracker.model.report import Clock, Report
from mic_tracker.read.registry import read_text
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.due.ics import write_calendar

WORDS = Words.load("en")
TEXT = (Path(__file__).parents[3] / "golden" / "due.toml").read_text("utf-8")
DAY = date(2026, 11, 26)


def report_of(text: str, day: date = DAY) -> Report:
    loaded = read_text(text.encode(), name="targets.toml", folder=Path(), day=day)
    assert loaded.registry, loaded.findings
    return assess(loaded.registry, Clock(day))


def written(report: Report) -> str:
    return write_calendar(report, list_due(report), WORDS)


def events(report: Report) -> list[Component]:
    """The events of the things; the list of what is overdue is none of them."""
    found = Calendar.from_ical(written(report)).walk("VEVENT")
    return [event for event in found if event not in reminders(report)]


def reminders(report: Report) -> list[Component]:
    found = Calendar.from_ical(written(report)).walk("VEVENT")
    return [event for event in found if str(event["SUMMARY"]).startswith("Overdue: ")]


def uids(report: Report) -> dict[tuple[str, ...], str]:
    """The UID of each thing, by its key."""
    items = list_due(report)
    return {item.key: str(event["UID"]) for item, event in zip(items, events(report), strict=True)}


def test_every_thing_is_an_event_of_a_whole_day() -> None:
    report = report_of(TEXT)
    items, found = list_due(report), events(report)
    assert {item.kind for item in items} == {*DueKind}
    for item, event in zip(items, found, strict=True):
        assert event.decoded("DTSTART") == item.day
        assert f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}".encode() in event.to_ical()
        assert event.decoded("DTEND") == item.day + timedelta(days=1)  # the end is exclusive
        assert event.decoded("DTSTAMP").isoformat() == "2026-11-26T00:00:00+00:00"
        assert event.get("VALARM") is None
        assert not event.subcomponents
        assert event["TRANSP"] == "TRANSPARENT"


def test_the_calendar_names_itself() -> None:
    calendar = Calendar.from_ical(written(report_of(TEXT)))
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert calendar["METHOD"] == "PUBLISH"
    # icalendar knows no type for the two names, and leaves them as they are written
    name = "Due: Digital goals\\; a test\\, with everything"
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) == name
    assert not calendar.errors


def test_an_event_says_what_why_how_and_where_to_look() -> None:
    found = events(report_of(TEXT))
    figure = next(event for event in found if "2025, active" in str(event["SUMMARY"]))
    assert b"\r\nCATEGORIES:figure\r\n" in figure.to_ical()
    assert figure["SUMMARY"] == "Overdue. Figure due: Digital firms, active, 2025, active"
    assert str(figure["DESCRIPTION"]).split("\n") == [
        "Why: by its calendar.",
        "Targets: firms-2030, firms-rise.",
        "To enter it: mic-tracker add-observation firms --period 2025 --series active",
        'Last source: Statistical yearbook, "2025"',
        "In the registry: targets.toml:16",
    ]
    assert figure["URL"] == "https://stat.example/yearbook?year=2025&lang=en"


def test_the_same_input_gives_the_same_bytes() -> None:
    assert written(report_of(TEXT)) == written(report_of(TEXT))


def test_uids_are_unique_and_stay_when_the_day_of_judgement_moves() -> None:
    now, later = uids(report_of(TEXT)), uids(report_of(TEXT, date(2026, 11, 29)))
    assert len({*now.values()}) == len(now) == len(list_due(report_of(TEXT)))
    assert now == later


@pytest.mark.parametrize(
    ("old", "new", "kind", "day"),
    [
        ("2026-12-15", "2027-01-20", DueKind.FIGURE, date(2027, 1, 20)),
        ('lag     = "3 months"', 'lag     = "5 months"', DueKind.FIGURE, date(2026, 5, 31)),
        ("by        = 2027", "by        = 2029", DueKind.DEADLINE, date(2029, 12, 31)),
        ("by        = 2026", "by        = 2028", DueKind.MILESTONE, date(2028, 12, 31)),
        ("until   = 2026-12-01", "until   = 2027-12-01", DueKind.REVIEW, date(2027, 12, 1)),
        ("until  = 2027-01-31", "until  = 2027-02-28", DueKind.WAIVER, date(2027, 2, 28)),
    ],
)
def test_a_thing_keeps_its_uid_when_its_day_moves(
    old: str, new: str, kind: DueKind, day: date
) -> None:
    assert TEXT.count(old) == 1
    before, after = report_of(TEXT), report_of(TEXT.replace(old, new))
    (moved,) = (item for item in list_due(after) if item.kind is kind and item.day == day)
    assert uids(after)[moved.key] == uids(before)[moved.key]


def test_another_registry_has_other_uids() -> None:
    other = TEXT.replace("Digital goals; a test", "Other goals; a test")
    assert not {*uids(report_of(TEXT)).values()} & {*uids(report_of(other)).values()}


def test_two_waivers_of_one_rule_have_two_uids() -> None:
    again = (
        '\n[[waivers]]\ntarget = "firms-2030"\nrule = "off-track"\nuntil = 2027-03-01\nreason = "a"'
    )
    found = events(report_of(TEXT + again))
    assert len({str(event["UID"]) for event in found}) == len(found)


def test_a_calendar_without_events_is_one() -> None:
    text = write_calendar(report_of(TEXT), (), WORDS)
    assert text.count("BEGIN:VEVENT") == 0
    calendar = Calendar.from_ical(text)
    assert calendar.subcomponents  # RFC 5545, 3.4: one component at least
    assert not calendar.walk("VEVENT")


@pytest.mark.parametrize(
    "title",
    [
        "a\\r\\nEND:VEVENT\\r\\nBEGIN:VALARM\\r\\nACTION:AUDIO",
        "a\\nDTSTART:19700101\\nb",
        "\\u001b]8;;https://evil.example\\u0007",
        "comma, semicolon; backslash \\\\ and \\u2028",
    ],
)
def test_texts_of_a_registry_add_no_line(title: str) -> None:
    hostile = TEXT.replace('"Digital firms, active"', f'"{title}"')
    hostile = hostile.replace('"Statistical yearbook, \\"2025\\""', f'"{title}"')
    report = report_of(hostile)
    text = written(report)
    names = {line.partition(":")[0] for line in text.split("\r\n") if line[:1] not in {" ", ""}}
    ours = {line.partition(":")[0] for line in written(report_of(TEXT)).split("\r\n")}
    assert names <= ours
    assert len(events(report)) == len(list_due(report))
    assert "\x1b" not in text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://a.example/ b",
        "https://a.example/\\r\\nX:1",
        "file:///etc",
        "https://a.example/##[error]",
    ],
)
def test_only_an_address_of_the_web_is_linked(url: str) -> None:
    made = TEXT.replace("https://stat.example/yearbook?year=2025&lang=en", url)
    assert all("URL" not in event for event in events(report_of(made)))


def test_the_last_day_of_all_has_no_next_one() -> None:
    loaded = report_of(TEXT)
    waivers = tuple(w.model_copy(update={"until": date.max}) for w in loaded.registry.waivers)
    report = replace(loaded, registry=replace(loaded.registry, waivers=waivers))
    last = [e for e in events(report) if e.decoded("DTSTART") == date.max]
    assert len(last) == 2
    assert all("DTEND" not in event for event in last)


def test_items_outside_the_registry_are_not_needed() -> None:
    item = DueItem(DueKind.CLAIM, DAY, (), "firms")
    (event,) = Calendar.from_ical(write_calendar(report_of(TEXT), [item], WORDS)).walk("VEVENT")
    assert event["SUMMARY"] == "Projection to score: Digital firms, active"


def test_what_is_overdue_is_listed_on_the_day_of_writing() -> None:
    report = report_of(TEXT)
    (reminder,) = reminders(report)
    late = [item for item in list_due(report) if item.day < DAY]
    assert reminder.decoded("DTSTART") == DAY
    assert str(reminder["SUMMARY"]) == f"Overdue: {len(late)}"
    lines = str(reminder["DESCRIPTION"]).splitlines()
    assert [line.split()[0] for line in lines] == [item.day.isoformat() for item in late]
    overdue = [e for e in events(report) if str(e["SUMMARY"]).startswith("Overdue. ")]
    assert [event.decoded("DTSTART") for event in overdue] == [item.day for item in late]


def test_the_list_of_what_is_overdue_moves_and_is_not_doubled() -> None:
    (one,), (other,) = (reminders(report_of(TEXT, day)) for day in (DAY, DAY + timedelta(days=1)))
    assert one["UID"] == other["UID"]
    assert other.decoded("DTSTART") == DAY + timedelta(days=1)


def test_where_nothing_is_overdue_there_is_no_such_list() -> None:
    report = report_of(TEXT)
    coming = [item for item in list_due(report) if not item.is_overdue(DAY)]
    assert "Overdue" not in write_calendar(report, coming, WORDS)
