"""Dimensions of cubes: codes and labels, and which of them is a period."""

import pytest

from mic_tracker.read.exchange.syntax.cube import CubeDimension, is_time, period_text


@pytest.mark.parametrize(
    ("code", "label", "period"),
    [
        ("2023", "2023", "2023"),
        ("2023", "", "2023"),
        ("2024", "Prel. 2024", "Prel. 2024"),
        ("2024", "2024*", "2024*"),
        ("2023", "2022/23", "2023"),
        ("0", "2023", "2023"),
        ("1", "Sơ bộ 2024", "Sơ bộ 2024"),
        ("2024-Q1", "2024T1", "2024-Q1"),
        ("2024M01", "January 2024", "2024M01"),
        ("20241", "First quarter 2024", "20241"),
        ("0", "", "0"),
    ],
)
def test_a_period_is_the_code_or_the_label_with_the_year(
    code: str, label: str, period: str
) -> None:
    assert period_text(code, label) == period


def test_codes_come_first_and_labels_beside_them() -> None:
    found = CubeDimension("geo", ["XA", "XB"], ["One", ""]).members()
    assert found == [{"geo": "XA", "geo label": "One"}, {"geo": "XB", "geo label": ""}]


def test_labels_come_first_where_codes_are_mere_numbers() -> None:
    found = CubeDimension("Sex", ["1", "2"], ["Men", ""], codes_are_numbers=True).members()
    assert found == [{"Sex": "Men", "Sex code": "1"}, {"Sex": "2", "Sex code": "2"}]


def test_labels_that_say_the_same_are_no_column() -> None:
    found = CubeDimension("Sex", ["M", "F"], ["M", "F"], codes_are_numbers=True).members()
    assert found == [{"Sex": "M"}, {"Sex": "F"}]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["2022", "2023"], True),
        (["2022M01", "2022M02"], True),
        (["20221", "20222"], True),
        (["Năm 2022", "Sơ bộ 2023"], True),
        (["2022", "Total"], False),
        (["2022", "2022"], False),
        (["20225555"], False),
        ([], False),
    ],
)
def test_which_texts_are_periods(texts: list[str], *, expected: bool) -> None:
    assert is_time(texts) is expected
