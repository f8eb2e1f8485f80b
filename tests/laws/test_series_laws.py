"""Whatever a table says, its columns answer for each series as the points of a list do."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import event, given, settings
from hypothesis import strategies as st

from mic_tracker.model.registry import Registry
from mic_tracker.model.series.rows import RowPoints
from mic_tracker.read.registry import read_registry

HEAD = """format = 1
title = "Series"
include = ["rows.csv"]
sources.s = {title = "S", published = 2024-01-01}
sources.r = {title = "R", published = 2024-01-01}

[indicators.x]
name = "X"
unit = "things"
desired = "increase"
"""
INDICATORS = (
    'measure = "count"\nover = "instant"\n',
    'measure = "count"\nover = "period"\n',
    'measure = "amount"\nover = "period"\nevery = "year"\n',
    'measure = "event"\n',
)
# the end of February comes after the first of March: months are twelfths, days are counted
PERIODS = st.sampled_from(("2019", "2020", "2020-H1", "2021-02", "2021-03-01", "2021-02-28"))
SOURCES = st.sampled_from(("s", "s", "s", "r"))
PUBLISHED = st.sampled_from(("", "", "2023-05-01", "2024-07-01"))
STATUSES = st.sampled_from(("", "", "", "provisional", "estimated", "break", "withdrawn"))
QUALIFIERS = st.sampled_from(("", "", "", "", "about", "over"))
DERIVED = st.sampled_from(("", "", "", "1 + 2"))
NOTHING = st.just("")
ROWS = st.tuples(PERIODS, st.integers(1, 5), SOURCES, PUBLISHED, STATUSES, QUALIFIERS, DERIVED)
PLAIN = st.tuples(PERIODS, st.integers(1, 5), SOURCES, PUBLISHED, NOTHING, NOTHING, DERIVED)
TABLES = st.sampled_from((ROWS, PLAIN, PLAIN)).flatmap(
    lambda rows: st.lists(rows, max_size=6, unique_by=lambda row: (row[0], row[2], row[3]))
)


@given(TABLES, st.sampled_from(INDICATORS))
@settings(max_examples=300, deadline=None)
def test_columns_answer_as_a_list(rows: Sequence[tuple[object, ...]], indicator: str) -> None:
    lines = [",".join(map(str, ("x", *row))) for row in rows]
    head = "indicator,period,value,source,published,status,qualifier,derived"
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "targets.toml").write_text(HEAD + indicator, "utf-8")
        (folder / "rows.csv").write_text("\n".join([head, *lines, ""]), "utf-8")
        new = read_registry(folder / "targets.toml", day=date(2025, 1, 1))
        with patch("mic_tracker.read.registry._code_tables", lambda _: None):
            old = read_registry(folder / "targets.toml", day=date(2025, 1, 1))
    assert (new.registry is None) == (old.registry is None)
    if new.registry and old.registry:
        hold_series(new.registry, old.registry)


def hold_series(new: Registry, old: Registry) -> None:
    """Hold each series, as known on each day, to the other: its answers, then its points."""
    by_columns, by_list = new.vintage_index(), old.vintage_index()
    for id_, members in by_list.by_part:
        pairs = (index.choices(id_, members) for index in (by_columns, by_list))
        for one, other in zip(*pairs, strict=True):
            assert (one.days(), one.ends()) == (other.days(), other.ends())
            for day in (None, *other.days()):
                a, b = one.on(day), other.on(day)
                event("columns" if isinstance(a.points, RowPoints) else "points")
                assert (a.size, a.times, a.values) == (b.size, b.times, b.values)
                assert a.figure_counts() == b.figure_counts()
                assert (a.holds_rough(), a.span) == (b.holds_rough(), b.span)
                assert a == b
