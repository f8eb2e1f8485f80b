"""Records of observations, made as they are read: the same from a table and from blocks."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from exports import DATASET, WORDS

from mic_tracker.model.report import Clock
from mic_tracker.pipeline.export import export_observations, read_part
from mic_tracker.pipeline.load import judge_registry
from mic_tracker.show.export.observations import observation_table
from mic_tracker.show.language.catalogue import LanguageWish

HEAD = """format = 1
title = "T"
[sources.s]
title = "A source"
published = 2024-01-31
[indicators.a]
name = "A"
unit = "things"
measure = "amount"
desired = "increase"
[indicators.b]
name = "B"
unit = "things"
measure = "amount"
desired = "increase"
"""
CLOCK = Clock(date(2026, 1, 1))


def registry(folder: Path) -> Path:
    """Rows that are plain, and rows that are not: a range, a hedge, a note."""
    (folder / "rows.csv").write_text(
        "indicator,period,value,low,high,source,note,value_text\n"
        'a,2019,5,,,s,,\nb,2019,,3,4,s,,\na,2020,6.25,,,s,a remark,"6,25"\na,2021,about 7,,,s,,\n'
    )
    (folder / "targets.toml").write_text(
        HEAD.replace("[sources", 'include = ["rows.csv"]\n[sources', 1)
    )
    return folder / "targets.toml"


def test_the_records_of_a_table(tmp_path: Path) -> None:
    report = judge_registry(registry(tmp_path), CLOCK)
    records = observation_table(report, report.registry.observations, WORDS).records
    found = [(r["indicator"], r["period"], r["value"], r["low"], r["note"]) for r in records]
    assert found == [
        ("a", "2019", 5, None, None),
        ("b", "2019", None, 3, None),
        ("a", "2020", 6.25, None, "a remark"),
        ("a", "2021", 7, None, None),
    ]
    assert [records[i] for i in range(4)] == [*records] == records[:4]
    assert len(records) == 4
    assert records[0]["source_described"]["title"] == "A source"


def test_the_records_of_some_indicators(tmp_path: Path) -> None:
    path = registry(tmp_path)
    for wanted, periods in ((["b"], ["2019"]), (["a"], ["2019", "2020", "2021"])):
        report = read_part(path, CLOCK, None, wanted, (), None)
        content = export_observations(report, "csv", LanguageWish()).content
        assert isinstance(content, Iterator)
        rows = "".join(content).splitlines()[1:]
        assert [row.split(",")[1] for row in rows] == periods


def test_blocks_have_records_as_well() -> None:
    records = DATASET.table.records
    assert [*records] == [records[i] for i in range(len(records))]
    assert {record["indicator"] for record in records} == {"training", "budget", "dropouts", "law"}
