"""Rules about edits around a goal: `yardstick`, `overwritten`."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from mic_tracker.assess.change.comparison import Edits, ReportComparison
from mic_tracker.assess.change.keys import changed_fields, written_value
from mic_tracker.assess.change.overwritten import FIGURE
from mic_tracker.assess.change.reviews import OverwrittenReview, review_changes
from mic_tracker.assess.change.slip import is_bettered
from mic_tracker.assess.gate.rule import Rule, new_finding, target_finding
from mic_tracker.model.codes import Status
from mic_tracker.model.difference import OverwrittenFigure, YardstickChange
from mic_tracker.model.fact import MessageFact, ValueChange
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.registry import Registry

_SHOWN = 6
"""So many edits are named; of more, the first."""


def _yardstick(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets that are measured otherwise; a key that several of them have is told once."""
    yield from _rescaled(comparison)
    told: set[tuple[str, str]] = set()
    for edits in comparison.edits:
        if edits.status_by_yardstick:
            yield _bettered_by_yardstick(edits, edits.status_by_yardstick)
            continue
        for one in edits.yardstick:
            if (one.table, one.change.key) not in told:
                told.add((one.table, one.change.key))
                facts = _key_facts(one) | {"change": _both(one)}
                place = _place(one, edits, comparison.head.registry)
                yield new_finding("MT306", place, facts, edits.pair.head.id)


def _bettered_by_yardstick(edits: Edits, without: Status) -> Finding:
    first, *_ = edits.yardstick
    facts = {**_key_facts(first), **_statuses(edits, without)}
    changes = tuple(ValueChange(one.change.key, *_both(one)[1:]) for one in edits.yardstick)
    return target_finding("MT307", edits.pair.head, {**facts, "changes": _some(changes)})


def _rescaled(comparison: ReportComparison) -> Iterator[Finding]:
    for one in comparison.rescaled:
        follows = (s for s in comparison.head.standings if s.target.indicator == one.indicator)
        for standing in islice(follows, 1):
            facts: dict[str, MessageFact] = {
                "table": f"indicators.{one.indicator}",
                "key": "unit",
                "change": ValueChange(None, one.old, one.new),
                "factor": one.factor,
            }
            yield target_finding("MT310", standing, facts)


def _key_facts(one: YardstickChange) -> dict[str, MessageFact]:
    return {"table": one.table, "key": one.change.key}


def _both(one: YardstickChange) -> ValueChange:
    return ValueChange(None, one.change.old, one.change.new)


def _place(one: YardstickChange, edits: Edits, registry: Registry) -> Location:
    """Where the table of a key is written; the settings have no place of their own."""
    list_, _, id_ = one.table.partition(".")
    if list_ == "targets":
        return edits.pair.head.location
    return registry.places.get((list_, id_), Location(registry.path, 1))


def _statuses(edits: Edits, without: Status) -> dict[str, MessageFact]:
    return {"old": str(without), "new": str(edits.pair.head.status)}


def _overwritten(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets whose figures on record were edited; a figure that several follow is told once."""
    yield from _corrected(comparison)
    yield from _overwritten_reviews(comparison)
    told: set[int] = set()
    for edits in comparison.edits:
        without = edits.status_by_figures
        figures = [f for f in edits.figures if without or id(f.old) not in told]
        if figures:
            told |= {id(f.old) for f in figures}
            code = "MT309" if without else "MT308"
            statuses = _statuses(edits, without) if without else {}
            place = _first_place(figures) or edits.pair.head.location
            facts = {**_figure_facts(figures), **statuses}
            yield new_finding(code, place, facts, edits.pair.head.id)


def _overwritten_reviews(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets whose reviews on record were edited or taken out."""
    for change in review_changes(comparison):
        if overwritten := change.overwritten:
            head, without = change.pair.head, change.status_as_written()
            bettered = is_bettered(head.status, without)
            statuses = {"old": str(without), "new": str(head.status)} if bettered else {}
            place = next((one.new.location for one in overwritten if one.new), head.location)
            edited: MessageFact = _some(tuple(map(_review_edit, overwritten)))
            facts = {"edited": edited, **statuses}
            yield new_finding("MT317" if bettered else "MT316", place, facts, head.id)


def _review_edit(one: OverwrittenReview) -> ValueChange:
    """What became of a review: its verdict, else its last day."""
    old, new = one.old.record, one.new and one.new.record
    if new and new.verdict is old.verdict:
        return ValueChange("until", old.until, new.until)
    return ValueChange(old.on, old.verdict.word, new.verdict.word if new else None)


def _corrected(comparison: ReportComparison) -> Iterator[Finding]:
    """Figures that a new note corrects, for the first target that follows them."""
    followed = {id(o): s.id for s in reversed(comparison.head.standings) for o in s.observations}
    for figure in comparison.overwritten:
        target = followed.get(id(figure.new))
        if target and figure.new and figure.reason:
            facts: dict[str, MessageFact] = {"edited": _edit(figure), "reason": figure.reason}
            yield new_finding("MT315", figure.new.location, facts, target)


def _first_place(figures: Sequence[OverwrittenFigure]) -> Location | None:
    return next((f.new.location for f in figures if f.new), None)


def _figure_facts(figures: Sequence[OverwrittenFigure]) -> Mapping[str, MessageFact]:
    edited = tuple(_edit(f) for f in figures if f.new)
    gone = tuple(ValueChange(f.old.when, f.old.stated, None) for f in figures if f.new is None)
    lists = {"edited": _some(edited), "gone": _some(gone)}
    return {"count": len(figures), **{name: few for name, few in lists.items() if few}}


def _edit(figure: OverwrittenFigure) -> ValueChange:
    """What became of a figure: its value, else its period, else the first other key."""
    old, new = figure.old, figure.new
    assert new is not None  # what was taken out is told by itself  # noqa: S101
    fields = [*changed_fields(new.record, old.record)]
    if {*fields} & {*FIGURE} and old.stated != new.stated:
        return ValueChange(old.when, old.stated, new.stated)
    key = next(field for field in (*_FIRST, *fields) if field in fields)
    return ValueChange(key, *(written_value(getattr(o.record, key)) for o in (old, new)))


_FIRST = ("period", "source", "published", "status")


def _some(changes: tuple[ValueChange, ...]) -> tuple[ValueChange | str, ...]:
    return (*changes[:_SHOWN], *(("…",) if len(changes) > _SHOWN else ()))


YARDSTICK = Rule("yardstick", ("MT306", "MT307", "MT310"), _yardstick, about="change")
OVERWRITTEN = Rule(
    "overwritten", ("MT308", "MT309", "MT315", "MT316", "MT317"), _overwritten, about="change"
)
