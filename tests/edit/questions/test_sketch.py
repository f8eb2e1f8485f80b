"""A sketch has the indicators of a goal as the file has them, and is itself a registry."""

import pytest

from mic_tracker.edit.questions.sketch import sketch_registry, with_stand_ins
from mic_tracker.edit.request import FigureRequest, IndicatorRequest, SourceRequest, TargetRequest
from mic_tracker.model.registry import Registry
from mic_tracker.read.registry import read_text

TEXT = """\
format = 1
title = "T"

[sources.source]
title = "S"
published = 2024

# the firms
[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
[indicators.firms.series]
active = "those that pay taxes"

[indicators.farms]
name = { en = "Farms", vi = "Nông trại" }
unit = "farms"
measure = "count"
desired = "increase"

[targets.target]
kind = "level"
indicator = "firms"
at_least = 5
by = 2030
"""


@pytest.fixture
def registry() -> Registry:
    found = read_text(TEXT.encode(), name="targets.toml", folder=None).registry
    assert found
    return found


@pytest.mark.parametrize("data", [TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT])
@pytest.mark.parametrize(
    ("indicator", "than", "kept"),
    [
        ("firms", None, {"firms"}),
        ("farms", "firms", {"farms", "firms"}),
        ("new", "farms", {"farms"}),
        ("new", "other", set()),
        (None, None, set()),
    ],
)
def test_a_sketch_is_a_registry_of_what_is_named(
    data: str, indicator: str | None, than: str | None, kept: set[str]
) -> None:
    whole = read_text(data.encode(), name="targets.toml", folder=None).registry
    assert whole
    goal = {"than": than} if than else {}
    request = TargetRequest(indicator=IndicatorRequest(indicator), goal=goal)
    loaded = read_text(sketch_registry(request, whole, data.encode()), name="t", folder=None)
    assert loaded.registry, loaded.findings
    assert loaded.registry.indicators == {id_: whole.indicators[id_] for id_ in kept}
    assert not loaded.registry.targets


def test_what_is_not_known_yet_is_stood_in_for(registry: Registry) -> None:
    whole = with_stand_ins(TargetRequest(kind="level"), registry)
    assert whole
    assert whole.id not in {None, *registry.targets}
    assert whole.origin.title
    named = with_stand_ins(TargetRequest(id="mine"), registry)
    assert named
    assert named.id == "mine"


@pytest.mark.parametrize(
    "request_",
    [
        FigureRequest("firms"),
        TargetRequest(restate="target"),
        TargetRequest(origin=SourceRequest("source")),
        TargetRequest(origin=SourceRequest(title="T")),
    ],
)
def test_a_request_that_is_tried_as_it_is(
    registry: Registry, request_: FigureRequest | TargetRequest
) -> None:
    assert with_stand_ins(request_, registry) is None
