"""What changed between two registries, in words and as data."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mic_tracker.model.difference import Difference, ObservationChange, StatusChange, TargetChange
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Standing
from mic_tracker.model.verdict import Side
from mic_tracker.show.check.rows import side
from mic_tracker.show.check.summary import named
from mic_tracker.show.data import head as answer_schema
from mic_tracker.show.data import observation_data, target_data
from mic_tracker.show.document import Data, Document, Line, Lines, Section
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal_by
from mic_tracker.text.escape import prose

Both = tuple[Side, Side]
"""Head and base."""
_ADDED, _REMOVED, _CHANGED = "+", "-", "~"
_STYLES = {_ADDED: "on_track", _REMOVED: "off_track", _CHANGED: "at_risk"}
DiffLine = tuple[str, str, str]
"""A sign, what it is about, what is told of it."""


def document(found: Difference, both: Both, words: Words) -> Document:
    """A section for figures, for goals and for statuses, and how many of each."""
    head, base = both
    day = words.text("screen", "as_of", day=head.report.clock.as_of)
    changes = {
        "figures": [*_figures(found, both, words)],
        "goals": [*_goals(found, both, words)],
        "statuses": [*_statuses(found.turned, words)],
    }
    sections = [
        Section(words.text("diff", key), (Lines(tuple(_lines(lines))),), style="head")
        for key, lines in changes.items()
        if lines
    ]
    return Document(
        title=words.text("diff", "heading", old=named(base), new=named(head)),
        setting=(day,),
        sections=(*sections, Section("", (Lines((((_sum(found, words), ""),),)),))),
    )


def data(found: Difference, both: Both, words: Words) -> Data:
    """The same for programs."""
    head, base = both
    return answer_schema("diff") | {
        "head": side(head),
        "base": side(base),
        "differs": bool(found),
        "observations": {
            "added": [_observation(o) for o in found.added],
            "revised": [
                {"old": _observation(r.old), "new": _observation(r.new)} for r in found.revised
            ],
            "removed": [_observation(o) for o in found.removed],
        },
        "targets": {
            "added": [target_data(s, words) for s in found.targets_added],
            "dropped": [target_data(s, words) for s in found.targets_dropped],
            "edited": [_edited(e) for e in found.edited],
        },
        "statuses": [
            {"target": t.id, "old": t.old.value, "new": t.new.value} for t in found.turned
        ],
    }


def _observation(o: Observation) -> dict[str, Any]:
    return {"indicator": o.indicator, **observation_data(o)}


def _edited(edited: TargetChange) -> dict[str, Any]:
    moves = [{"key": m.key, "old": m.old, "new": m.new, "easier": m.easier} for m in edited.moves]
    return {"target": edited.id, "formerly": edited.formerly, "keys": moves}


def _lines(changes: Sequence[DiffLine]) -> Iterator[Line]:
    """The lines of a section, what they are about in a column of its own."""
    width = max(len(about) for _, about, _ in changes)
    for sign, about, text in changes:
        yield (sign, _STYLES[sign]), (" ", ""), (about.ljust(width), "id"), ("  ", ""), (text, "")


def _figures(found: Difference, both: Both, words: Words) -> Iterator[DiffLine]:
    for o in found.added:
        yield _ADDED, o.indicator, _figure(o, both, words)
    for revised in found.revised:
        yield _CHANGED, revised.new.indicator, _revised(revised, both, words)
    for o in found.removed:
        yield _REMOVED, o.indicator, _figure(o, both, words)


def _figure(o: Observation, both: Both, words: Words) -> str:
    told = words.text("diff", "figure", value=_value(o, both, words), period=_period(o, words))
    return f"{told}  {_origin(o)}".rstrip()


def _revised(revised: ObservationChange, both: Both, words: Words) -> str:
    old, new = (_value(o, both, words) for o in (revised.old, revised.new))
    key = "same" if old == new else "revised"
    told = words.text("diff", key, old=old, new=new, period=_period(revised.new, words))
    return f"{told}  {_origin(revised.new)}".rstrip()


def _value(o: Observation, both: Both, words: Words) -> str:
    """In the indicator's unit: that of the side that still has it."""
    known = [side_.report.registry.indicators for side_ in both]
    indicator = next(each[o.indicator] for each in known if o.indicator in each)
    value = words.quantity(o.value, Scale(indicator.measure, indicator.unit))
    stage = o.record.stage
    return words.text("observation", "stage", stage=prose(stage), value=value) if stage else value


def _period(o: Observation, words: Words) -> str:
    when = str(o.period) if o.period else words.text("show", "no_period")
    return words.names(filter(None, (when, o.series, o.area)))


def _origin(o: Observation) -> str:
    return f"[{o.source}]" if o.source else ""


def _goals(found: Difference, both: Both, words: Words) -> Iterator[DiffLine]:
    head, base = both
    yield from _targets(_ADDED, found.targets_added, head, words)
    for edited in found.edited:
        if edited.formerly:
            yield _CHANGED, edited.id, words.text("diff", "formerly", id=edited.formerly)
        for m in edited.moves:
            key = "easier" if m.easier else "moved"
            old, new = prose(m.old), prose(m.new)
            yield _CHANGED, edited.id, words.text("diff", key, key=m.key, old=old, new=new)
    yield from _targets(_REMOVED, found.targets_dropped, base, words)


def _targets(
    sign: str, standings: Iterable[Standing], of: Side, words: Words
) -> Iterator[DiffLine]:
    for standing in standings:
        yield sign, standing.id, goal_by(standing, of.report.registry.indicators, words)


def _statuses(turned: Iterable[StatusChange], words: Words) -> Iterator[DiffLine]:
    for one in turned:
        old, new = words.status(one.old), words.status(one.new)
        yield _CHANGED, one.id, words.text("diff", "turned", old=old, new=new)


def _sum(found: Difference, words: Words) -> str:
    numbers = {
        "figures_added": len(found.added),
        "figures_revised": len(found.revised),
        "figures_removed": len(found.removed),
        "targets_added": len(found.targets_added),
        "targets_edited": len(found.edited),
        "targets_dropped": len(found.targets_dropped),
        "statuses": len(found.turned),
    }
    told = [words.count(noun, n) for noun, n in numbers.items() if n]
    if not told:
        return words.text("diff", "same_all")
    return words.text("verdict", "all", counts=words.clauses(told))
