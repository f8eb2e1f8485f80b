"""The words over columns, as spreadsheets and statistical offices write them."""

import pytest

from mic_tracker.read.figure_table.column_words import KEYS, column_key


@pytest.mark.parametrize("key", KEYS)
def test_every_key_names_its_column(key: str) -> None:
    assert column_key(key) == column_key(f" {key.upper()} ") == key


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Value text", "value_text"),
        ("value-text", "value_text"),
        ("TIME_PERIOD", "period"),
        ("OBS_VALUE", "value"),
        ("Year", "period"),
        ("Kỳ", "period"),
        ("Giá trị", "value"),
        ("Gia\u0301 tri\u0323", "value"),  # decomposed, as some systems paste it
        ("Ghi chú", "note"),
        ("Nguồn", "source"),
        ("Digital  firms", "value"),
        ("quarter", None),
        ("", None),
    ],
)
def test_other_words(word: str, key: str | None) -> None:
    assert column_key(word, ("digital-firms", "Digital firms")) == key
