"""The keys of records: which record a path leads to, and which keys it has."""

from typing import Annotated

from pydantic import Field

from mic_tracker.model.goalpost import RESTATED
from mic_tracker.model.indicator import Dimension, Indicator
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.record import Id, Record
from mic_tracker.model.registry import Check, DatabaseTable, Settings, Tolerance, Waiver
from mic_tracker.model.review import ReviewRecord
from mic_tracker.model.source import Source, Statement
from mic_tracker.model.target import Baseline


class ObservationFile(Record):
    """An included file: observations, the sources that they are from, and nothing else."""

    sources: Annotated[dict[Id, Source], Field(default_factory=dict)]
    observations: Annotated[tuple[ObservationRecord, ...], Field(strict=False)] = ()


# The second key of a path is an id or a number, "*" here; that of a target is followed by its kind.
NESTED: dict[tuple[str, ...], type[Record]] = {
    ("settings",): Settings,
    ("check",): Check,
    ("check", "tolerance"): Tolerance,
    ("tables", "*"): DatabaseTable,
    ("sources", "*"): Source,
    ("indicators", "*"): Indicator,
    ("indicators", "*", "dimensions", "*"): Dimension,
    ("targets", "*", "stated"): Statement,
    ("targets", "*", "baseline"): Baseline,
    ("observations", "*"): ObservationRecord,
    ("waivers", "*"): Waiver,
    ("reviews", "*"): ReviewRecord,
}
_KINDS: dict[str, type[Record]] = {**KINDS}
# The keys under which records are written one by one.
LISTS = (
    *("tables", "sources", "indicators", "targets", "observations", "waivers", "reviews"),
    "feeds",
)


def keys_at(root: type[Record], path: tuple[str | int, ...]) -> list[str]:
    """The keys of the record at a path of pydantic, which has the kind after a target's id."""
    if not path:
        return keys_of(root)
    if path[0] == "feeds":
        return _keys_of_feed(path[2:])
    if path[0] == "targets" and path[3:4] == (RESTATED,):
        return _keys_of_restatement(path)
    kind = path[0] == "targets" and len(path) == 3
    record = _KINDS.get(str(path[2])) if kind else NESTED.get(_key_pattern(path))
    return keys_of(record) if record else []


def _keys_of_restatement(path: tuple[str | int, ...]) -> list[str]:
    """The keys that a kind lets a restatement have, and those of the tables in it."""
    kind, inside = KINDS[str(path[2])], path[5:]
    if not inside:
        return list(kind.movable_keys())
    return keys_at(Record, (*path[:3], *inside))


def _keys_of_feed(inside: tuple[str | int, ...]) -> list[str]:
    """The keys of a feed, or of a table in it: of its profile, its source, one of its columns."""
    from mic_tracker.model.edit.exchange.feed import KEYS_INSIDE  # few registries have feeds

    table = tuple(str(part) for part in inside)
    found = KEYS_INSIDE.get(table) or KEYS_INSIDE.get((*table[:-1], "*"))
    return keys_of(found) if found else []


def keys_of(record: type[Record]) -> list[str]:
    """The keys of a record as people write them."""
    return [field.alias or name for name, field in record.model_fields.items()]


def drop_kind(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Drop the kind that pydantic puts after a target's id: the path as it is in the file."""
    return (*path[:2], *path[3:]) if path[:1] == ("targets",) else path


def _key_pattern(path: tuple[str | int, ...]) -> tuple[str, ...]:
    names = [str(part) for part in drop_kind(path)]
    ids = {1} if names[0] in LISTS else set[int]()
    ids |= {3} if names[2:3] == ["dimensions"] else set()
    return tuple("*" if i in ids else name for i, name in enumerate(names))
