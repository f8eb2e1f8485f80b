"""This view shows what changed between two registries, in words and as data."""

from collections.abc import Iterable, Iterator, Sequence

from mic_tracker.model.difference import (
    Difference,
    ObservationChange,
    StatusChange,
    TargetChange,
)
from mic_tracker.model.members import written_members
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Standing
from mic_tracker.model.verdict import Side
from mic_tracker.show.check.rows import side_data
from mic_tracker.show.check.summary import side_name
from mic_tracker.show.data import observation_data, promise_data, schema_head, target_data
from mic_tracker.show.document import Data, Document, Lines, Section, StyledLine
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.changes.key_changes import (
    bare_key_data,
    key_data,
    key_text,
    rescaled_lines,
    rescaling_data,
    table_data,
    table_lines,
)
from mic_tracker.show.views.goal import figure_text, goal_by
from mic_tracker.show.views.observations import period_in_words
from mic_tracker.text.escape import prose

Both = tuple[Side, Side]
"""Head and base."""
_ADDED, _REMOVED, _CHANGED = "+", "-", "~"
_STYLES = {_ADDED: "on_track", _REMOVED: "off_track", _CHANGED: "at_risk"}
DiffLine = tuple[str, str, str]
"""A sign, the id of what changed, and the change in words."""


def document(difference: Difference, both: Both, words: Words) -> Document:
    """Make a section each for figures, for goals and for statuses, and count the changes."""
    head, base = both
    changes = {
        "figures": [*_figures(difference, both, words)],
        "goals": [*_goals(difference, both, words)],
        "tables": [
            *table_lines(difference.tables, words),
            *rescaled_lines(difference.rescaled, words),
        ],
        "statuses": [*_statuses(difference.turned, words)],
    }
    sections = [
        Section(words.text("diff", key), (Lines(tuple(_lines(lines))),), style="head")
        for key, lines in changes.items()
        if lines
    ]
    return Document(
        title=words.text("diff", "heading", old=side_name(base, words), new=side_name(head, words)),
        setting=(_days(both, words),),
        sections=(*sections, Section("", (Lines((((_summary(difference, words), ""),),)),))),
    )


def _days(both: Both, words: Words) -> str:
    """Say on which day both sides were judged, or on which day each was."""
    new, old = (side.report.clock.as_of for side in both)
    if new == old:
        return words.text("screen", "as_of", day=new)
    return words.text("diff", "days", old=old, new=new)


def data(difference: Difference, both: Both, words: Words) -> Data:
    """Return what changed, for programs."""
    head, base = both
    return schema_head("diff") | {
        "head": side_data(head),
        "base": side_data(base),
        "differs": bool(difference),
        "observations": _observation_changes(difference, words),
        "targets": {
            "added": [target_data(s, words) for s in difference.targets_added],
            "dropped": [target_data(s, words) for s in difference.targets_dropped],
            "edited": [target_change_data(change, words) for change in difference.edited],
        },
        "statuses": [
            {"target": change.id, "old": change.old.value, "new": change.new.value}
            for change in difference.turned
        ],
        "tables": [table_data(table) for table in difference.tables],
        "rescaled": [rescaling_data(one, words) for one in difference.rescaled],
    }


def _observation_changes(difference: Difference, words: Words) -> Data:
    return {
        "added": [indicator_figure_data(o, words) for o in difference.added],
        "revised": [
            {
                "old": indicator_figure_data(change.old, words),
                "new": indicator_figure_data(change.new, words),
                "remarks": [bare_key_data(remark) for remark in change.remarks],
            }
            for change in difference.revised
        ],
        "removed": [indicator_figure_data(o, words) for o in difference.removed],
    }


def indicator_figure_data(o: Observation, words: Words) -> Data:
    """Return a figure with its indicator, for programs."""
    return {"indicator": o.indicator, **observation_data(o, words)}


def target_change_data(change: TargetChange, words: Words) -> Data:
    """Return an edited target, for programs."""
    return {
        "target": change.id,
        "formerly": change.formerly,
        "keys": [key_data(move) for move in change.moves],
        "remarks": [key_data(remark) for remark in change.remarks],
        "restated": [
            {**promise_data(one.new, words), "keys": [key_data(move) for move in one.moves]}
            for one in change.restated
        ],
        "withdrawn": [promise_data(promise, words) for promise in change.withdrawn],
    }


def _lines(changes: Sequence[DiffLine]) -> Iterator[StyledLine]:
    """Return the lines of a section; the ids have a column of their own."""
    width = max(len(id_) for _, id_, _ in changes)
    for sign, id_, text in changes:
        yield (sign, _STYLES[sign]), (" ", ""), (id_.ljust(width), "id"), ("  ", ""), (text, "")


def _figures(difference: Difference, both: Both, words: Words) -> Iterator[DiffLine]:
    for o in difference.added:
        yield _ADDED, o.indicator, _figure(o, both, words)
    for change in difference.revised:
        for text in _revised_figure(change, both, words):
            yield _CHANGED, change.new.indicator, text
    for o in difference.removed:
        yield _REMOVED, o.indicator, _figure(o, both, words)


def _figure(o: Observation, both: Both, words: Words) -> str:
    text = words.text("diff", "figure", value=_value(o, both, words), period=_period(o, words))
    return f"{text}  {_source(o)}".rstrip()


def _revised_figure(change: ObservationChange, both: Both, words: Words) -> Iterator[str]:
    """Write a replaced figure; of one that stands as it was, each edited key."""
    period, source = _period(change.new, words), _source(change.new)
    for remark in change.remarks:
        key = key_text(remark, words)
        yield f"{words.text('diff', 'remark', period=period, key=key)}  {source}".rstrip()
    if not change.remarks:
        old, new = (_value(o, both, words) for o in (change.old, change.new))
        key = "same" if old == new else "revised"
        yield f"{words.text('diff', key, old=old, new=new, period=period)}  {source}".rstrip()


def _value(o: Observation, both: Both, words: Words) -> str:
    """Write the value in the unit of its indicator, which one of the sides may not have."""
    registries = (side.report.registry.indicators for side in both)
    indicator = next(each[o.indicator] for each in registries if o.indicator in each)
    scale = Scale(indicator.measure, indicator.unit)
    value = figure_text(o, scale, words, "observation", units=True)
    if o.stage is None:
        return value
    return words.text("observation", "stage", stage=words.local(o.stage), value=value)


def _period(o: Observation, words: Words) -> str:
    when = period_in_words(o, words)
    return words.names(filter(None, (when, o.series, prose(written_members(o.members)))))


def _source(o: Observation) -> str:
    return f"[{o.source}]" if o.source else ""


def _goals(difference: Difference, both: Both, words: Words) -> Iterator[DiffLine]:
    head, base = both
    yield from _whole_goals(_ADDED, difference.targets_added, head, words)
    for change in difference.edited:
        if change.formerly:
            yield _CHANGED, change.id, words.text("diff", "formerly", id=change.formerly)
        for move in (*change.moves, *change.remarks):
            yield _CHANGED, change.id, key_text(move, words)
        yield from _restatements(change, both, words)
    yield from _whole_goals(_REMOVED, difference.targets_dropped, base, words)


def _restatements(change: TargetChange, both: Both, words: Words) -> Iterator[DiffLine]:
    head, base = (side.report.registry.indicators for side in both)
    for one in change.restated:
        old, new = (goal_by(promise, head, words) for promise in (one.former, one.new))
        key = "restated_also" if one.unseen else "restated"
        facts = {"day": one.new.stated_on, "old": old, "new": new}
        also = words.names(one.unseen)
        yield _ADDED, change.id, words.text("diff", key, **facts, also=also)
    for gone in change.withdrawn:
        old = goal_by(gone, base, words)
        text = words.text("diff", "withdrawn", day=gone.stated_on, old=old)
        yield _REMOVED, change.id, text


def _whole_goals(
    sign: str, standings: Iterable[Standing], side: Side, words: Words
) -> Iterator[DiffLine]:
    for standing in standings:
        yield sign, standing.id, goal_by(standing, side.report.registry.indicators, words)


def _statuses(changes: Iterable[StatusChange], words: Words) -> Iterator[DiffLine]:
    for change in changes:
        old, new = words.status(change.old), words.status(change.new)
        yield _CHANGED, change.id, words.text("diff", "turned", old=old, new=new)


def _summary(difference: Difference, words: Words) -> str:
    """Count the changes of each kind; of registries that are equal, say so."""
    numbers = {
        "figures_added": len(difference.added),
        "figures_revised": len(difference.revised),
        "figures_removed": len(difference.removed),
        "targets_added": len(difference.targets_added),
        "targets_edited": len(difference.edited),
        "targets_dropped": len(difference.targets_dropped),
        "tables": len(difference.tables),
        "statuses": len(difference.turned),
    }
    counts = [words.count(noun, n) for noun, n in numbers.items() if n]
    if not counts:
        return words.text("diff", "same_all")
    return words.text("verdict", "all", counts=words.clauses(counts))
