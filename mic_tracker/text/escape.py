"""Text from data, made harmless: whatever could steer a reader's program or hide is shown escaped.

There is a function for each kind of output: `plain` and `prose` for a text among others,
`page_text` for a whole page, `json_text`, `csv_cell` and `markdown_text`; `exact_cell` for tables
that are read again, with `cell_text` for who reads them; `spelt` writes what a stream cannot carry
in letters that it has.
"""

import re
import unicodedata

# joiners that scripts and emoji need; every other format character can hide or reorder text
_NEEDED = {"\u200c", "\u200d"}
_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp", "Cn"}
_COMMAND = re.compile(r"##(?=\w*\[)")
"""`##[name]` and `##vso[name]`: CI runners obey them wherever in a line they stand."""
_NO_COLOUR = re.compile(r"\x1b(?!\[[\d;]*m)")
_COMMAND_LINE = re.compile(r"^((?:[^\S\n]|\x1b\[[\d;]*m)*)::", re.MULTILINE)
"""`::name::`: CI runners obey it at the start of a line, white space before it or not."""
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_MARKUP = re.compile(r"([\\`*_\[\]#|~$])|^([-+])")
_LIST_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_GAP = "&#8203;"
"""A space of no width: it stays in the page, so that no program takes the two sides for one."""
_LINK = re.compile(
    r"""(?<=[@#!%$])(?=[\w"])|(?<=~)(?=[^\W\d]|")|(?<=&amp;)(?=\d)|(?<=\bGH)(?=-\d)"""
    r"|(?<=[\[*])(?=[a-z_]+:)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)",
    re.IGNORECASE,
)
"""Where GitHub and GitLab make links of a text: a name, the number of an issue, an address."""


def plain(text: str) -> str:
    r"""The text with control, format and bidirectional characters as `\x1b`, `\u202e` and so on.

    `##[name]`, which CI runners take for a command, shows as `#\x23[name]`.
    """
    if text.isascii() and text.isprintable():
        return _COMMAND.sub(r"#\\x23", text) if "##" in text else text
    codes = {ord(c): _escaped(c) for c in {*text} if _steers(c)}
    return _COMMAND.sub(r"#\\x23", text.translate(codes))


LONGEST = 1_000
"""So many characters of what somebody wrote are repeated in a message."""


def shortened(text: str) -> str:
    """The text as a message repeats it: of one that is very long, its start and its end."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]}…{text[-half:]}"


def prose(text: str) -> str:
    """The text as one paragraph: line ends and tabs become spaces, the rest is made plain."""
    return plain(" ".join(text.split()))


def page_text(page: str) -> str:
    r"""A finished page: nothing in it steers but colours, and no line is a command to a CI runner.

    `::name::` at the start of a line shows as `\x3a:name::`. What is a line is known here only:
    words of a paragraph start one where it wraps.
    """
    codes = {ord(c): _escaped(c) for c in {*page} - {"\n", "\x1b"} if _steers(c)}
    shown = _NO_COLOUR.sub(r"\\x1b", page.translate(codes))
    return _COMMAND_LINE.sub(r"\1\\x3a:", _COMMAND.sub(r"#\\x23", shown))


def json_text(document: str) -> str:
    r"""A JSON document with steering characters as `\u202e`, which its readers turn back."""
    if not document.isascii() or "\x7f" in document:  # to look at each character takes long
        codes = {ord(c): _json_escaped(c) for c in {*document} if c > "~" and _steers(c)}
        document = document.translate(codes)
    return _COMMAND.sub(r"#\\u0023", document)


def csv_cell(text: str) -> str:
    """The text of a cell: one paragraph, and marked as text where it would run as a formula.

    Excel takes full-width signs for the others (OWASP, CSV injection).
    """
    shown = prose(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def exact_cell(text: str) -> str:
    r"""The text of a cell that `cell_text` gives back: with its line ends, and guarded.

    Where the two differ, the text begins or ends with white space, which tables do not keep, or
    has characters that steer a reader's program: they are spelt, as `plain` spells them.
    """
    shown = text.strip()
    if not (shown.isascii() and shown.isprintable()) or "##" in shown or "::" in shown:
        shown = "\n".join(map(_exact_line, shown.split("\n")))
    bare = shown.lstrip("'") if shown[:1] == "'" else shown
    return f"'{shown}" if bare.startswith(_FORMULA) else shown


def _exact_line(line: str) -> str:
    return _COMMAND_LINE.sub(r"\1\\x3a:", "\t".join(map(plain, line.split("\t"))))


_GUARDED = re.compile(rf"'(?='*[{re.escape(''.join(_FORMULA))}])")


def is_guarded(text: str) -> bool:
    """Whether any cell of a text may have a mark that keeps it from running as a formula."""
    return _GUARDED.search(text) is not None


def cell_text(cell: str) -> str:
    """The text of a cell without the mark that keeps it from running as a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def markdown_text(text: str) -> str:
    """The text of a paragraph or a cell: no markup, no HTML, and no link, mention or issue."""
    shown = prose(text).translate(_ENTITIES)
    shown = _LIST_NUMBER.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", shown))
    return _LINK.sub(_GAP, shown)


def spelt(text: str, encoding: str) -> str:
    """The text in the characters that an encoding has, others in their nearest ASCII spelling."""
    if text.isascii() or _carries(encoding, text):
        return text
    return "".join(c if _carries(encoding, c) else ascii_spelling(c) for c in text)


def ascii_spelling(char: str) -> str:
    r"""The nearest spelling of a character in ASCII; `\u65e5` where it has none."""
    if char in _ASCII:
        return _ASCII[char]
    parts = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
    if char not in parts:
        return "".join(ascii_spelling(c) for c in parts)
    return char if char.isascii() else _escaped(char)


def _carries(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _steers(char: str) -> bool:
    return unicodedata.category(char) in _STEERING and char not in _NEEDED


def _escaped(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escaped(char: str) -> str:
    r"""The code of a character in JSON; beyond `\uffff` those of its two halves in UTF-16."""
    halves = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{halves[i : i + 2].hex()}" for i in range(0, len(halves), 2))


_ASCII = {
    **dict.fromkeys("−–—‐‑‒―·•", "-"),
    **dict.fromkeys("‘’‚‛′ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("\u200c\u200d\ufe0e\ufe0f", ""),
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    **dict.fromkeys("≈∼", "~"),
    "±": "+/-",
    "×": "x",
    "÷": "/",
    "√": "sqrt",
    "⁄": "/",
    "…": "...",
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "↑": "^",
    "↓": "v",
    "°": " deg",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₫": "VND",
    "§": "S.",
    "©": "(c)",
    "®": "(R)",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "þ": "th",
    "Þ": "Th",
    "ı": "i",
    "δ": "delta",
    "Δ": "Delta",
    "θ": "theta",
    "κ": "kappa",
    "π": "pi",
    "σ": "sigma",
    "Σ": "Sum",
    "─": "-",
    "│": "|",
    "█": "#",
    "░": ".",
}
"""Signs and letters that Unicode does not take apart into one of ASCII and what stands on it."""
