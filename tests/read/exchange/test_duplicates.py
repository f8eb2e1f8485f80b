"""Figures of one thing and one moment: said again, at odds, or a span at whose end one is."""

import pytest

from mic_tracker.read.exchange.figures import TableFigures
from mic_tracker.read.exchange.imported_files import import_files
from mic_tracker.read.exchange.profiles import read_profile
from mic_tracker.read.exchange.source_folder import SourceFile


def read(*rows: str) -> TableFigures:
    text = "\n".join(("Year,Value", *rows))
    profile = read_profile("tidy-csv").model_copy(update={"year_starts": "04"})
    (table,) = import_files([SourceFile("a.csv", text.encode())], profile).tables
    return table


def told(found: TableFigures) -> tuple[list[tuple[str, float | None]], list[tuple[str, int]]]:
    figures = [(figure.period_text, figure.value) for figure in found.figures]
    return figures, [(row.code.value, row.place.line) for row in found.refused]


def test_a_span_is_refused_where_its_last_period_has_a_figure() -> None:
    found = read("2017/18 to 2019/20,11.4", "2019/20,11.1", "2015-2017,12")
    assert told(found) == ([("2019/20", 11.1), ("2015-2017", 12)], [("span", 2)])
    assert found.refused[0].found == "2017/18 to 2019/20: 11.4"


def test_spans_with_one_end_are_all_refused() -> None:
    assert told(read("2010-2012,9", "2011-2012,9", "2013,8")) == (
        [("2013", 8)],
        [("span", 2), ("span", 3)],
    )


@pytest.mark.parametrize("gap", ["2012,", "2012,..", "2011-2012,.."])
def test_a_gap_stands_in_the_way_of_no_span(gap: str) -> None:
    figures, refused = told(read("2010-2012,9", "2013,8", "2014,7", gap))
    assert (("2010-2012", 9) in figures, refused) == (True, [])


def test_what_is_at_odds_is_told_once() -> None:
    found = read("2010-2012,9", "2010-2012,8", "2012,7", "2014,1", "2014,1")
    assert told(found) == ([("2012", 7), ("2014", 1)], [("duplicate", 2), ("duplicate", 3)])
    assert found.repeated == 1
