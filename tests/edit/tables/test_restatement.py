"""Plans for restated promises: what may be moved, by which source, and where the block goes."""

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
from mic_tracker.read.registry import read_valid_text

TODAY = date(2024, 11, 21)
TEXT = """\
format = 1
title = "Test"

[sources.plan]
title = "Plan"
published = 2021-03-01

[sources.law]
title = "Law"
published = 2023-06-14

[sources.speech]
title = "Speech"
published = "unknown"

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"

[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 1_000
by = 2030
stated = { source = "plan" }  # page 3

[targets.firms-2030.baseline]
period = 2020
value = 500

# the next one
[targets.more-firms]
kind = "direction"
indicator = "firms"
desired = "increase"
"""
LESS = TargetRequest(
    goal={"at_least": "800"}, origin=SourceRequest("law", at="p. 4"), restate="firms-2030"
)


def answer(request: TargetRequest, text: str = TEXT) -> EditOutcome:
    load = partial(read_valid_text, name="r.toml", folder=Path(), day=TODAY)
    return amend_bytes(text.encode(), load, lambda registry: plan_target(request, registry, TODAY))


def accepted(request: TargetRequest, text: str = TEXT) -> Amended:
    found = answer(request, text)
    assert isinstance(found, Amended), found
    return found


def refused(request: TargetRequest) -> list[tuple[str, str, str]]:
    found = answer(request)
    assert isinstance(found, RequestRefused), found
    return [(problem.section, problem.key, problem.option) for problem in found.problems]


def test_points_on_the_way_and_what_is_unclear_are_moved_too() -> None:
    moved = {"question": "ever", "unclear": "no register is named"}
    request = replace(LESS, goal={**LESS.goal, **moved}, lists={"interim": ("2025=600",)})
    (block,) = accepted(request).blocks
    (written,) = tomllib.loads(block.text)["targets"]["firms-2030"]["restated"]
    assert written == {
        "at_least": 800,
        "interim": [[2025, 600]],
        **moved,
        "stated": {"source": "law", "at": "p. 4"},
    }


def test_the_block_stands_behind_the_target_with_what_is_new_only() -> None:
    change = accepted(replace(LESS, standing="draft", note="said in passing"))
    block = """
[[targets.firms-2030.restated]]
at_least = 800
stated   = { source = "law", at = "p. 4", standing = "draft" }
note     = "said in passing"
"""
    before, after = TEXT.split("\n# the next one")
    assert change.data.decode() == before + block + "\n# the next one" + after
    assert change.restates
    assert change.concerned == ("firms-2030",)


def test_the_next_one_stands_behind_the_last() -> None:
    text = accepted(LESS).data.decode()
    new = SourceRequest(title="New plan", publisher="Ministry", published="2024-10")
    later = replace(LESS, goal={"at_most": "700", "by": "2026"}, origin=new)
    content = tomllib.loads(accepted(later, text).data.decode())
    assert content["targets"]["firms-2030"]["restated"] == [
        {"at_least": 800, "stated": {"source": "law", "at": "p. 4"}},
        {"at_most": 700, "by": 2026, "stated": {"source": "ministry-2024"}},
    ]
    assert content["sources"]["ministry-2024"]["published"] == "2024-10"


@pytest.mark.parametrize(
    ("request_", "problems"),
    [
        (replace(LESS, restate="firms"), [("refused", "target_unknown", "--restate")]),
        (replace(LESS, goal={}), [("missing", "moved", "--at-least")]),
        (
            replace(LESS, goal={}, restate="more-firms"),
            [("missing", "moved", "--desired")],
        ),
        (replace(LESS, origin=SourceRequest()), [("missing", "stated", "--source")]),
        (
            replace(LESS, goal={**LESS.goal, "method": "path"}, lists={"tags": ("a",)}),
            [("refused", "not_restated", "--method"), ("refused", "not_restated", "--tag")],
        ),
        (replace(LESS, origin=SourceRequest("lore")), [("refused", "source", "--source")]),
        (
            replace(LESS, origin=SourceRequest("speech")),
            [("refused", "undated_promise", "--source")],
        ),
        (
            replace(LESS, origin=SourceRequest(title="T", published="unknown")),
            [("refused", "undated_promise", "--published")],
        ),
        (
            replace(LESS, origin=SourceRequest(title="T")),
            [("missing", "published", "--published")],
        ),
        # of the day of the first promise, and so not later
        (
            replace(LESS, origin=SourceRequest("plan")),
            [("refused", "promise_not_later", "--source")],
        ),
        (
            replace(LESS, origin=SourceRequest("law", published="2024-01-01")),
            [("refused", "exclusive", "--published")],
        ),
        (replace(LESS, goal={"every": "month"}), [("refused", "not_for_kind", "--every")]),
        (replace(LESS, goal={"by": "soon"}), [("period", "unknown", "--by")]),
        (replace(LESS, standing="firm"), [("refused", "word", "--standing")]),
        (replace(LESS, id="other"), [("refused", "exclusive", "--restate")]),
        (replace(LESS, kind="level"), [("refused", "exclusive", "--restate")]),
        (replace(LESS, area="Hue"), [("refused", "exclusive", "--restate")]),
        (
            replace(LESS, indicator=IndicatorRequest("firms")),
            [("refused", "exclusive", "--restate")],
        ),
        (
            replace(LESS, indicator=IndicatorRequest(name="Firms")),
            [("refused", "exclusive", "--restate")],
        ),
    ],
)
def test_what_stands_in_the_way(
    request_: TargetRequest, problems: list[tuple[str, str, str]]
) -> None:
    assert refused(request_) == problems
