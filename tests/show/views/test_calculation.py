"""Every equation that `show --explain` prints is true, and ends at the verdict's own number."""

import math
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from articles import ARTICLES
from reporting import report_of
from second_forecast import SecondForecast

from mic_tracker.assess.forecast import ForecastQuestion
from mic_tracker.assess.formulas import random_walk
from mic_tracker.assess.methods import METHODS
from mic_tracker.model.assessment import Step
from mic_tracker.model.report import Standing
from mic_tracker.model.trajectory import Objective
from mic_tracker.show.language.template import fields
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.calculation import LINES, sums

WORDS = Words.load("en")
ROOT = Path(__file__).parents[3]
TEXTS = {
    path.parent.name: path.read_text("utf-8")
    for path in (ROOT / "tests" / "golden" / "policies.toml", ARTICLES)
} | {"judged": (ROOT / "tests" / "golden" / "judged.toml").read_text("utf-8")}
SERIES = """
format = 1
title = "One series"
[indicators.x]
name = "X"
unit = "{unit}"
measure = "{measure}"
desired = "increase"
[targets.x]
kind = "level"
indicator = "x"
{goal}
by = {by}
question = "{question}"
"""
EQUATION = re.compile(
    r"((?:arctan|ln|radians|\(years\)|[-\d.,e√½²πp()+−×÷^ ])+) = (-?[\d,.]*\d(?:e-?\d+)?)"
)


def series(
    *values: float,
    measure: str = "count",
    goal: str,
    by: int = 2030,
    question: str = "at",
    method: str | None = None,
) -> Standing:
    text = SERIES.format(
        unit="%" if measure == "percent" else "things",
        measure=measure,
        goal=goal,
        by=by,
        question=question,
    )
    first = 2025 - len(values)
    figures = [
        f"{{ indicator = 'x', period = '{first + i}', value = {value}, unsourced = 'test' }}"
        for i, value in enumerate(values)
    ]
    text = text.replace("[indicators.x]", f"observations = [{', '.join(figures)}]\n[indicators.x]")
    return report_of(text, "2025-06-01", method).standing("x")


def told(standing: Standing) -> list[str]:
    return [line for step in standing.assessment.steps for line in sums(step, WORDS)]


def computed(text: str, position: float) -> float:
    """The left side of an equation as a reader with a pocket calculator works it out."""
    for sign, python in (
        ("(years)", ""),
        ("×", "*"),
        ("÷", "/"),
        ("−", "-"),
        ("^", "**"),
        ("½", "0.5"),
        ("²", "**2"),
        (",", ""),
        ("π", "math.pi"),
        ("arctan", "math.atan"),
        ("ln", "math.log"),
    ):
        text = text.replace(sign, python)
    text = re.sub(r"√(\d+)", r"√(\1)", text).replace("√", "math.sqrt")
    text = re.sub(r"\bp\b", f"({position!r})", text)
    return float(eval(text.strip(), {"math": math}))  # noqa: S307 - our own output, arithmetic only


def check(lines: list[str]) -> dict[str, float]:
    """Work every equation out; gives the last number of each line by the line's first word."""
    found: dict[str, float] = {}
    for line in lines:
        for left, right in EQUATION.findall(line):
            if not re.search(r"[÷×√^]| − | \+ ", left.strip()):
                continue  # a value by its name, not an equation
            result = float(right.replace(",", ""))
            worked = computed(left, found.get("Position", math.nan))
            assert worked == pytest.approx(result, rel=2e-3, abs=2e-3 if abs(result) < 10 else 0), (
                line
            )
            found[line.split()[0].rstrip(",:")] = result
    return found


@pytest.mark.parametrize("method", [None, *METHODS])
@pytest.mark.parametrize("name", TEXTS)
def test_every_equation_is_true(name: str, method: str | None) -> None:
    report = report_of(TEXTS[name], "2024-09-30", method)
    for standing in report.standings:
        check(told(standing))


@pytest.mark.parametrize(
    "standing",
    [
        series(100, goal="at_least = 130"),
        series(100, 110, goal="at_least = 130"),
        series(100, 104, 110, 111, 118, goal="at_least = 130"),
        series(100, 96, 91, goal="at_most = 70"),
        series(60, 64, 70, measure="percent", goal="at_least = 80"),
        series(80, 74, 71, measure="rank", goal="at_most = 60"),
        series(1.5, -0.5, 2.0, 1.0, measure="change", goal="at_least = 1.2"),
    ],
    ids=["one", "two", "five", "falling", "percent", "rank", "change"],
)
def test_a_reader_arrives_at_the_likelihood(standing: Standing) -> None:
    forecast = standing.assessment.forecast
    assert forecast
    found = check(told(standing))
    assert found["Likelihood"] == pytest.approx(forecast.likelihood, abs=1e-4)


def test_by_hand() -> None:
    """Of 100, 110: 2(√(100/110) − 1) = −0.093075 a year ago; (0.093075 + 8 × 0.01) ÷ 9; × 6."""
    lines = told(series(100, 110, goal="at_least = 130"))
    assert "The goal, 130, is at z = 0.17423; the forecast starts at 0." in lines[0]
    assert "8 × 0.0025 ÷ 0.0025 = 8." in lines[1]
    assert "0.093075 in 1 (years)" in lines[2]
    assert lines[2].endswith("= 0.019231 a year.")
    assert "0 + 0.019231 × 6 (years) = 0.11538" in lines[3]


def test_version_1_adds_eight_years_without_a_reason() -> None:
    """0.093075 ÷ 9 = 0.010342."""
    lines = told(series(100, 110, goal="at_least = 130", method="forecast-1"))
    assert "with 8 more years of no change" in lines[1]
    assert lines[1].endswith("= 0.010342 a year.")


@pytest.mark.parametrize(
    ("standing", "ending"),
    [
        (lambda: series(50, 60, 70, 80, goal="at_least = 90"), "; no fewer than 2."),
        (lambda: series(50, 80, 40, 90, goal="at_least = 90"), "; no more than 8."),
        (lambda: series(74, 71, 70, measure="rank", goal="at_most = 60"), "16, as to every rank."),
    ],
)
def test_the_years_added_and_their_bounds(standing: Callable[[], Standing], ending: str) -> None:
    (line,) = (line for line in told(standing()) if line.startswith("Years added"))
    assert line.endswith(ending)


def test_figures_that_never_change_tend_to_stay() -> None:
    standing = series(50, 50, 50, 50, goal="at_least = 50")
    found = check(told(standing))
    second = SecondForecast("nonneg", [(2022.0 + i, 50.0) for i in range(4)], 1, 2)
    assert standing.assessment.forecast
    assert standing.assessment.forecast.likelihood == pytest.approx(second.at(50, 6, at_least=True))
    # 4 ÷ (4 + 6) that they stay, and of the rest more than half
    assert found["All"] == pytest.approx(second.at(50, 6, at_least=True), abs=1e-5)
    assert 0.4 + 0.6 / 2 < found["All"] < 0.8


def test_having_reached_it_at_some_time() -> None:
    standing = series(100, 104, 110, goal="at_least = 130", question="ever")
    found = check(told(standing))
    assert standing.assessment.forecast
    assert found["At"] == pytest.approx(standing.assessment.forecast.likelihood_ever, abs=1e-4)


def test_having_reached_it_where_an_earlier_year_end_is_likelier() -> None:
    """A signed series drawn back to its mean may start its forecast beyond the target."""
    fit = random_walk.fit("real", ((2021.0, 5.0), (2022.0, 5.0), (2023.0, 5.0), (2024.0, 1.0)))
    outlook = ForecastQuestion(fit, Objective("at_least", 2.0), 2024.5, "ever")
    forecast = outlook.forecast()
    assert forecast.likelihood != forecast.likelihood_at
    *_, last = sums(outlook.step(forecast), WORDS)
    assert "held to what that formula gives at the year-ends around it" in last
    assert last.endswith(f"{WORDS.notation.checkable(forecast.likelihood)}.")


def test_a_bound_needs_no_sum() -> None:
    """No count is below 0, so the promise of at least 0 needs no likelihood."""
    fit = random_walk.fit("nonneg", ((2023.0, 60.0), (2024.0, 64.0)))
    outlook = ForecastQuestion(fit, Objective("at_least", 0.0), 2030.0, "ever")
    (line,) = sums(outlook.step(outlook.forecast()), WORDS)
    assert line == WORDS.text("sums", "bound")


def test_every_line_has_words_and_every_word_a_line() -> None:
    keys = set(WORDS.catalogue["sums"])
    named = re.findall(r'"([a-z0-9_]+)"', Path(sums.__code__.co_filename).read_text("utf-8"))
    stems = ("scale_", "position_", "likelihood_", "path_")
    assert {key for key in keys if not key.startswith(stems)} <= {*named}


def test_a_line_without_its_numbers_is_left_out() -> None:
    assert [*sums(Step("attainment", {"met": 0, "missed": 0, "attainment": None}), WORDS)] == []
    assert [*sums(Step("outcome", {"latest": 1.0}), WORDS)] == []
    assert "outcome" not in LINES
    assert fields(WORDS.catalogue["sums"]["in_line"]) == {"met", "periods", "share"}
