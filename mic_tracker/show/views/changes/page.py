"""The page of `changes`: a heading with the two days, what matters most first, the sources."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from mic_tracker.model.difference import News
from mic_tracker.model.report import Report
from mic_tracker.model.verdict import Side
from mic_tracker.show.document import Document, Items, Paragraphs, Rows, Section
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.changes.figures import claim_items, figure_items
from mic_tracker.show.views.changes.goals import goal_items
from mic_tracker.show.views.changes.reviews import review_items
from mic_tracker.show.views.changes.rules import rule_items
from mic_tracker.show.views.changes.turns import turn_items, turn_wording
from mic_tracker.show.views.changes.window import Item, Window, number_all
from mic_tracker.show.views.observations import source_section
from mic_tracker.text.escape import prose

_HASH = 9
"""Digits of a commit that people read and git takes."""
_COUNTED = {
    "new": "new",
    **dict.fromkeys(("revised", "otherwise"), "revised"),
    "withdrawn": "withdrawn",
    **dict.fromkeys(("corrected", "edited", "removed"), "mended"),
    **dict.fromkeys(("confirmed", "projected", "undated"), "said"),
}


_DIRECTIONS = {
    **dict.fromkeys(("missed", "worse"), "worse"),
    "lost": "lost",
    **dict.fromkeys(("achieved", "better"), "better"),
    "first": "first",
    "other": "other",
}


def document(news: News, head: Side, base: Side, words: Words) -> Document:
    """Make a section each for turns, goals, claims, figures and rules, and list the sources."""
    window = make_window(news, head.report, base.report, words)
    facts = {"since": base.report.clock.as_of, "until": head.report.clock.as_of}
    title = words.local(head.report.registry.title)
    return Document(
        title=words.text("changes", "title", title=title),
        setting=(words.text("changes", "days", **facts),),
        lead=(Paragraphs((lead_sentence(news, words),)),),
        sections=(*sections(news, window), Section("", (Paragraphs((_base(base, words),)),))),
    )


def rows(news: News, head: Side, base: Side, words: Words) -> Rows:
    """Return a row for each piece of news."""
    window = make_window(news, head.report, base.report, words)
    keys = ("kind", "table", "text")
    return keys, [{key: getattr(item, key) for key in keys} for item in items(news, window)]


def make_window(news: News, head: Report, base: Report, words: Words) -> Window:
    """Make a window whose numbers are those of the sources that the news cites."""
    return Window(head, base, words, number_all(news))


def items(news: News, window: Window) -> Iterator[Item]:
    """Tell everything, what matters most first."""
    yield from turn_items(news.turns, window)
    yield from goal_items(news.difference, window)
    yield from review_items(news.reviews, window)
    yield from claim_items(news.claims, window)
    yield from figure_items(news.figures, window)
    yield from rule_items(news.difference, window)


def sections(news: News, window: Window) -> Iterator[Section]:
    """Make a section of each kind of news, and one of the sources."""
    words = window.words
    told = [*items(news, window)]
    for kind in dict.fromkeys(item.kind for item in told):
        texts = tuple(item.text for item in told if item.kind == kind)
        yield Section(words.text("changes", kind), (Items(texts),))
    registry = replace(window.head.registry, sources=window.sources)
    sources = source_section(window.numbers, replace(window.head, registry=registry), words)
    yield from [sources] if sources else []


def lead_sentence(news: News, words: Words) -> str:
    """Count the news; where there is none, say so."""
    counts = [words.count(noun, n) for noun, n in _counts(news).items()]
    if not counts:
        return words.text("changes", "nothing")
    return words.text("changes", "lead", counts=words.clauses(counts))


def _counts(news: News) -> Counter[str]:
    changes = news.difference
    moved = (e for e in changes.edited if e.moves or e.formerly or e.restated or e.withdrawn)
    turned = Counter(_DIRECTIONS[turn_wording(turn)] for turn in news.turns)
    ways = dict.fromkeys(_DIRECTIONS.values())
    return Counter(
        chain(
            chain.from_iterable([f"news_turned_{way}"] * turned[way] for way in ways),
            ("news_goals_moved" for _ in moved),
            ("news_goals_new" for _ in changes.targets_added),
            ("news_goals_dropped" for _ in changes.targets_dropped),
            ("news_reviews" for _ in news.reviews),
            ("news_claims_settled" for _ in news.claims),
            (f"news_figures_{_COUNTED[figure.change]}" for figure in news.figures),
            ("news_rules_changed" for _ in (*changes.rescaled, *changes.tables)),
        )
    )


def _base(base: Side, words: Words) -> str:
    """Say how the earlier state is known, and what therefore cannot be told."""
    commit = base.commit[:_HASH] if base.commit else ""
    facts = {"name": prose(base.name), "since": base.report.clock.as_of, "commit": commit}
    return words.text("changes_base", base.origin, **facts)
