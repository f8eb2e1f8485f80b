"""The entries of a feed: which there are, how they are called, and that they stay the same."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from reporting import registry_of

from mic_tracker.assess.assess import assess
from mic_tracker.errors import WrongUse
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side
from mic_tracker.pipeline.changes import find_changes
from mic_tracker.pipeline.comparison.days import RegistryState, walk_days
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.changes.feed import Feed, FeedEntry, Site, make_feed

WORDS = Words.load("en")
NEWS = (Path(__file__).parents[3] / "golden" / "news.toml").read_text("utf-8")


def feed(since: str, until: str, site: str | None = None) -> Feed:
    """The feed of the invented registry between two days."""
    start, end = date.fromisoformat(since), date.fromisoformat(until)
    head = Side(assess(registry_of(NEWS), Clock(end)))
    steps = walk_days((RegistryState(start, head),), end)
    days = ((find_changes(a, b), a.report, b.report) for a, b in steps)
    return make_feed(days, date(2026, 1, 1), Site.at(site), None, WORDS, "T")


def named(entries: Sequence[FeedEntry]) -> list[str]:
    """The day and the subject of each entry."""
    return [entry.id.partition(",")[2] for entry in entries]


def test_an_entry_for_each_day_and_thing() -> None:
    assert named(feed("2026-10-16", "2026-11-15").entries) == [
        "2026-11-06:/targets/schools-2026",
        "2026-11-02:/targets/jobs-2030",
        "2026-11-02:/targets/deaths-2030",
        "2026-11-02:/targets/power-2025",
        "2026-11-02:/targets/law-2026",
        "2026-11-02:/indicators/homes",
        "2026-11-02:/indicators/jobs",
        "2026-11-02:/indicators/deaths",
        "2026-11-02:/indicators/clinics",
        "2026-11-02:/indicators/power",
        "2026-11-02:/indicators/law",
        "2026-11-01:/targets/forums",
        "2026-10-24:/targets/forums",
        "2026-10-20:/targets/trees-2030",
    ]


@pytest.mark.parametrize("since", ["2026-07-01", "2026-10-16", "2026-10-19", "2026-11-01"])
@pytest.mark.parametrize("until", ["2026-11-02", "2026-11-20", "2026-12-24"])
def test_the_same_thing_is_the_same_entry_in_every_feed(since: str, until: str) -> None:
    whole = feed("2026-01-01", "2027-02-01").entries
    part = feed(since, until).entries
    assert [*part] == [e for e in whole if since < e.day.isoformat() <= until]
    assert part
    assert len({entry.id for entry in whole}) == len(whole)


def test_a_feed_was_updated_with_its_newest_entry() -> None:
    assert feed("2026-10-16", "2026-11-15").updated == date(2026, 11, 6)
    assert feed("2026-11-10", "2026-11-15").updated == date(2026, 1, 1)


def test_ids_and_links_of_a_site() -> None:
    first = feed("2026-10-16", "2026-10-20", "https://Example.org:8443/goals").entries[0]
    assert first.id == "tag:example.org,2026-10-20:/goals/targets/trees-2030"
    assert first.link == "https://example.org:8443/goals/targets/trees-2030/"
    plain = feed("2026-10-16", "2026-10-20", "http://example.org/goals/").entries[0]
    assert plain.id == first.id
    assert feed("2026-10-16", "2026-10-20").entries[0].link is None


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://example.org", "https://example.org/"),
        (" https://example.org/a//b/ ", "https://example.org/a/b/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ],
)
def test_addresses_of_a_site(address: str, url: str) -> None:
    assert Site.at(address).url == url


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "https://",
        "https://user@example.org/",
        "https://example.org/?q=1",
        "https://example.org/#top",
        "https://example.org/a b",
        'https://example.org/"><script>',
        "https://example.org:port/",
        "https://[::1/",
        "javascript:alert(1)",
        "https://exa\x00mple.org/",
        "https://" + "a" * 300 + ".org/",
    ],
)
def test_what_is_no_address_of_a_site(address: str) -> None:
    with pytest.raises(WrongUse, match="not_an_address"):
        Site.at(address)
