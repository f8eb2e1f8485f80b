"""Days of release that cannot be those of the figures beside them.

Platforms name the edition with which an indicator began, and add later figures below it. A figure
is not published before its period begins, so such a day says nothing of it.
"""

from dataclasses import replace

from mic_tracker.model.edit.exchange.figures import ImportedFigure
from mic_tracker.model.edit.exchange.problem import CellPlace, ProblemCode, RefusedRow
from mic_tracker.read.exchange.figures import TableFigures


def with_likely_release(table: TableFigures) -> TableFigures:
    """A table without a day of release that is before one of its periods; that is told."""
    early = next((figure for figure in table.figures if _is_early(figure)), None)
    if early is None:
        return table
    facts = {name: text for name, text in table.long.table.facts.items() if name != "published"}
    long = table.long._replace(table=table.long.table._replace(facts=facts))
    figures = tuple(figure._replace(published=None) for figure in table.figures)
    return replace(table, long=long, figures=figures, refused=(*table.refused, _told(early)))


def _is_early(figure: ImportedFigure) -> bool:
    day = figure.published
    stated = figure.value is not None and figure.status != "projected"
    return stated and day is not None and day.last < figure.period.first


def _told(figure: ImportedFigure) -> RefusedRow:
    place = CellPlace(figure.place.file, figure.place.line)
    found = f"{figure.period_text}: {figure.published}"
    return RefusedRow(ProblemCode.EARLY_RELEASE, place, found)
