"""Laws of the value parser, over any text and any number."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.edit.plausibility import size_remarks
from mic_tracker.text.values import Reading, Refusal, read_figure, read_value

UNITS = (
    "firms",
    "USD",
    "VND",
    "percent",
    "% of GDP",
    "rank",
    "million USD",
    "USD m",
    "m2",
    "",
    "5",
)
MEASURES = ("count", "amount", "ratio", "index", "percent", "rank", "change", "event", "stage")
languages = st.sampled_from(("en", "vi"))
units = st.sampled_from(UNITS)
measures = st.sampled_from(MEASURES)

# text made of the parser's own vocabulary gets much further than arbitrary text
fragments = st.sampled_from(
    (
        *("1", "12", "038", "0", "7.5", "51,038", "51.038", "1 234 567", ",", ".", " ", "_", "-"),
        *("−", "+", "–", "(", ")", "%", "$", "US$", "USD", "đồng", "bn", "tỷ", "nghìn tỷ", "m"),
        *("T", "k", "million", "~", "≥", "<", "over ", "khoảng ", "hạng ", "st", "th", "e5", "/"),
        *("firms", "of", "percent", "phần trăm", "²", "１", "\u00a0", "\u202f", "\u200b", "\t"),
    )
)
written = st.one_of(st.text(max_size=30), st.lists(fragments, min_size=1, max_size=7).map("".join))


@settings(max_examples=200)
@given(text=written, unit=st.one_of(units, st.text(max_size=12)), measure=measures, lang=languages)
def test_any_text_is_read_or_refused(text: str, unit: str, measure: str, lang: str) -> None:
    answer = read_value(text, unit=unit, measure=measure, language=lang, last=51038.0)
    assert isinstance(answer, Reading | Refusal)
    if isinstance(answer, Reading):
        assert abs(answer.value) <= 10**24
    else:
        assert all(isinstance(fact, str | int | float) for fact in answer.facts.values())


@settings(max_examples=200)
@given(text=written, unit=units, measure=measures)
def test_both_languages_never_read_two_numbers(text: str, unit: str, measure: str) -> None:
    english = read_value(text, unit=unit, measure=measure, language="en")
    vietnamese = read_value(text, unit=unit, measure=measure, language="vi")
    if isinstance(english, Reading) and isinstance(vietnamese, Reading):
        assert english.value == vietnamese.value
        assert english.qualifier == vietnamese.qualifier


@settings(max_examples=200)
@given(
    text=written,
    unit=units,
    measure=measures,
    lang=languages,
    pad=st.text(" \t\n\r\u00a0\u202f\u3000", max_size=4),
)
def test_the_margins_change_nothing(
    text: str, unit: str, measure: str, lang: str, pad: str
) -> None:
    alone = read_value(text.strip(), unit=unit, measure=measure, language=lang)
    assert read_value(pad + text + pad, unit=unit, measure=measure, language=lang) == alone


@settings(max_examples=200)
@given(text=written, unit=units, measure=measures, lang=languages)
def test_every_choice_offered_is_read(text: str, unit: str, measure: str, lang: str) -> None:
    answer = read_value(text, unit=unit, measure=measure, language=lang)
    for choice in answer.choices if isinstance(answer, Refusal) else ():
        reading = read_value(choice, unit=unit, measure=measure, language=lang)
        assert isinstance(reading, Reading)


def spelled(number: Decimal, language: str, space: str = "") -> str:
    """Write a number as Python groups it; three bare decimals get a zero, as the manual asks."""
    text = f"{number:,f}"
    whole, _, fraction = text.partition(".")
    if len(fraction) == 3 and "," not in whole:
        text += "0"
    marks = {"en": (",", "."), "vi": (".", ",")}[language]
    grouped, _, decimals = text.partition(".")
    grouped = grouped.replace(",", space or marks[0])
    return grouped + (marks[1] + decimals if decimals else "")


integers = st.integers(-(10**24), 10**24).map(Decimal)
decimals = st.decimals(-(10**15), 10**15, places=4, allow_nan=False, allow_infinity=False)
writable = st.floats(-1e24, 1e24).filter(lambda x: x == 0 or abs(x) >= 1e-24)
floats = writable.map(lambda x: Decimal(repr(x)))


@settings(max_examples=200)
@given(
    number=st.one_of(integers, decimals, floats.filter(lambda d: len(f"{d:f}") < 150)),
    lang=languages,
    space=st.sampled_from(("", " ", "\u00a0", "\u202f")),
)
def test_a_number_written_either_way_is_read_back(number: Decimal, lang: str, space: str) -> None:
    answer = read_value(spelled(number, lang, space), unit="firms", measure="change", language=lang)
    assert isinstance(answer, Reading)
    integral = number == number.to_integral_value()
    assert answer.value == (int(number) if integral else float(number))
    assert isinstance(answer.value, int) is integral


@settings(max_examples=200)
@given(number=st.one_of(integers, decimals, floats.filter(lambda d: len(f"{d:f}") < 150)))
def test_the_english_form_under_vietnamese_is_the_same_or_refused(number: Decimal) -> None:
    answer = read_value(spelled(number, "en"), unit="firms", measure="change", language="vi")
    assert isinstance(answer, Refusal) or answer.value == float(number) or answer.value == number


@settings(max_examples=100)
@given(number=decimals, exponent=st.sampled_from(((3, "thousand"), (6, "triệu"), (9, "bn"))))
def test_a_scale_word_multiplies_exactly(number: Decimal, exponent: tuple[int, str]) -> None:
    power, word = exponent
    answer = read_value(f"{spelled(number, 'en')} {word}", unit="firms", measure="change")
    assert isinstance(answer, Reading)
    exact = number * 10**power
    assert answer.value == (int(exact) if exact == int(exact) else float(exact))


numbers = st.floats(allow_nan=True, allow_infinity=True)


@settings(max_examples=100)
@given(value=numbers, measure=measures, last=st.none() | numbers, change=st.none() | numbers)
def test_plausible_answers_for_any_numbers(
    value: float, measure: str, last: float | None, change: float | None
) -> None:
    told = size_remarks(value, measure=measure, last=last, largest_change=change)
    assert len(told) <= 2


joints = st.sampled_from((" to ", "-", " – ", "–", " and ", " đến ", " và ", " -", "- "))
whole = st.integers(0, 10**6).map(lambda n: f"{n}")
starts = st.sampled_from(("", "", "between ", "giữa ", "from ", "từ ", "about "))
ranges = st.one_of(
    written,
    st.tuples(starts, written, joints, written).map("".join),
    st.tuples(starts, whole, joints, whole).map("".join),
)


@settings(max_examples=300)
@given(text=ranges, unit=units, measure=measures, lang=languages)
def test_any_text_is_a_value_a_range_or_refused(
    text: str, unit: str, measure: str, lang: str
) -> None:
    answer = read_figure(text, unit=unit, measure=measure, language=lang)
    if isinstance(answer, Refusal):
        for choice in answer.choices:
            reading = read_figure(choice, unit=unit, measure=measure, language=lang)
            assert isinstance(reading, Reading)
    elif answer.ends:
        low, high = answer.ends
        assert low < answer.value < high
        assert answer.qualifier is None
    else:
        assert answer == read_value(text, unit=unit, measure=measure, language=lang)


@settings(max_examples=200)
@given(text=ranges, unit=units, measure=measures)
def test_both_languages_never_read_two_ranges(text: str, unit: str, measure: str) -> None:
    english = read_figure(text, unit=unit, measure=measure, language="en")
    vietnamese = read_figure(text, unit=unit, measure=measure, language="vi")
    if isinstance(english, Reading) and isinstance(vietnamese, Reading):
        assert (english.value, english.ends) == (vietnamese.value, vietnamese.ends)
