"""This module tells which goals are new, were restated, edited or dropped."""

from collections.abc import Iterator

from mic_tracker.model.difference import Difference, KeyChange, Restatement, TargetChange
from mic_tracker.model.report import Standing
from mic_tracker.show.views.changes.key_changes import key_text
from mic_tracker.show.views.changes.window import Item, Window
from mic_tracker.text.escape import prose

_IN_GOAL = frozenset(
    {
        *("kind", "at_least", "at_most", "by", "until", "from", "every", "percent"),
        *("times", "than", "stages", "desired", "indicator"),
    }
)
"""Keys that the words for a goal can tell."""


def goal_items(difference: Difference, window: Window) -> Iterator[Item]:
    """Tell each goal that was moved, then those that are new and those that were dropped."""
    for change in difference.edited:
        for cited, text in _moved(change, window):
            yield Item("goals", f"targets.{change.id}", cited, text)
    for standing in difference.targets_added:
        text = _added(standing, window)
        yield Item("goals", f"targets.{standing.id}", window.cite_promise(text, standing), text)
    for standing in difference.targets_dropped:
        text = _dropped(standing, window)
        yield Item("goals", f"targets.{standing.id}", window.cite_promise(text, standing), text)


def _moved(change: TargetChange, window: Window) -> Iterator[tuple[str, str]]:
    """Tell each edit and restatement, with its source and without."""
    head = window.head.standing(change.id)
    base = window.base.standing(change.formerly or change.id)
    words, name = window.words, window.name(head)
    if change.formerly:
        ids = {"id": prose(change.id), "former": prose(change.formerly)}
        text = words.text("goal_news", "renamed", name=name, **ids)
        yield text, text
    for restatement in change.restated:
        text = _restated(restatement, name, window)
        yield window.cite_promise(text, restatement.new), text
    for text in _edited(change, (head, base), name, window):
        yield text, text
    for promise in change.withdrawn:
        facts = {"day": promise.stated_on, "old": window.goal(promise)}
        text = words.text("goal_news", "withdrawn", name=name, **facts)
        yield window.cite_promise(text, promise), text


def _restated(step: Restatement, name: str, window: Window) -> str:
    """Tell what an author moved, and every key beside the number and the deadline."""
    words = window.words
    old, new = window.goal(step.former), window.goal(step.new)
    easier = any(move.easier for move in step.moves)
    key = "restated_easier" if easier else "restated" if old != new else "restated_same"
    facts = {"name": name, "day": step.new.stated_on, "old": old, "new": new}
    text = words.text("goal_news", key, **facts)
    if step.unseen:
        also = words.text("goal_news", "also", keys=words.names(step.unseen))
        return f"{text} {also}"
    return text


def _edited(
    change: TargetChange, both: tuple[Standing, Standing], name: str, window: Window
) -> Iterator[str]:
    """Tell an edited goal in words where its words differ, and every other key by its name."""
    words = window.words
    new, old = (window.goal(standing.promises[0]) for standing in both)
    in_words = [move for move in change.moves if old != new and _is_in_goal(move)]
    if in_words:
        easier = any(move.easier for move in in_words)
        key = "edited_easier" if easier else "edited"
        yield words.text("goal_news", key, name=name, old=old, new=new)
    for move in change.moves:
        if move not in in_words:
            edit = key_text(move, words)
            yield words.text("goal_news", "edited_key", name=name, change=edit)


def _is_in_goal(move: KeyChange) -> bool:
    return move.key in _IN_GOAL and move.restated_on is None


def _added(standing: Standing, window: Window) -> str:
    """Tell a new goal; one that had been stated before the earlier day is new here only."""
    day = standing.promises[0].stated_on
    late = day is not None and day <= window.base.clock.horizon
    facts = {"name": window.name(standing), "goal": window.goal(standing), "day": day}
    return window.words.text("goal_news", "added_late" if late else "added", **facts)


def _dropped(standing: Standing, window: Window) -> str:
    words = window.words
    facts = {"goal": window.goal(standing), "status": words.status(standing.status)}
    return words.text("goal_news", "dropped", name=words.local(standing.name), **facts)
