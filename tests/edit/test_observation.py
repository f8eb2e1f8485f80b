"""Plans for new observations: what is written where, and what stands against it."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mic_tracker.edit.observation import plan_figure
from mic_tracker.edit.questions.answers import answer_option
from mic_tracker.edit.registry_file import amend_bytes, insert_blocks
from mic_tracker.edit.request import FigureRequest, SourceRequest
from mic_tracker.edit.subject import suggest_answers
from mic_tracker.model.edit import (
    Already,
    Amended,
    EditOutcome,
    Plan,
    RequestRefused,
    Situation,
    TomlBlock,
)
from mic_tracker.model.period import Period
from mic_tracker.read.registry import read_valid_text

TODAY = date(2024, 11, 21)
TEXT = """\
# a registry full of comments
format = 1
title = "Test"

[sources.yearbook]   # the first
title = "Yearbook"
published = 2024-03-01

[sources.ministry]
title = "Report"
publisher = "Ministry"
url = "https://example.org/report"
published = 2024-03-01
# a comment under the source

# ── Firms ──
[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"

[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 1_000
by = 2030

[[observations]]
indicator = "firms"
period = "2022"
value = 400
source = "yearbook"

# the newest
[[observations]]
indicator = "firms"
period = "2023"
value = 500   # as printed
source = "yearbook"
# below the newest

# ── Others ──
[indicators.forums]
name = "Forums"
unit = "events"
measure = "event"
desired = "increase"

[indicators.budget]
name = "Budget"
unit = "USD"
measure = "amount"
desired = "increase"
series = { planned = "as voted", spent = "as settled" }

[[observations]]
indicator = "budget"
period = "2022"
value = 7
series = "planned"
source = "yearbook"
"""
FIGURE = FigureRequest(
    "firms-2030",
    value="600",
    period="2024-Q3",
    origin=SourceRequest("yearbook", published="2024-10-15"),
)


def answer(request: FigureRequest, text: str = TEXT, day: date = TODAY) -> EditOutcome:
    return amend_bytes(
        text.encode(),
        partial(read_valid_text, name="r.toml", folder=Path(), day=day),
        lambda registry: plan_figure(request, registry, day),
    )


def accepted(request: FigureRequest, text: str = TEXT) -> Amended:
    found = answer(request, text)
    assert isinstance(found, Amended), found
    return found


def refused(request: FigureRequest, day: date = TODAY) -> list[tuple[str, str, str]]:
    found = answer(request, day=day)
    assert isinstance(found, RequestRefused), found
    return [(problem.section, problem.key, problem.option) for problem in found.problems]


def test_a_figure_goes_right_after_its_siblings() -> None:
    found = accepted(FIGURE)
    block = (
        "[[observations]]\n"
        'indicator = "firms"\n'
        'period    = "2024-Q3"\n'
        "value     = 600\n"
        'source    = "yearbook"\n'
        "published = 2024-10-15\n"
    )
    assert found.data.decode() == TEXT.replace(
        "# below the newest\n\n", f"# below the newest\n\n{block}\n"
    )
    assert found.blocks[-1].text == block
    assert found.data.decode().splitlines()[found.blocks[-1].start - 1] == "[[observations]]"
    assert found.blocks[-1].end - found.blocks[-1].start == 5
    assert found.plan.situation is Situation.NEW
    assert found.concerned == ("firms-2030",)


def test_the_first_figure_of_an_indicator_goes_after_its_table() -> None:
    found = accepted(replace(FIGURE, subject="forums", value="1"))
    before, after = found.data.decode().split(found.blocks[-1].text)
    assert before.endswith('measure = "event"\ndesired = "increase"\n\n')
    assert after.startswith("\n[indicators.budget]")


def test_a_new_source_goes_after_the_last_one() -> None:
    origin = SourceRequest(
        title="Điều tra", publisher="Bộ TT&TT", published="15/10/2024", at="p. 3"
    )
    found = accepted(replace(FIGURE, origin=origin))
    source, figure = found.blocks
    assert source.text == (
        "[sources.bo-tt-tt-2024]\n"
        'title     = "Điều tra"\n'
        'publisher = "Bộ TT&TT"\n'
        "published = 2024-10-15\n"
    )
    assert 'source    = "bo-tt-tt-2024"\nat        = "p. 3"\n' in figure.text
    lines = found.data.decode().splitlines()
    for block in found.blocks:
        assert lines[block.start - 1 : block.end] == block.text.splitlines()
    assert (
        found.data.decode().replace(source.text + "\n", "").replace(figure.text + "\n", "") == TEXT
    )
    assert found.after.sources["bo-tt-tt-2024"].title == "Điều tra"


def test_ids_of_new_sources_are_unique() -> None:
    origin = SourceRequest(title="Another", publisher="Ministry", published="2024-10-01")
    once = accepted(replace(FIGURE, origin=origin)).data.decode()
    again = replace(FIGURE, period="2024-Q2", origin=replace(origin, title="A third"))
    assert accepted(again, once).blocks[0].text.startswith("[sources.ministry-2024-2]\n")


def test_a_source_described_as_it_stands_on_record_is_not_written_again() -> None:
    known = SourceRequest(
        title="Report",
        publisher="Ministry",
        url="https://example.org/report",
        published="2024-03-01",
    )
    found = accepted(replace(FIGURE, period="2024-Q1", origin=replace(known)))
    assert len(found.blocks) == 1
    assert 'source    = "ministry"' in found.blocks[-1].text
    other = replace(FIGURE, origin=replace(known, title="Other"))
    assert refused(other) == [("refused", "url_known", "--source")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("600", "value     = 600\n"),
        ("1,600", "value      = 1600\n"),
        ("~600", 'qualifier  = "about"\n'),
        ("over 600", 'value_text = "over 600"\n'),
    ],
)
def test_the_spelling_is_kept_when_it_says_more(text: str, line: str) -> None:
    found = accepted(replace(FIGURE, value=text))
    assert line in found.blocks[-1].text
    assert ("value_text" in found.blocks[-1].text) == (text != "600")


def test_a_derived_figure_has_no_spelling_of_its_source() -> None:
    """The number stands in no source: how it was typed is nobody's spelling."""
    found = accepted(replace(FIGURE, value="7,906", derived="12,106 - 4,200 = 7,906"))
    assert "= 7906\n" in found.blocks[-1].text
    assert "value_text" not in found.blocks[-1].text


@pytest.mark.parametrize(
    ("request_", "problems"),
    [
        (
            FigureRequest("firms"),
            [
                ("missing", "value", "--value"),
                ("missing", "period", "--period"),
                ("missing", "source", "--source"),
            ],
        ),
        (replace(FIGURE, subject="frims"), [("refused", "subject", "TARGET")]),
        (replace(FIGURE, subject="budget"), [("missing", "series", "--series")]),
        (replace(FIGURE, subject="budget", series="spend"), [("refused", "series", "--series")]),
        (replace(FIGURE, value="6OO"), [("value", "unit_mismatch", "--value")]),
        (replace(FIGURE, period="7/8/2024"), [("period", "day_or_month", "--period")]),
        (replace(FIGURE, status="final"), [("refused", "word", "--status")]),
        (replace(FIGURE, origin=SourceRequest("yearbok")), [("refused", "source", "--source")]),
        (
            replace(FIGURE, origin=SourceRequest(title="New")),
            [("missing", "published", "--published")],
        ),
        (
            replace(FIGURE, origin=SourceRequest(url="https://example.org")),
            [
                ("missing", "source_title", "--source-title"),
                ("missing", "published", "--published"),
            ],
        ),
        (
            replace(FIGURE, origin=SourceRequest(title="N", published="2024", id="Bad Id")),
            [("refused", "id", "--source-id")],
        ),
        (
            replace(FIGURE, origin=SourceRequest(title="N", published="2024", id="yearbook")),
            [("refused", "id_taken", "--source-id")],
        ),
        (replace(FIGURE, undated="nobody says"), [("refused", "exclusive", "--undated")]),
        (replace(FIGURE, note="\udcff"), [("refused", "not_text", "")]),
        (replace(FIGURE, stance="revise"), [("refused", "nothing_there", "--revise")]),
        (
            replace(FIGURE, period=None, undated="nobody says", stance="revise"),
            [("refused", "nothing_undated", "--revise")],
        ),
    ],
)
def test_every_problem_is_named(
    request_: FigureRequest, problems: list[tuple[str, str, str]]
) -> None:
    assert refused(request_) == problems


@pytest.mark.parametrize(
    ("period", "published", "key"),
    [
        ("2024", None, "period_unfinished"),
        ("2025", None, "period_ahead"),
        ("2024-Q2", None, "period_after_publication"),
        ("2024-Q3", "2025-01-01", "published_later"),
    ],
)
def test_the_future_is_a_projection(period: str, published: str | None, key: str) -> None:
    figure = replace(FIGURE, period=period, origin=SourceRequest("yearbook", published=published))
    assert [problem[1] for problem in refused(figure)] == [key]
    if published is None:
        told = accepted(replace(figure, status="projected"))
        assert 'status    = "projected"' in told.blocks[-1].text


def test_an_event_of_a_running_month_has_happened() -> None:
    figure = replace(FIGURE, subject="forums", value="1", period="2024-11")
    found = accepted(replace(figure, origin=SourceRequest("yearbook", published="2024-11-20")))
    assert 'period    = "2024-11"' in found.blocks[-1].text


ON_RECORD = replace(FIGURE, value="500", period="2023", origin=SourceRequest("yearbook"))


def test_the_same_figure_of_the_same_source_is_on_record() -> None:
    found = answer(ON_RECORD)
    assert isinstance(found, Already)
    assert found.observation.location.line == TEXT[: TEXT.index('period = "2023"')].count("\n") - 1


@pytest.mark.parametrize(
    ("value", "origin", "stance", "situation"),
    [
        ("500", SourceRequest("ministry"), "corroborate", Situation.CORROBORATES),
        ("510", SourceRequest("ministry"), "competing", Situation.COMPETES),
        ("510", SourceRequest("ministry", published="2024-06-01"), "revise", Situation.REVISES),
        ("510", SourceRequest("yearbook", published="2024-06-01"), "revise", Situation.REVISES),
        ("510", SourceRequest("ministry", published="2024-02-01"), "revise", Situation.REVISES),
    ],
)
def test_another_figure_for_the_period_needs_a_word(
    value: str, origin: SourceRequest, stance: str, situation: Situation
) -> None:
    figure = replace(ON_RECORD, value=value, origin=origin)
    assert refused(figure) == [("refused", situation.value, f"--{stance}")]
    found = accepted(replace(figure, stance=stance))  # type: ignore[arg-type]  # one of the three
    assert found.plan.situation is situation
    assert [o.value for o in found.plan.rivals] == [500]
    wrong = "revise" if stance != "revise" else "competing"
    assert refused(replace(figure, stance=wrong)) == [  # type: ignore[arg-type]  # one of the three
        ("refused", situation.value, f"--{stance}")
    ]


def test_a_source_revises_itself_only_later() -> None:
    figure = replace(ON_RECORD, value="510", stance="revise")
    assert refused(figure) == [("refused", "not_later", "--published")]


def test_a_withdrawal_names_what_it_withdraws() -> None:
    gone = replace(ON_RECORD, value=None, status="withdrawn")
    assert refused(gone) == [("refused", "not_later", "--published")]
    later = replace(gone, origin=SourceRequest("yearbook", published="2024-06-01"))
    found = accepted(later)
    assert "value     = 500\n" in found.blocks[-1].text
    assert 'status    = "withdrawn"\n' in found.blocks[-1].text
    nothing = replace(later, period="2021")
    assert refused(nothing) == [("refused", "nothing_to_withdraw", "--period")]


def test_what_is_undated_is_withdrawn_by_its_value_and_source() -> None:
    gone = replace(ON_RECORD, period=None, undated="nobody says", value="77", status="withdrawn")
    assert refused(gone) == [("refused", "no_undated_to_withdraw", "--source")]


def test_projections_of_different_sources_stand_side_by_side() -> None:
    first = replace(FIGURE, value="900", period="2029", status="projected")
    text = accepted(first).data.decode()
    second = replace(first, value="950", origin=SourceRequest("ministry"))
    assert accepted(second, text).plan.situation is Situation.NEW


@pytest.mark.parametrize(
    ("value", "period", "remarks"),
    [
        ("600", "2024-Q3", ()),
        ("6,000", "2024-Q3", ("tenfold", "largest_change")),
        ("30", "2024-Q3", ("tenth", "largest_change")),
        ("300", "2021", ("older_period",)),
    ],
)
def test_doubts_are_told_and_do_not_hinder(
    value: str, period: str, remarks: tuple[str, ...]
) -> None:
    assert accepted(replace(FIGURE, value=value, period=period)).plan.remarks == remarks


def test_a_figure_without_period_or_source_says_why() -> None:
    figure = FigureRequest(
        "firms", value="450", undated="no date", origin=SourceRequest(unsourced="heard at a talk")
    )
    found = accepted(figure)
    assert 'undated   = "no date"\n' in found.blocks[-1].text
    assert 'unsourced = "heard at a talk"\n' in found.blocks[-1].text
    assert [f.code for f in found.own_findings] == ["MT052"]
    assert isinstance(answer(figure, found.data.decode()), Already)


def test_the_registry_says_how_numbers_are_read() -> None:
    text = TEXT.replace('title = "Test"\n', 'title = "Test"\nsettings.language = "vi"\n')
    found = accepted(replace(FIGURE, value="1.600"), text)
    assert "value      = 1600\n" in found.blocks[-1].text
    plan = plan_figure(replace(FIGURE, value="1.600"), found.before, TODAY, "en")
    assert isinstance(plan, RequestRefused)
    assert isinstance(plan_figure(FIGURE, found.before, TODAY, "en"), Plan)


def test_a_value_that_no_count_can_have_is_refused() -> None:
    assert refused(replace(FIGURE, value="-5")) == [("refused", "impossible_negative", "--value")]


def test_new_figures_go_to_the_registry_itself(tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("indicator,period,value,source\nfirms,2021,300,yearbook\n")
    data = TEXT.replace('title = "Test"', 'title = "Test"\ninclude = ["more.csv"]', 1).encode()
    load = partial(read_valid_text, name="r.toml", folder=tmp_path, day=TODAY)
    found = amend_bytes(data, load, lambda registry: plan_figure(FIGURE, registry, TODAY))
    assert isinstance(found, Amended)
    assert found.plan.remarks == ("included_apart",)
    assert found.blocks[-1].text in found.data.decode()


def test_a_figure_of_a_running_year_counts_when_the_year_is_over() -> None:
    figure = replace(FIGURE, origin=SourceRequest("yearbook", published="2024"))
    assert accepted(figure).plan.remarks == ("counts_later",)


REVISED = replace(
    ON_RECORD,
    value="520",
    origin=SourceRequest("yearbook", published="2024-06-01"),
    stance="revise",
)


def test_the_newest_figure_is_the_one_to_agree_with() -> None:
    text = accepted(REVISED).data.decode()
    older = replace(
        ON_RECORD, origin=SourceRequest("ministry", published="2024-07-01"), stance="revise"
    )
    assert accepted(older, text).plan.situation is Situation.REVISES


def test_what_was_withdrawn_can_be_stated_anew() -> None:
    gone = replace(REVISED, value=None, status="withdrawn", stance=None)
    text = accepted(gone).data.decode()
    anew = replace(ON_RECORD, origin=SourceRequest("yearbook", published="2024-07-01"))
    assert accepted(anew, text).plan.situation is Situation.NEW


def test_a_period_is_over_on_its_last_day() -> None:
    figure = replace(FIGURE, period="2024-11-21", origin=SourceRequest("yearbook", published=None))
    assert refused(figure) == [("refused", "period_after_publication", "--published")]
    published = replace(figure, origin=SourceRequest("yearbook", published="2024-11-21"))
    assert 'period    = "2024-11-21"' in accepted(published).blocks[-1].text


def test_the_day_of_the_source_is_not_repeated() -> None:
    figure = replace(
        FIGURE, period="2024-02", origin=SourceRequest("yearbook", published="2024-03-01")
    )
    assert "published" not in accepted(figure).blocks[-1].text


def test_doubts_look_at_the_same_definition_only() -> None:
    figure = replace(FIGURE, subject="budget", value="7,000", series="spent")
    assert accepted(figure).plan.remarks == ()
    assert accepted(replace(figure, series="planned")).plan.remarks == ("tenfold",)


def test_blocks_in_three_places_know_their_lines() -> None:
    blocks = tuple(
        TomlBlock(f"[{name}]", {"x": 1}, after)
        for name, after in (
            ("c", None),
            ("a", 1),
            ("b", TEXT[: TEXT.index("[targets")].count("\n")),
        )
    )
    text, written = insert_blocks(TEXT, blocks)
    lines = text.splitlines()
    assert [lines[block.start - 1] for block in written] == ["[c]", "[a]", "[b]"]


def test_the_id_of_a_source_takes_the_place_of_a_description() -> None:
    told = SourceRequest(
        title="New", url="https://example.org/report", published="2024-10-15", at="p. 1"
    )
    answered = answer_option(replace(FIGURE, origin=told), "--source", "ministry")
    assert isinstance(answered, FigureRequest)
    assert answered.origin == SourceRequest("ministry", published="2024-10-15", at="p. 1")
    titled = answer_option(FIGURE, "--source", "A new title")
    assert isinstance(titled, FigureRequest)
    assert (titled.origin.source, titled.origin.title) == (None, "A new title")
    assert answer_option(FIGURE, "TARGET", "x") is None


ROUGHLY = replace(FIGURE, period="2020/2021", value="300")
ROUGH = (
    '\n[[observations]]\nindicator = "firms"\nperiod = "2020/2021"\nvalue = 300\n'
    'source = "yearbook"\n'
)


def test_a_roughly_dated_figure_is_written_with_its_interval() -> None:
    found = accepted(ROUGHLY)
    assert 'period    = "2020/2021"\n' in found.blocks[-1].text
    figure = found.plan.figure
    assert figure
    assert (figure.period, str(figure.interval)) == (None, "2020/2021")
    assert figure.known_since == date(2024, 10, 15)
    assert found.plan.remarks == ()
    observation = found.after.observations[2]
    assert (observation.period, observation.interval) == (None, figure.interval)


def test_the_same_interval_again_is_on_record() -> None:
    again = replace(ROUGHLY, origin=SourceRequest("yearbook"))
    found = answer(again, TEXT + ROUGH)
    assert isinstance(found, Already)


@pytest.mark.parametrize(
    ("origin", "stance", "situation"),
    [
        (SourceRequest("yearbook", published="2024-10-15"), "revise", Situation.REVISES),
        (SourceRequest("ministry"), "competing", Situation.COMPETES),
    ],
)
def test_another_value_of_an_interval_is_a_vintage_of_it(
    origin: SourceRequest, stance: str, situation: Situation
) -> None:
    other = replace(ROUGHLY, value="310", origin=origin)
    found = answer(other, TEXT + ROUGH)
    assert isinstance(found, RequestRefused)
    assert [p.key for p in found.problems] == [situation.value]
    told = answer_option(other, f"--{stance}", "")
    assert told
    assert isinstance(told, FigureRequest)
    assert accepted(told, TEXT + ROUGH).plan.situation is situation


@pytest.mark.parametrize("period", ["2020/2022", "2020", "2021", "2019/2021"])
def test_other_intervals_and_periods_have_nothing_to_do_with_it(period: str) -> None:
    found = accepted(replace(ROUGHLY, period=period), TEXT + ROUGH)
    assert found.plan.situation is Situation.NEW


def test_a_roughly_dated_figure_is_withdrawn_by_its_value() -> None:
    gone = replace(ROUGHLY, value=None, status="withdrawn")
    found = answer(gone, TEXT + ROUGH)
    assert isinstance(found, RequestRefused)
    assert [(p.section, p.option) for p in found.problems] == [("missing", "--value")]
    withdrawn = accepted(replace(gone, value="300"), TEXT + ROUGH)
    assert withdrawn.plan.situation is Situation.WITHDRAWS


@pytest.mark.parametrize(
    ("period", "problems"),
    [
        ("2025/2026", [("refused", "period_ahead", "--period")]),
        ("2024-12/2025-03", [("refused", "period_ahead", "--period")]),
        ("2024-11/2025-03", [("refused", "period_after_publication", "--published")]),
        ("2021/2020", [("period", "reversed", "--period")]),
    ],
)
def test_when_an_interval_cannot_be(period: str, problems: list[tuple[str, str, str]]) -> None:
    assert refused(replace(ROUGHLY, period=period)) == problems


def test_an_interval_may_still_be_running() -> None:
    assert accepted(replace(ROUGHLY, period="2023/2024")).plan.situation is Situation.NEW


FISCAL = TEXT.replace('desired = "increase"\n', 'desired = "increase"\nyear_starts = "07"\n', 1)


def test_a_fiscal_year_is_written_as_one_and_follows_the_last() -> None:
    found = accepted(replace(FIGURE, period="FY2022-23"), FISCAL)
    assert 'period    = "2022/23"\n' in found.blocks[-1].text
    figure = found.plan.figure
    assert figure
    assert figure.period == Period.year(2022, 7)
    later = accepted(replace(FIGURE, period="2023/24", value="550"), found.data.decode())
    assert "--period" not in suggest_answers(FIGURE, later.after, date(2025, 6, 29))
    assert suggest_answers(FIGURE, later.after, date(2025, 6, 30))["--period"] == "2024/25"


def test_a_fiscal_year_that_is_running_is_not_known_yet() -> None:
    found = answer(replace(FIGURE, period="2024/25"), FISCAL)
    assert isinstance(found, RequestRefused)
    assert [p.key for p in found.problems] == ["period_unfinished"]


@pytest.mark.parametrize(
    "request_",
    [
        replace(FIGURE, value="590 to 630"),
        replace(FIGURE, value="590–630 firms"),
        replace(FIGURE, value=None, low="590", high="630"),
    ],
)
def test_a_range_is_written_as_its_ends(request_: FigureRequest) -> None:
    found = accepted(request_)
    written = found.blocks[-1].text
    assert "low" in written
    assert "value " not in written
    figure = found.after.observations[-2]
    assert (figure.record.range, figure.record.value) == ((590, 630), None)
    # half of 590 and 630 together
    assert figure.value == 610


def test_a_value_may_stand_inside_a_range() -> None:
    written = accepted(replace(FIGURE, low="590", high="630")).blocks[-1].text
    assert "value     = 600\nlow       = 590\nhigh      = 630\n" in written


@pytest.mark.parametrize(
    ("request_", "problem"),
    [
        (replace(FIGURE, low="590"), ("missing", "range_end", "--high")),
        (replace(FIGURE, value=None, high="590"), ("missing", "range_end", "--low")),
        (replace(FIGURE, low="590", high="599"), ("refused", "range_outside", "--value")),
        (replace(FIGURE, low="630", high="590"), ("refused", "range_reversed", "--low")),
        (replace(FIGURE, value="5 to 7", low="5", high="7"), ("refused", "range_twice", "--value")),
        (
            replace(FIGURE, value="5 to 7", qualifier="about"),
            ("refused", "range_qualified", "--qualifier"),
        ),
        (
            replace(FIGURE, low="590", high="630", value="~600"),
            ("refused", "range_qualified", "--qualifier"),
        ),
        (replace(FIGURE, value="from 5 to 7"), ("value", "unclear_range", "--value")),
        (replace(FIGURE, low="-5", high="630"), ("refused", "impossible_negative", "--low")),
    ],
)
def test_a_range_that_contradicts_itself_is_refused(
    request_: FigureRequest, problem: tuple[str, str, str]
) -> None:
    assert refused(request_) == [problem]


RANGED = TEXT.replace("value = 500   # as printed", "low = 490\nhigh = 510")


def test_the_same_range_is_on_record_and_its_middle_is_another_figure() -> None:
    same = FigureRequest("firms", value="490-510", period="2023", origin=SourceRequest("yearbook"))
    assert isinstance(answer(same, RANGED), Already)
    found = answer(replace(same, value="500"), RANGED)
    assert isinstance(found, RequestRefused)
    assert found.problems[0].key == "revises"


def test_a_withdrawn_range_is_written_as_a_range() -> None:
    back = FigureRequest(
        "firms",
        period="2023",
        status="withdrawn",
        origin=SourceRequest("yearbook", published="2024-05-01"),
    )
    written = accepted(back, RANGED).blocks[-1].text
    assert "low       = 490\nhigh      = 510\n" in written
    assert "value " not in written


def test_a_part_of_a_period_is_told_before_it_is_written() -> None:
    flow = TEXT.replace('desired = "increase"\n', 'desired = "increase"\nover = "period"\n', 1)
    found = answer(replace(FIGURE, value="300", period="2024-H1"), flow)
    assert not isinstance(found, RequestRefused | Already)
    assert found.plan.remarks == ("other_length",)


def test_a_figure_that_was_published_before_its_period_was_over_is_asked_about() -> None:
    in_may = SourceRequest(title="Report", published="2024-05-02")
    figure = replace(FIGURE, period="2024-H1", origin=in_may)
    assert "published_early" in accepted(figure).plan.remarks
    for marked in (replace(figure, status="estimated"), replace(figure, period="2024-04")):
        assert "published_early" not in accepted(marked).plan.remarks
