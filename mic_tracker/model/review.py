"""Reviews: the verdicts of persons about targets, with the day from which each of them is known."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from mic_tracker.model.codes import Status
from mic_tracker.model.finding import Location
from mic_tracker.model.target import ReviewRecord


class Review(NamedTuple):
    """A review as it is written, and where its block starts."""

    record: ReviewRecord
    location: Location

    def is_due(self, day: date) -> bool:
        """Whether the day until which it need not be looked at again is over."""
        return self.record.until is not None and self.record.until < day


def latest_reviews(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The latest review of each person among those of a target, the newest first.

    Those without a name are one person's. Of one day the order is that of the file.
    """
    latest: dict[str | None, Review] = {}
    for review in sorted(reviews, key=lambda review: review.record.on):
        latest[review.record.by] = review
    return tuple(sorted(latest.values(), key=lambda review: review.record.on, reverse=True))


def newest_reviews(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The reviews of the latest day among those of a target: the ones that count."""
    latest = latest_reviews(reviews)
    return tuple(review for review in latest if review.record.on == latest[0].record.on)


def joint_verdict(reviews: Collection[Review]) -> Status | None:
    """What the reviews of a target say together: of the latest day, disputed if they differ."""
    verdicts = {review.record.verdict for review in newest_reviews(reviews)}
    return verdicts.pop() if len(verdicts) == 1 else Status.DISPUTED if verdicts else None
