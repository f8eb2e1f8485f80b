"""Reviews: which of them count, on each day."""

from datetime import date

from mic_tracker.model.codes import Status
from mic_tracker.model.finding import Location
from mic_tracker.model.review import Review, latest_reviews, newest_reviews
from mic_tracker.model.target import ReviewRecord


def review(on: str, verdict: str = "achieved", by: str | None = None) -> Review:
    record = ReviewRecord.model_validate(
        {
            "target": "law",
            "on": date.fromisoformat(on),
            "verdict": verdict,
            "reason": "so",
            **({"by": by} if by else {}),
        }
    )
    return Review(record, Location("targets.toml", 1))


def test_the_latest_review_of_each_person_is_kept_newest_first() -> None:
    old, new = review("2024-01-01", by="A"), review("2025-01-01", by="A")
    other = review("2024-06-01", by="B")
    unnamed = [review("2023-01-01"), review("2022-01-01")]
    assert latest_reviews([new, *unnamed, old, other]) == (new, other, unnamed[0])
    assert latest_reviews([]) == ()


def test_only_the_reviews_of_the_latest_day_count() -> None:
    a, b = review("2025-01-01", by="A"), review("2025-01-01", by="B")
    assert newest_reviews([a, review("2024-12-31", by="C"), b]) == (a, b)


def test_a_verdict_is_written_as_a_word_of_the_file_or_of_programs() -> None:
    assert review("2025-01-01", "kept-in-part").record.verdict is Status.KEPT_IN_PART
    assert review("2025-01-01", "kept_in_part").record.verdict is Status.KEPT_IN_PART
    assert review("2025-01-01", "no-data").record.verdict is Status.NO_DATA
