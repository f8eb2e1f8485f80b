"""`report`: everything about a registry as one page to publish."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import timedelta

from mic_tracker.assess.claims import claims as find_claims
from mic_tracker.assess.due.items import select_due
from mic_tracker.assess.methods import METHODS
from mic_tracker.assess.over_time.curves import compute_curves
from mic_tracker.assess.selection import arrange_targets, with_tags
from mic_tracker.model.answers.claim import Claim
from mic_tracker.model.codes import Status
from mic_tracker.model.report import Report
from mic_tracker.pipeline.changes import BothSides, find_changes
from mic_tracker.pipeline.load import words_for
from mic_tracker.pipeline.show import render_target
from mic_tracker.show.document import (
    Document,
    Grid,
    Items,
    Paragraphs,
    Section,
    Sources,
    Table,
)
from mic_tracker.show.formats import markdown
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.report.follow import Follow, unfollowed
from mic_tracker.show.report.html import render_page
from mic_tracker.show.report.page import ReportPage, make_card, make_table, status_counts
from mic_tracker.show.report.site import SiteFacts, SiteFile, site_files
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import claims, status, status_summary
from mic_tracker.show.views.changes import page as changes_page
from mic_tracker.show.views.due import page as due_page
from mic_tracker.show.views.explain import page as explain_page
from mic_tracker.show.views.target import page as target

FEED = "feed.atom"
"""The feed of a site, beside its index."""
LATELY = "90d"
"""So far back the feed of a site goes where nobody names a day."""
AHEAD = timedelta(days=90)
"""So far ahead the page says what is due."""


def select_report(report: Report, tags: Collection[str]) -> Report:
    """Return the report with the targets that have a tag, the most urgent first."""
    return arrange_targets(with_tags(report, tags))


def render_report(
    report: Report, news: BothSides | None, language: LanguageWish, follow: Follow = unfollowed
) -> str:
    """Write the report as one HTML file, with what changed between two states."""
    words, made = words_for(report, language), find_claims(report.registry, report.clock)
    return render_page(make_page(report, news, made, words, follow), words)


def render_markdown(
    report: Report, news: BothSides | None, language: LanguageWish, _: Follow = unfollowed
) -> str:
    """Write the report as Markdown, for a repository: its tables and sentences, no pictures."""
    words = words_for(report, language)
    screen = Screen()
    shown = [status.document(report, words, explain=False)]
    shown += [_changes(news, words)] if news else []
    shown += [target.document(s, report, words, explain=False) for s in report.standings]
    made = find_claims(report.registry, report.clock)
    shown.append(claims.document(report, made, words))
    return "\n".join(markdown.draw(document, screen) for document in shown)


def make_page(
    report: Report,
    news: BothSides | None,
    made: tuple[Claim, ...],
    words: Words,
    follow: Follow,
) -> ReportPage:
    """Put everything together that stands on the page."""
    curves = compute_curves(report.standings, report)
    due = select_due(report, report.clock.as_of + AHEAD)
    return ReportPage(
        language=words.language,
        title=words.local(report.registry.title),
        setting=tuple(status_summary.days(report, words)),
        counts=status_counts(report, words),
        statuses=make_table(report, words),
        changes=_changes(news, words) if news else None,
        due_counts=due_page.due_counts(report, due, words),
        due=_for_glance(due_page.due_table(report, due, words)),
        cards=tuple(
            make_card(standing, curves[standing.id], report, words)
            for standing in follow(report.standings, "draw")
        ),
        claims=_without_title(claims.document(report, made, words)),
        glossary=tuple(_glossary(report, words)),
        methods=tuple(_methods(report, words)),
    )


def make_site(
    report: Report,
    news: BothSides | None,
    base: str | None,
    feed: str,
    language: LanguageWish,
    follow: Follow = unfollowed,
) -> Iterator[SiteFile]:
    """Make the files of a site: an index, a page for each target with its data, a feed, badges."""
    words, made = words_for(report, language), find_claims(report.registry, report.clock)
    alone = {s.id: replace(report, standings=(s,)) for s in report.standings}
    facts = SiteFacts(
        page=make_page(report, news, made, words, follow),
        report=report,
        claims=made,
        feed=feed,
        base=base,
        answer=lambda id_, name: render_target(alone[id_], id_, name, language, Screen()),
    )
    return site_files(facts, words, lambda cards: follow(cards, "write"))


_GLANCE = 4
"""The columns of what is due that a page shows have a priority below this."""


def _for_glance(table: Table) -> Table:
    kept = [i for i, column in enumerate(table.columns) if column.priority < _GLANCE]
    return table.with_columns(kept).without_empty()


def _changes(news: BothSides, words: Words) -> Document:
    return changes_page.document(find_changes(*news), *news, words)


def _glossary(report: Report, words: Words) -> list[Document]:
    """The pages of the statuses that occur."""
    found = [each for each in Status if report.counts()[each]]
    return [_explained(words.status(status), words) for status in found]


def _methods(report: Report, words: Words) -> list[Document]:
    """The pages of the methods that judge."""
    used = dict.fromkeys(standing.assessment.method for standing in report.standings)
    return [_explained(method, words) for method in used if method]


def _explained(word: str, words: Words) -> Document:
    cards = {name: method.card for name, method in METHODS.items()}
    return explain_page.documents(word, cards, words)[0]


def _without_title(document: Document) -> Document:
    """The document for a page that has a heading for it already; no commands, no left-outs."""
    kept = tuple(section for section in document.sections if _is_for_page(section))
    return replace(document, title="", sections=kept)


def _is_for_page(section: Section) -> bool:
    return any(isinstance(b, Grid | Paragraphs | Items | Sources) for b in section.blocks)
