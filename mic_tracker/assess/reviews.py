"""Reviews beside a judgement: which of them are about the promise, and what they say to it.

Where there is nothing to compute, what a person concluded is the status. Where a verdict was
computed it stays, and a review of another one is told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mic_tracker.model.codes import Flag
from mic_tracker.model.report import Standing
from mic_tracker.model.review import Review, joint_verdict, latest_reviews, newest_reviews


def with_reviews(standing: Standing, reviews: Iterable[Review], day: date) -> Standing:
    """The standing with the reviews of its target, and the flags that say what they mean to it."""
    latest = latest_reviews(reviews)
    reviewed = replace(standing, reviews=latest, review_verdict=joint_verdict(latest))
    return replace(reviewed, flags=(*standing.flags, *_flags(reviewed, day)))


def reviews_between(
    reviews: Iterable[Review], since: date | None, until: date | None
) -> tuple[Review, ...]:
    """The reviews from the day on which a promise was stated to the day before the next one."""
    return tuple(
        review
        for review in reviews
        if (since is None or since <= review.record.on)
        and (until is None or review.record.on < until)
    )


def review_differs(standing: Standing) -> bool:
    """Whether a person concluded another verdict than the one that was computed.

    Where sources disagree, the verdict by any of them is one that was computed.
    """
    computed = {standing.status, *(dispute.status for dispute in standing.disputed)}
    return standing.review_verdict is not None and standing.review_verdict not in computed


def _flags(standing: Standing, day: date) -> Iterator[Flag]:
    if standing.reviews:
        yield Flag.REVIEWED
    if review_differs(standing):
        yield Flag.REVIEW_DIFFERS
    if any(review.is_due(day) for review in newest_reviews(standing.reviews)):
        yield Flag.REVIEW_DUE
