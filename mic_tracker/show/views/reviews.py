"""This module shows the verdicts of persons about a target: who concluded what, when and why."""

from collections.abc import Iterable, Iterator

from mic_tracker.model.codes import Flag
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.review import Review
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import prose


def review_sentences(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    """Say the latest verdict of each person, newest first, with what it rests on and until when."""
    for review in standing.reviews:
        yield conclusion(review, words)
        source = report.registry.sources.get(review.record.source or "")
        if source:
            yield words.text("review", "source", title=words.local(source.title))
        if review.record.until and review.record.on == standing.reviews[0].record.on:
            key = "due" if review.is_due(report.clock.as_of) else "until"
            yield words.text("review", key, day=review.record.until)


def conclusion(review: Review, words: Words) -> str:
    """Say what was concluded, on which day, by whom, if that is on record, and why."""
    record = review.record
    facts = {"verdict": words.status(record.verdict), "day": record.on}
    key = "said_by" if record.by else "said"
    by, reason = prose(record.by or ""), words.local(record.reason)
    return words.text("review", key, **facts, by=by, reason=reason)


def preview_sentences(new: Review, standings: Iterable[Standing], words: Words) -> Iterator[str]:
    """Say what is concluded, and what it is to the status; or that a later review counts."""
    yield conclusion(new, words)
    for standing in standings:
        latest = standing.reviews[0].record.on if standing.reviews else None
        if latest and latest > new.record.on:
            yield words.text("review", "later", day=latest)
        else:
            yield from status_sentences(standing, words)


def status_sentences(standing: Standing, words: Words) -> Iterator[str]:
    """Say that the status is a person's verdict, or that a person concluded another one."""
    if not standing.reviews or standing.review_verdict is None:
        return
    facts = {"day": standing.reviews[0].record.on, "verdict": words.status(standing.review_verdict)}
    if standing.rests_on_review:
        yield words.text("review", "instead", **facts)
    elif Flag.REVIEW_DIFFERS in standing.flags:
        yield words.text("review", "differs", **facts)
