"""What holds for all periods, durations and vintages, whatever they are."""

from datetime import date, timedelta
from random import Random

import pytest
from facts import book, fact, history, target
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.model.duration import Duration
from mic_tracker.model.kinds import Target
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.series import Series
from mic_tracker.model.vintage import Vintages

modest = settings(max_examples=100, deadline=None)

DAYS = st.dates(date(1001, 1, 1), date(8998, 12, 31))
PERIODS = st.builds(Period.holding, DAYS, st.sampled_from(Frequency))
LENGTHS = st.builds(
    "{} {}".format, st.integers(0, 999), st.sampled_from(["day", "weeks", "month", "years"])
)
YEARS = st.integers(2018, 2023).map(str)
PUBLISHED = st.dates(date(2019, 1, 1), date(2026, 12, 31))
STATUSES = st.sampled_from(["normal", "normal", "provisional", "break", "withdrawn", "projected"])


@st.composite
def facts(draw: st.DrawFn, indicators: tuple[str, ...] = ("x",)) -> list[Observation]:
    """Some vintages of a few years; two may be of the same day."""
    return [
        fact(
            draw(YEARS),
            draw(st.integers(0, 99)),
            draw(PUBLISHED).isoformat(),
            status=draw(STATUSES),
            indicator=draw(st.sampled_from(indicators)),
        )
        for _ in range(draw(st.integers(0, 12)))
    ]


def shown(story: Vintages, day: date | None = None) -> dict[str, float]:
    return shown_now(story.on(day))


@modest
@given(PERIODS)
def test_a_period_reads_back_as_written(period: Period) -> None:
    assert Period.parse(str(period)) == period


@modest
@given(PERIODS)
def test_the_next_period_is_adjacent_and_as_long(period: Period) -> None:
    then = period.next()
    assert then.first == period.last + timedelta(days=1)
    assert then.frequency is period.frequency
    assert then > period
    assert then.end > period.end


@modest
@given(DAYS, st.sampled_from(Frequency))
def test_a_day_lies_in_the_period_that_holds_it(day: date, frequency: Frequency) -> None:
    period = Period.holding(day, frequency)
    assert period.holds(Period.day(day))
    assert period.frequency is frequency


@modest
@given(PERIODS)
def test_the_end_in_decimal_years_is_near_the_last_day(period: Period) -> None:
    # months are twelfths, days are counted: the two clocks differ by less than two days
    passed = (period.last - date(period.last.year, 1, 1)).days + 1
    assert period.end == pytest.approx(period.last.year + passed / 365.25, abs=2 / 365)


@modest
@given(LENGTHS)
def test_a_duration_reads_back_as_written(text: str) -> None:
    assert Duration.parse(str(Duration.parse(text))) == Duration.parse(text)


@modest
@given(LENGTHS, PUBLISHED, PUBLISHED)
def test_a_duration_keeps_the_order_of_days(text: str, one: date, two: date) -> None:
    length = Duration.parse(text)
    assert length.after(min(one, two)) <= length.after(max(one, two))


@modest
@given(facts())
def test_as_of_the_far_future_everything_is_known(some: list[Observation]) -> None:
    story = history(*some)
    assert story.on(date(8999, 12, 31)) == story.on(None)


@modest
@given(facts())
def test_per_period_the_latest_published_stands(some: list[Observation]) -> None:
    expected: dict[str, float] = {}
    dated = [o for o in some if o.status != "projected"]
    # of one day the order of the file says nothing: a withdrawal comes last
    for o in sorted(dated, key=lambda o: (o.known_since, o.status == "withdrawn", o.value)):
        expected.pop(str(o.period), None)
        if o.status != "withdrawn":
            expected[str(o.period)] = o.value
    assert shown(history(*some)) == expected


@modest
@given(facts(), PUBLISHED)
def test_nothing_published_later_is_known(some: list[Observation], day: date) -> None:
    series = history(*some).on(day)
    used = [o for p in (*series.before_break, *series.points) for o in p.observations]
    assert all(o.known_since and o.known_since <= day for o in used)
    assert series.newest_vintage is None or series.newest_vintage <= day


@modest
@given(facts(), st.data())
def test_an_older_vintage_of_a_period_changes_nothing_today(
    some: list[Observation], data: st.DataObject
) -> None:
    some.append(fact("2020", 1, "2022-01-01"))
    older = fact("2020", 77, data.draw(st.dates(date(2021, 1, 1), date(2021, 12, 31))).isoformat())
    place = data.draw(st.integers(0, len(some)))
    more = [*some[:place], older, *some[place:]]
    assert history(*more).on() == history(*some).on()


@modest
@given(facts(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_never_matters(some: list[Observation], random: Random) -> None:
    shuffled = sorted(some, key=lambda _: random.random())
    assert shown(history(*shuffled)) == shown(history(*some))


@modest
@given(facts(), PUBLISHED)
def test_trends_start_at_the_last_break(some: list[Observation], day: date) -> None:
    series = history(*some).on(day)
    later = [o.status for p in series.points[1:] for o in p.observations]
    assert "break" not in later
    # a revision of the period in which a basis begins is on that basis, too
    assert not series.before_break or series.points[0].is_break


@modest
@given(facts(("x", "y")))
@pytest.mark.parametrize(
    "followed",
    [
        target("level", "at_least = 9\nby = 2030"),
        target("comparison", "than = 'y'\nby = 2030"),
        target("cumulative", "at_least = 9\nfrom = 2019\nby = 2030"),
    ],
    ids=lambda followed: followed.kind,
)
def test_a_replay_follows_the_series_day_by_day(followed: Target, some: list[Observation]) -> None:
    lasting = [o for o in some if o.status != "withdrawn"]
    histories = followed.histories(book(*lasting, over="period"))
    days = sorted({day for story in histories for day in story.days()})
    assert list(followed.replay(histories)) == [followed.follow(histories, day) for day in days]


@modest
@given(facts())
def test_a_replay_is_that_of_a_file_without_what_was_withdrawn(some: list[Observation]) -> None:
    """Up to its last withdrawal a period was never known, whatever was published of it."""
    last = {o.period: o.known_since for o in sorted(some, key=_known) if o.status == "withdrawn"}
    lasting = [o for o in some if o.period not in last or _known(o) > (last[o.period] or date.min)]
    replayed = [shown_now(series) for series in history(*some).without_withdrawn().replay()]
    assert replayed == [shown_now(series) for series in history(*lasting).replay()]


def _known(o: Observation) -> date:
    return o.known_since or date.min


def shown_now(series: Series) -> dict[str, float]:
    return {str(p.period): p.value for p in (*series.before_break, *series.points)}
