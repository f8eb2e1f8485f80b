"""The members of a dimension that a target judges one by one: a row for each, the worst first."""

from dataclasses import replace

from mic_tracker.model.report import Report, Standing, urgency
from mic_tracker.show.document import Grid, Section
from mic_tracker.show.language.members import dimension_name
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.status_table import table_of

_COLUMNS = ("status", "member", "latest", "period", "progress", "likelihood", "expected", "notes")


def member_section(standing: Standing, report: Report, words: Words) -> Section:
    """Make the table of the members of a target."""
    ordered = sorted(standing.members, key=urgency)
    table = table_of(ordered, report, words, _COLUMNS).without_empty()
    title = dimension_name(standing.target.each or "", standing.indicator, words)
    columns = tuple(replace(c, title=title) if c.key == "member" else c for c in table.columns)
    grid = Grid(table._replace(columns=columns), words.text("show", "none"), whole=True)
    return Section(words.text("show", "members"), (grid,))
