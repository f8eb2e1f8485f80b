"""Plans for comparisons that are entered whole: the promise and both of its indicators."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mic_tracker.edit.registry_file import amend_bytes
from mic_tracker.edit.request import IndicatorRequest, SourceRequest, TargetRequest
from mic_tracker.edit.target import plan_target
from mic_tracker.model.edit import Amended, EditOutcome, RequestRefused
from mic_tracker.model.finding import InvalidInput
from mic_tracker.read.registry import read_valid_text

DAY = date(2026, 11, 21)
TEXT = """\
format = 1
title = "Test"

[sources.plan]
title = "Plan"
published = 2021-03-01

[indicators.coal]
name = "Coal"
unit = "GWh"
measure = "amount"
over = "period"
year_starts = "04"
desired = "decrease"

[targets.less-coal]
kind = "direction"
indicator = "coal"
desired = "decrease"
"""
WIND = IndicatorRequest("wind", "Wind", "GWh", "amount", over="period")
GAS = IndicatorRequest(name="Gas", unit="GWh", desired="decrease")
WHOLE = TargetRequest(
    "more-wind-than-gas",
    "comparison",
    WIND,
    {"than": "gas", "by": "2030"},
    than=GAS,
    origin=SourceRequest("plan"),
)


def answer(request: TargetRequest) -> EditOutcome:
    load = partial(read_valid_text, name="r.toml", folder=Path(), day=DAY)
    return amend_bytes(TEXT.encode(), load, lambda registry: plan_target(request, registry, DAY))


def written(request: TargetRequest) -> dict[str, dict[str, object]]:
    """The tables that are new, by their ids."""
    found = answer(request)
    assert isinstance(found, Amended), found
    assert found.own_findings == ()
    content, old = tomllib.loads(found.data.decode()), tomllib.loads(TEXT)
    tables = [(table, id_) for table in ("indicators", "targets") for id_ in content[table]]
    return {id_: content[table][id_] for table, id_ in tables if id_ not in old[table]}


def refused(request: TargetRequest) -> list[tuple[str, str, str]]:
    found = answer(request)
    assert isinstance(found, RequestRefused), found
    return [(problem.section, problem.key, problem.option) for problem in found.problems]


def test_both_indicators_may_be_new() -> None:
    new = {"unit": "GWh", "measure": "amount", "over": "period"}
    assert written(WHOLE) == {
        "wind": {"name": "Wind", **new, "desired": "increase"},
        "gas": {"name": "Gas", **new, "desired": "decrease"},
        "more-wind-than-gas": {
            "kind": "comparison",
            "indicator": "wind",
            "than": "gas",
            "by": 2030,
            "stated": {"source": "plan"},
        },
    }


def test_the_blocks_stand_in_the_order_of_reading() -> None:
    found = answer(WHOLE)
    assert isinstance(found, Amended)
    headers = [block.text.splitlines()[0] for block in found.blocks]
    assert headers == ["[indicators.wind]", "[indicators.gas]", "[targets.more-wind-than-gas]"]
    assert found.data.decode().startswith(TEXT)
    assert [block.start for block in found.blocks] == [21, 28, 35]


def test_one_of_them_may_be_on_record() -> None:
    beside = replace(WHOLE, indicator=IndicatorRequest("coal"), than=replace(GAS, unit="TWh"))
    assert written(beside)["gas"] == {
        "name": "Gas",
        "unit": "TWh",
        "measure": "amount",
        "over": "period",
        "desired": "decrease",
        "year_starts": "04",
    }
    against = replace(
        WHOLE, goal={"than": "coal", "by": "2030", "times": "2"}, than=IndicatorRequest()
    )
    assert written(against).keys() == {"wind", "more-wind-than-gas"}


NONE = IndicatorRequest()


@pytest.mark.parametrize(
    ("request_", "problems"),
    [
        (replace(WHOLE, than=NONE), [("refused", "than_unknown", "--than-name")]),
        (
            replace(WHOLE, than=IndicatorRequest(name="Gas")),
            [
                ("missing", "indicator_key", "--than-unit"),
                ("missing", "indicator_key", "--than-desired"),
            ],
        ),
        (
            replace(WHOLE, than=IndicatorRequest(unit="GWh", desired="up")),
            [
                ("refused", "word", "--than-desired"),
                ("missing", "indicator_key", "--than-name"),
            ],
        ),
        (
            replace(WHOLE, goal={"than": "coal", "by": "2030"}),
            [("refused", "than_taken", "--than")],
        ),
        (replace(WHOLE, goal={"than": "The Gas", "by": "2030"}), [("refused", "id", "--than")]),
        (replace(WHOLE, goal={"by": "2030"}), [("missing", "goal", "--than")]),
        (
            replace(WHOLE, kind="level", goal={"at_least": "5", "by": "2030"}),
            [("refused", "nothing_compared", "--than-name")],
        ),
        (
            TargetRequest(restate="less-coal", than=GAS, origin=SourceRequest("plan")),
            [("refused", "exclusive", "--restate"), ("missing", "moved", "--desired")],
        ),
    ],
)
def test_every_problem_is_named(
    request_: TargetRequest, problems: list[tuple[str, str, str]]
) -> None:
    assert refused(request_) == problems


def test_an_indicator_is_not_compared_with_itself() -> None:
    itself = replace(WHOLE, goal={"than": "wind", "by": "2030"}, than=NONE)
    with pytest.raises(InvalidInput) as told:
        answer(itself)
    assert [finding.code for finding in told.value.findings] == ["MT022"]
