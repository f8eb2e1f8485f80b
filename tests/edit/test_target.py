"""Plans for new targets, and the files a registry starts from."""

import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mic_tracker.edit.goal import goal_keys
from mic_tracker.edit.init.registry import read_template, write_files
from mic_tracker.edit.registry_file import amend_bytes
from mic_tracker.edit.request import IndicatorRequest, SourceRequest, TargetRequest
from mic_tracker.edit.target import plan_target
from mic_tracker.errors import OutsideWorld
from mic_tracker.model.edit import Amended, EditOutcome, RequestRefused
from mic_tracker.model.kinds import KINDS
from mic_tracker.read.registry import read_text, read_valid_text

TODAY = date(2024, 11, 21)
TEXT = """\
format = 1
title = "Test"

[sources.plan]
title = "Plan"
published = 2021-03-01

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
over = "period"
desired = "increase"

[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 1_000
by = 2030

[indicators.rank]
name = "Rank"
unit = "rank"
measure = "rank"
desired = "decrease"

[indicators.talks]
name = "Talks"
unit = "stage"
measure = "stage"
desired = "increase"
"""
LEVEL = TargetRequest(
    "rank-2030",
    "level",
    IndicatorRequest("rank"),
    {"at_most": "50th", "by": "2030"},
    origin=SourceRequest("plan", at="p. 4"),
)


def answer(request: TargetRequest, text: str = TEXT) -> EditOutcome:
    load = partial(read_valid_text, name="r.toml", folder=Path(), day=TODAY)
    return amend_bytes(text.encode(), load, lambda registry: plan_target(request, registry, TODAY))


def accepted(request: TargetRequest) -> Amended:
    found = answer(request)
    assert isinstance(found, Amended), found
    return found


def refused(request: TargetRequest) -> list[tuple[str, str, str]]:
    found = answer(request)
    assert isinstance(found, RequestRefused), found
    return [(problem.section, problem.key, problem.option) for problem in found.problems]


def test_a_target_goes_after_its_indicator() -> None:
    found = accepted(LEVEL)
    block = (
        "[targets.rank-2030]\n"
        'kind      = "level"\n'
        'indicator = "rank"\n'
        "at_most   = 50\n"
        "by        = 2030\n"
        'stated    = { source = "plan", at = "p. 4" }\n'
    )
    assert found.data.decode() == TEXT.replace("[indicators.talks]", f"{block}\n[indicators.talks]")
    assert found.concerned == ("rank-2030",)


def test_a_new_indicator_and_its_target_go_to_the_end() -> None:
    indicator = IndicatorRequest("fibre", "Fibre", "% of households", "percent")
    request = replace(
        LEVEL, id="fibre-2030", indicator=indicator, goal={"at_least": "90%", "by": "2030"}
    )
    found = accepted(request)
    assert found.data.decode().startswith(TEXT)
    added = tomllib.loads(found.data.decode().removeprefix(TEXT))
    assert added["indicators"]["fibre"] == {
        "name": "Fibre",
        "unit": "% of households",
        "measure": "percent",
        "desired": "increase",
    }
    assert added["targets"]["fibre-2030"]["at_least"] == 90


GOALS: dict[str, tuple[str, dict[str, str]]] = {
    "level": (
        "firms",
        {"at_least": "1,500", "by": "2030", "baseline": "412@2020", "path": "linear"},
    ),
    "threshold": ("rank", {"at_most": "50", "from": "2024", "until": "2030"}),
    "cadence": (
        "firms",
        {"at_least": "2", "every": "month", "from": "2023-02", "objective": "0.9"},
    ),
    "comparison": ("firms", {"than": "firms", "times": "2", "by": "2030"}),
    "milestone": ("talks", {"by": "2025-Q2"}),
    "direction": ("rank", {"desired": "decrease", "limit": "1", "baseline": "2020"}),
    "change": ("firms", {"percent": "-20", "from": "2020", "by": "2030"}),
    "cumulative": ("firms", {"at_least": "9,000", "from": "2024", "by": "2030-12-31"}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_added(kind: str) -> None:
    indicator, goal = GOALS[kind]
    text = TEXT + TEXT[TEXT.index("[indicators.firms]") : TEXT.index("[targets")].replace(
        "indicators.firms", "indicators.others"
    )
    if kind == "comparison":
        goal = {**goal, "than": "others"}
    request = replace(LEVEL, id="new", kind=kind, indicator=IndicatorRequest(indicator), goal=goal)
    found = answer(request, text)
    assert isinstance(found, Amended), found
    written = tomllib.loads(found.data.decode())["targets"]["new"]
    assert written["kind"] == kind
    assert goal.keys() < written.keys()


def test_stages_are_a_list() -> None:
    indicator = IndicatorRequest("talks")
    stages = {"stages": ("Hanoi", "Huế")}
    found = accepted(replace(LEVEL, kind="milestone", indicator=indicator, goal={}, lists=stages))
    assert 'stages    = ["Hanoi", "Huế"]\n' in found.blocks[-1].text


TYPED: dict[str, tuple[str | tuple[str, ...], object]] = {
    "each": ("area", "area"),
    "enough": ("95%", "95%"),
    "gate": ("members", "members"),
    "dims": (("sex=F",), {"sex": "F"}),
    "at_least": ("1,500", 1500),
    "at_most": ("1,500", 1500),
    "percent": ("-20%", -20),
    "than": ("others", "others"),
    "times": ("2", 2),
    "every": ("month", "month"),
    "desired": ("increase", "increase"),
    "from": ("July 2023", "2023-07"),
    "by": ("2030", 2030),
    "until": ("2030", 2030),
    "baseline": ("412@2020", {"period": 2020, "value": 412}),
    "path": ("geometric", "geometric"),
    "question": ("ever", "ever"),
    "interim": (("2025=1,200", "Q2 2027 = 1,400"), [[2025, 1200], ["2027-Q2", 1400]]),
    "limit": ("9,000", 9000),
    "objective": ("0.9", 0.9),
    "silence": ("missed", "missed"),
    "excused": (("2023-08", "September 2023"), ["2023-08", "2023-09"]),
    "carry": ("cap", "cap"),
    "stages": (("Hanoi", "Huế"), ["Hanoi", "Huế"]),
    "name": (("en=Firms", "vi=Doanh nghiệp"), {"en": "Firms", "vi": "Doanh nghiệp"}),
    "tags": (("economy", "digital"), ["economy", "digital"]),
    "formerly": ("firms-goal", "firms-goal"),
    "stale_after": ("18 Months", "18 months"),
    "grace": ("1 year", "1 year"),
    "unclear": ("nobody says which firms", "nobody says which firms"),
}
"""What may be typed for each key of a goal, and how it is written."""
METHODS = {
    "cadence": "cadence",
    "milestone": "milestone",
    "threshold": "compliance",
    "direction": "forecast",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_every_kind_can_be_set(kind: str) -> None:
    method = METHODS.get(kind, "path")
    # of the two bounds a goal has one
    keys = goal_keys(kind) - {"at_least" if kind == "threshold" else "at_most"}
    given = {key: (TYPED | {"method": (method, method)})[key] for key in keys}
    text = TEXT + TEXT[TEXT.index("[indicators.firms]") : TEXT.index("[targets")].replace(
        "indicators.firms", "indicators.others"
    )
    text = text.replace('desired = "increase"', 'desired = "increase"\ndimensions = { sex = {} }')
    request = replace(
        LEVEL,
        id="new",
        kind=kind,
        indicator=IndicatorRequest("talks" if kind == "milestone" else "firms"),
        goal={key: text for key, (text, _) in given.items() if isinstance(text, str)},
        lists={key: text for key, (text, _) in given.items() if isinstance(text, tuple)},
    )
    found = answer(request, text)
    assert isinstance(found, Amended), found
    written = tomllib.loads(found.data.decode())["targets"]["new"]
    assert {key: written[key] for key in keys} == {key: value for key, (_, value) in given.items()}


@pytest.mark.parametrize(
    ("kind", "goal", "desired"),
    [
        ("milestone", {}, "increase"),
        ("comparison", {"than": "firms", "by": "2030"}, "increase"),
        ("cadence", {"every": "month", "from": "2023"}, "increase"),
        ("cumulative", {"at_least": "5", "from": "2023", "by": "2030"}, "increase"),
        ("level", {"at_least": "5", "by": "2030"}, "increase"),
        ("level", {"at_most": "5", "by": "2030"}, "decrease"),
        ("change", {"percent": "20", "from": "2020", "by": "2030"}, "increase"),
        ("change", {"percent": " −30 %", "from": "2020", "by": "2030"}, "decrease"),
    ],
)
def test_a_direction_that_follows_from_the_goal_is_not_asked_for(
    kind: str, goal: dict[str, str], desired: str
) -> None:
    measure = {"milestone": "event", "cadence": "event"}.get(kind, "count")
    indicator = IndicatorRequest("new", "New", "things", measure, over="period")
    found = accepted(replace(LEVEL, kind=kind, indicator=indicator, goal=goal))
    assert tomllib.loads(found.blocks[0].text)["indicators"]["new"]["desired"] == desired


def test_a_direction_that_does_not_follow_is_asked_for() -> None:
    indicator = IndicatorRequest("new", "New", "things", "count")
    asked = refused(replace(LEVEL, kind="direction", indicator=indicator, goal={}))
    assert [option for _, _, option in asked] == ["--desired"]


def test_stages_are_measured_in_stages() -> None:
    indicator = IndicatorRequest("new", "New", "stages")
    stages = {"stages": ("Hanoi", "Huế")}
    found = accepted(replace(LEVEL, kind="milestone", indicator=indicator, goal={}, lists=stages))
    assert tomllib.loads(found.blocks[0].text)["indicators"]["new"]["measure"] == "stage"


def test_a_source_with_a_copy_in_an_archive() -> None:
    copy = "https://web.archive.org/web/2021/https://example.org/plan"
    origin = SourceRequest(title="New plan", published="2021", archive=copy)
    (source, _) = accepted(replace(LEVEL, origin=origin)).blocks
    assert tomllib.loads(source.text)["sources"]["new-plan-2021"]["archive"] == copy


@pytest.mark.parametrize(
    ("request_", "problems"),
    [
        (
            replace(LEVEL, lists={"interim": ("2025",)}),
            [("refused", "no_pair", "--interim")],
        ),
        (
            replace(LEVEL, lists={"interim": ("40@2025",)}),
            [("refused", "no_pair", "--interim")],
        ),
        (
            replace(LEVEL, lists={"interim": ("7/8/2025=40", "2026=forty")}),
            [("period", "day_or_month", "--interim"), ("value", "not_a_number", "--interim")],
        ),
        (
            replace(LEVEL, lists={"excused": ("2025",), "stages": ("A",)}),
            [("refused", "not_for_kind", "--excused"), ("refused", "not_for_kind", "--stage")],
        ),
        (
            replace(LEVEL, goal={**LEVEL.goal, "method": "guess", "question": "when"}),
            [("refused", "word", "--question"), ("refused", "word", "--method")],
        ),
        (
            replace(LEVEL, goal={**LEVEL.goal, "grace": "12", "stale_after": "soon"}),
            [("refused", "duration", "--stale-after"), ("refused", "duration", "--grace")],
        ),
        (
            replace(LEVEL, goal={**LEVEL.goal, "formerly": "Old one", "each": "a sex"}),
            [("refused", "id", "--each"), ("refused", "id", "--formerly")],
        ),
        (
            replace(LEVEL, lists={"name": ("A", "B")}),
            [("refused", "several_names", "--target-name")],
        ),
        (
            replace(LEVEL, origin=SourceRequest(title="T", published="2021", archive="a.org/b")),
            [("refused", "no_address", "--source-archive")],
        ),
        (
            TargetRequest(),
            [
                ("missing", "id", "ID"),
                ("missing", "kind", "--kind"),
                ("missing", "indicator", "--indicator"),
                ("missing", "stated", "--source"),
            ],
        ),
        (replace(LEVEL, id="firms-2030"), [("refused", "target_taken", "ID")]),
        (replace(LEVEL, id="Firms 2030"), [("refused", "id", "ID")]),
        (replace(LEVEL, kind="levle"), [("refused", "word", "--kind")]),
        (
            replace(LEVEL, goal={}),
            [("missing", "bound", "--at-least"), ("missing", "goal", "--by")],
        ),
        (
            replace(LEVEL, goal={**LEVEL.goal, "every": "month"}),
            [("refused", "not_for_kind", "--every")],
        ),
        (
            replace(LEVEL, goal={**LEVEL.goal, "by": "7/8/2030"}),
            [("period", "day_or_month", "--by")],
        ),
        (
            replace(LEVEL, goal={**LEVEL.goal, "baseline": "2020@"}),
            [("refused", "baseline", "--baseline")],
        ),
        (
            replace(LEVEL, indicator=IndicatorRequest("rang")),
            [("refused", "indicator_unknown", "--name")],
        ),
        (
            replace(LEVEL, indicator=IndicatorRequest("rank", name="Again")),
            [("refused", "indicator_taken", "--indicator")],
        ),
        (
            replace(
                LEVEL,
                indicator=IndicatorRequest("new", name="New"),
                goal={"by": "2030", "at_most": "1"},
            ),
            [("missing", "indicator_key", "--unit"), ("missing", "indicator_key", "--measure")],
        ),
        (
            replace(LEVEL, origin=SourceRequest("plan", published="2022")),
            [("refused", "exclusive", "--published")],
        ),
        (replace(LEVEL, standing="firm"), [("refused", "word", "--standing")]),
        (replace(LEVEL, lists={"tags": ("\ud800",)}), [("refused", "not_text", "")]),
    ],
)
def test_every_problem_is_named(
    request_: TargetRequest, problems: list[tuple[str, str, str]]
) -> None:
    assert refused(request_) == problems


@pytest.mark.parametrize("name", ["minimal", "example"])
@pytest.mark.parametrize("schema", [True, False])
def test_templates_are_valid_registries(name: str, schema: bool) -> None:  # noqa: FBT001 - a case
    text = read_template(name, "en", schema=schema)
    loaded = read_text(text.encode(), name="r.toml", folder=None, day=TODAY)
    assert (loaded.registry is not None, loaded.findings) == (True, ())
    assert text.startswith("#:schema") == schema


def test_the_skeleton_is_valid_with_its_comment_signs_taken_away() -> None:
    text = re.sub(r"(?m)^#(?=[\[a-z])", "", read_template("minimal", "en", schema=False))
    loaded = read_text(text.encode(), name="r.toml", folder=None, day=TODAY)
    assert loaded.findings == ()
    assert loaded.registry
    assert [len(loaded.registry.targets), len(loaded.registry.observations)] == [1, 1]


def test_the_example_says_that_it_is_invented() -> None:
    content = tomllib.loads(read_template("example", "en", schema=False))
    assert "invented" in content["title"]
    assert all("(invented)" in source["title"] for source in content["sources"].values())
    assert len(content["targets"]) == 4


def test_a_start_keeps_what_is_there(tmp_path: Path) -> None:
    mine, other = tmp_path / "targets.toml", tmp_path / "a" / "other"
    mine.write_text("mine")
    found = write_files({mine: "new", other: "x\n"}, dry_run=False)
    assert found == {mine: False, other: True}
    assert mine.read_text() == "mine"
    assert other.read_bytes() == b"x\n"


def test_a_dry_start_makes_nothing(tmp_path: Path) -> None:
    assert write_files({tmp_path / "new" / "a": ""}, dry_run=True) == {tmp_path / "new" / "a": True}
    assert list(tmp_path.iterdir()) == []


def test_a_start_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutsideWorld):
        write_files({tmp_path / "file" / "a": ""}, dry_run=False)
