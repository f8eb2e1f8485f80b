"""The data of `changes`, for programs: each piece of news with its sentence."""

from collections.abc import Iterable, Iterator

from mic_tracker.model.answers.claim import Claim
from mic_tracker.model.difference import CauseFound, FigureNews, News, ReviewNews, Turn
from mic_tracker.model.verdict import Side
from mic_tracker.show.check.rows import side_data
from mic_tracker.show.data import (
    json_number,
    observation_data,
    point_data,
    review_data,
    schema_head,
    target_data,
)
from mic_tracker.show.document import Data
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.changes.diff import indicator_figure_data, target_change_data
from mic_tracker.show.views.changes.key_changes import (
    key_value_data,
    rescaling_data,
    table_data,
)
from mic_tracker.show.views.changes.page import items, make_window
from mic_tracker.show.views.changes.window import Item


def data(news: News, head: Side, base: Side, words: Words) -> Data:
    """Return the news for programs: schemas/changes.schema.json has the keys."""
    window = make_window(news, head.report, base.report, words)
    changes = news.difference
    return schema_head("changes") | {
        "since": base.report.clock.as_of.isoformat(),
        "until": head.report.clock.as_of.isoformat(),
        "head": side_data(head),
        "base": side_data(base),
        "changed": bool(news),
        "turns": [_turn(turn) for turn in news.turns],
        "targets": {
            "added": [target_data(s, words) for s in changes.targets_added],
            "dropped": [target_data(s, words) for s in changes.targets_dropped],
            "edited": [target_change_data(change, words) for change in changes.edited],
        },
        "reviews": [_review(review, words) for review in news.reviews],
        "claims": [_claim(claim, words) for claim in news.claims],
        "figures": [_figure(figure, words) for figure in news.figures],
        "tables": [table_data(table) for table in changes.tables],
        "rescaled": [rescaling_data(one, words) for one in changes.rescaled],
        "sentences": [*_sentences(items(news, window))],
    }


def _sentences(told: Iterable[Item]) -> Iterator[Data]:
    return ({"kind": item.kind, "table": item.table, "text": item.text} for item in told)


def _turn(turn: Turn) -> Data:
    return {
        "target": turn.head.id,
        "old": turn.base.status.value,
        "new": turn.head.status.value,
        "worse": turn.is_worse,
        "causes": [_cause(cause) for cause in turn.causes],
    }


def _cause(found: CauseFound) -> Data:
    what = found.what
    return {
        "cause": found.cause.value,
        "subject": what.subject and str(what.subject),
        "old": key_value_data(what.old),
        "new": key_value_data(what.new),
    }


def _review(news: ReviewNews, words: Words) -> Data:
    before = news.before
    return {
        "change": news.change,
        "target": news.target.id,
        "review": review_data(news.review, words),
        "before": review_data(before, words) if before else None,
    }


def _claim(claim: Claim, words: Words) -> Data:
    """Return a projection that has been settled, and the outcome."""
    return {
        "indicator": claim.observation.indicator,
        "projection": observation_data(claim.observation, words),
        "settled": claim.settled.value,
        "outcome": point_data(claim.outcome),
        "error": json_number(claim.error),
    }


def _figure(news: FigureNews, words: Words) -> Data:
    before, previous = news.before, news.previous
    return {
        "change": news.change,
        "figure": indicator_figure_data(news.observation, words),
        "before": indicator_figure_data(before, words) if before else None,
        "previous": indicator_figure_data(previous, words) if previous else None,
        "late": news.late,
        "reason": news.reason and words.spelling(news.reason),
    }
