"""Goalposts: how a promise can be moved, and whether that makes it easier to keep.

Each function that tells what is easier is given the old value of a key and the new one, which
differ. A promise that its author moves is restated: the new promise keeps what is left out of it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from mic_tracker.model.members import Quota
from mic_tracker.model.period import Period
from mic_tracker.model.record import Record

Easier = Callable[[Any, Any], bool]


def always(_: object, __: object) -> bool:
    """Another promise, which cannot be ordered with the old one: somebody should look."""
    return True


def lower(old: float | None, new: float | None) -> bool:
    """A lower number; without one nothing is asked for."""
    return old is not None and (new is None or new < old)


def higher(old: float | None, new: float | None) -> bool:
    """A higher number; without one nothing is asked for."""
    return old is not None and (new is None or new > old)


def later(old: Period | None, new: Period | None) -> bool:
    """A later end; without one there is no deadline."""
    return old is not None and (new is None or new.last > old.last)


def starts_later(old: Period | None, new: Period | None) -> bool:
    """A later start; what had no start held from the first."""
    return new is not None and (old is None or new.first > old.first)


def starts_earlier(old: Period, new: Period) -> bool:
    """An earlier start, where more time means more to count."""
    return new.first < old.first


def ends_earlier(old: Period | None, new: Period | None) -> bool:
    """An earlier end; what had no end held for good."""
    return new is not None and (old is None or new.last < old.last)


def further_along(*words: str) -> Easier:
    """A word further along a list of words, the hardest of which comes first."""
    return lambda old, new: words.index(new) > words.index(old)


def stated(old: object, new: object) -> bool:
    """Something is stated that was not, and with which nothing can be asked for any more."""
    return old is None and new is not None


def fewer_members(old: Quota | None, new: Quota | None) -> bool:
    """Fewer members have to be there; without a quota all of them have to."""
    if new is None:
        return False
    if old is None:
        return new.percent != 100
    if (new.count is None) != (old.count is None):
        return new != old
    return (new.count or new.percent or 0) < (old.count or old.percent or 0)


SCOPE: Mapping[str, Easier] = {
    "indicator": always,
    "area": always,
    "dims": always,
    "each": always,
    "enough": fewer_members,
    "gate": further_along("members", "rollup"),
    "unclear": stated,
}
"""The goalposts of every kind."""
BOUND: Mapping[str, Easier] = {"at_least": lower, "at_most": higher}
DEADLINE: Mapping[str, Easier] = {"by": later, "question": further_along("at", "ever")}

YARDSTICK = frozenset(
    {
        *("area", "baseline", "dims", "each", "grace", "limit", "method", "path", "question"),
        *("series", "stale_after", "stated"),
    }
)
"""Keys of a target that say how it is measured, beside what it asks for."""

ABOUT_ONE_STATEMENT = ("unclear", "note")
"""Keys that say something of one statement of a promise, and not of the next one."""
RESTATED = "restated"
"""The key under which the later promises of a target stand."""
R = TypeVar("R", bound=Record)
_Table = Mapping[str, Any]


def read_promises(
    record: type[R], first: Callable[[_Table], R], movable: Collection[str], table: _Table
) -> tuple[R, ...]:
    """Read a target and its restatements: a whole record for each promise, in their order.

    Args:
        record: The kind's record.
        first: Reads the first promise.
        movable: The keys that a restatement can have.
        table: The table of the target, with a list of restatements.

    Raises:
        ValidationError: With all that is wrong, each at the key that was written.
    """
    former: _Table = {key: value for key, value in table.items() if key != RESTATED}
    problems: list[InitErrorDetails] = []
    promises = [*_attempt(first, former, problems)]
    fixed = {field.alias or name for name, field in record.model_fields.items()} - {*movable}
    for i, block in enumerate(table[RESTATED]):
        own = [*_block_problems(block, fixed)]
        if isinstance(block, dict):
            found: list[InitErrorDetails] = []
            former = _restate(former, block, fixed)
            promises += _attempt(record.model_validate, former, found)
            # what is wrong with a key that was left out is told where it stands
            own += (problem for problem in found if {*problem["loc"][:1]} <= block.keys())
        problems += (_below(i, problem) for problem in own)
    if problems:
        raise ValidationError.from_exception_data(RESTATED, problems)
    return tuple(promises)


def _block_problems(block: object, fixed: Collection[str]) -> Iterator[InitErrorDetails]:
    """What is wrong with a block, whatever was promised before."""
    if not isinstance(block, dict):
        yield _problem("dict_type", (), block)
        return
    yield from (_problem("restated_key", (key,), block[key]) for key in block if key in fixed)
    if "stated" not in block:
        yield _problem("missing", ("stated",), block)


def _restate(former: _Table, block: _Table, fixed: Collection[str]) -> _Table:
    """The table of a new promise; of the two bounds of a goal it has one only."""
    moved = {key: value for key, value in block.items() if key not in fixed}
    replaced = {*ABOUT_ONE_STATEMENT, *(BOUND if moved.keys() & BOUND.keys() else ())}
    return {**{key: value for key, value in former.items() if key not in replaced}, **moved}


def _attempt(
    read: Callable[[_Table], R], table: _Table, problems: list[InitErrorDetails]
) -> Iterator[R]:
    try:
        yield read(table)
    except ValidationError as error:
        problems += (
            _problem(found["type"], found["loc"], found["input"], found.get("ctx"))
            for found in error.errors(include_url=False)
        )


def _problem(
    type_: str, loc: tuple[str | int, ...], value: object, context: dict[str, Any] | None = None
) -> InitErrorDetails:
    # the type and the context are all that the sentence of a finding is made of
    return InitErrorDetails(type=PydanticCustomError(type_, type_, context), loc=loc, input=value)


def _below(i: int, problem: InitErrorDetails) -> InitErrorDetails:
    return InitErrorDetails(
        type=problem["type"], loc=(RESTATED, i, *problem["loc"]), input=problem["input"]
    )
