"""Members: which part of an indicator's breakdown a figure is about, a province or a sex.

A figure of the whole has no members. The area has a key of its own in the file; it is one
dimension among the others here.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar, overload

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

V = TypeVar("V")

Members = tuple[tuple[str, str], ...]
"""Pairs of a dimension and a member, in the order of the dimensions; () is the total."""

IndicatorPart = tuple[str, Members]
"""An indicator, and which part of its breakdown."""
TOTAL: Members = ()
AREA = "area"
"""The dimension that has a key of its own."""


def members_of(area: str | None, dims: Mapping[str, str] | None) -> Members:
    """The members that a record names: its area and its `dims`."""
    if not dims:
        return ((AREA, area),) if area else TOTAL
    return tuple(sorted({**dims, **({AREA: area} if area else {})}.items()))


def area_of(members: Members) -> str | None:
    """The area among the members."""
    return dict(members).get(AREA)


def dims_of(members: Members) -> dict[str, str]:
    """All members but the area, by their dimensions."""
    return {dimension: member for dimension, member in members if dimension != AREA}


def with_member(members: Members, dimension: str, member: str) -> Members:
    """The members with one more, or with another one of its dimension."""
    return tuple(sorted({**dict(members), dimension: member}.items()))


def member_in(members: Members, selection: Members, dimension: str) -> str | None:
    """The member of a dimension, where all other members are exactly those selected."""
    if not selection and len(members) == 1:  # of most parts, and of very many
        return members[0][1] if members[0][0] == dimension else None
    named = dict(members)
    member = named.pop(dimension, None)
    others = {key: value for key, value in selection if key != dimension}
    return member if named == others else None


def standing_id(target: str, member: str | None) -> str:
    """The id of a judgement: of a target, or of one of its members; no target's id has a colon."""
    return target if member is None else f"{target}:{member}"


def target_of(standing: str) -> str:
    """The id of the target that a judgement is of, itself or one of its members."""
    return standing.partition(":")[0]


class OfMembers(Sequence[V], Generic[V]):
    """What is made of each of many members, when it is looked at first."""

    def __init__(self, names: Sequence[str], make: Callable[[str], V]) -> None:
        """Take the names of the members, in their order."""
        self._names = names
        self._make = make
        self._made: dict[str, V] = {}

    def __len__(self) -> int:
        """How many members there are; nothing is made."""
        return len(self._names)

    @overload
    def __getitem__(self, at: int) -> V: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[V, ...]: ...
    def __getitem__(self, at: int | slice) -> V | tuple[V, ...]:
        """What is made of the member at a place; a tuple for a slice."""
        if isinstance(at, slice):
            return tuple(map(self.of, self._names[at]))
        return self.of(self._names[at])

    def of(self, name: str) -> V:
        """What is made of a member."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def find(self, name: str | None) -> V | None:
        """What is made of a member; None for one that is not among them."""
        return self.of(name) if name is not None and name in self._names else None

    def __eq__(self, other: object) -> bool:
        """Whether all is the same, in the same order, whatever holds it."""
        if not isinstance(other, OfMembers | tuple):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # it would make all of them


def member_of(standing: str) -> str | None:
    """The member that a judgement is of; None where it is of a whole target."""
    return standing.partition(":")[2] or None


def typed_members(texts: Iterable[str]) -> dict[str, str]:
    """The members that are typed as DIMENSION=MEMBER; what is no such pair is left out."""
    pairs = (text.partition("=") for text in texts)
    return {key.strip(): member.strip() for key, sign, member in pairs if sign and member.strip()}


def written_members(members: Members) -> str:
    """The members in one text: the area as it is, then sex=F and the like; "" for the total."""
    area = area_of(members)
    others = (f"{dimension}={member}" for dimension, member in dims_of(members).items())
    return "; ".join((*([area] if area else ()), *others))


_SHARE = r"(\d{1,3}(?:\.\d{1,6})?) ?%"


@dataclass(frozen=True, slots=True)
class Quota:
    """How many members have to be there: a number of them, 60, or a share, "95%"."""

    count: int | None = None
    percent: float | None = None

    @classmethod
    def of_written(cls, value: object) -> "Quota":
        """Read 60 or "95%"; ValueError for anything else, and for none or more than all."""
        if isinstance(value, Quota):
            return value
        if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return cls(count=value)
        match = re.fullmatch(_SHARE, value, re.ASCII) if isinstance(value, str) else None
        if match and 0 < float(match[1]) <= 100:
            return cls(percent=float(match[1]))
        raise ValueError(value)

    def needed(self, members: int) -> int:
        """How many of so many members are needed: of a share, the next whole number."""
        if self.count is not None:
            return self.count
        # 95 % of 60 is 57 exactly; a product of floats may be a hair above it
        return ceil(round(members * (self.percent or 0.0) / 100, 9))

    def __str__(self) -> str:
        """As it is written."""
        return str(self.count) if self.percent is None else f"{self.percent:g}%"

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        """Let records hold quotas as people write them."""
        return core_schema.no_info_plain_validator_function(
            _written, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> dict[str, object]:
        """What an editor offers."""
        share = {"type": "string", "pattern": f"^{_SHARE}$", "examples": ["95%"]}
        return {"anyOf": [{"type": "integer", "minimum": 1}, share]}


def _written(value: object) -> Quota:
    try:
        return Quota.of_written(value)
    except ValueError:
        raise PydanticCustomError("quota", "not a number of members") from None
