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


def test_dimensions_have_columns_by_id_and_by_name() -> None:
    dimensions = (("sex", ("Sex", "Giới tính")), ("age-group", ()), ("region", ("Vùng",)))
    found = {
        word: column_key(word, (), dimensions)
        for word in ("SEX", "giới tính", "Age group", "age_group", "Region", "province", "value")
    }
    assert found == {
        "SEX": "dims.sex",
        "giới tính": "dims.sex",
        "Age group": "dims.age-group",
        "age_group": "dims.age-group",
        "Region": "dims.region",
        "province": "area",
        "value": "value",
    }
    assert column_key("region") == "area"
    assert column_key("age group") is None
