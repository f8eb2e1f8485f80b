"""Atom: what a validator of the RFC says, and texts that would break XML."""

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from mic_tracker.show.views.changes.atom import write_atom
from mic_tracker.show.views.changes.feed import Feed, FeedEntry

SCHEMA = Path(__file__).parents[2] / "schemas" / "atom-rfc4287.rng"
NAMES = {"a": "http://www.w3.org/2005/Atom", "x": "http://www.w3.org/1999/xhtml"}


def entry(text: str = "A sentence.", link: str | None = "https://example.org/t/") -> FeedEntry:
    day = date(2026, 11, 3)
    return FeedEntry("tag:example.org,2026-11-03:t", text, day, link, ("turns",), (text,))


def feed(*entries: FeedEntry, link: str | None = "https://example.org/") -> Feed:
    return Feed(
        "https://example.org/", "News", date(2026, 11, 3), "Examplia", "en", link, link, entries
    )


def parsed(text: str) -> etree._ElementTree:
    """The document, which has to be what RFC 4287 allows."""
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    document = etree.ElementTree(etree.fromstring(text.encode()))
    schema.assertValid(document)
    return document


@pytest.mark.parametrize("link", ["https://example.org/", None])
def test_a_feed_is_valid_with_and_without_a_site(link: str | None) -> None:
    parsed(write_atom(feed(link=link)))
    document = parsed(write_atom(feed(entry(link=link), link=link)))
    assert len(document.xpath("//a:link", namespaces=NAMES)) == (3 if link else 0)


def test_the_schema_would_notice() -> None:
    text = write_atom(feed(entry()))
    for gone in ("updated", "id", "title"):
        start, end = text.index(f"    <{gone}>"), text.index(f"</{gone}>", text.index("<entry>"))
        broken = (
            text[: text.index(f"<{gone}>", text.index("<entry>"))] + text[end + len(gone) + 3 :]
        )
        assert start
        with pytest.raises(etree.DocumentInvalid):
            parsed(broken)
    with pytest.raises(etree.DocumentInvalid):
        parsed(text.replace("T00:00:00Z", ""))


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6 & 7 > 6",
        "]]>",
        "<script>alert(1)</script>",
        "\"quoted\" and 'quoted'",
        "Đà Nẵng, 日本, 👍",
        "&lt;b&gt;",
    ],
)
def test_a_text_comes_through_as_it_is(text: str) -> None:
    document = parsed(write_atom(feed(entry(text))))
    assert document.xpath("string(//a:entry/a:title)", namespaces=NAMES) == text
    assert document.xpath("string(//x:p)", namespaces=NAMES) == text
    assert not document.xpath("//x:script", namespaces=NAMES)


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1b", "\x0b", "\ufffe", "\uffff", "\ud800"])
def test_what_xml_cannot_carry_is_left_out(sign: str) -> None:
    document = parsed(write_atom(feed(entry(f"a{sign}b"))))
    assert document.xpath("string(//a:entry/a:title)", namespaces=NAMES) == "ab"
