"""Members: which part of a breakdown a record is about, and how many of them have to be there."""

import pytest
from pydantic import TypeAdapter, ValidationError

from mic_tracker.model.indicator import Dimension, Indicator
from mic_tracker.model.members import (
    Quota,
    area_of,
    dims_of,
    member_in,
    members_of,
    standing_id,
    target_of,
    typed_members,
    with_member,
    written_members,
)

WOMEN_OF_HANOI = (("area", "Hà Nội"), ("sex", "F"))
QUOTA = TypeAdapter(Quota)


def test_the_members_of_a_record_do_not_depend_on_the_order_in_which_they_are_written() -> None:
    assert members_of("Hà Nội", {"sex": "F"}) == WOMEN_OF_HANOI
    assert members_of(None, {"sex": "F", "age": "15-24"}) == (("age", "15-24"), ("sex", "F"))
    assert members_of(None, {"age": "15-24", "sex": "F"}) == (("age", "15-24"), ("sex", "F"))
    assert members_of(None, None) == members_of("", {}) == ()


def test_the_area_has_a_key_of_its_own() -> None:
    assert (area_of(WOMEN_OF_HANOI), dims_of(WOMEN_OF_HANOI)) == ("Hà Nội", {"sex": "F"})
    assert (area_of(()), dims_of(())) == (None, {})
    assert written_members(WOMEN_OF_HANOI) == "Hà Nội; sex=F"
    assert written_members((("age", "15"), ("sex", "F"))) == "age=15; sex=F"


def test_a_member_of_a_dimension_where_all_else_is_as_selected() -> None:
    assert member_in(WOMEN_OF_HANOI, (("sex", "F"),), "area") == "Hà Nội"
    assert member_in(WOMEN_OF_HANOI, (), "area") is None
    assert member_in((("area", "Huế"),), (), "area") == "Huế"
    assert member_in((), (), "area") is None
    assert with_member((("area", "Huế"),), "area", "Hà Nội") == (("area", "Hà Nội"),)


def test_what_is_typed_as_a_pair() -> None:
    assert typed_members(["sex=F", "age = 15-24", "sex", "x="]) == {"sex": "F", "age": "15-24"}


def test_a_member_has_a_name_that_no_target_can_have() -> None:
    assert standing_id("firms-2030", "Hà Nội") == "firms-2030:Hà Nội"
    assert standing_id("firms-2030", None) == target_of("firms-2030:a:b") == "firms-2030"


@pytest.mark.parametrize(
    ("written", "members", "needed"),
    [
        (1, 63, 1),
        (60, 63, 60),
        (60, 10, 60),
        ("100%", 63, 63),
        ("95%", 60, 57),  # 57 exactly
        ("95%", 63, 60),  # 59.85
        ("33.4 %", 3, 2),
        ("50%", 0, 0),
    ],
)
def test_how_many_are_needed(written: object, members: int, needed: int) -> None:
    assert QUOTA.validate_python(written).needed(members) == needed


@pytest.mark.parametrize("written", [0, -1, True, 1.5, "60", "0%", "101%", "x%", "%", None, [60]])
def test_what_is_no_number_of_members(written: object) -> None:
    with pytest.raises(ValidationError) as refusal:
        QUOTA.validate_python(written)
    assert [error["type"] for error in refusal.value.errors()] == ["quota"]


@pytest.mark.parametrize("text", ["60", "95%", "33.4%"])
def test_a_quota_is_written_as_it_is_read(text: str) -> None:
    written = int(text) if text.isdecimal() else text
    assert str(Quota.of_written(written)) == text


INDICATOR = Indicator(
    name="Training",
    unit="people",
    measure="count",
    desired="increase",
    dimensions={"sex": Dimension(total="_T", members={"F": "Women"}), "age": Dimension()},
)


def test_a_total_is_no_member() -> None:
    named = (("age", "_T"), ("sex", "_T"))
    assert INDICATOR.without_totals(named) == (("age", "_T"),)


def test_what_an_indicator_does_not_know() -> None:
    named = (("age", "any"), ("area", "Huế"), ("colour", "red"), ("sex", "X"))
    assert [*INDICATOR.unknown_members(named)] == [("colour", None), ("sex", "X")]
    assert [*INDICATOR.unknown_members((("sex", "F"), ("sex", "_T")))] == []
