"""Bytes as text: what is read, and what has to be named."""

import codecs

import pytest

from mic_tracker.read.exchange.charset import LIKELY, decode_text, is_encoding
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.text import limits

TEXT = "Gebiet;Wert\nSüdland;5\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), None),
        (codecs.BOM_UTF8 + TEXT.encode(), None),
        (TEXT.encode("utf-16"), None),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), None),
        (TEXT.encode("utf-32"), None),
        (TEXT.encode("latin-1"), "iso-8859-1"),
        (TEXT.encode("cp1250"), "windows-1250"),
        (TEXT.replace("\n", "\r").encode(), None),
        (TEXT.encode() + b"\0" * 500, None),
    ],
)
def test_a_text(data: bytes, encoding: str | None) -> None:
    assert decode_text(data, encoding) == TEXT


def test_the_line_ends_of_windows_stay() -> None:
    assert decode_text(b"a,b\r\n1,2\r\n") == "a,b\r\n1,2\r\n"


def refusal(data: bytes, encoding: str | None = None) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        decode_text(data, encoding)
    return caught.value


def test_an_encoding_that_has_to_be_named_is_proposed_with_what_the_words_read_as() -> None:
    problem = refusal(TEXT.encode("latin-1"))
    assert (problem.code, problem.line, problem.facts["byte"]) == ("encoding_needed", 2, "0xFC")
    assert problem.facts["readings"] == (
        "cp1252: Südland",
        "cp1250: Südland",
        "cp1258: Südland",
        "cp1251: Sьdland",
    )


@pytest.mark.parametrize("encoding", LIKELY)
def test_the_likely_encodings_can_be_named(encoding: str) -> None:
    assert is_encoding(encoding)
    assert decode_text(b"a\xe0", encoding)


@pytest.mark.parametrize(
    ("data", "encoding", "code"),
    [
        (b"PK\x03\x04rest", None, "not_text"),
        (b"%PDF-1.7", None, "not_text"),
        (b"a\0b,c", None, "not_text"),
        (b"\xff\xfea", None, "wrong_encoding"),
        (b"\x81", "cp1252", "wrong_encoding"),
        (b"a", "no-such-thing", "unknown_encoding"),
        # codecs of Python that are no encodings of files
        (b"a", "punycode", "unknown_encoding"),
        (b"a", "unicode_escape", "unknown_encoding"),
        (b"a", "zlib", "unknown_encoding"),
        (b"a", "utf-7", "unknown_encoding"),
        (b"a", "undefined", "unknown_encoding"),
        (b"a", "x\0y", "unknown_encoding"),
        (b"a" * (limits.TABLE_BYTES + 1), None, "too_large"),
    ],
)
def test_what_is_refused(data: bytes, encoding: str | None, code: str) -> None:
    assert refusal(data, encoding).code == code
