"""Names are sorted as a dictionary of the language has them, and as a browser sorts them."""

from itertools import permutations

import pytest
from browser import Browser

from mic_tracker.show.language.catalogue import load
from mic_tracker.show.language.collation import name_order

# by hand from CLDR's rules for vi: &̀<<̉<<̃<<́<<̣ &a<ă<<<Ă<â<<<Â &d<đ<<<Đ &e<ê<<<Ê &o<ô<<<Ô<ơ<<<Ơ
# &u<ư<<<Ư; where all letters are the same, the tones decide
VIETNAMESE = [
    *("2020", "an", "Ăn", "Ấn", "ba", "bà", "bả", "bã", "bá", "bạ", "bà ba", "ba hoa", "bai"),
    *("bao", "bắc", "bằng", "bấc", "cu", "dân", "dự", "Đà Nẵng", "Đắk Lắk", "đê", "em", "ếch"),
    *("Hà Giang", "Hà Nam", "Hà Nội", "Hải Dương", "Hòa Bình", "oa", "ốc", "ơn", "phở"),
    *("quê", "tan", "thu", "thư", "trà", "u", "ước", "va", "Xe", "ý", "ỷ lại", "yêu"),
]
# &a<b<…; a capital after the small letter only where nothing else differs; a mark likewise
ENGLISH = ["2020", "apple", "Banana", "café", "cafés", "Cherry", "đa", "day", "resume", "résumé"]
ENGLISH += ["zebra", "Zebra"]
ORDERS = [("vi", VIETNAMESE), ("en", ENGLISH)]


@pytest.mark.parametrize(("language", "names"), ORDERS)
def test_the_order_is_that_of_the_language(language: str, names: list[str]) -> None:
    mixed = sorted(names, reverse=True)
    assert sorted(mixed, key=name_order(load(language))) == names


def test_only_where_all_letters_are_the_same_do_tones_count() -> None:
    names = ["bà ba", "ba hoa", "bà hoa", "bá hoa"]
    for given in permutations(names):
        assert sorted(given, key=name_order(load("vi"))) == names


def test_letters_that_were_typed_one_by_one_are_the_same() -> None:
    key = name_order(load("vi"))
    assert key("ộ") == key("o\u0323\u0302") == key("o\u0302\u0323")


SORT = """
const [names, languages] = arguments;
return languages.map((one) => [...names].sort(new Intl.Collator(one).compare));
"""


def test_a_browser_has_the_same_order(browser: Browser) -> None:
    names = sorted({*VIETNAMESE, *ENGLISH, "má", "mà", "mạ", "mả", "mã", "mâ", "mă", "ma", "Mâ"})
    languages = ("vi", "en")
    ours = [sorted(names, key=name_order(load(language))) for language in languages]
    assert ours == browser.driver.execute_script(SORT, names, languages)
