"""An error of a draft leads to the question about the key that it stands at."""

import pytest

from mic_tracker.edit.questions.draft_place import option_at
from mic_tracker.edit.request import (
    FigureRequest,
    NewIndicatorRequest,
    NewSourceRequest,
    Request,
    TargetRequest,
)
from mic_tracker.model.edit import Plan, TomlBlock
from mic_tracker.model.finding import Finding, Location, Severity

HEAD = b'format = 1\ntitle = "T"\n'
TARGET = TargetRequest(goal={"than": "b"})


def found(line: int | None) -> Finding:
    place = Location("targets.toml", line) if line else None
    return Finding("MT001", Severity.ERROR, place)


@pytest.mark.parametrize(
    ("request_", "header", "key", "option"),
    [
        (FigureRequest("a"), "[[observations]]", "value", "--value"),
        (FigureRequest("a"), "[sources.s]", "url", "--source-url"),
        (FigureRequest("a"), "[sources.s]", "published", "--published"),
        (TARGET, "[targets.t]", "at_least", "--at-least"),
        (TARGET, "[targets.t]", "stages", "--stage"),
        (TARGET, "[targets.t]", "stated", "--source"),
        (TARGET, "[indicators.a]", "every", "--figures-every"),
        (TARGET, "[indicators.a]", "unit", "--unit"),
        (TARGET, "[indicators.b]", "unit", "--than-unit"),
        (NewIndicatorRequest("a"), "[indicators.a]", "every", "--every"),
        (NewSourceRequest(), "[sources.a]", "title", "--title"),
    ],
)
def test_a_key_leads_to_its_option(request_: Request, header: str, key: str, option: str) -> None:
    block = TomlBlock(header, {"note": "n", key: "x"}, None)
    plan = Plan((TomlBlock("[sources.z]", {"title": "Z"}, None), block), "a")
    # a head of two lines, a block of two, and a blank line before each block
    assert option_at(found(9), request_, plan, HEAD) == option


@pytest.mark.parametrize(
    ("request_", "header", "option"),
    [
        (TARGET, "[targets.t]", "ID"),
        (TARGET, "[indicators.a]", "--indicator"),
        (TARGET, "[indicators.b]", "--than"),
        (TARGET, "[sources.s]", "--source"),
        (NewIndicatorRequest("a"), "[indicators.a]", "ID"),
    ],
)
def test_a_header_leads_to_the_id(request_: Request, header: str, option: str) -> None:
    plan = Plan((TomlBlock(header, {"note": "n"}, None),), "a")
    assert option_at(found(4), request_, plan, HEAD) == option


@pytest.mark.parametrize("line", [None, 1, 2, 99])
def test_other_places_lead_nowhere(line: int | None) -> None:
    plan = Plan((TomlBlock("[targets.t]", {"by": 2030}, None),), "a")
    assert option_at(found(line), TARGET, plan, HEAD) is None
