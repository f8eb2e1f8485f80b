"""XML of unknown origin: elements one after another, without entities and without a tree."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.parsers import expat

from mic_tracker.read.exchange.charset import decode_text
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.named_cells import check_extent
from mic_tracker.text import limits
from mic_tracker.text.suggest import written_value

XmlAttributes = Mapping[str, str]

_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_LONG = re.compile(rf"<[^<>]{{{limits.LINE}}}")
"""An element with far more attributes than there are columns."""
_DTD = re.compile(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)


class XmlHandlers(NamedTuple):
    """What is called for an element: at its start, with its line, and at its end, with its text.

    Names are without their prefixes, those of attributes with them.
    """

    start: Callable[[str, XmlAttributes, int], object]
    end: Callable[[str, str], object]


def parse_xml(data: bytes, handlers: XmlHandlers) -> None:
    """Call the handlers for each element of a file, in its order.

    Refused before a parser sees anything: what is no text in the encoding that it declares, and
    every document type and entity, and elements that are too long. Refused by the parser: what is
    no XML.
    """
    text = text_of_xml(data)
    if long := _LONG.search(text):
        line = text.count("\n", 0, long.start()) + 1
        raise UnreadableFile("long_line", {"limit": limits.LINE}, line)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        inside.clear()
        check_extent(1, len(attributes))
        handlers.start(name.rpartition(":")[2], attributes, parser.CurrentLineNumber)

    def end(name: str) -> None:
        handlers.end(name.rpartition(":")[2], "".join(inside).strip())
        inside.clear()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = inside.append
    try:
        parser.Parse(text.encode(), True)  # noqa: FBT003 - expat takes it by its place only
    except expat.ExpatError as error:
        if error.code in _CUT_OFF:
            raise UnreadableFile("xml_cut_off", {}, error.lineno) from error
        raise UnreadableFile("xml_syntax", {"column": error.offset + 1}, error.lineno) from error


_CUT_OFF = {
    expat.errors.codes[text]
    for text in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN)
}


def text_of_xml(data: bytes) -> str:
    """The text of a file in the encoding that it declares, if nothing in it is an entity."""
    declared = _DECLARED.match(data)
    text = decode_text(data, declared[1].decode("ascii") if declared else None)
    found = _DTD.search(text)
    if found:
        facts = {"written": written_value(found[0])}
        raise UnreadableFile("xml_dtd", facts, text.count("\n", 0, found.start()) + 1)
    return text
