"""Directions: a heading, seen from where it starts."""

import pytest
from facts import eased, faults, period, series, target
from pydantic import ValidationError

from mic_tracker.model.target import Promise
from mic_tracker.model.trajectory import Anchor, Heading

SHARE = series(("2015", 20), ("2016", 22), measure="percent")


def test_the_heading_starts_at_the_first_point_unless_a_baseline_is_stated() -> None:
    plain = target("direction", 'desired = "increase"')
    assert plain.trajectory(SHARE) == Heading(
        "increase", Anchor(2016.0, 20, period("2015"), assumed=True)
    )
    assert plain.trajectory(series()) == Heading("increase", None)
    later = target("direction", 'desired = "decrease"\nbaseline = { period = 2016 }\nlimit = 5')
    assert later.trajectory(SHARE) == Heading("decrease", Anchor(2017.0, 22, period("2016")), 5)


def test_a_baseline_that_the_data_does_not_have() -> None:
    early = target("direction", 'desired = "increase"\nbaseline = { period = 2010 }')
    assert early.trajectory(SHARE) == Heading("increase", None)


@pytest.mark.parametrize(
    ("toml", "measure", "found"),
    [
        ("limit = 100\nbaseline = { period = 2015, value = 0 }", "percent", []),
        ("limit = 101", "percent", [("MT028", ("limit",))]),
        ("limit = 0", "rank", [("MT028", ("limit",))]),
        ("baseline = { period = 2015, value = -2 }", "count", [("MT028", ("baseline", "value"))]),
        ("baseline = { value = 2 }", "count", [("MT011", ("baseline",))]),
        ("", "event", [("MT024", ("kind",))]),
    ],
)
def test_what_is_wrong_with_it(
    toml: str, measure: str, found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    record = target("direction", f"desired = 'increase'\n{toml}")
    assert faults(record, measure=measure) == found


@pytest.mark.parametrize("toml", ["", "desired = 'up'", "desired = 'increase'\nby = 2030"])
def test_what_is_refused(toml: str) -> None:
    with pytest.raises(ValidationError):
        target("direction", toml)


def test_the_promise_has_no_number() -> None:
    rise = target("direction", 'desired = "increase"').promise()
    assert rise == Promise("increase", "increase")


def test_the_other_way_is_another_promise() -> None:
    rise = 'desired = "increase"'
    assert eased("direction", rise, 'desired = "decrease"') == ["desired"]
    assert eased("direction", rise, f"{rise}\nlimit = 100") == []
