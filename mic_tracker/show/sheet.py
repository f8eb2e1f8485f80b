"""A table with a title before it and sentences after it: what formats for people draw."""

from dataclasses import dataclass

from mic_tracker.show.document import Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a page, from the top."""

    title: str
    setting: tuple[str, ...]
    """The days that it depends on, and the file."""
    facts: tuple[str, ...]
    """Sentences above the table."""
    table: Table
    notes: tuple[str, ...]
    """Sentences below it."""
    sources: tuple[str, ...] = ()
    """The sources that the table cites by number."""
