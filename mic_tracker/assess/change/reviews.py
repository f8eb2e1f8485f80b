"""Reviews of two registries: which are new, which were edited in place or taken out, to what end.

A review is known by its target, its day and its person; a later verdict has a later day.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from mic_tracker.assess.change.comparison import ReportComparison, TargetPair
from mic_tracker.assess.reviews import reviews_between
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Standing
from mic_tracker.model.review import Review, joint_verdict

ReviewKey = tuple[date, str | None]
"""The day and the person, among the reviews of a target."""


class OverwrittenReview(NamedTuple):
    """A review of the base that says something else in the head, or is not there any more."""

    old: Review
    new: Review | None


class ReviewChange(NamedTuple):
    """What became of the reviews of a target that both sides have."""

    pair: TargetPair
    present: Mapping[ReviewKey, Review]
    former: Mapping[ReviewKey, Review]

    @property
    def new(self) -> tuple[Review, ...]:
        """The reviews that the base does not have."""
        return tuple(review for key, review in self.present.items() if key not in self.former)

    @property
    def overwritten(self) -> tuple[OverwrittenReview, ...]:
        """The reviews of the base that say something else now, or are gone."""
        both = ((old, self.present.get(key)) for key, old in self.former.items())
        return tuple(
            OverwrittenReview(old, new)
            for old, new in both
            if new is None or _says(new) != _says(old)
        )

    def status_without_new(self) -> Status:
        """The status that the head has without the new reviews."""
        kept = (review for key, review in self.present.items() if key in self.former)
        return status_with(self.pair.head, kept)

    def status_as_written(self) -> Status:
        """The status that the head has with the reviews of the base as they were."""
        return status_with(self.pair.head, {**self.present, **self.former}.values())


def review_changes(comparison: ReportComparison) -> Iterator[ReviewChange]:
    """What became of the reviews of each target; of those that neither side reviews nothing."""
    if comparison.base is None:
        return
    head, base = (_by_target(report.registry) for report in (comparison.head, comparison.base))
    for pair in comparison.pairs:
        present, former = head.get(pair.head.id, {}), base.get(pair.base.id, {})
        if present or former:
            yield ReviewChange(pair, present, former)


def status_with(standing: Standing, reviews: Iterable[Review]) -> Status:
    """The status that a target has with other reviews."""
    since = standing.stated_on if standing.superseded else None
    verdict = joint_verdict(reviews_between(reviews, since, None))
    return standing.status_by(verdict)


def _by_target(registry: Registry) -> Mapping[str, dict[ReviewKey, Review]]:
    targets: dict[str, dict[ReviewKey, Review]] = {}
    for review in registry.reviews:
        own = targets.setdefault(review.record.target, {})
        own[review.record.on, review.record.by] = review
    return targets


def _says(review: Review) -> tuple[Status, date | None]:
    """What a judgement reads of it; its reason and its source are told by a comparison."""
    return review.record.verdict, review.record.until
