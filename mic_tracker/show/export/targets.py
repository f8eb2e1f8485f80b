"""Targets as their tables in the registry have them: a record for each promise."""

from collections.abc import Iterator, Sequence
from typing import Any

from mic_tracker.model.kinds import KINDS
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report
from mic_tracker.model.target import TargetRecord
from mic_tracker.show.data import answer_head, json_number
from mic_tracker.show.document import Data
from mic_tracker.show.export.observations import dimensions
from mic_tracker.show.export.table import ColumnType, ExportColumn, ExportTable
from mic_tracker.show.language.words import Words

_FIRST = ("kind", "indicator", "name", "area", "dims")
_WITHOUT = {"restated"}
_INSIDE = {
    "stated": ("source", "at", "standing"),
    "baseline": ("period", "value"),
}
"""The keys of the tables inside a target."""
_NUMBERS = frozenset(
    {"promise", "at_least", "at_most", "baseline.value", "limit", "objective", "percent", "times"}
)
_TEXTS = ("name", "unclear", "note")


def target_keys() -> tuple[str, ...]:
    """The keys that targets of any kind have, those that all of them have first."""
    kinds: tuple[type[TargetRecord], ...] = (TargetRecord, *KINDS.values())
    names = (f.alias or name for kind in kinds for name, f in kind.model_fields.items())
    return tuple(name for name in dict.fromkeys((*_FIRST, *names)) if name not in _WITHOUT)


def target_table(report: Report, words: Words) -> ExportTable:
    """Make the table of all promises: of a target that was restated, one after the other."""
    registry = report.registry
    records = [*_records(registry, words)]
    return ExportTable(
        name="targets",
        columns=(*_columns(dimensions(registry)),),
        records=records,
        document=lambda: answer_head("targets", report, words) | {"targets": records},
    )


def _records(registry: Registry, words: Words) -> Iterator[Data]:
    for id_, target in registry.targets.items():
        for number, promise in enumerate((target, *target.restated), start=1):
            yield {"id": id_, "promise": number, **_promise(promise, words)}


def _promise(promise: TargetRecord, words: Words) -> Data:
    """The keys of one promise, with those that it leaves to their defaults; null for none."""
    kept = promise.model_dump(mode="json", by_alias=True, exclude=_WITHOUT)
    texts = {key: kept[key] and words.spelling(kept[key]) for key in _TEXTS}
    if stages := kept.get("stages"):
        texts["stages"] = [words.spelling(stage) for stage in stages]
    return {key: _plain((kept | texts).get(key)) for key in target_keys()}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    """A value with whole numbers for whole floats, also inside of tables and lists."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return json_number(value) if isinstance(value, float) else value


def _columns(dims: Sequence[str]) -> Iterator[ExportColumn]:
    inside = {**_INSIDE, "dims": dims}
    for key in ("id", "promise", *target_keys()):
        for name in [f"{key}.{inner}" for inner in inside[key]] if key in inside else [key]:
            yield ExportColumn.named(name, _type_of(name))


def _type_of(name: str) -> ColumnType:
    return "number" if name in _NUMBERS else "text"
