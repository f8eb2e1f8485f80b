"""The bytes of a file as text: strict UTF-8, a byte order mark, or an encoding that somebody names.

No encoding is guessed: a wrong letter in the name of an area is a wrong series. Where one has to be
named, the problem has what the words with other letters would read as in the likely ones.
"""

import codecs
import re
from contextlib import suppress

from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.text import limits

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LIKELY = ("cp1252", "cp1250", "cp1258", "cp1251")
"""Western Europe, Central Europe, Vietnam, Cyrillic: what offices used before UTF-8."""
# Python's own codecs have some that are no encodings of files, and slow on purpose-made bytes
_ENCODING = re.compile(
    r"ascii|utf-(?:8(?:-sig)?|16|32)(?:-[bl]e)?|iso8859-\d{1,2}|cp\d{3,5}|koi8-[rtu]|mac-\w+"
    r"|gbk|gb2312|gb18030|big5(?:hkscs)?|shift_jis\w*|euc_\w+|tis-620"
)
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF", b"PAR1", b"\x1f\x8b")
"""With which workbooks, PDF, Parquet and compressed files begin."""
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_WORDS, _LONGEST_WORD = 3, 40


def decode_text(data: bytes, encoding: str | None = None) -> str:
    """The text of a file with line feeds as its line ends, without its byte order mark.

    Zeros with which a program has padded the end are cut. Raises UnreadableFile for too many
    bytes, for a file that is no text, and where the encoding has to be named.
    """
    if len(data) > limits.TABLE_BYTES:
        raise UnreadableFile("too_large", {"limit": limits.TABLE_BYTES})
    if data.startswith(_BINARY):
        raise UnreadableFile("not_text", {"found": _first_bytes(data)})
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    text = _decode(data, marked or encoding)
    return _with_line_feeds(text.rstrip("\0"))


def is_encoding(name: str) -> bool:
    """Whether Python knows an encoding of files by this name."""
    with suppress(LookupError, ValueError):
        return _ENCODING.fullmatch(codecs.lookup(name).name) is not None
    return False


def _decode(data: bytes, encoding: str | None) -> str:
    if encoding is not None and not is_encoding(encoding):
        raise UnreadableFile("unknown_encoding", {"found": encoding})
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise _undecoded(data, error, encoding) from None
    if "\0" in text.rstrip("\0"):
        raise UnreadableFile("not_text", {"found": _first_bytes(data)})
    return text


def _undecoded(data: bytes, error: UnicodeDecodeError, encoding: str | None) -> UnreadableFile:
    """What to tell about a byte that the encoding does not have."""
    line = data.count(b"\n", 0, error.start) + 1
    facts = {"byte": f"0x{data[error.start]:02X}"}
    if encoding:
        return UnreadableFile("wrong_encoding", facts | {"encoding": encoding}, line)
    start = max(error.start - _LONGEST_WORD, 0)
    readings = {name: _words_in(data[start:], name) for name in LIKELY}
    spelt = tuple(f"{name}: {words}" for name, words in readings.items() if words)
    return UnreadableFile("encoding_needed", {**facts, "readings": spelt}, line)


def _words_in(data: bytes, encoding: str) -> str:
    """The first few words with letters beyond ASCII, as they read in an encoding."""
    found = dict.fromkeys(match[0] for match in _WORD.finditer(data[: limits.CELL]))
    words = [*found][:_WORDS]
    with suppress(UnicodeDecodeError):
        return ", ".join(word[:_LONGEST_WORD].decode(encoding) for word in words)
    return ""


def _first_bytes(data: bytes) -> str:
    return data[:4].hex(" ").upper()


def _with_line_feeds(text: str) -> str:
    """The line ends of old Macintosh programs, where a file has no others, as line feeds."""
    return text if "\n" in text else text.replace("\r", "\n")
