"""Lines without columns: parted where a period ends and a value begins, or not at all."""

import pytest

from mic_tracker.model.edit import RequestProblem
from mic_tracker.read.figure_table.lines import LONGEST, FigureNotation, split_line

FIRMS = FigureNotation("en", "firms", "count", None)
MONEY = FigureNotation("en", "USD", "amount", None)
VIETNAMESE = FigureNotation("vi", "doanh nghiệp", "count", None)


@pytest.mark.parametrize(
    ("line", "period", "value"),
    [
        ("2024 51038", "2024", "51038"),
        ("2024   51,038", "2024", "51,038"),
        ("2024 51 038", "2024", "51 038"),
        ("2024-07 over 51,000", "2024-07", "over 51,000"),
        ("Q1 2026 53,000", "Q1 2026", "53,000"),
        ("2024 Q1 53,000", "2024 Q1", "53,000"),
        ("July 2024 220,000 to 230,000", "July 2024", "220,000 to 230,000"),
        ("5 July 2024 53,000 firms", "5 July 2024", "53,000 firms"),
        ("first half of 2024 ~52,000", "first half of 2024", "~52,000"),
        ("2024\t51,038", "2024", "51,038"),
        ("2024;51,038", "2024", "51,038"),
        ("\t2024\t51,038\t", "2024", "51,038"),
        # what cannot be read is left to those who say why
        ("2024 51.038", "2024", "51.038"),
        ("7/8/2024 53,000", "7/8/2024", "53,000"),
        ("July 2024 many", "July 2024", "many"),
    ],
)
def test_a_line_is_parted_where_both_sides_can_be_read(line: str, period: str, value: str) -> None:
    assert split_line(line, FIRMS) == {"period": period, "value": value}


def test_a_sum_of_money_keeps_its_scale() -> None:
    assert split_line("Q1 2026 $7.5 bn", MONEY) == {"period": "Q1 2026", "value": "$7.5 bn"}


@pytest.mark.parametrize(
    ("line", "period", "value"),
    [
        ("quý 2/2024 hơn 52.000", "quý 2/2024", "hơn 52.000"),
        ("tháng 7 năm 2024  51.038", "tháng 7 năm 2024", "51.038"),
        ("quý II năm 2024 52.000 doanh nghiệp", "quý II năm 2024", "52.000 doanh nghiệp"),
        ("15/7/2024 52.000", "15/7/2024", "52.000"),
    ],
)
def test_vietnamese_lines(line: str, period: str, value: str) -> None:
    assert split_line(line, VIETNAMESE) == {"period": period, "value": value}


def test_a_period_alone_has_no_value() -> None:
    assert split_line("2024-07", FIRMS) == {"period": "2024-07"}


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("51,038 in 2024", "no_period"),
        ("2024,51038", "no_period"),
        ("firms", "no_period"),
        ("2024\t51,038\tyearbook", "columns"),
        ("2024;51,038;yearbook", "columns"),
        ("2024 " + "9" * LONGEST, "too_long"),
    ],
)
def test_what_is_not_clear_is_refused(line: str, key: str) -> None:
    answer = split_line(line, FIRMS)
    assert isinstance(answer, RequestProblem)
    assert answer.key == key


def test_two_ways_to_part_a_line_are_both_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # no spelling that is read today has two: the rule stands for those that come
    monkeypatch.setattr("mic_tracker.read.figure_table.lines._is_period", lambda *_: True)
    answer = split_line("2024 10 200", FIRMS)
    assert isinstance(answer, RequestProblem)
    assert answer.facts == {"one": "2024 | 10 200", "other": "2024 10 | 200"}
