"""Sources that disagree: one verdict for all, or none, and never the order of the file."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]
GOAL = {"at_least": 100, "by": 2025}
SOURCES = "".join(
    f'[sources.{id_}]\ntitle = "{id_}"\npublisher = "{publisher}"\npublished = 2026-03-01\n'
    for id_, publisher in (("official", "Statistics Office"), ("lobby", "Trade association"))
)


def said(value: float, source: str, period: str = "2025") -> dict[str, Any]:
    return {"period": period, "value": value, "source": source}


def judged(make: Make, *observed: dict[str, Any], **indicator: Any) -> Any:  # noqa: ANN401 - whatever a record may be given
    return standing(make(text(list(observed), GOAL, indicator) + SOURCES), "2026-06-01")


@pytest.mark.parametrize("turned", [False, True])
def test_a_verdict_that_depends_on_the_source_is_disputed(
    registry_of: Make,
    turned: bool,  # noqa: FBT001 - a case
) -> None:
    rivals = [said(95, "official"), said(101, "lobby")]
    found = judged(registry_of, *(reversed(rivals) if turned else rivals))
    assert (found.status, found.assessment.reasons) == (Status.DISPUTED, (Reason.SOURCES_DISAGREE,))
    assert [tuple(d) for d in found.disputed] == [
        (101, "lobby", Status.ACHIEVED),
        (95, "official", Status.MISSED),
    ]
    assert Flag.CONFLICT in found.flags


@pytest.mark.parametrize("turned", [False, True])
def test_sources_that_lead_to_one_verdict_are_a_conflict(
    registry_of: Make,
    turned: bool,  # noqa: FBT001 - a case
) -> None:
    rivals = [said(95, "official"), said(96, "lobby")]
    found = judged(registry_of, *(reversed(rivals) if turned else rivals))
    assert (found.status, found.disputed) == (Status.MISSED, ())
    assert Flag.CONFLICT in found.flags


@pytest.mark.parametrize(
    ("prefer", "status"),
    [
        (["official"], Status.MISSED),
        (["lobby", "official"], Status.ACHIEVED),
        (["statistics-office"], Status.MISSED),
        (["Trade association"], Status.ACHIEVED),
    ],
)
def test_a_preferred_source_settles_it(
    registry_of: Make, prefer: list[str], status: Status
) -> None:
    found = judged(registry_of, said(95, "official"), said(101, "lobby"), prefer=prefer)
    assert (found.status, found.disputed) == (status, ())
    assert Flag.CONFLICT not in found.flags


def test_the_figure_of_exactly_the_deadline_decides_for_a_stock(registry_of: Make) -> None:
    year, month = said(95, "official"), said(101, "official", "2025-12")
    for observed in ((year, month), (month, year)):
        found = judged(registry_of, *observed)
        assert (found.status, str(found.series.latest.period)) == (Status.MISSED, "2025")
        assert Flag.CONFLICT in found.flags


def test_of_other_periods_that_end_on_a_day_the_later_published_decides(
    registry_of: Make,
) -> None:
    quarter = said(95, "official", "2025-Q4") | {"published": "2026-02-01"}
    month = said(101, "official", "2025-12") | {"published": "2026-03-01"}
    for observed in ((quarter, month), (month, quarter)):
        assert judged(registry_of, *observed).status is Status.ACHIEVED


def test_each_disputed_year_is_a_question_of_its_own(registry_of: Make) -> None:
    """Right twice is one source, right once each are two: only both together decide."""
    ever = GOAL | {"question": "ever"}
    sources = SOURCES + '[sources.third]\ntitle = "third"\npublished = 2026-03-01\n'
    observed = [
        said(101, "lobby", "2024"),
        said(99, "official", "2024"),
        said(101, "official"),
        said(99, "third"),
    ]
    found = standing(registry_of(text(observed, ever) + sources), "2026-06-01")
    assert found.status is Status.DISPUTED
    # whoever is right about 2024, those about 2025 lead to different words
    assert {d.status for d in found.disputed} == {Status.ACHIEVED, Status.MISSED}
    values = [said(99, "lobby", "2024"), *observed[1:]]
    settled = standing(registry_of(text(values, ever) + sources), "2026-06-01")
    assert [d.value for d in settled.disputed] == [101, 99]


def test_a_dispute_about_what_is_not_used_is_none(registry_of: Make) -> None:
    """The other indicator is disputed in a year of which the first one has no figure."""
    target = {"kind": "comparison", "than": "y", "by": 2030}
    other = '[indicators.y]\nname="Y"\nunit="things"\nmeasure="count"\ndesired="increase"\n'
    observed = [
        said(95, "official", "2023"),
        said(96, "official", "2024"),
        said(90, "official", "2022") | {"indicator": "y"},
        said(91, "lobby", "2022") | {"indicator": "y"},
        said(80, "official", "2023") | {"indicator": "y"},
        said(81, "official", "2024") | {"indicator": "y"},
    ]
    found = standing(registry_of(text(observed, target) + other + SOURCES), "2026-06-01")
    assert (found.disputed, found.status is Status.DISPUTED) == ((), False)


def test_very_many_disputes_are_judged_in_bounded_time(registry_of: Make) -> None:
    observed = [
        said(value, source, str(year))
        for year in range(1990, 2025)
        for value, source in ((50, "official"), (60, "lobby"))
    ]
    found = judged(registry_of, *observed, said(120, "official"))
    assert (found.status, found.evidence.conflicts) == (Status.ACHIEVED, 35)
