"""Reviews: the verdicts of persons about targets, with the day from which each of them is known."""

from collections.abc import Iterable
from typing import NamedTuple

from mic_tracker.model.finding import Location
from mic_tracker.model.registry import ReviewRecord


class Review(NamedTuple):
    """A review as it is written, and where its block starts."""

    record: ReviewRecord
    location: Location


def latest_reviews(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The latest review of each person among those of a target, the newest first.

    Those of nobody by name are one person's. Of one day the order is that of the file.
    """
    latest: dict[str | None, Review] = {}
    for review in sorted(reviews, key=lambda review: review.record.on):
        latest[review.record.by] = review
    return tuple(sorted(latest.values(), key=lambda review: review.record.on, reverse=True))


def newest_reviews(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The reviews of the latest day among those of a target: the ones that count."""
    latest = latest_reviews(reviews)
    return tuple(review for review in latest if review.record.on == latest[0].record.on)
