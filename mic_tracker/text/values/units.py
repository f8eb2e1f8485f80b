"""An indicator's free-text unit, understood as far as a written value may repeat it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from mic_tracker.text.values.vocabulary import AMBIGUOUS_SCALES, SCALES, lower_case, normal_phrase

# ISO 4217 codes and the signs that mean one currency; a bare $ is the US dollar, ¥ is left out
# because it is both the yen and the yuan
_CODES = (
    "USD VND EUR GBP JPY CNY KRW SGD THB AUD CAD NZD CHF INR IDR MYR PHP HKD TWD LAK KHR MMK BND "
    "SEK NOK DKK PLN CZK HUF RUB UAH TRY BRL MXN ZAR AED SAR ILS EGP NGN KES PKR BDT LKR"
)
_SIGNS = {
    **{code.lower(): code for code in _CODES.split()},
    "$": "USD",
    "us$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₫": "VND",
    "₩": "KRW",
    "₹": "INR",
    "a$": "AUD",
    "s$": "SGD",
    "hk$": "HKD",
    "c$": "CAD",
    "nz$": "NZD",
}
# names are currencies only when they stand alone: `hợp đồng` counts contracts
_NAMES = {
    **dict.fromkeys(("dollar", "dollars", "us dollar", "us dollars", "u.s. dollars"), "USD"),
    **dict.fromkeys(("đô la", "đô la mỹ", "đô-la", "đô-la mỹ", "đô", "mỹ kim"), "USD"),
    **dict.fromkeys(("đồng", "đ", "dong", "việt nam đồng", "đồng việt nam"), "VND"),
    **dict.fromkeys(("euro", "euros"), "EUR"),
}

_SCALE_WORDS = "|".join(sorted(SCALES, key=len, reverse=True))
_LEADING_SCALE = re.compile(rf"({_SCALE_WORDS})\s+(?:of\s+)?")
_TRAILING_SCALE = re.compile(rf"\s+({_SCALE_WORDS})$")
_POWER = re.compile(r"(?<!\d)1?000(?!\d)|10\s*\^")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit's words say.

    `exponent` is the power of ten in the unit itself (9 for `billion USD`), `noun` the phrase
    without it. `murky` when the unit holds a scale that is not understood (`USD m`, `'000 USD`).
    """

    name: str
    phrase: str
    noun: str
    exponent: int
    currency: str | None
    percent: bool
    murky: bool


@lru_cache(maxsize=1024)
def read_unit(name: str) -> Unit:
    """Understand a unit. Never fails: an unknown unit has no currency and no scale."""
    whole = normal_phrase(unicodedata.normalize("NFC", name))
    noun, exponent = _without_scale(whole)
    return Unit(
        name=name,
        phrase=whole,
        noun=noun,
        exponent=exponent,
        currency=_currency_in(noun),
        percent=is_percentage(whole),
        murky=_has_unclear_scale(noun),
    )


def currency_code(words: str) -> str | None:
    """Return the ISO 4217 code of a phrase that is wholly a currency's code, sign or name."""
    key = words.lower()
    return _SIGNS.get(key) or _NAMES.get(key)


def is_percentage(words: str) -> bool:
    """Tell whether a phrase is a percentage of something; percentage points are not."""
    low = words.lower()
    sign = re.search(r"(?<!điểm )%(?!\s*points?\b)", low)
    return bool(sign or re.search(r"\bpercentage\b(?!\s*points?\b)", low))


def means_percent(unit: str) -> bool:
    """Tell whether a unit of a file is per cent, by its sign, its word or a usual short form."""
    word = "".join(unit.casefold().replace("_", " ").split())
    return is_percentage(unit) or word in {"percent", "pct", "pc"}


def _without_scale(whole: str) -> tuple[str, int]:
    low = lower_case(whole)
    if match := _LEADING_SCALE.match(low):
        return whole[match.end() :], SCALES[match[1]]
    if match := _TRAILING_SCALE.search(low):
        return whole[: match.start()], SCALES[match[1]]
    return whole, 0


def _currency_in(noun: str) -> str | None:
    first = re.split(r"\s*/\s*|\s+(?:per|mỗi)\s+", noun)[0]
    # codes only in capitals inside a longer unit, where `try` is a word
    marks = [word for word in re.split(r"[\s/(),]+", noun) if word == word.upper()]
    return currency_code(first) or next(
        (_SIGNS[m.lower()] for m in marks if m.lower() in _SIGNS), None
    )


def _has_unclear_scale(noun: str) -> bool:
    words = re.findall(r"\w+", noun.lower())
    return bool(_POWER.search(noun)) or any(w in SCALES or w in AMBIGUOUS_SCALES for w in words)
