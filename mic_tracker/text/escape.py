"""Text from data, made harmless: whatever could steer a terminal or hide is shown escaped."""

import re
import unicodedata

# joiners that scripts and emoji need; every other format character can hide or reorder text
_NEEDED = {"\u200c", "\u200d"}
_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp", "Cn"}

_ASCII = str.maketrans(
    {
        "≥": ">=",
        "≤": "<=",
        "×": "x",
        "÷": "/",
        "−": "-",
        "–": "-",
        "—": "-",
        "…": "...",
        "→": "->",
        "·": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "đ": "d",
        "Đ": "D",
    }
)


def plain(text: str) -> str:
    r"""The text with control, format and bidirectional characters as `\x1b`, `\u202e` and so on."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(c) if _steers(c) else c for c in text)


LONGEST = 1_000
"""So many characters of what somebody wrote are repeated in a message."""


def shortened(text: str) -> str:
    """The text as a message repeats it: of one that is very long, its start and its end."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]}…{text[-half:]}"


def prose(text: str) -> str:
    """The text as one paragraph: line ends and tabs become spaces, the rest is made plain."""
    return plain(" ".join(text.split()))


def ascii_only(text: str) -> str:
    """The nearest ASCII spelling: signs by their names in ASCII, letters without their accents."""
    if text.isascii():
        return text
    bare = unicodedata.normalize("NFKD", text.translate(_ASCII))
    kept = "".join(c for c in bare if not unicodedata.combining(c))
    return kept.encode("ascii", "replace").decode("ascii")


def _steers(char: str) -> bool:
    return unicodedata.category(char) in _STEERING and char not in _NEEDED


def _escaped(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


_COMMAND = re.compile(r"##(?=\w*\[)")
"""`##[name]` and `##vso[name]`: CI runners obey them wherever in a line they stand."""


def harmless(text: str) -> str:
    r"""The text as one paragraph without steering characters; `##[` shows as `#\x23[`."""
    return _COMMAND.sub(r"#\\x23", prose(text))
