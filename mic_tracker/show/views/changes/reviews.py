"""This module tells what persons concluded about targets, and which of it was edited here."""

from collections.abc import Iterable, Iterator

from mic_tracker.model.difference import ReviewNews
from mic_tracker.show.views.changes.window import Item, Window
from mic_tracker.text.escape import prose


def review_items(reviews: Iterable[ReviewNews], window: Window) -> Iterator[Item]:
    """Tell each verdict with its reason, by whom it is and what it rests on."""
    for news in reviews:
        text = _sentence(news, window)
        cited = window.cite(text, news.review.record.source, None)
        yield Item("reviews", f"targets.{news.target.id}", cited, text)


def _sentence(news: ReviewNews, window: Window) -> str:
    words, record = window.words, news.review.record
    before = news.before.record.verdict if news.before else record.verdict
    facts = {
        "name": window.name(news.target),
        "verdict": words.status(record.verdict),
        "old": words.status(before),
        "day": record.on,
        "by": prose(record.by or ""),
        "reason": words.local(record.reason),
    }
    return words.text("review_news", _wording(news), **facts)


def _wording(news: ReviewNews) -> str:
    record, before = news.review.record, news.before
    if news.change == "new":
        return "new_by" if record.by else "new"
    same = before is not None and before.record.verdict is record.verdict
    return "edited_word" if same and news.change == "edited" else news.change
