"""Numbers, shares, likelihoods and times as people read them; a word for every code."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

import mic_tracker.assess
from mic_tracker.assess.methods import METHODS
from mic_tracker.errors import WrongUse
from mic_tracker.model.assessment import Reason, Step
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.fact import WITHDRAWN, Bound, MessageFact, ValueChange
from mic_tracker.model.finding import Finding, Severity
from mic_tracker.model.period import Frequency, Interval, Period
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words

WORDS = Words.load("en")
FIRMS = Scale("count", "firms")
SHARE = Scale("percent", "% of GDP")
DOLLARS = Scale("amount", "USD")
RANK = Scale("rank", "rank")


@pytest.mark.parametrize(
    ("value", "scale", "text"),
    [
        (51_038, FIRMS, "51,038 firms"),
        (0.3, SHARE, "0.3% of GDP"),
        (0.3, Scale("percent", "percent"), "0.3%"),
        (7_500_000_000, DOLLARS, "7.5 billion USD"),
        (7_211_538_462, DOLLARS, "7,211,538,462 USD"),
        (1_000_000, FIRMS, "1 million firms"),
        (71, RANK, "rank 71"),
        (0.1 + 0.2, DOLLARS, "0.3 USD"),
        (-5.25, Scale("change", "points"), "-5.25 points"),
        (0, FIRMS, "0 firms"),
        (1e24, DOLLARS, "1e24 USD"),
        (1, Scale("event", "events"), "1"),
    ],
)
def test_stated_figures_keep_every_digit(value: float, scale: Scale, text: str) -> None:
    assert WORDS.quantity(value, scale) == text


@pytest.mark.parametrize(
    ("value", "scale", "text"),
    [
        (55_587.83, FIRMS, "55,588"),
        (1_545.39, FIRMS, "1,545"),
        (-1.3333, Scale("rank"), "-1.33"),
        (12.3456, SHARE, "12.3%"),
        (37_512_345_678.9, DOLLARS, "37.5 billion"),
        (0.04567, DOLLARS, "0.0457"),
    ],
)
def test_computed_figures_have_no_useless_digits(value: float, scale: Scale, text: str) -> None:
    assert WORDS.number(value, scale, computed=True) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.1016, "10%"),
        (0, "0%"),
        (1, "100%"),
        (1.2, "100%+"),
        (-0.04, "-4%"),
        (0.996, "99%"),
        (0.004, "0.4%"),
        (-0.004, "-0.4%"),
    ],
)
def test_shares_claim_neither_the_end_nor_the_start_too_early(share: float, text: str) -> None:
    assert WORDS.share(share) == text


@pytest.mark.parametrize(
    ("chance", "text"),
    [
        (0, "<1% (exceptionally unlikely)"),
        (0.01, "1% (exceptionally unlikely)"),
        (0.10, "10% (very unlikely)"),
        (0.33, "33% (unlikely)"),
        (0.50, "50% (about as likely as not)"),
        (0.66, "66% (likely)"),
        (0.90, "90% (very likely)"),
        (0.99, "99% (virtually certain)"),
        (1, ">99% (virtually certain)"),
    ],
)
def test_likelihoods_on_the_ipcc_scale(chance: float, text: str) -> None:
    assert WORDS.likelihood(chance) == text


@pytest.mark.parametrize(
    ("time", "text"),
    [(2031.0, "late 2030"), (2037.5, "mid 2037"), (2030.2, "early 2030"), (2030.9, "late 2030")],
)
def test_moments(time: float, text: str) -> None:
    assert WORDS.moment(time) == text


@pytest.mark.parametrize(
    ("years", "text"),
    [
        (2 + 4 / 12, "2 years 4 months"),
        (1.0, "1 year"),
        (0.99, "1 year"),
        (1 / 12, "1 month"),
        (0.01, "less than a month"),
    ],
)
def test_spans(years: float, text: str) -> None:
    assert WORDS.span(years) == text


@pytest.mark.parametrize(
    ("section", "codes"),
    [("status", Status), ("status_page", Status), ("reason", Reason), ("flag", Flag)],
)
def test_every_code_has_words(section: str, codes: type[StrEnum]) -> None:
    assert set(WORDS.catalogue[section]) >= set(codes)


def test_every_frequency_has_a_word() -> None:
    assert set(WORDS.catalogue["every"]) == set(Frequency)


def test_every_formula_of_the_methods_has_a_sentence() -> None:
    folder = Path(mic_tracker.assess.__file__).parent
    source = "".join(file.read_text("utf-8") for file in folder.rglob("*.py"))
    named = set(re.findall(r'Step\(\s*"(\w+)"', source))
    families = set(re.findall(r'Step\(\s*f"(\w+)_\{', source))
    sentences = set(WORDS.catalogue["step"])
    assert named
    assert named <= sentences
    assert all(any(s.startswith(f"{family}_") for s in sentences) for family in families)


def test_every_band_of_every_method_has_a_word_and_no_other_has() -> None:
    cards = {name: METHODS[name].card for name in METHODS}
    bands = {
        name: {band.name for band in (*card.bands, *card.bands_without_target)}
        for name, card in cards.items()
    }
    assert {name: set(words) for name, words in WORDS.catalogue["band"].items()} == bands
    assert WORDS.band("milestone", "due, no word") == "due, no word"


def test_a_published_band_is_called_by_its_name() -> None:
    assert WORDS.band("statcan-2025", "substantial_progress") == "substantial progress"


def test_a_formula_without_a_sentence_lists_its_numbers() -> None:
    step = Step("odd_sum", {"start": 1.5, "kind": "x\x1b", "end": None})
    assert WORDS.step(step, FIRMS) == "odd sum: start = 1.5, kind = x\\x1b, end = –"


def test_findings_use_the_first_help_whose_facts_are_known() -> None:
    helps = ["write {instead}", "leave {key} out"]
    entry = {"optional": ["instead"], "message": "bad {key}", "help": helps}
    words = Words("en", {**WORDS.catalogue, "findings": {"MT999": entry}}, WORDS.notation)
    bare = Finding("MT999", Severity.ERROR, facts={"key": "x"})
    assert words.finding(bare) == ("bad x", "leave x out")
    rich = Finding("MT999", Severity.ERROR, facts={"key": "x", "instead": "1_000"})
    assert words.finding(rich) == ("bad x", "write 1_000")


def test_facts_with_braces_and_escapes_stay_text() -> None:
    entry = {"message": "bad {key}", "help": "none"}
    words = Words("en", {**WORDS.catalogue, "findings": {"MT999": entry}}, WORDS.notation)
    found = Finding("MT999", Severity.ERROR, facts={"key": "{key}\x1b[0m"})
    assert words.finding(found) == ("bad {key}\\x1b[0m", "none")


def test_a_finding_without_words_tells_its_facts() -> None:
    assert WORDS.finding(Finding("MT998", Severity.NOTE, facts={"a": "b"})) == ("a: b", "")


def test_names_fall_back_to_english_then_to_any() -> None:
    assert WORDS.local({"en": "Firms", "vi": "Doanh nghiệp"}) == "Firms"
    assert WORDS.local({"vi": "Doanh nghiệp"}) == "Doanh nghiệp"


def test_a_language_that_is_not_there() -> None:
    with pytest.raises(WrongUse, match="en"):
        Words.load("xx")


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (100_000.0, "100,000"),
        (0.3, "0.3"),
        (7.25, "7.25"),
        (-5.0, "-5"),
        (Decimal("0.500"), "0.500"),
        (3, "3"),
        (date(2026, 11, 5), "2026-11-05"),
        (Period.parse("2026-Q3"), "2026-Q3"),
        ("a\x1b", "a\\x1b"),
        (("…", Period.parse("2026-05"), Period.parse("2026-06")), "…, 2026-05, 2026-06"),
        (Bound("at_least", 860.0), "≥ 860"),
        (Bound("at_most", 0.5, "month"), "≤ 0.5 / month"),
        (ValueChange("at_least", "860", "1400"), "at_least: 860 → 1400"),
        (ValueChange(Period.parse("2025"), 740.0, 640.0), "2025: 740 → 640"),
        (ValueChange(Period.parse("2019"), 450.0, WITHDRAWN), "2019: 450 → withdrawn"),
        (ValueChange(Period.parse("2019"), 450.0, None), "2019: 450"),
        (ValueChange(None, date(2026, 11, 2), date(2026, 11, 28)), "2026-11-02 → 2026-11-28"),
    ],
)
def test_a_fact_is_a_value_that_the_language_writes(fact: MessageFact, text: str) -> None:
    assert WORDS.fact(fact) == text


def test_a_counted_noun_has_its_plural() -> None:
    assert WORDS.fill("{days:count day} ago", days=1) == "1 day ago"
    assert WORDS.fill("{days:count day} ago", days=2) == "2 days ago"


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        ("2020/2021", "some time in 2020–2021"),
        ("2020-03/2020-07", "some time from 2020-03 to 2020-07"),
        ("2020/2021-Q2", "some time from 2020 to 2021-Q2"),
    ],
)
def test_a_rough_date_is_told_as_one(interval: str, text: str) -> None:
    rough = Interval.parse(interval)
    assert isinstance(rough, Interval)
    assert WORDS.roughly(rough) == text
    assert WORDS.fact(rough) == interval


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (1.1 * 3, "3.3"),
        (0.7, "0.7"),
        (1e6, "1,000,000"),
        (-1_234_567.0, "-1,234,567"),
        (1_234_567.891, "1,234,567.891"),
        (0.000_012, "0.000012"),
        (2.5e-9, "2.5e-9"),
        (Decimal("0.054"), "0.054"),
    ],
)
def test_a_number_in_a_finding_has_no_noise_of_the_machine(value: float, text: str) -> None:
    assert WORDS.fact(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (100_000.0, "100.000"),
        (1_234_567.5, "1.234.567,5"),
        (Decimal("-1234567.25"), "-1.234.567,25"),
    ],
)
def test_a_number_in_a_finding_has_the_signs_of_the_language(
    value: float | Decimal, text: str
) -> None:
    vietnamese = replace(WORDS, notation=replace(WORDS.notation, decimal=",", thousands="."))
    assert vietnamese.fact(value) == text
    assert vietnamese.fact(ValueChange(None, value, value)) == f"{text} → {text}"


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1 stage"), (1.0, "1 stage"), (0, "0 stages"), (2.5, "2.5 stages")]
)
def test_one_is_singular(count: float, text: str) -> None:
    assert WORDS.fill("{n:count stage}", n=count) == text


def told(code: str, **facts: MessageFact) -> str:
    return WORDS.finding(Finding(code, Severity.ERROR, facts=facts))[0]


def test_findings_write_numbers_as_the_screens_do() -> None:
    period, goal = Period.year(2024), Bound("at_least", 100_000.0)
    facts: dict[str, MessageFact] = {
        "target": "t",
        "period": period,
        "goal": goal,
        "by": Period.year(2030),
    }
    assert told("MT102", value=230_000.0, likelihood=Decimal("0.054"), **facts) == (
        "t is off track: 230,000 in 2024, goal ≥ 100,000 by 2030, likelihood 5.4%"
    )
    assert told("MT102", value=0.1 + 0.2, likelihood=Decimal("0.3332"), **facts).startswith(
        "t is off track: 0.3 in 2024, goal ≥ 100,000 by 2030, likelihood 33.32%"
    )


def test_a_delay_is_told_in_months_and_a_tolerance_in_points() -> None:
    old, new = Decimal("0.412"), Decimal("0.338")
    slipped = told("MT111", target="t", tolerance=0.05, likelihood_old=old, likelihood_new=new)
    assert slipped == "t slipped: likelihood 41.2% → 33.8%, by more than 5 points"
    late = told("MT111", target="t", months=Decimal("96.000"), allowed=12.0)
    assert late == "t slipped: expected later by 96 months, more than 12"
