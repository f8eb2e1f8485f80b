"""The history of a verdict: one per day of publication, as it would have been given then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from judging import judged, text

from mic_tracker.assess.over_time.history import past_assessments
from mic_tracker.model.answers.history import PastAssessment
from mic_tracker.model.codes import Status
from mic_tracker.model.finding import Location
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock

Make = Callable[[str], Registry]
UP = {"at_least": 100, "by": 2023}


def record(period: str, value: float, day: str, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - keys of a record
    return {"period": period, "value": value, "published": date.fromisoformat(day)} | keys


OBSERVED = [
    record("2018", 80, "2019-05-01"),
    record("2019", 84, "2020-05-01"),
    record("2019", 85, "2021-05-01"),
    record("2020", 90, "2021-05-01"),
    record("2023", 120, "2021-09-01", status="projected"),
    record("2018", 80, "2022-01-01", status="withdrawn"),
    record("2019", 85, "2022-02-01"),
    record("2023", 101, "2024-03-01"),
]


def told(make: Make, as_of: str = "2026-01-01", **keys: Any) -> tuple[PastAssessment, ...]:  # noqa: ANN401 - keys of a target
    registry = replace(
        make(text(OBSERVED, UP | keys)), places={("targets", "t"): Location("targets.toml", 1)}
    )
    return past_assessments(registry, "t", Clock(date.fromisoformat(as_of)))


def test_there_is_a_verdict_for_each_day_of_publication(registry_of: Make) -> None:
    days = [str(verdict.day) for verdict in told(registry_of)]
    assert days == [
        "2019-05-01",
        "2020-05-01",
        "2021-05-01",
        "2021-09-01",
        "2022-01-01",
        "2022-02-01",
        "2024-03-01",
    ]


def test_each_is_what_would_have_been_said_then(registry_of: Make) -> None:
    registry = registry_of(text(OBSERVED, UP))
    for verdict in told(registry_of):
        (then,) = judged(registry, verdict.day.isoformat()).standings
        assert verdict.status is then.status
        assert verdict.forecast == then.assessment.forecast
        assert verdict.latest == then.series.latest
        assert verdict.method == then.assessment.method


def test_one_figure_has_no_status_and_the_deadline_ends_it(registry_of: Make) -> None:
    found = told(registry_of)
    assert (found[0].status, found[-1].status) == (Status.NO_DATA, Status.ACHIEVED)


def test_what_was_new_is_told(registry_of: Make) -> None:
    news = [
        [(str(piece.observation.period), piece.novelty, piece.before) for piece in verdict.news]
        for verdict in told(registry_of)
    ]
    assert news == [
        [("2018", "new", None)],
        [("2019", "new", None)],
        [("2019", "revised", 84), ("2020", "new", None)],
        [("2023", "projected", None)],
        [("2018", "withdrawn", 80)],
        [("2019", "repeated", 85)],
        [("2023", "new", None)],
    ]


def test_what_was_published_later_is_not_looked_at(registry_of: Make) -> None:
    assert [verdict.day.year for verdict in told(registry_of, "2021-06-01")] == [2019, 2020, 2021]


def test_a_projection_changes_no_verdict(registry_of: Make) -> None:
    _, _, before, after, *_ = told(registry_of)
    assert (before.status, before.forecast) == (after.status, after.forecast)


def test_a_history_without_figures_is_empty(registry_of: Make) -> None:
    registry = registry_of(text([], UP))
    assert past_assessments(registry, "t", Clock(date(2026, 1, 1))) == ()


def test_the_vintages_of_an_interval_follow_each_other(registry_of: Make) -> None:
    rough = [
        record("2018/2019", 82, "2019-06-01"),
        record("2018/2019", 83, "2021-06-01"),
        record("2018/2020", 99, "2021-06-01"),
        record("2018/2019", 83, "2021-07-01", status="withdrawn"),
    ]
    news = [
        (piece.observation.value, piece.novelty, piece.before)
        for past in past_assessments(
            replace(
                registry_of(text([*OBSERVED[:2], *rough], UP)),
                places={("targets", "t"): Location("targets.toml", 1)},
            ),
            "t",
            Clock(date(2026, 1, 1)),
        )
        for piece in past.news
        if piece.observation.interval
    ]
    assert news == [
        (82, "new", None),
        (83, "revised", 82),
        (99, "new", None),
        (83, "withdrawn", 83),
    ]
