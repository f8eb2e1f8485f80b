"""Tables of two registries that differ and are neither targets nor observations."""

from collections.abc import Iterator, Mapping, Sequence

from mic_tracker.assess.change.keys import record_changes, value_changes, written_value
from mic_tracker.model.difference import KeyChange, TableChange
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.record import LocalText, Record
from mic_tracker.model.registry import Registry, Waiver
from mic_tracker.model.review import ReviewRecord
from mic_tracker.model.source import Source


def table_changes(head: Registry, base: Registry) -> Iterator[TableChange]:
    """The tables that were added, removed or edited, in the order of the file."""
    yield from _title(head, base)
    yield from _edited("settings", "", head.settings, base.settings)
    yield from _edited("check", "", head.check, base.check)
    yield from _named("sources", head.sources, base.sources)
    yield from _named("indicators", head.indicators, base.indicators)
    yield from _waivers(head.waivers, base.waivers)
    yield from _reviews(head, base)


def _title(head: Registry, base: Registry) -> Iterator[TableChange]:
    if head.title != base.title:
        yield TableChange(
            "title", "edited", "", tuple(value_changes("title", head.title, base.title))
        )


def _edited(table: str, title: LocalText, new: Record, old: Record) -> Iterator[TableChange]:
    moves = tuple(record_changes(new, old))
    if moves:
        yield TableChange(table, "edited", title, moves)


def _named(
    table: str,
    head: Mapping[str, Source] | Mapping[str, Indicator],
    base: Mapping[str, Source] | Mapping[str, Indicator],
) -> Iterator[TableChange]:
    for id_ in dict.fromkeys([*base, *head]):
        new, old = head.get(id_), base.get(id_)
        path = f"{table}.{id_}"
        if new and old:
            yield from _edited(path, _title_of(new), new, old)
        elif new:
            yield TableChange(path, "added", _title_of(new))
        elif old:
            yield TableChange(path, "removed", _title_of(old))


def _title_of(record: Source | Indicator) -> LocalText:
    return record.title if isinstance(record, Source) else record.name


def _waivers(head: Sequence[Waiver], base: Sequence[Waiver]) -> Iterator[TableChange]:
    """Waivers are known by target or member, and rule; of several for one, each by its place."""
    now, before = _by_subject(head), _by_subject(base)
    for subject in dict.fromkeys([*before, *now]):
        new, old = now.get(subject), before.get(subject)
        path = f"waivers.{subject[0]}.{subject[1]}"
        if new and old:
            yield from _edited(path, old.reason, new, old)
        elif new:
            yield TableChange(path, "added", new.reason)
        elif old:
            yield TableChange(path, "removed", old.reason)


def _reviews(head: Registry, base: Registry) -> Iterator[TableChange]:
    """Reviews are known by their target, which may have had another id, their day and person."""
    renamed = head.former_ids()
    now = {_path_of(r.record): r.record for r in head.reviews}
    before = {_path_of(r.record, renamed): r.record for r in base.reviews}
    for path in dict.fromkeys([*before, *now]):
        new, old = now.get(path), before.get(path)
        if new and old:
            changes = record_changes(new, old, only=ReviewRecord.model_fields.keys() - {"target"})
            if moves := tuple(changes):
                yield TableChange(path, "edited", new.reason, moves)
        elif record := new or old:
            yield TableChange(path, "added" if new else "removed", record.reason, _told(old, new))


def _path_of(review: ReviewRecord, renamed: Mapping[str, str] | None = None) -> str:
    target = (renamed or {}).get(review.target, review.target)
    return ".".join(("reviews", target, str(review.on), *([review.by] if review.by else ())))


def _told(old: ReviewRecord | None, new: ReviewRecord | None) -> tuple[KeyChange, ...]:
    """What a review says that only one side has."""
    return (
        KeyChange("verdict", old.verdict.word if old else None, new.verdict.word if new else None),
        KeyChange("reason", written_value(old and old.reason), written_value(new and new.reason)),
    )


def _by_subject(waivers: Sequence[Waiver]) -> Mapping[tuple[str, str, int], Waiver]:
    subjects: dict[tuple[str, str, int], Waiver] = {}
    for waiver in waivers:
        place = sum((about, rule) == (waiver.about, waiver.rule) for about, rule, _ in subjects)
        subjects[waiver.about, waiver.rule, place] = waiver
    return subjects
