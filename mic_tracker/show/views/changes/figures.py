"""This module tells which figures are new, and which projections came true or did not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from mic_tracker.model.answers.claim import Claim, ClaimOutcome
from mic_tracker.model.difference import FigureNews
from mic_tracker.model.members import written_members
from mic_tracker.model.observation import Observation
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.views.changes.window import Item, Window
from mic_tracker.show.views.goal import figure_text, point_text
from mic_tracker.show.views.observations import period_in_words
from mic_tracker.text.escape import prose

_SEVERAL = 3
_MARKED = frozenset({"break", "provisional", "estimated"})


def figure_items(figures: Iterable[FigureNews], window: Window) -> Iterator[Item]:
    """Tell each figure: what it is now, what it was, and where it comes from.

    New figures of several areas that were published together are told in one sentence.
    """
    for _, group in groupby(figures, _publication_of_areas):
        together = tuple(group)
        first = together[0]
        joined = first.change == "new" and bool(first.observation.members)
        alone = len(together) < _SEVERAL or not joined
        parts = [(news,) for news in together] if alone else [together]
        yield from (_item(part, window) for part in parts)


def _publication_of_areas(news: FigureNews) -> tuple[object, ...]:
    """What figures of several areas share that were published together."""
    o = news.observation
    about = (
        o.indicator,
        o.series,
        o.record.stage,
        o.when,
        tuple(dimension for dimension, _ in o.members),
    )
    return news.change == "new", news.late, *about, o.source, o.record.at, o.known_since, o.status


def _item(together: tuple[FigureNews, ...], window: Window) -> Item:
    news, *others = together
    o = news.observation
    title, *more = _sentences(news, window)
    if others:
        title = _of_areas([one.observation for one in together], window)
    text = window.cite(" ".join([title, *more]), o.source, o.record.at)
    return Item("figures", f"indicators.{o.indicator}", text, title)


def _of_areas(figures: Sequence[Observation], window: Window) -> str:
    """Tell the figures of several areas in one sentence."""
    words, first = window.words, figures[0]
    each = (
        words.text(
            "figure_news",
            "of_area",
            area=_part(o),
            value=_value(o, window),
        )
        for o in figures
    )
    facts = {
        "name": window.figure_name(first, area=False),
        "period": period_in_words(first, words),
        "figures": words.names(each),
        "published": window.published(first),
    }
    return words.text("figure_news", "new_areas", **facts)


def _part(o: Observation) -> str:
    return prose(written_members(o.members))


def claim_items(claims: Iterable[Claim], window: Window) -> Iterator[Item]:
    """Tell each projection of others that has been settled."""
    for claim in claims:
        o, words = claim.observation, window.words
        scale = Scale(claim.indicator.measure, claim.indicator.unit)
        outcome = claim.outcome
        facts = {
            "name": window.figure_name(o),
            "claimed": figure_text(o, scale, words, "observation", units=True),
            "period": period_in_words(o, words),
            "published": window.published(o),
            "value": outcome and point_text(outcome, scale, words, "observation", units=True),
        }
        key = "hit" if claim.settled is ClaimOutcome.HIT else "missed"
        text = words.text("claim_news", key, **facts)
        cited = window.cite(text, o.source, o.record.at)
        yield Item("claims", f"indicators.{o.indicator}", cited, text)


def _sentences(news: FigureNews, window: Window) -> Iterator[str]:
    words, o = window.words, news.observation
    before, previous = news.before, news.previous
    facts = {
        "name": window.figure_name(o),
        "period": period_in_words(o, words),
        "value": _value(o, window),
        "old": _value(before, window) if before else None,
        "published": window.published(o),
        "earlier": period_in_words(previous, words) if previous else None,
        "earlier_value": _value(previous, window) if previous else None,
        "reason": words.local(news.reason or ""),
    }
    done = o.indicator in window.milestones and news.change == "new"
    yield words.text("figure_news", "reported" if done else _wording(news, facts), **facts)
    if o.status in _MARKED and news.change not in {"withdrawn", "removed"}:
        yield words.text("figure_news", o.status)
    if news.late:
        yield words.text("figure_news", "late", since=window.base.clock.horizon)


def _wording(news: FigureNews, facts: Mapping[str, str | None]) -> str:
    """Choose the sentence; of a figure whose value is the same, one that names it once."""
    change = news.change
    if change == "new" and news.previous:
        return "new_after"
    if change == "withdrawn" and not news.before:
        return "withdrawn_unseen"
    if change == "otherwise" and news.before:
        that_day = news.before.known_since == news.observation.known_since
        return "otherwise_that_day" if that_day else change
    same = facts["old"] == facts["value"]
    return f"{change}_word" if same and change in {"revised", "corrected", "edited"} else change


def _value(o: Observation, window: Window) -> str:
    """Write a figure with its unit; of a milestone, whether it is done."""
    indicator, words = window.indicators[o.indicator], window.words
    if o.indicator in window.milestones:
        return words.text("observation", "done" if o.value else "not_done")
    scale = Scale(indicator.measure, indicator.unit)
    return figure_text(o, scale, words, "observation", units=True)
