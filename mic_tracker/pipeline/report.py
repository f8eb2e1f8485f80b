"""`report`: everything about a registry as one page to publish."""

from dataclasses import replace
from datetime import date

from mic_tracker.assess.claims import claims as find_claims
from mic_tracker.assess.curves import compute_curves
from mic_tracker.assess.due import select_due
from mic_tracker.assess.methods import METHODS
from mic_tracker.model.codes import Status
from mic_tracker.model.report import Report
from mic_tracker.model.verdict import Side
from mic_tracker.pipeline.changes import find_changes
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.document import Document, Section, Table
from mic_tracker.show.language.words import Words
from mic_tracker.show.report.html import render_page
from mic_tracker.show.report.page import Page, make_cards, make_table, status_counts
from mic_tracker.show.views import claims, status_summary
from mic_tracker.show.views.changes import page as changes_page
from mic_tracker.show.views.due import page as due_page
from mic_tracker.show.views.explain import page as explain_page


def render_report(
    report: Report, until: date | None, since: Side | None, language: str | None
) -> str:
    """Write the report as one HTML file; `since` is the state that its news is told from."""
    words = words_for(report, language)
    return render_page(make_page(report, until, since, words), words)


def make_page(report: Report, until: date | None, since: Side | None, words: Words) -> Page:
    """Put everything together that stands on the page."""
    curves = {standing.id: compute_curves(standing, report) for standing in report.standings}
    due = select_due(report, until)
    made = find_claims(report.registry, report.clock)
    return Page(
        language=words.language,
        title=words.local(report.registry.title),
        setting=tuple(status_summary.setting(report, words)),
        counts=status_counts(report, words),
        statuses=make_table(report, words),
        changes=_changes(report, since, words) if since else None,
        due_counts=due_page.due_counts(report, due, words),
        due=_for_glance(due_page.due_table(report, due, words)),
        cards=tuple(make_cards(report, curves, words)),
        claims=_without_title(claims.document(report, made, words)),
        glossary=tuple(_glossary(report, words)),
    )


_GLANCE = 4
"""The columns of what is due that a page shows have a priority below this."""


def _for_glance(table: Table) -> Table:
    kept = [i for i, column in enumerate(table.columns) if column.priority < _GLANCE]
    return table.with_columns(kept).without_empty()


def _changes(report: Report, base: Side, words: Words) -> Document:
    head = replace(base, report=report)
    return changes_page.document(find_changes(head, base), head, base, words)


def _glossary(report: Report, words: Words) -> list[Document]:
    """The pages of the statuses that occur, and of the method that judges."""
    cards = {name: method.card for name, method in METHODS.items()}
    found = [status for status in Status if report.counts()[status]]
    return [explain_page.documents(words.status(s), cards, words)[0] for s in found]


def _without_title(document: Document) -> Document:
    """The document for a page that has a heading for it already; no commands, no left-outs."""
    kept = tuple(section for section in document.sections if _is_for_page(section))
    return replace(document, title="", sections=kept)


def _is_for_page(section: Section) -> bool:
    return any(type(b).__name__ in {"Grid", "Paragraphs", "Items", "Sources"} for b in section.blocks)
