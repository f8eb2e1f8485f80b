"""Reviews: the verdicts of persons about targets, with the day from which each of them is known."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticKnownError

from mic_tracker.model.codes import STATUS_NAMES, Status
from mic_tracker.model.finding import Location
from mic_tracker.model.record import Id, LocalText, Record, Text


def _verdict_written(value: object) -> Status:
    name = value.replace("_", "-") if isinstance(value, str) else value
    if name in STATUS_NAMES:
        return Status(str(name).replace("-", "_"))
    expected = ", ".join(f"'{word}'" for word in STATUS_NAMES)
    raise PydanticKnownError("literal_error", {"expected": expected})


ReviewVerdict = Annotated[
    Status,
    PlainValidator(_verdict_written),
    WithJsonSchema({"enum": [*dict.fromkeys((*STATUS_NAMES, *map(str, Status)))]}),
]
"""A status, as in `fail_on` and on a command line: on-track; on_track, as programs have it, too."""


class ReviewRecord(Record):
    """One `[[reviews]]` block: what a person concluded about a target on a day, and why."""

    target: Id
    on: date
    """The day of the verdict, from which it is known."""
    verdict: ReviewVerdict
    reason: LocalText
    source: Id | None = None
    """The document that it rests on."""
    by: Text | None = None
    """Who concluded it."""
    until: date | None = None
    """The last day on which it need not be looked at again."""


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
