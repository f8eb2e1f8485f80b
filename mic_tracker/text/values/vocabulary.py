"""The words around a number, in English and Vietnamese: qualifiers, scales, percent, ranks.

Every table holds NFC text; matching ignores case.
"""

import re

from mic_tracker.model.observation import Qualifier

# `nearly` and `gần` say close before they say below, so they are `about`: `under` would allow
# any smaller value.
QUALIFIERS: dict[Qualifier, tuple[str, ...]] = {
    "about": (
        *("~", "≈", "∼", "about", "around", "approximately", "approx.", "approx", "roughly"),
        *("circa", "ca.", "c.", "nearly", "almost", "close to"),
        *("khoảng", "vào khoảng", "xấp xỉ", "chừng", "cỡ", "trên dưới"),
        *("gần", "gần bằng", "ngót"),
    ),
    "over": (
        *(">", "over", "more than", "above", "greater than", "in excess of", "exceeding"),
        *("trên", "hơn", "vượt", "vượt quá", "quá", "nhiều hơn", "lớn hơn", "cao hơn"),
    ),
    "under": (
        *("<", "under", "less than", "fewer than", "below"),
        *("dưới", "ít hơn", "nhỏ hơn", "thấp hơn"),
        *("chưa đến", "chưa tới", "chưa đầy", "không đến", "không tới", "không đầy"),
    ),
    "at-least": (
        *("≥", ">=", "at least", "no less than", "not less than", "no fewer than"),
        *("ít nhất", "tối thiểu", "không dưới", "không ít hơn", "không kém"),
        *("không thấp hơn", "không nhỏ hơn"),
    ),
    "at-most": (
        *("≤", "<=", "at most", "up to", "no more than", "not more than"),
        *("nhiều nhất", "tối đa", "không quá", "không vượt quá", "không hơn", "không trên"),
        *("không nhiều hơn", "không cao hơn", "không lớn hơn"),
    ),
}
# behind a value: "từ 50 trở lên"; of a rank they say the other side, as a better one is lower
CLOSINGS: dict[str, Qualifier] = {
    **dict.fromkeys(("or more", "trở lên"), "at-least"),
    **dict.fromkeys(("or less", "or fewer", "trở xuống"), "at-most"),
}

# powers of ten; billion is the short scale's, as in every present English-language statistic
SCALES = {
    **dict.fromkeys(("thousand", "thousands", "k", "nghìn", "ngàn"), 3),
    **dict.fromkeys(("million", "millions", "mn", "mln", "triệu"), 6),
    **dict.fromkeys(("billion", "billions", "bn", "bln", "tỷ", "tỉ"), 9),
    **dict.fromkeys(("trillion", "trillions", "tn", "trn"), 12),
    **dict.fromkeys(("nghìn tỷ", "nghìn tỉ", "ngàn tỷ", "ngàn tỉ"), 12),
}

# T: tỷ or trillion; m: million, Roman thousand, metres; tr: triệu or trillion; B: billion or bytes
AMBIGUOUS_SCALES = {"t": (9, 12), "m": (6,), "mm": (6,), "b": (9,), "tr": (6, 12), "mil": (3, 6)}

SCALE_NAMES = {
    "en": {3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
    "vi": {3: "nghìn", 6: "triệu", 9: "tỷ", 12: "nghìn tỷ"},
}

RANK_WORDS = frozenset(
    (
        *("#", "no.", "rank", "ranked", "hạng", "thứ", "hạng thứ"),
        *("vị trí", "vị trí thứ", "xếp hạng", "xếp thứ"),
    )
)
ORDINALS = frozenset(("st", "nd", "rd", "th"))

MISSING = frozenset(
    (
        *("n/a", "na", "n.a.", "nil", "none", "null", "không có", "chưa có"),
        *("-", "--", "–", "—", ".", "..", "...", "…", ":", "?"),
    )
)

_PERCENT = re.compile(r"\s*(?:%|\b(?:percent|per cent|pct|phần trăm)\b)\s*", re.IGNORECASE)


def _longest_first(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# a word must end where it ends (`overall` is not `over`, `over-5` is unclear); digits may follow
_QUALIFIER = re.compile(
    "(" + _longest_first([w for words in QUALIFIERS.values() for w in words]) + r")"
    r"(?:(?<=[^\w\s.])|(?![^\W\d_]|[-−–—]))\s*"
)
_QUALIFIER_OF = {word: name for name, words in QUALIFIERS.items() for word in words}
_CLOSING = re.compile(r"(?:từ\s+)?(.+?)\s+(" + _longest_first([*CLOSINGS]) + r")", re.DOTALL)
_SCALE = re.compile("(" + _longest_first([*SCALES, *AMBIGUOUS_SCALES]) + r")(?!\w)\s*")


def take_qualifier(text: str) -> tuple[Qualifier | None, str]:
    """Split a leading qualifier from NFC text: its name in the registry's words, and the rest."""
    match = _QUALIFIER.match(lower_case(text))
    return (_QUALIFIER_OF[match[1]], text[match.end() :]) if match else (None, text)


def take_closing(text: str) -> tuple[Qualifier | None, str]:
    """Split a qualifier that stands behind a value from NFC text, with the word that opens it."""
    match = _CLOSING.fullmatch(lower_case(text))
    return (CLOSINGS[match[2]], text[match.start(1) : match.end(1)]) if match else (None, text)


def take_scale(words: str) -> tuple[str, str]:
    """Split a leading scale word, clear or not, from the rest: in lower case, "" when none."""
    match = _SCALE.match(lower_case(words))
    return (match[1], words[match.end() :]) if match else ("", words)


def lower_case(text: str) -> str:
    """Lower the case and keep every position: the few texts that would grow (İ) stay as they are.

    Tables are matched against this, not with `re.IGNORECASE`, which lets ſ stand for s.
    """
    low = text.lower()
    return low if len(low) == len(text) else text


def normal_phrase(words: str) -> str:
    """Bring words to the form they are compared in: single spaces, every percent word as `%`."""
    if not words:
        return ""
    return " ".join(_PERCENT.sub(" % ", " ".join(words.split())).split())


def is_same_phrase(left: str, right: str) -> bool:
    """Compare two phrases; short ones are symbols, where case carries meaning (m, M, MW, mW)."""
    return left == right or (len(left) > 3 and left.lower() == right.lower())


def ordinal_ending(digits: str) -> str:
    """Return the English ordinal ending of a whole number: st, nd, rd or th."""
    if digits[-2:] in {"11", "12", "13"}:
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
