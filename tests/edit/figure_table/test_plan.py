"""Plans for tables of figures: each row as one figure would be, and all rows beside each other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from counting import calls

from mic_tracker.edit.figure_table.plan import blame_rows, plan_table
from mic_tracker.edit.figure_table.rows import FigureTableRequest
from mic_tracker.edit.registry_file import amend_bytes
from mic_tracker.edit.request import FigureRequest, SourceRequest, Stance
from mic_tracker.model.edit import Amended, InvalidRequest
from mic_tracker.model.edit.figure_table import TablePlan, TableRefused, TypedRow, TypedTable
from mic_tracker.model.finding import Finding, InvalidInput
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
published = 2024-03-01

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

[indicators.forums]
name = "Forums"
unit = "events"
measure = "event"
desired = "increase"
"""
Row = dict[str, str]


def request(
    rows: Sequence[Row],
    origin: SourceRequest | None = None,
    *,
    stances: Sequence[Stance] = (),
    common: Row | None = None,
) -> FigureTableRequest:
    typed = tuple(TypedRow(line, row) for line, row in enumerate(rows, start=2))
    defaults = FigureRequest("firms-2030", origin=origin or SourceRequest("yearbook"))
    table = TypedTable("pasted", typed, common or {})
    return FigureTableRequest(defaults, table, frozenset(stances))


def answer(wanted: FigureTableRequest, text: str = TEXT) -> Amended:
    load = partial(read_valid_text, name="r.toml", folder=Path(), day=TODAY)
    planner = partial(plan_table, wanted, day=TODAY, language="en")
    found = amend_bytes(text.encode(), load, planner)
    assert isinstance(found, Amended)
    assert isinstance(found.plan, TablePlan)
    return found


def outcomes(wanted: FigureTableRequest, text: str = TEXT) -> list[str]:
    plan = answer(wanted, text).plan
    assert isinstance(plan, TablePlan)
    return [row.outcome for row in plan.rows]


def refused(wanted: FigureTableRequest, text: str = TEXT) -> list[tuple[int, str, str]]:
    """The line, the section and the key of each problem."""
    with pytest.raises(TableRefused) as caught:
        answer(wanted, text)
    return [
        (row.typed.line, problem.section, problem.key)
        for row in caught.value.plan.rows
        for problem in row.problems
    ]


def figure(period: str, value: str, **more: str) -> Row:
    return {"period": period, "value": value, **more}


def test_blocks_follow_the_last_figure_in_the_order_of_the_rows() -> None:
    wanted = request([figure("2024-Q1", "600"), figure("2021", "~350", note="late")])
    found = answer(wanted)
    blocks = (
        '[[observations]]\nindicator = "firms"\nperiod    = "2024-Q1"\nvalue     = 600\n'
        'source    = "yearbook"\npublished = 2024-10-01\n\n'
        '[[observations]]\nindicator  = "firms"\nperiod     = "2021"\nvalue      = 350\n'
        'source     = "yearbook"\nqualifier  = "about"\nvalue_text = "~350"\nnote       = "late"\n'
    )
    expected = TEXT.replace("# below the newest\n\n", f"# below the newest\n\n{blocks}\n")
    assert found.data.decode() != expected  # the first row has no day of its own
    dated = [figure("2024-Q1", "600", published="2024-10-01"), dict(wanted.table.rows[1].cells)]
    assert answer(request(dated)).data.decode() == expected


def test_a_new_source_is_written_once_and_only_if_a_row_has_it() -> None:
    origin = SourceRequest(title="Survey", publisher="Office", published="2024-10-15", at="p. 3")
    found = answer(request([figure("2024-Q2", "600"), figure("2024-Q3", "700")], origin))
    text = found.data.decode()
    assert text.count("[sources.office-2024]") == 1
    assert text.count('source    = "office-2024"\nat        = "p. 3"\n') == 2
    other = request([figure("2021", "300", source="yearbook")], origin)
    assert "[sources.office-2024]" not in answer(other).data.decode()
    again = request([figure("2024-Q2", "600"), figure("2024-Q3", "700")], origin)
    assert outcomes(again, text) == ["known", "known"]
    assert answer(again, text).data.decode() == text


def test_cells_go_before_lines_above_the_table_and_those_before_options() -> None:
    rows = [figure("2021", "300"), figure("2020", "250", source="ministry", at="p. 9")]
    found = answer(request(rows, SourceRequest("ministry", at="p. 1"), common={"at": "p. 5"}))
    texts = [block.text for block in found.blocks]
    assert ['at        = "p. 5"' in texts[0], 'at        = "p. 9"' in texts[1]] == [True, True]
    found = answer(request([figure("2021", "300")], common={"source": "ministry"}))
    assert 'source    = "ministry"' in found.blocks[0].text


def test_value_text_of_a_cell_is_kept() -> None:
    found = answer(request([figure("2021", "300", value_text="ba trăm")]))
    assert 'value_text = "ba trăm"' in found.blocks[0].text


@pytest.mark.parametrize(
    ("row", "outcome", "stances"),
    [
        (figure("2023", "500"), "known", ()),
        (figure("2023", "500", source="ministry"), "corroborates", ("corroborate",)),
        (figure("2023", "550", published="2024-09-01"), "revises", ("revise",)),
        (figure("2023", "550", source="ministry"), "competes", ("competing",)),
        (figure("2023", "", status="withdrawn", published="2024-09-01"), "withdraws", ()),
    ],
)
def test_what_a_row_does_to_the_figure_on_record(
    row: Row, outcome: str, stances: Sequence[Stance]
) -> None:
    row = {key: cell for key, cell in row.items() if cell}
    rows = [row, figure("2021", "300")]
    assert outcomes(request(rows, stances=stances)) == [outcome, "new"]
    # what is allowed is not asked of the other rows, and may be more than is needed
    assert outcomes(request(rows, stances=("revise", "competing", "corroborate")))[0] == outcome
    if stances:
        assert refused(request(rows)) == [(2, "refused", outcome)]


def test_a_withdrawal_that_is_on_record_is_known() -> None:
    rows = [{"period": "2023", "status": "withdrawn", "published": "2024-09-01"}]
    text = answer(request(rows)).data.decode()
    assert outcomes(request(rows), text) == ["known"]


def test_figures_on_record_can_be_made_an_error() -> None:
    wanted = replace(request([figure("2023", "500"), figure("2021", "300")]), again=False)
    assert refused(wanted) == [(2, "row", "known")]


@pytest.mark.parametrize(
    ("second", "key"),
    [
        (figure("2021", "300"), "repeats"),
        (figure("2021", "310"), "revises"),
        (figure("2021", "310", source="ministry"), "competes"),
        (figure("2021", "300", source="ministry"), "corroborates"),
    ],
)
def test_rows_that_repeat_or_contradict_each_other_are_findings(second: Row, key: str) -> None:
    with pytest.raises(TableRefused) as caught:
        answer(request([figure("2021", "300"), figure("2020", "250"), second]))
    first, other, third = caught.value.plan.rows
    assert [first.outcome, other.outcome, third.outcome] == ["new", "new", "refused"]
    assert [(p.key, p.facts["line"]) for p in third.problems] == [(key, 2)]


def test_a_table_may_hold_a_figure_and_its_revision() -> None:
    rows = [figure("2021", "300"), figure("2021", "310", published="2024-05-01")]
    assert outcomes(request(rows, stances=["revise"])) == ["new", "revises"]
    same_day = [figure("2021", "300"), figure("2021", "310")]
    assert refused(request(same_day, stances=["revise"])) == [(3, "refused", "not_later")]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (figure("7/8/2021", "300"), ("period", "day_or_month")),
        (figure("2021", "30.000"), ("value", "ambiguous_separator")),
        (figure("2021", "many"), ("value", "not_a_number")),
        (figure("2021", "-5"), ("refused", "impossible_negative")),
        ({"period": "2021"}, ("row_missing", "value")),
        ({"value": "300"}, ("row_missing", "period")),
        ({"period": "2021", "low": "3"}, ("row_missing", "range_end")),
        (figure("2021", "300", source="yearbok"), ("refused", "source")),
        (figure("2021", "300", status="guessed"), ("refused", "word")),
        (figure("2025", "300"), ("refused", "period_ahead")),
        (figure("2021", "300", indicator="forums"), ("row", "other_indicator")),
    ],
)
def test_a_bad_row_is_refused_and_the_rest_shown_as_it_would_be(
    row: Row, found: tuple[str, str]
) -> None:
    rows = [figure("2020", "250"), row]
    assert refused(request(rows)) == [(3, *found)]


def test_a_source_that_all_rows_lack_is_told_of_each() -> None:
    rows = [figure("2020", "250"), figure("2021", "300")]
    assert refused(request(rows, SourceRequest())) == [
        (2, "row_missing", "source"),
        (3, "row_missing", "source"),
    ]


def test_what_is_wrong_with_all_rows_is_told_once() -> None:
    bad = replace(request([figure("2020", "250")]), defaults=FigureRequest("farms"))
    with pytest.raises(InvalidRequest):
        answer(bad)
    with pytest.raises(InvalidRequest):
        answer(request([figure("2020", "250")], SourceRequest(title="Untold")))


def test_remarks_are_about_the_row_before_in_time() -> None:
    rows = [figure("2024-09", "6000"), figure("2024-10", "6100"), figure("2024-08", "90")]
    rows = [row | {"published": "2024-11-01"} for row in rows]
    plan = answer(request(rows)).plan
    assert isinstance(plan, TablePlan)
    told = [{remark for remark in row.remarks if remark.startswith("ten")} for row in plan.rows]
    assert told == [{"tenfold"}, set(), {"tenth"} if 90 < 500 / 10 else set()]


def test_a_row_that_makes_the_registry_invalid_is_named() -> None:
    every = '[targets.c]\nkind = "cadence"\nindicator = "forums"\nevery = "month"\nfrom = 2023\n'
    wanted = request([figure("2023-05", "1"), figure("2023", "1")])
    wanted = replace(wanted, defaults=replace(wanted.defaults, subject="forums"))
    with pytest.raises(InvalidInput) as caught:
        answer(wanted, TEXT + every)
    findings: tuple[Finding, ...] = caught.value.findings
    registry, _ = read_valid_text((TEXT + every).encode(), name="r.toml", folder=Path(), day=TODAY)
    plan = plan_table(wanted, registry, TODAY, "en")
    blamed = blame_rows(plan, (TEXT + every).encode(), "r.toml", findings)
    assert blamed
    assert [row.outcome for row in blamed.rows] == ["new", "refused"]
    assert [finding.code for finding in blamed.rows[1].findings] == ["MT038"]


def test_the_cost_of_a_row_does_not_grow_with_the_table() -> None:
    def days(number: int) -> FigureTableRequest:
        first = date(2010, 1, 1)
        every = (first + timedelta(days=n) for n in range(number))
        return request([figure(str(day), str(300 + n % 90)) for n, day in enumerate(every)])

    few, many = (calls(partial(answer, days(number))) for number in (150, 600))
    assert many < 4.6 * few
