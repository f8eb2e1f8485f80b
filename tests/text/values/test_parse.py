"""What `read_value` makes of values as people write them; expected numbers are worked by hand."""

import time
import unicodedata

import pytest

from mic_tracker.edit.plausibility import size_remarks
from mic_tracker.text.values import Reading, Refusal, Remark, Why, read_value

MEASURES = {"firms": "count", "people": "count", "percent": "percent", "rank": "rank"}


def read(text: str, unit: str = "firms", language: str = "en") -> Reading | Refusal:
    return read_value(text, unit=unit, measure=MEASURES.get(unit, "amount"), language=language)


def value_of(text: str, unit: str = "firms", language: str = "en") -> int | float:
    answer = read(text, unit, language)
    assert isinstance(answer, Reading), answer
    return answer.value


def refused(text: str, unit: str = "firms", language: str = "en") -> Refusal:
    answer = read(text, unit, language)
    assert isinstance(answer, Refusal), answer
    return answer


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("51038", 51038),
        ("0", 0),
        ("-5", -5),
        ("+5", 5),
        ("−5", -5),
        ("0.5", 0.5),
        ("0,5", 0.5),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("12.34", 12.34),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1.234.567,89", 1234567.89),
        ("1,234,567.89", 1234567.89),
        ("1.234,5", 1234.5),
        ("1,234.567", 1234.567),
        ("1 234 567", 1234567),
        ("1\u00a0234\u00a0567", 1234567),
        ("1\u202f234\u202f567", 1234567),
        ("1 234,5", 1234.5),
        ("1_234_567", 1234567),
        ("51 038 firms", 51038),
        ("51k", 51000),
        ("51 thousand", 51000),
        ("51 nghìn", 51000),
        ("51 ngàn", 51000),
        ("7.5 million", 7_500_000),
        ("7,5 triệu", 7_500_000),
        ("7.5bn", 7_500_000_000),
        ("7,5 tỷ", 7_500_000_000),
        ("7,5 tỉ", 7_500_000_000),
        ("7.5 trillion", 7_500_000_000_000),
        ("7,5 nghìn tỷ", 7_500_000_000_000),
    ],
)
def test_reads_alike_under_both_languages(text: str, expected: float, language: str) -> None:
    assert value_of(text, language=language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("51,038", "en", 51038),
        ("51.038", "vi", 51038),
        ("1234.567", "en", 1234.567),
        ("1234,567", "vi", 1234.567),
        ("51.0380", "en", 51.038),
        ("51,0380", "vi", 51.038),
    ],
)
def test_the_language_says_which_mark_groups(text: str, language: str, expected: float) -> None:
    assert value_of(text, language=language) == expected


@pytest.mark.parametrize("text", ["7.50bn", "51,038.0", "1.000", "7500000000"])
def test_exact_integers_stay_integers(text: str) -> None:
    language = "vi" if text == "1.000" else "en"
    assert type(value_of(text, language=language)) is int


def test_scaled_decimals_do_not_pass_through_floats() -> None:
    # 2**53 + 1 is no float
    assert value_of("9007.199254740993 trillion") == 9_007_199_254_740_993
    assert value_of("0.000000007 billion") == 7


@pytest.mark.parametrize(
    ("text", "language", "choices"),
    [
        ("51.038", "en", ("51,038", "51.0380")),
        ("51,038", "vi", ("51.038", "51,0380")),
        ("over 51.038 firms", "en", ("over 51,038 firms", "over 51.0380 firms")),
        ("1.234 million", "en", ("1,234 million", "1.2340 million")),
    ],
)
def test_a_mark_with_two_readings_is_refused_with_both(
    text: str, language: str, choices: tuple[str, ...]
) -> None:
    refusal = refused(text, language=language)
    assert refusal.why is Why.AMBIGUOUS_SEPARATOR
    assert refusal.choices == choices


def test_the_two_readings_are_told_as_plain_numbers() -> None:
    facts = refused("51.038").facts
    assert (facts["grouped"], facts["decimal"]) == ("51038", "51.038")


@pytest.mark.parametrize(
    ("last", "first"), [(50_100.0, "51,038"), (48.5, "51.0380"), (float("nan"), "51,038")]
)
def test_the_last_value_orders_the_choices_and_decides_nothing(last: float, first: str) -> None:
    answer = read_value("51.038", unit="firms", measure="count", last=last)
    assert isinstance(answer, Refusal)
    assert answer.choices[0] == first
    assert sorted(answer.choices) == ["51,038", "51.0380"]


def test_an_unknown_language_settles_nothing() -> None:
    assert refused("51.038", language="fr").why is Why.AMBIGUOUS_SEPARATOR
    assert refused("51,038", language="fr").why is Why.AMBIGUOUS_SEPARATOR
    assert value_of("51 038", language="fr") == 51038


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Why.EMPTY),
        ("  \u00a0 ", Why.EMPTY),
        ("N/A", Why.NO_VALUE),
        ("–", Why.NO_VALUE),
        ("không có", Why.NO_VALUE),
        ("many", Why.NOT_A_NUMBER),
        ("nan", Why.NOT_A_NUMBER),
        ("inf", Why.NOT_A_NUMBER),
        ("seven million", Why.NOT_A_NUMBER),
        ("12,34,567", Why.BAD_GROUPING),
        ("1234,567", Why.BAD_GROUPING),
        ("51,0380", Why.BAD_GROUPING),
        ("1,234.567,89", Why.BAD_GROUPING),
        ("1,234 567", Why.BAD_GROUPING),
        ("1,,234", Why.BAD_GROUPING),
        ("0,123,456", Why.BAD_GROUPING),
        ("5.", Why.DANGLING_SEPARATOR),
        (".5", Why.DANGLING_SEPARATOR),
        ("51,038, firms", Why.DANGLING_SEPARATOR),
        ("007", Why.LEADING_ZERO),
        ("00.5", Why.LEADING_ZERO),
        ("7.5T", Why.AMBIGUOUS_SCALE),
        ("12m", Why.AMBIGUOUS_SCALE),
        ("12M", Why.AMBIGUOUS_SCALE),
        ("7.5B", Why.AMBIGUOUS_SCALE),
        ("12 tr", Why.AMBIGUOUS_SCALE),
        ("1e5", Why.EXPONENT),
        ("1E+5", Why.EXPONENT),
        ("1.2x10^5", Why.EXPONENT),
        ("3/4", Why.FRACTION),
        ("50-60", Why.RANGE),
        ("50 to 60", Why.RANGE),
        ("50–60 firms", Why.RANGE),
        ("7 triệu 500 nghìn", Why.SEVERAL_NUMBERS),
        ("12:30", Why.SEVERAL_NUMBERS),
        ("(1,200)", Why.PARENTHESES),
        ("51,038 (active)", Why.PARENTHESES),
        ("１２", Why.FOREIGN_DIGITS),
        ("1２", Why.FOREIGN_DIGITS),
        ("５1", Why.FOREIGN_DIGITS),
        ("٥", Why.FOREIGN_DIGITS),
        ("5²", Why.FOREIGN_DIGITS),
        ("5½", Why.FOREIGN_DIGITS),
        ("- 5", Why.UNCLEAR_SIGN),
        ("–5", Why.UNCLEAR_SIGN),
        ("--5", Why.UNCLEAR_SIGN),
        ("5-", Why.UNCLEAR_SIGN),
        ("51,000+", Why.UNCLEAR_SIGN),
        ("over-5", Why.UNCLEAR_SIGN),
        ("51,038 companies", Why.UNIT_MISMATCH),
        ("hello 5", Why.UNIT_MISMATCH),
        ("about over 5", Why.UNIT_MISMATCH),
        ("±5", Why.UNIT_MISMATCH),
        ("5 m²", Why.UNIT_MISMATCH),
        ("71st", Why.UNIT_MISMATCH),
        ("5 thousand billion", Why.UNIT_MISMATCH),
        ("0.3%", Why.PERCENT_SIGN),
        ("5\t000", Why.INVISIBLE_CHARACTER),
        ("5\n000", Why.INVISIBLE_CHARACTER),
        ("5\u200b000", Why.INVISIBLE_CHARACTER),
        ("\ud8005", Why.INVISIBLE_CHARACTER),
        ("1000000000000000000000001", Why.OUT_OF_RANGE),
        ("9" * 30, Why.OUT_OF_RANGE),
        ("0." + "0" * 24 + "9", Why.OUT_OF_RANGE),
        ("-0." + "0" * 40 + "7", Why.OUT_OF_RANGE),
        ("9" * 300, Why.TOO_LONG),
    ],
)
def test_refuses_with_the_reason(text: str, why: Why) -> None:
    assert refused(text).why is why


@pytest.mark.parametrize(
    ("text", "unit", "language", "choices"),
    [
        ("7.5T", "firms", "en", ("7.5 billion", "7.5 trillion")),
        ("7.5T USD", "USD", "en", ("7.5 billion USD", "7.5 trillion USD")),
        ("7,5T", "firms", "vi", ("7,5 tỷ", "7,5 nghìn tỷ")),
        ("12m", "firms", "en", ("12 million",)),
        ("12,34,567", "firms", "en", ("1,234,567",)),
        ("12.34.567", "firms", "vi", ("1.234.567",)),
        ("1234,567", "firms", "en", ("1,234,567", "1,234.567")),
        ("(1,200)", "firms", "en", ("-1,200", "1,200")),
        ("1e5", "firms", "en", ("100000",)),
        ("1.5e3", "firms", "en", ("1500",)),
        ("1e400", "firms", "en", ()),
        ("1e-5", "firms", "en", ()),
        ("１２", "firms", "en", ("12",)),
        ("５1", "firms", "en", ("51",)),
        (".5", "firms", "en", ("0.5",)),
        ("51,038.", "firms", "en", ("51,038",)),
        ("51.038.", "firms", "en", ()),
        ("007", "firms", "en", ("7",)),
        ("– 5 firms", "firms", "en", ("-5 firms", "5 firms")),
        ("51,000+", "firms", "en", ("≥51,000", ">51,000")),
        ("5\u200b000", "firms", "en", ("5000",)),
        ("71th", "rank", "en", ("71st", "71")),
        ("hạng 71,0", "rank", "vi", ("hạng 71",)),
        (
            *("12,000 people", "thousand people", "en"),
            ("12,000 thousand people", "12 thousand people"),
        ),
        ("$7.5", "USD million", "en", ("$7.5 USD million", "$0.0000075 USD million")),
    ],
)
def test_says_what_to_write_instead_and_would_read_it(
    text: str, unit: str, language: str, choices: tuple[str, ...]
) -> None:
    assert refused(text, unit, language).choices == choices
    for choice in choices:
        value_of(choice, unit, language)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("$7.5bn", "USD", 7_500_000_000),
        ("US$7.5 bn", "USD", 7_500_000_000),
        ("7,5 tỷ USD", "USD", 7_500_000_000),
        ("USD 7.5 billion", "USD", 7_500_000_000),
        ("7.5 billion US dollars", "USD", 7_500_000_000),
        ("7,5 tỷ đô la Mỹ", "USD", 7_500_000_000),
        ("-$5", "USD", -5),
        ("$-5", "USD", -5),
        ("$4,300", "USD per capita", 4300),
        ("$4,300", "constant 2015 US$", 4300),
        ("4,300 USD per capita", "USD per capita", 4300),
        ("500.000đ", "VND", None),
        ("500 nghìn đồng", "VND", 500_000),
        ("7,5 nghìn tỷ đồng", "đồng", 7_500_000_000_000),
        ("€5", "EUR", 5),
        ("7.5 billion SEKX", "SEKX", 7_500_000_000),
    ],
)
def test_money_in_its_own_currency(text: str, unit: str, expected: int | None) -> None:
    if expected is None:
        assert refused(text, unit).why is Why.AMBIGUOUS_SEPARATOR
        assert value_of(text, unit, "vi") == 500_000
    else:
        assert value_of(text, unit) == expected


@pytest.mark.parametrize(
    ("text", "unit", "found", "expected"),
    [
        ("$7.5bn", "VND", "USD", "VND"),
        ("7,5 tỷ USD", "tỷ đồng", "USD", "VND"),
        ("7.5 triệu đồng", "USD", "VND", "USD"),
        ("S$5", "USD", "SGD", "USD"),
        ("$5", "SGD", "USD", "SGD"),
    ],
)
def test_another_currency_is_never_converted(
    text: str, unit: str, found: str, expected: str
) -> None:
    refusal = refused(text, unit)
    assert refusal.why is Why.WRONG_CURRENCY
    assert (refusal.facts["found"], refusal.facts["expected"]) == (found, expected)


def test_contracts_are_not_money() -> None:
    # hợp đồng, contract, ends in the word for the currency
    assert refused("5 USD", "hợp đồng").why is Why.UNIT_MISMATCH
    assert refused("5 đồng", "hợp đồng").why is Why.UNIT_MISMATCH
    assert value_of("5 hợp đồng", "hợp đồng") == 5
    # TRY is the lira
    assert refused("5 USD", "firms that try exporting").why is Why.UNIT_MISMATCH


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("7.5", "billion USD", 7.5),
        ("7.5 billion USD", "billion USD", 7.5),
        ("$7.5bn", "billion USD", 7.5),
        ("7.5 billion", "USD billion", 7.5),
        ("$7.5bn", "million USD", 7500),
        ("$7.5 million", "billion USD", 0.0075),
        ("7.500 tỷ đồng", "nghìn tỷ đồng", 7.5),
        ("12 million people", "thousand people", 12_000),
        ("12 thousand people", "thousands of people", 12),
    ],
)
def test_a_scale_in_the_unit_is_counted_once(text: str, unit: str, expected: float) -> None:
    assert value_of(text, unit, "vi" if "tỷ" in text else "en") == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("$7.5", "million USD"),
        ("12,000 people", "thousand people"),
        ("USD million 7.5 billion", "USD million"),
        ("$7.5bn", "USD m"),
        ("$7.5", "USD m"),
        ("$7.5bn", "USD (millions)"),
        ("$7.5bn", "USD '000"),
        ("$7.5bn", "10^6 USD"),
    ],
)
def test_a_scale_that_may_count_twice_is_refused(text: str, unit: str) -> None:
    assert refused(text, unit).why is Why.AMBIGUOUS_SCALE


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 per 100 inhabitants", "per 100 inhabitants"),
        ("5 m2", "m2"),
        ("5 m²", "m²"),
        ("5 firms (active)", "firms (active)"),
        ("5 person-years", "person-years"),
        ("5 FIRMS", "firms"),
        ("5 MW", "MW"),
        ("5m", "m"),
        ("5", ""),
    ],
)
def test_the_unit_may_be_repeated_whatever_it_holds(text: str, unit: str) -> None:
    assert value_of(text, unit) == 5


def test_case_tells_short_units_apart() -> None:
    assert refused("5 mW", "MW").why is Why.UNIT_MISMATCH
    assert refused("5M", "m").why is Why.AMBIGUOUS_SCALE


def test_digits_of_the_unit_never_join_the_number() -> None:
    assert refused("5 100 firms", "100 firms").why is Why.UNIT_MISMATCH


@pytest.mark.parametrize(
    "text", ["0.3%", "0,3%", "0.3 %", "0.3 percent", "0.3 per cent", "0,3 phần trăm"]
)
@pytest.mark.parametrize("unit", ["percent", "%", "% of GDP", "phần trăm", "percentage of GDP"])
def test_percents_are_percents(text: str, unit: str) -> None:
    answer = read(text, unit)
    assert isinstance(answer, Reading)
    assert answer.value == 0.3
    assert Remark.NO_PERCENT_SIGN not in answer.remarks


def test_a_bare_number_in_percent_is_read_with_a_remark() -> None:
    answer = read("0.3", "percent")
    assert answer == Reading(0.3, "0.3", None, (Remark.NO_PERCENT_SIGN,))


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("0.3%", "percentage points", Why.PERCENT_SIGN),
        ("0,3%", "điểm phần trăm", Why.PERCENT_SIGN),
        ("0.3 percentage points", "percent", Why.UNIT_MISMATCH),
        ("12% of revenue", "% of GDP", Why.UNIT_MISMATCH),
        ("7.5 million", "percent", Why.SCALE_NOT_ALLOWED),
        ("71 thousand", "rank", Why.SCALE_NOT_ALLOWED),
    ],
)
def test_percent_and_rank_take_nothing_else(text: str, unit: str, why: Why) -> None:
    assert refused(text, unit).why is why


def test_a_share_measured_in_percent_takes_the_sign() -> None:
    answer = read_value("12%", unit="share of GDP", measure="percent")
    assert answer == Reading(12, "12%")


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("51,000", None),
        *((f"{word}51,000", "about") for word in ("~", "≈ ", "about ", "Khoảng ", "approx. ")),
        *((f"{word} 51,000", "about") for word in ("nearly", "almost", "gần", "xấp xỉ", "c.")),
        *((f"{word} 51,000", "over") for word in (">", "over", "More than", "trên", "hơn")),
        *((f"{word} 51,000", "under") for word in ("<", "under", "less than", "dưới")),
        *((f"{word} 51,000", "at-least") for word in ("≥", ">=", "at least", "ít nhất")),
        ("no less than 51,000", "at-least"),
        *((f"{word} 51,000", "at-most") for word in ("≤", "<=", "at most", "tối đa", "up to")),
    ],
)
def test_qualifiers_in_the_registrys_words(text: str, qualifier: str | None) -> None:
    answer = read(text)
    assert isinstance(answer, Reading)
    assert (answer.value, answer.qualifier) == (51000, qualifier)


# as the press and dictionaries use them: "hơn" and "quá" say above, "chưa đầy" says below,
# "trên dưới" says a little above or below, which is about
@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        (("khoảng", "Vào khoảng", "xấp xỉ", "trên dưới", "gần", "ngót", "chừng"), "about"),
        (("trên", "Hơn", "quá", "vượt quá", "nhiều hơn", "cao hơn"), "over"),
        (("dưới", "Chưa đến", "chưa đầy", "không đến", "thấp hơn"), "under"),
        (("ít nhất", "Tối thiểu", "không dưới", "không thấp hơn", "không ít hơn"), "at-least"),
        (("không quá", "Tối đa", "nhiều nhất", "không vượt quá", "không hơn"), "at-most"),
    ],
)
def test_vietnamese_qualifiers(words: tuple[str, ...], qualifier: str) -> None:
    for word in words:
        for form in ("NFC", "NFD"):
            text = unicodedata.normalize(form, f"{word} 51.000 doanh nghiệp")
            answer = read_value(text, unit="doanh nghiệp", measure="count", language="vi")
            assert isinstance(answer, Reading), text
            assert (answer.value, answer.qualifier) == (51000, qualifier), text


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("từ 51.000 doanh nghiệp trở lên", "at-least"),
        ("Từ 51.000 trở lên", "at-least"),
        ("51.000 doanh nghiệp trở xuống", "at-most"),
        ("51 nghìn trở lên", "at-least"),
    ],
)
def test_a_qualifier_may_stand_behind(text: str, qualifier: str) -> None:
    answer = read_value(text, unit="doanh nghiệp", measure="count", language="vi")
    assert isinstance(answer, Reading)
    assert (answer.value, answer.text, answer.qualifier) == (51000, text, qualifier)


def test_an_english_one_may_as_well() -> None:
    assert read("51,000 or more") == Reading(51000, "51,000 or more", "at-least")
    assert read("51,000 firms or fewer") == Reading(51000, "51,000 firms or fewer", "at-most")


@pytest.mark.parametrize("text", ["hơn 51.000 trở lên", "trở lên", "từ 51.000", "trở lên 51.000"])
def test_two_qualifiers_or_half_of_one_are_refused(text: str) -> None:
    assert isinstance(
        read_value(text, unit="doanh nghiệp", measure="count", language="vi"), Refusal
    )


def test_a_choice_keeps_what_stands_around_the_digits() -> None:
    answer = read_value("từ 51,000 trở lên", unit="điểm", measure="index", language="vi")
    assert isinstance(answer, Refusal)
    assert "từ 51.000 trở lên" in answer.choices


def test_of_a_rank_what_stands_behind_says_the_other_side() -> None:
    """Rank 50 "trở lên" is rank 50 or better, which is 50 at most; so it is not guessed."""
    assert refused("hạng 50 trở lên", "rank").why is Why.UNIT_MISMATCH


@pytest.mark.parametrize(
    "text",
    ["71", "71st", "71ST", "hạng 71", "Hạng thứ 71", "rank 71", "ranked 71st", "#71", "No.71"],
)
def test_ranks(text: str) -> None:
    assert value_of(text, "rank") == 71


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("71.5", Why.RANK_WITH_DECIMALS),
        ("71.0", Why.RANK_WITH_DECIMALS),
        ("0", Why.OUT_OF_RANGE),
        ("-3", Why.OUT_OF_RANGE),
        ("71th", Why.WRONG_ORDINAL),
        ("11st", Why.WRONG_ORDINAL),
        ("71/193", Why.FRACTION),
        ("top 50", Why.UNIT_MISMATCH),
    ],
)
def test_what_no_rank_is(text: str, why: Why) -> None:
    assert refused(text, "rank").why is why


@pytest.mark.parametrize("text", ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "113th"])
def test_english_ordinals(text: str) -> None:
    assert value_of(text, "rank") == int(text[:-2])


@pytest.mark.parametrize("text", ["khoảng 7,5 tỷ đồng", "0,3 phần trăm", "hơn 5 nghìn đồng"])
def test_decomposed_vietnamese_reads_the_same(text: str) -> None:
    unit = "percent" if "phần" in text else "đồng"
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    assert value_of(apart, unit, "vi") == value_of(text, unit, "vi")
    assert value_of(text, unicodedata.normalize("NFD", unit), "vi") == value_of(text, unit, "vi")


def test_the_text_is_kept_as_written_without_its_margins() -> None:
    answer = read(" \t~51,000\u00a0firms \n")
    assert answer == Reading(51000, "~51,000\u00a0firms", "about")


def test_remarks_on_what_was_done_to_the_digits() -> None:
    answer = read("7,5 tỷ USD", "USD")
    assert isinstance(answer, Reading)
    assert answer.remarks == (Remark.SCALED, Remark.FOREIGN_SEPARATORS)
    rounded = read("0.12345678901234567890")
    assert isinstance(rounded, Reading)
    assert rounded.remarks == (Remark.ROUNDED,)


def test_letters_that_only_look_like_a_word_are_refused() -> None:
    # ſ folds to s and İ to i; neither may slip into a table
    for text in ("leſs than 5", "5 mİllion", "5 millionſ"):
        assert refused(text).why is Why.UNIT_MISMATCH


@pytest.mark.parametrize("text", ["9" * 100_000, "1," * 50_000, " 1" * 50_000, "~" * 100_000])
def test_huge_texts_are_refused_at_once(text: str) -> None:
    start = time.perf_counter()
    assert refused(text).why is Why.TOO_LONG
    # milliseconds in practice; a quadratic or big-integer path would take seconds
    assert time.perf_counter() - start < 0.5


def test_the_largest_magnitude_is_allowed() -> None:
    assert value_of("1000000000000 trillion") == 10**24
    assert refused("1000000000000.1 trillion").why is Why.OUT_OF_RANGE


@pytest.mark.parametrize(
    ("value", "last", "largest", "expected"),
    [
        (53_000, None, None, ()),
        (53_000, 51_038, None, ()),
        (53_000, 51_038, 2_000, ()),
        (53_000, 51_038, 1_900, (Remark.LARGEST_CHANGE,)),
        (53.0, 51_038, 2_000, (Remark.TENTH, Remark.LARGEST_CHANGE)),
        (510_380, 51_038, None, ()),
        (510_381, 51_038, None, (Remark.TENFOLD,)),
        (0, 51_038, None, (Remark.TENTH,)),
        (7, 0, None, ()),
        (0.4, 0.3, 0.1, ()),
        (5, 5, 0, ()),
        (6, 5, 0, (Remark.LARGEST_CHANGE,)),
    ],
)
def test_plausible_counts(
    value: float, last: float | None, largest: float | None, expected: tuple[Remark, ...]
) -> None:
    told = size_remarks(value, measure="count", last=last, largest_change=largest)
    assert told == expected


@pytest.mark.parametrize("measure", ["change", "event", "stage"])
def test_no_ratio_where_size_means_nothing(measure: str) -> None:
    assert size_remarks(6, measure=measure, last=0.2, largest_change=None) == ()
    assert size_remarks(6, measure=measure, last=0.2, largest_change=5) == (Remark.LARGEST_CHANGE,)
