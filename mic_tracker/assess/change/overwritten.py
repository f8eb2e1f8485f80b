"""Figures on record that were edited in place or taken out, and whether a note says why.

A figure that its source revised is a new vintage beside the old one; one that was entered wrongly
is corrected with a note. Whatever else becomes of a figure on record rewrites the past.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from mic_tracker.assess.change.keys import changed_fields
from mic_tracker.model.difference import OverwrittenFigure
from mic_tracker.model.observation import Observation
from mic_tracker.model.record import LocalText, is_translated
from mic_tracker.model.registry import Registry
from mic_tracker.model.vintage import vintage_key

FIGURE = ("value", "low", "high", "qualifier")
_FACTS = frozenset(
    {
        *FIGURE,
        *("period", "undated", "source", "published", "status"),
        *("indicator", "series", "area", "dims", "stage"),
    }
)
"""The keys of an observation that a judgement reads."""
_KINDS = frozenset({"normal", "provisional", "estimated"})
"""Between these a figure becomes firmer or less so, and stays the same figure."""


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """The figures that only one side has, word for word, and which of them belong together."""

    pairs: tuple[tuple[Observation, Observation | None], ...]
    """Those of the base, in its order, each with what the head has in its place."""
    added: tuple[Observation, ...]
    """Those of the head that stand in the place of none."""


def match_figures(head: Registry, base: Registry) -> FigureMatch:
    """Match the figures of two sides that are not the same on both."""
    old, new = _missing(base, head), _missing(head, base)
    found = _paired(old, new)
    taken = {id(o) for o in found.values()}
    return FigureMatch(
        tuple((o, found.get(id(o))) for o in old), tuple(o for o in new if id(o) not in taken)
    )


def overwritten_figures(head: Registry, base: Registry) -> tuple[OverwrittenFigure, ...]:
    """The figures of the base that the head has otherwise or not at all, in the base's order."""
    return overwritten(match_figures(head, base))


def overwritten(match: FigureMatch) -> tuple[OverwrittenFigure, ...]:
    """The figures of a match that were edited or taken out; not those with another remark."""
    return tuple(
        OverwrittenFigure(o, successor, _reason(o, successor))
        for o, successor in match.pairs
        if successor is None or _is_overwritten(o, successor)
    )


def _missing(here: Registry, there: Registry) -> list[Observation]:
    """The observations of one side that the other does not have, word for word."""
    other = Counter(o.record for o in there.observations)
    missing = []
    for o in here.observations:
        if other[o.record]:
            other[o.record] -= 1
        else:
            missing.append(o)
    return missing


def _paired(old: Sequence[Observation], new: Sequence[Observation]) -> dict[int, Observation]:
    """The figure that an old one became, by the old one's identity.

    The same figure of the same source first, then of any source, then the same value elsewhere.
    """
    found: dict[int, Observation] = {}
    taken = set[int]()
    for key in (_same_publication, _same_source, _same_period, _same_value):
        for o, successor in _matches(old, new, key, found, taken):
            found[id(o)] = successor
            taken.add(id(successor))
    return found


def _matches(
    old: Sequence[Observation],
    new: Sequence[Observation],
    key: Callable[[Observation], Hashable],
    found: dict[int, Observation],
    taken: set[int],
) -> Iterator[tuple[Observation, Observation]]:
    free: defaultdict[Hashable, list[Observation]] = defaultdict(list)
    for o in reversed(new):
        if id(o) not in taken:
            free[key(o)].append(o)
    for o in old:
        if id(o) not in found and free.get(key(o)):
            yield o, free[key(o)].pop()


def _same_publication(o: Observation) -> Hashable:
    return vintage_key(o.record), o.source, o.known_since


def _same_source(o: Observation) -> Hashable:
    return vintage_key(o.record), o.source


def _same_period(o: Observation) -> Hashable:
    return vintage_key(o.record)


def _same_value(o: Observation) -> Hashable:
    return o.indicator, o.source, o.value


def _is_overwritten(old: Observation, new: Observation) -> bool:
    """Whether a fact was changed."""
    changed = {*changed_fields(new.record, old.record)}
    if {old.status, new.status} <= _KINDS:
        changed.discard("status")
    return bool(changed & _FACTS)


def _reason(old: Observation, new: Observation | None) -> LocalText | None:
    """The note of a correction; one that was there before says nothing about it."""
    note = new.record.note if new else None
    before = old.record.note
    return None if note and before and is_translated(note, before) else note
