"""Atom (RFC 4287): a feed as XML, which the standard library writes and escapes."""

import re
from datetime import date
from xml.etree import ElementTree as ET

from mic_tracker import __version__
from mic_tracker.show.views.changes.feed import Feed, FeedEntry

_UNCARRIED = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"


def write_atom(feed: Feed) -> str:
    """Write a feed; the same bytes for the same feed."""
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(feed.updated))
    _add(ET.SubElement(root, "author"), "name", feed.author)
    _add(root, "generator", "mic-tracker", version=__version__)
    _link(root, "alternate", feed.link, type="text/html")
    _link(root, "self", feed.own, type="application/atom+xml")
    for entry in feed.entries:
        _entry(ET.SubElement(root, "entry"), entry)
    ET.indent(root)
    xml = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'


def _entry(parent: ET.Element, entry: FeedEntry) -> None:
    _add(parent, "id", entry.id)
    _add(parent, "title", entry.title)
    _add(parent, "updated", _moment(entry.day))
    _link(parent, "alternate", entry.link, type="text/html")
    for kind in entry.kinds:
        ET.SubElement(parent, "category", term=kind)
    content = ET.SubElement(parent, "content", type="xhtml")
    box = ET.SubElement(content, "div", xmlns=_XHTML)
    for text in entry.texts:
        _add(box, "p", text)


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    """Add an element with a text, of which nothing is left that XML cannot carry."""
    ET.SubElement(parent, tag, attributes).text = _UNCARRIED.sub("", text)


def _link(parent: ET.Element, relation: str, address: str | None, **attributes: str) -> None:
    if address:
        ET.SubElement(parent, "link", {"rel": relation, "href": address, **attributes})


def _moment(day: date) -> str:
    """Write a day as the moment at which it begins, in UTC."""
    return f"{day.isoformat()}T00:00:00Z"
