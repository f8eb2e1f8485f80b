"""The verdicts as objects, as records and as a table."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_registry import SMALL

import mic_tracker
from mic_tracker import MicTrackerError, StatusTable

UNDATED = """\
[[observations]]
indicator = "lines"
period = "2021"
value = 110
unsourced = "seen"
"""


@pytest.fixture
def table(tmp_path: Path) -> StatusTable:
    (tmp_path / "targets.toml").write_text(SMALL, "utf-8")
    registry = mic_tracker.load(tmp_path / "targets.toml", read_on="2025-06-30")
    return registry.assess(as_of="2025-06-30")


def test_a_target_says_what_follows_from_its_figures(table: StatusTable) -> None:
    target = table.target("lines-2030")
    assert (target.kind, target.indicator, target.area) == ("level", "lines", None)
    assert target.progress == pytest.approx((140 - 100) / (200 - 100))
    assert target.likelihood == target.to_record()["forecast"]["likelihood"]
    assert target.flags == tuple(target.to_record()["flags"])


def test_a_target_without_a_forecast_has_no_likelihood(table: StatusTable) -> None:
    kept = table.target("lines-2023")
    assert (kept.status, kept.likelihood) == ("achieved", None)
    assert kept.progress == pytest.approx((140 - 100) / (120 - 100))


def test_the_most_urgent_target_is_first(table: StatusTable) -> None:
    assert [target.id for target in table] == ["lines-2030", "lines-2023"]
    assert len(table) == 2
    assert table.counts["achieved"] == 1
    assert sum(table.counts.values()) == 2


def test_an_unknown_target_is_told_the_nearest_ids(table: StatusTable) -> None:
    with pytest.raises(MicTrackerError, match="lines-2030") as caught:
        table.target("lines-2031")
    assert caught.value.code == "unknown_target"


def test_who_changes_a_record_changes_nothing_else(table: StatusTable) -> None:
    record = table.targets[0].to_record()
    record["latest"]["value"] = 0
    record["flags"].append("seen")
    assert table.targets[0].to_record()["latest"]["value"] == 140
    assert table.to_records()[0]["flags"] == list(table.targets[0].flags)


def keys(record: dict[str, object], before: str = "") -> Iterator[str]:
    """The keys of a record, with dots for keys inside keys."""
    for key, value in record.items():
        yield before + key
        if isinstance(value, dict):
            yield from keys(value, f"{before}{key}.")


def test_a_data_frame_has_the_keys_of_the_records(table: StatusTable) -> None:
    frame = table.to_pandas()
    assert list(frame["id"]) == ["lines-2030", "lines-2023"]
    assert {*frame.columns} <= {*keys(table.to_records()[0])} | {
        f"review.{key}" for key in ("verdict", "on", "differs", "due")
    }
    by_id = frame.set_index("id")
    assert by_id.loc["lines-2030", "latest.value"] == 140
    assert by_id.loc["lines-2030", "progress"] == pytest.approx(0.4)
    assert by_id.loc["lines-2023", "status"] == "achieved"
    assert by_id["forecast.likelihood"].isna().to_dict() == {
        "lines-2030": False,
        "lines-2023": True,
    }


def test_a_registry_without_targets_is_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text('format = 1\ntitle = "None yet"\n', "utf-8")
    table = mic_tracker.load(tmp_path / "targets.toml").assess(as_of="2025")
    assert (len(table), table.to_records()) == (0, [])
    assert table.to_pandas().empty
    assert "id" in table.to_pandas().columns


def test_it_prints_as_status_does(table: StatusTable) -> None:
    lines = str(table).splitlines()
    assert lines[0].startswith("Two goals (2)")
    assert any("lines-2023" in line and "achieved" in line for line in lines)
    day = "datetime.date(2025, 6, 30)"
    assert repr(table) == f"StatusTable(as_of={day}, known_on=None, language='en')"


def test_warnings_come_with_the_verdicts(tmp_path: Path) -> None:
    file = tmp_path / "targets.toml"
    file.write_text(SMALL + UNDATED, "utf-8")
    registry = mic_tracker.load(file)
    line = (SMALL + UNDATED).splitlines().index('unsourced = "seen"') + 1
    (found,) = registry.assess(as_of="2025").findings
    assert registry.findings == (found,)
    assert (found.severity, found.file, found.line) == ("warning", file.as_posix(), line)


def test_a_notebook_shows_the_table_escaped(table: StatusTable) -> None:
    html = table._repr_html_()
    assert "Lines &lt;b&gt;&amp;amp;&lt;/b&gt; cables" in html
    assert "<b>" not in html
