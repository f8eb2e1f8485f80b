"""This module tells which targets have another status, and why."""

from collections.abc import Iterable, Iterator

from mic_tracker.model.codes import UNDECIDED, Status
from mic_tracker.model.difference import CauseFound, ChangeCause, Turn
from mic_tracker.model.fact import WITHDRAWN, KeyValue, Range, ValueChange
from mic_tracker.model.report import Standing, shown_forecast, shown_reasons
from mic_tracker.show.language.scale import Scale, scale_of
from mic_tracker.show.language.words import BARE, Words
from mic_tracker.show.views.changes.window import Item, Window
from mic_tracker.show.views.goal import figure_text, point_text
from mic_tracker.text.escape import prose

_AHEAD = frozenset({Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK})
"""Verdicts about what is still to come."""


def turn_items(turns: Iterable[Turn], window: Window) -> Iterator[Item]:
    """Tell each target that turned in one paragraph."""
    for turn in turns:
        title, *more = _sentences(turn, window)
        yield Item("turns", f"targets.{turn.head.id}", " ".join([title, *more]), title)


def _turn_sentence(turn: Turn, window: Window) -> str:
    """Say from which status to which a target turned."""
    words = window.words
    old, new = words.status(turn.base.status), words.status(turn.head.status)
    return words.text("turn", turn_wording(turn), name=window.name(turn.head), old=old, new=new)


def turn_wording(turn: Turn) -> str:
    """Return the key of the sentence for a turn."""
    old, new = turn.base.status, turn.head.status
    if new in {Status.ACHIEVED, Status.MISSED}:
        return new.value
    if old in UNDECIDED:
        return "other" if new in UNDECIDED else "first"
    if new in UNDECIDED:
        return "lost"
    return "worse" if turn.is_worse else "better"


def _sentences(turn: Turn, window: Window) -> Iterator[str]:
    yield _turn_sentence(turn, window)
    yield from _disputes(turn.head, window)
    yield from _causes(turn, window)
    words, head = window.words, turn.head
    if head.status in {Status.NO_DATA, Status.PENDING, Status.UNCLEAR}:
        yield from map(words.reason, shown_reasons(head.assessment.reasons))
    yield words.text("turn", "goal", goal=window.goal(head))
    point = None if head.disputed or head.assessment.tally else head.series.latest
    if point and turn.causes and not _is_told(turn.causes[0]):
        value = point_text(point, scale_of(head), words, "observation", units=True)
        yield words.text("turn", "latest", value=value, period=point.when)
    yield from _likelihood(turn, window)


def _is_told(cause: CauseFound) -> bool:
    """Whether the sentence about a cause names the latest figure."""
    return cause.cause in {ChangeCause.NEW_DATA, ChangeCause.REVISION}


def _disputes(standing: Standing, window: Window) -> Iterator[str]:
    """Say what each source says, where they disagree."""
    words = window.words
    scale = Scale(standing.indicator.measure, standing.indicator.unit)
    for dispute in standing.disputed:
        source = window.sources[dispute.source].title if dispute.source else ""
        key = "dispute" if source else "dispute_unsourced"
        value, status = words.quantity(dispute.value, scale), words.status(dispute.status)
        yield words.text("sentence", key, source=words.local(source), value=value, status=status)


def _causes(turn: Turn, window: Window) -> Iterator[str]:
    """Name the main cause with what changed, and the others by their words."""
    words = window.words
    yield from (_cause(main, turn, window) for main in turn.causes[:1])
    # between two days time has always passed
    if others := [one for one in turn.causes[1:] if one.cause is not ChangeCause.TIME]:
        causes = (words.text("cause", one.cause) for one in others)
        yield words.text("turn", "also", causes=words.clauses(causes))


def _cause(found: CauseFound, turn: Turn, window: Window) -> str:
    words, change = window.words, found.what
    match found.cause:
        case ChangeCause.EDITED_TARGET | ChangeCause.RESTATED:
            what = _moved_goal(turn, window) or prose(words.fact(change))
            return words.text("turn_cause", found.cause, what=what)
        case ChangeCause.REVIEW:
            return _review(change, words)
        case ChangeCause.EDITED_RULES:
            return words.text("turn_cause", found.cause, what=prose(words.fact(change)))
        case ChangeCause.REVISION if change.new == WITHDRAWN:
            return words.text("turn_cause", "withdrawn", period=change.subject)
        case _:
            key = f"{found.cause}_same" if _is_same(found) else found.cause
            old = _figure(change.old, change, turn.base, window)
            new = _figure(change.new, change, turn.head, window)
            return words.text("turn_cause", key, old=old, new=new, period=change.subject)


def _review(change: ValueChange, words: Words) -> str:
    """Name the verdict of a person that turned a status."""
    old, new = (_verdict(end, words) for end in (change.old, change.new))
    key = "review_gone" if new is None else "review_again" if old else "review"
    return words.text("turn_cause", key, day=change.subject, old=old, new=new)


def _verdict(end: KeyValue, words: Words) -> str | None:
    return words.status(Status(str(end).replace("-", "_"))) if end else None


def _is_same(found: CauseFound) -> bool:
    return found.cause is ChangeCause.REVISION and found.what.old == found.what.new


def _moved_goal(turn: Turn, window: Window) -> str | None:
    """Write the goals of then and now; None where they read the same."""
    old, new = window.goal(turn.base), window.goal(turn.head)
    return None if old == new else window.words.text("turn_cause", "became", old=old, new=new)


def _figure(end: KeyValue, change: ValueChange, standing: Standing, window: Window) -> str:
    """Write a figure of a cause with its unit, and with its "about" or "over".

    A comparison has figures of two indicators.
    """
    words, indicator = window.words, standing.indicator
    if end == WITHDRAWN:
        return words.text("observation", "withdrawn")
    if not isinstance(end, int | float | Range):
        return ""
    if standing.target.promise().operator == "done":
        return words.text("observation", "done" if end else "not_done")
    is_ratio = standing.target.follows == "ratio"
    scale = BARE if is_ratio else Scale(indicator.measure, indicator.unit)
    stated = [o for o in standing.observations if o.when == change.subject and o.stated == end]
    if len({o.record.qualifier for o in stated}) == 1:
        return figure_text(stated[0], scale, words, "observation", units=True)
    return words.quantity(end, scale)


def _likelihood(turn: Turn, window: Window) -> Iterator[str]:
    """Say how likely the goal was and is to be met, where both are known and differ."""
    words = window.words
    sides = (turn.base, turn.head)
    both = [s for s in sides if s.status in _AHEAD and not s.rests_on_review]
    chances = [forecast.likelihood for s in both if (forecast := shown_forecast(s))]
    thin = any(s.evidence.is_thin for s in both)
    told = [words.likelihood(chance, thin=thin) for chance in chances]
    if len({*told}) == 2:
        key = "likelihood_thin" if thin else "likelihood"
        yield words.text("turn", key, old=told[0], new=told[1])
