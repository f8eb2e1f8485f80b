"""The site: the files of a folder that any web server can show."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from markupsafe import Markup

from mic_tracker.model.answers.claim import Claim
from mic_tracker.model.report import Report
from mic_tracker.show.chart.svg import render_svg
from mic_tracker.show.language.words import Words
from mic_tracker.show.report.badge import badge_json, badge_svg
from mic_tracker.show.report.html import render_template
from mic_tracker.show.report.linked_data import claim_reviews, dataset
from mic_tracker.show.report.page import Card, ReportPage, tag_names

SiteFile = tuple[str, str]
"""The name of a file below the folder of the site, and its text."""


class SiteFacts(NamedTuple):
    """What the files of a site are made of."""

    page: ReportPage
    report: Report
    claims: tuple[Claim, ...]
    feed: str
    base: str | None
    """The address that the site will have; None: not known, so nothing names it."""
    answer: Callable[[str, str], str]
    """The answer about a target, by its id, in a format for programs."""


def site_files(
    facts: SiteFacts, words: Words, follow: Callable[[Sequence[Card]], Iterable[Card]] = iter
) -> Iterator[SiteFile]:
    """Make every file of the site; two runs on the same registry and day give the same bytes.

    `follow` hands on the cards one by one, and may tell somebody how many are left.
    """
    yield "index.html", _index(facts, words)
    yield "feed.atom", facts.feed
    for card in follow(facts.page.cards):
        for name, text in _target_files(card, facts, words):
            yield f"targets/{card.id}/{name}", text
    label, message, role = _overall(facts, words)
    yield "badge.svg", badge_svg(label, message, role)
    yield "badge.json", badge_json(label, message, role)
    if facts.base:
        yield "sitemap.xml", _sitemap(facts, facts.base)


def _index(facts: SiteFacts, words: Words) -> str:
    page = facts.page
    return render_template(
        "index.html",
        words,
        title=page.title,
        language=page.language,
        page=page,
        tags=tag_names(page.cards, words),
        dataset=Markup(claim_reviews(facts.claims, facts.report, facts.base, words)),  # noqa: S704 - escaped for scripts
    )


def _target_files(card: Card, facts: SiteFacts, words: Words) -> Iterator[SiteFile]:
    standing, report = facts.report.standing(card.id), facts.report
    address = f"{facts.base}targets/{card.id}/" if facts.base else None
    shared = {"card": card, "language": facts.page.language, "setting": facts.page.setting}
    yield (
        "index.html",
        render_template(
            "target.html",
            words,
            title=f"{card.name}: {facts.page.title}",
            site_title=facts.page.title,
            dataset=Markup(dataset(standing, report, address, words)),  # noqa: S704 - escaped for scripts
            snippet=_snippet(card, address),
            **shared,
        ),
    )
    yield "embed/index.html", render_template("embed.html", words, title=card.claim, **shared)
    yield "data.json", facts.answer(card.id, "json")
    yield "figures.csv", facts.answer(card.id, "csv")
    yield "chart.svg", render_svg(card.drawing.picture, card.id)
    yield "badge.svg", badge_svg(card.name, card.word, card.status)
    yield "badge.json", badge_json(card.name, card.word, card.status)


_FRAME, _ROUND_CHART = 800, 180
"""The most pixels that a frame is wide, and what the link and the line under a chart need."""


def _snippet(card: Card, address: str | None) -> str:
    source = f"{address or f'https://example.org/targets/{card.id}/'}embed/"
    room = (
        f'width="100%" height="{card.drawing.height + _ROUND_CHART}" style="max-width:{_FRAME}px"'
    )
    return f'<iframe src="{source}" title="{escape(card.name)}" {room}></iframe>'


def _overall(facts: SiteFacts, words: Words) -> tuple[str, str, str]:
    """What the badge of the whole site says: how many of its targets are on track or reached."""
    good = sum(c.targets for c in facts.page.counts if c.status in {"achieved", "on_track"})
    every = sum(count.targets for count in facts.page.counts)
    message = words.text("report", "badge", good=good, all=every)
    return words.text("report", "badge_label"), message, "on_track" if good else "no_data"


def _sitemap(facts: SiteFacts, base: str) -> str:
    """The pages of the site (sitemaps.org, protocol 0.9)."""
    day = facts.report.clock.as_of.isoformat()
    pages = [base, *(f"{base}targets/{card.id}/" for card in facts.page.cards)]
    entries = "".join(
        f"<url><loc>{escape(page)}</loc><lastmod>{day}</lastmod></url>\n" for page in pages
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (
        f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )
