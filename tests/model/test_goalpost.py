"""Restated promises as records: what they keep, what they may move, what is wrong with them."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from mic_tracker.model.kinds import KINDS
from mic_tracker.model.kinds.cadence import Cadence
from mic_tracker.model.kinds.level import Level
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry, RegistryFile
from mic_tracker.model.source import Statement

STATED = {"source": "plan"}
FIRMS = {
    "kind": "level",
    "indicator": "firms",
    "at_least": 100_000.0,
    "by": 2030,
    "name": "Firms",
    "stated": {"source": "directive", "at": "paragraph 5"},
}


def level(*blocks: dict[str, Any], **keys: Any) -> Level:  # noqa: ANN401 - keys of a target
    return Level.model_validate({**FIRMS, **keys, "restated": [*blocks]})


def problems(table: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(ValidationError) as refused:
        Level.model_validate(table)
    return [(e["type"], e["loc"]) for e in refused.value.errors()]


def test_what_a_block_leaves_out_stays_as_it_was() -> None:
    target = level({"by": 2025, "stated": STATED}, {"at_least": 80_000.0, "stated": STATED})
    first, second, third = target.promises
    assert first is target
    assert [(p.at_least, p.by) for p in (first, second, third)] == [
        (100_000, Period.year(2030)),
        (100_000, Period.year(2025)),
        (80_000, Period.year(2025)),
    ]
    assert {p.name for p in target.promises} == {"Firms"}
    assert second.stated == third.stated == Statement(source="plan")
    assert second.restated == third.restated == ()


def test_one_bound_takes_the_place_of_the_other() -> None:
    (_, promise) = level({"at_most": 5.0, "stated": STATED}).promises
    assert (promise.at_least, promise.at_most) == (None, 5)


def test_a_target_without_restatements_has_one_promise() -> None:
    target = Level.model_validate(FIRMS)
    assert target.promises == (target,)


def test_moving_a_key_moves_it_in_the_promise_in_force() -> None:
    assert Level.model_validate(FIRMS).moving({"at_least": 7.0}).at_least == 7
    moved = level({"by": 2025, "stated": STATED}).moving({"at_least": 7.0})
    assert [promise.at_least for promise in moved.promises] == [100_000, 7]


@pytest.mark.parametrize(
    ("block", "moved"),
    [({}, False), ({"note": "said again"}, False), ({"by": 2030}, False), ({"by": 2031}, True)],
)
def test_only_another_goal_is_a_move(block: dict[str, Any], moved: bool) -> None:  # noqa: FBT001 - a case
    first, again = level({**block, "stated": STATED}).promises
    assert again.is_moved_from(first) is moved


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ({"by": 2025}, [("missing", ("restated", 0, "stated"))]),
        ({"kind": "threshold", "stated": STATED}, [("restated_key", ("restated", 0, "kind"))]),
        ({"area": "Hue", "stated": STATED}, [("restated_key", ("restated", 0, "area"))]),
        ({"name": "Other", "stated": STATED}, [("restated_key", ("restated", 0, "name"))]),
        ({"restated": [], "stated": STATED}, [("restated_key", ("restated", 0, "restated"))]),
        ({"every": "month", "stated": STATED}, [("extra_forbidden", ("restated", 0, "every"))]),
        ({"by": "soon", "stated": STATED}, [("period", ("restated", 0, "by"))]),
        ({"at_least": "x", "stated": STATED}, [("float_type", ("restated", 0, "at_least"))]),
        ({"stated": {}}, [("missing", ("restated", 0, "stated", "source"))]),
        ("later", [("dict_type", ("restated", 0))]),
    ],
)
def test_each_mistake_is_found_at_its_key(block: object, found: list[object]) -> None:
    assert problems({**FIRMS, "restated": [block]}) == found


def test_a_mistake_of_the_first_promise_is_told_once() -> None:
    table = {**FIRMS, "by": "soon", "restated": [{"at_least": 1.0, "stated": STATED}, "later"]}
    assert problems(table) == [("period", ("by",)), ("dict_type", ("restated", 1))]


@pytest.mark.parametrize("value", ["later", {"by": 2025}, 3])
def test_restatements_are_a_list_of_tables(value: object) -> None:
    assert problems({**FIRMS, "restated": value}) == [("tuple_type", ("restated",))]


@pytest.mark.parametrize("kind", KINDS)
def test_every_goalpost_of_a_kind_can_be_restated(kind: str) -> None:
    record = KINDS[kind]
    written = {record.model_fields[name].alias or name for name in record.goalposts}
    assert written <= {*record.movable_keys()}
    assert not {"kind", "indicator", "area", "each", "name", "tags"} & {*record.movable_keys()}


def test_other_kinds_are_restated_by_their_own_keys() -> None:
    target = Cadence.model_validate(
        {
            "kind": "cadence",
            "indicator": "talks",
            "every": "month",
            "from": "2024-01",
            "restated": [{"every": "quarter", "from": "2025-Q1", "stated": STATED}],
        }
    )
    assert [promise.every for promise in target.promises] == ["month", "quarter"]
    assert str(target.promises[1].since) == "2025-Q1"


@pytest.fixture
def registry() -> Registry:
    """A target that was restated in 2022 and in 2024."""
    published = {"directive": date(2020, 1, 16), "strategy": "2022-10", "plan": date(2024, 12, 31)}
    blocks = [{"by": 2025, "stated": {"source": "strategy"}}, {"at_least": 6.0, "stated": STATED}]
    content = {
        "format": 1,
        "title": "T",
        "sources": {id_: {"title": id_, "published": day} for id_, day in published.items()},
        "indicators": {
            "firms": {"name": "F", "unit": "firms", "measure": "count", "desired": "increase"}
        },
        "targets": {"t": {**FIRMS, "restated": blocks}},
    }
    file = RegistryFile.model_validate(content)
    nothing: Any = ()
    return Registry(
        path="targets.toml",
        title=file.title,
        settings=file.settings,
        check=file.check,
        sources=file.sources,
        indicators=file.indicators,
        targets=file.targets,
        observations=nothing,
        waivers=nothing,
        places={},
    )


@pytest.mark.parametrize(
    ("day", "stated"),
    [
        ("2019-01-01", 1),  # the first promise is there; whether it counts is another question
        ("2022-10-30", 1),
        ("2022-10-31", 2),  # some day of October 2022: from its last one on
        ("2024-12-30", 2),
        ("2024-12-31", 3),
    ],
)
def test_a_promise_is_in_force_from_the_day_it_was_stated(
    registry: Registry, day: str, stated: int
) -> None:
    assert len(registry.known_on(date.fromisoformat(day)).targets["t"].promises) == stated


def test_the_first_promise_says_when_the_target_was_stated(registry: Registry) -> None:
    assert not registry.stated_by("t", date(2020, 1, 15))
    assert registry.stated_by("t", date(2020, 1, 16))
    assert [registry.stated_on(promise) for promise in registry.targets["t"].promises] == [
        date(2020, 1, 16),
        date(2022, 10, 31),
        date(2024, 12, 31),
    ]
