"""Rows that come in lists: their codes, their order, and what keeps one from being plain."""

from math import inf, nan

import numpy as np
import pytest

from mic_tracker.read.bulk.coded_rows import TableFault
from mic_tracker.read.bulk.servers.expression import RowGroups
from mic_tracker.read.bulk.servers.listed_rows import ListedRows, OrderedRows

GROUPS = RowGroups(["indicator"], ["period", "source"], ["note", "low"])


def made(*rows: tuple[object, ...]) -> OrderedRows:
    listed = ListedRows(GROUPS)
    for row in rows:
        listed.add(row)
    return listed.ordered()


def test_rows_are_ordered_by_their_cells() -> None:
    first = ("b", ["2021\x1fs", "2020\x1fs"], [2.0, 1.0], ["\x1fNaN", "\x1fNaN"])
    second = ("a", ["2021\x1fs"], [3.0], ["said\x1fNaN"])
    for rows in ((first, second), (second, first)):
        ordered = made(*rows)
        coded = ordered.coded(["note"])
        assert [coded.series[code][0] for code in coded.series_codes] == ["a", "b", "b"]
        assert [coded.said[code] for code in coded.said_codes] == [
            ("2021", "s"),
            ("2020", "s"),
            ("2021", "s"),
        ]
        assert coded.values.tolist() == [3.0, 1.0, 2.0]
        assert coded.rows.tolist() == [1, 2, 3]
        assert coded.texts == {0: {"note": "said"}}
        assert ordered.cells(0) == {
            "indicator": "a",
            "period": "2021",
            "source": "s",
            "note": "said",
            "value": "3",
        }


@pytest.mark.parametrize(
    ("value", "text"),
    [(nan, ""), (inf, "inf"), (-inf, "-inf"), (1e25, "1e+25"), (1e-25, "1e-25"), (5.0, "5")],
)
def test_a_number_is_shown_as_programs_write_it(value: float, text: str) -> None:
    ordered = made(("a", ["2020\x1fs"], [value], ["\x1fNaN"]))
    assert ordered.cells(0)["value"] == text
    assert ordered.coded([]).values.tolist() == pytest.approx([value], nan_ok=True)


def test_a_row_with_an_end_of_a_range_is_left_to_it_as_well() -> None:
    # 1.0E10 is how Java writes it
    ordered = made(("a", ["2020\x1fs"], [5.0], ["\x1f1.0E10"]))
    assert np.isnan(ordered.coded(["note"]).values).tolist() == [True]
    assert ordered.cells(0)["low"] == "10000000000"
    assert ordered.coded(["note"]).texts == {}


def test_no_rows() -> None:
    coded = made().coded(["note"])
    assert (len(coded.rows), coded.texts, coded.series) == (0, {}, [])


def test_texts_of_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mic_tracker.text.limits.OBSERVATIONS", 1)
    with pytest.raises(TableFault) as caught:
        made(("a", ["2020\x1fs"] * 2, [1.0, 2.0], ["x\x1fNaN"] * 2)).coded(["note"])
    assert caught.value.facts["what"] == "own_texts"
