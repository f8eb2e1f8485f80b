"""Plans for indicators by themselves: every key is read, and what is wrong is told at once."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mic_tracker.edit.registry_file import amend_bytes
from mic_tracker.edit.request import NewIndicatorRequest
from mic_tracker.edit.tables.indicator import READERS, plan_indicator
from mic_tracker.model.edit import Amended, EditOutcome, RequestRefused
from mic_tracker.model.indicator import Indicator
from mic_tracker.read.registry import read_valid_text

DAY = date(2026, 11, 21)
TEXT = """\
format = 1
title = "Test"

[sources.book]
title = "Yearbook"
publisher = "Town Office"
published = 2024-03-01

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
"""
LEAST = NewIndicatorRequest(
    "lines",
    {"unit": "lines", "measure": "count", "desired": "increase"},
    {"name": ("Lines",)},
)
WHOLE = NewIndicatorRequest(
    "lines",
    {
        "note": "From two registers.",
        "definition": "Lines in use.",
        "next_release": "15 March 2027",
        "lag": " 75  Days ",
        "year_starts": "04",
        "every": "year",
        "over": "period",
        **LEAST.keys,
    },
    {
        "name": ("en=Lines", "vi=Đường"),
        "prefer": ("book", "town-office"),
        "series": ("net=New lines", "gross = All = lines"),
        "dimensions": ("sex=_T", "age"),
    },
)


def answer(request: NewIndicatorRequest) -> EditOutcome:
    load = partial(read_valid_text, name="r.toml", folder=Path(), day=DAY)
    return amend_bytes(TEXT.encode(), load, lambda registry: plan_indicator(request, registry, DAY))


def refused(request: NewIndicatorRequest) -> list[tuple[str, str, str]]:
    found = answer(request)
    assert isinstance(found, RequestRefused), found
    return [(problem.section, problem.key, problem.option) for problem in found.problems]


def test_every_key_of_an_indicator_can_be_typed() -> None:
    assert set(READERS) == set(Indicator.model_fields)
    assert WHOLE.keys.keys() | WHOLE.lists.keys() == set(READERS)


def test_an_indicator_needs_no_target() -> None:
    found = answer(WHOLE)
    assert isinstance(found, Amended), found
    assert found.data.decode() == TEXT + "\n" + found.blocks[0].text
    assert (found.concerned, found.own_findings) == ((), ())
    assert tomllib.loads(found.blocks[0].text)["indicators"]["lines"] == {
        "name": {"en": "Lines", "vi": "Đường"},
        "unit": "lines",
        "measure": "count",
        "over": "period",
        "desired": "increase",
        "every": "year",
        "year_starts": "04",
        "lag": "75 days",
        "next_release": date(2027, 3, 15),
        "prefer": ["book", "town-office"],
        "definition": "Lines in use.",
        "series": {"net": "New lines", "gross": "All = lines"},
        "dimensions": {"sex": {"total": "_T"}, "age": {}},
        "note": "From two registers.",
    }


def test_a_name_with_an_equals_sign_is_a_name() -> None:
    found = answer(replace(LEAST, lists={"name": ("GDP = 100",)}))
    assert isinstance(found, Amended)
    assert 'name    = "GDP = 100"\n' in found.blocks[0].text


def keyed(**keys: str) -> NewIndicatorRequest:
    return replace(LEAST, keys={**LEAST.keys, **keys})


def listed(**lists: tuple[str, ...]) -> NewIndicatorRequest:
    return replace(LEAST, lists={**LEAST.lists, **lists})


@pytest.mark.parametrize(
    ("request_", "problems"),
    [
        (
            NewIndicatorRequest(),
            [
                ("missing", "indicator_id", "ID"),
                *(
                    ("missing", "indicator_key", f"--{key}")
                    for key in ("name", "unit", "measure", "desired")
                ),
            ],
        ),
        (replace(LEAST, id="firms"), [("refused", "indicator_there", "ID")]),
        (replace(LEAST, id="Lines"), [("refused", "id", "ID")]),
        (keyed(measure="counts"), [("refused", "word", "--measure")]),
        (keyed(over="year"), [("refused", "word", "--over")]),
        (keyed(desired="up"), [("refused", "word", "--desired")]),
        (keyed(every="yearly"), [("refused", "word", "--every")]),
        (keyed(year_starts="4"), [("refused", "word", "--year-starts")]),
        (keyed(lag="75"), [("refused", "duration", "--lag")]),
        (keyed(next_release="2027-03"), [("refused", "no_day", "--next-release")]),
        (keyed(next_release="7/8/2027"), [("period", "day_or_month", "--next-release")]),
        (listed(name=("Lines", "vi=Đường")), [("refused", "several_names", "--name")]),
        (listed(name=("en=A", "en=B")), [("refused", "several_names", "--name")]),
        (listed(prefer=("book", "boook")), [("refused", "preferred", "--prefer")]),
        (listed(series=("net",)), [("refused", "no_pair", "--series")]),
        (listed(series=("=x",)), [("refused", "no_pair", "--series")]),
        (listed(series=("Net=x",)), [("refused", "id", "--series")]),
        (listed(series=("net=x", "net=y")), [("refused", "pair_twice", "--series")]),
        (keyed(note="\ud800"), [("refused", "not_text", "")]),
    ],
)
def test_every_problem_is_named(
    request_: NewIndicatorRequest, problems: list[tuple[str, str, str]]
) -> None:
    assert refused(request_) == problems
