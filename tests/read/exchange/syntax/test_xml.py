"""XML without entities: what comes by, and what no parser gets to see."""

import pytest

from mic_tracker.model.fact import MessageFact
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax import xml
from mic_tracker.read.exchange.syntax.xml import XmlHandlers, parse_xml
from mic_tracker.text import limits

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [
 <!ENTITY lol "lol">
 <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
 <!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">
]>
<lolz>&lol3;</lolz>"""
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
REMOTE = '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>'


def seen(data: bytes) -> list[tuple[object, ...]]:
    """The calls that a file makes, in their order."""
    calls: list[tuple[object, ...]] = []
    parse_xml(
        data,
        XmlHandlers(
            lambda name, attributes, line: calls.append((name, dict(attributes), line)),
            lambda name, text: calls.append((name, text)),
        ),
    )
    return calls


def refused(data: bytes) -> tuple[str, dict[str, MessageFact], int]:
    with pytest.raises(UnreadableFile) as caught:
        seen(data)
    return caught.value.code, dict(caught.value.facts), caught.value.line


def test_elements_come_by_with_their_lines_and_texts() -> None:
    assert seen(b'<p:a xmlns:p="u">\n<b c="1" p:d="2"> x &amp; y </b></p:a>') == [
        ("a", {"xmlns:p": "u"}, 1),
        ("b", {"c": "1", "p:d": "2"}, 2),
        ("b", "x & y"),
        ("a", ""),
    ]


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, REMOTE, OUTSIDE.replace("DOCTYPE", "doctype")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_entities_are_refused_before_a_parser_sees_them(
    text: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml, "expat", None)
    assert refused(text.encode(encoding))[0] == "xml_dtd"


def test_the_line_of_an_entity_is_told() -> None:
    assert refused(LAUGHS.encode()) == ("xml_dtd", {"written": "<!DOCTYPE"}, 2)


@pytest.mark.parametrize("encoding", ["utf-7", "utf-16-le", "cp037", "punycode", "unicode_escape"])
def test_an_encoding_hides_nothing(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + OUTSIDE.encode()
    with pytest.raises(UnreadableFile):
        seen(data)


def test_utf_16_without_a_mark_is_refused() -> None:
    assert refused(OUTSIDE.encode("utf-16-le"))[0] == "not_text"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_the_declared_encoding_is_used(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?><a b="é"/>'.encode(encoding)
    assert seen(data)[0] == ("a", {"b": "é"}, 1)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "xml_cut_off", 1),
        (b"<a>\n<b", "xml_cut_off", 2),
        (b"<a>\n<b>", "xml_cut_off", 2),
        (b"<a>\n</b>", "xml_syntax", 2),
        (b"a,b\n1,2", "xml_syntax", 1),
        (b"<a>&b;</a>", "xml_syntax", 1),
        (b"<a/><a/>", "xml_syntax", 1),
    ],
)
def test_what_is_no_xml_is_refused_with_its_line(data: bytes, code: str, line: int) -> None:
    found, facts, at = refused(data)
    assert (found, at) == (code, line)
    assert (code == "xml_syntax") == ("column" in facts)


def test_depth_costs_nothing() -> None:
    assert len(seen(b"<a>" * 100_000 + b"</a>" * 100_000)) == 200_000


def test_elements_of_too_many_attributes_are_refused() -> None:
    many = " ".join(f'a{i}=""' for i in range(limits.COLUMNS + 1))
    assert refused(f"<a {many}/>".encode())[0] == "too_many_columns"
    assert refused(b"\n<a " + b" " * limits.LINE + b"/>") == (
        "long_line",
        {"limit": limits.LINE},
        2,
    )
