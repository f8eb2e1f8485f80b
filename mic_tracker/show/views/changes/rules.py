"""This module tells how the way of measuring and judging was changed."""

from collections.abc import Iterator

from mic_tracker.model.difference import Difference, TableChange
from mic_tracker.show.views.changes.key_changes import key_text
from mic_tracker.show.views.changes.window import Item, Window
from mic_tracker.text.escape import prose


def rule_items(difference: Difference, window: Window) -> Iterator[Item]:
    """Tell each definition, setting and waiver that was changed."""
    words = window.words
    for one in difference.rescaled:
        name = words.local(window.indicators[one.indicator].name)
        units = {"old": words.local(one.old), "new": words.local(one.new), "factor": one.factor}
        text = words.text("rule_news", "rescaled", name=name, **units)
        yield Item("rules", f"indicators.{one.indicator}", text, text)
    for table in difference.tables:
        for text in _sentences(table, window):
            yield Item("rules", table.table, text, text)


def _sentences(table: TableChange, window: Window) -> Iterator[str]:
    words = window.words
    kind, _, rest = table.table.partition(".")
    if kind == "waivers" and table.change != "edited":
        target, _, rule = rest.partition(".")
        facts = {"target": prose(target), "rule": prose(rule), "reason": words.local(table.title)}
        yield words.text("rule_news", f"waiver_{table.change}", **facts)
        return
    name = words.local(table.title) if table.title else prose(table.table)
    for move in table.moves:
        yield words.text("rule_news", "edited", table=name, change=key_text(move, words))
