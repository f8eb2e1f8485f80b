"""A folder of a platform as a whole."""

import shutil
from pathlib import Path

import pytest

from mic_tracker.read.exchange.open_sdg.platform import OpenSdgPlatform, read_platform
from mic_tracker.read.exchange.profiles import read_profile

SAMPLES = Path(__file__).parents[1] / "samples" / "open-sdg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SAMPLES, tmp_path / "platform")


def read(folder: Path) -> OpenSdgPlatform:
    return read_platform(folder, read_profile("open-sdg"))


def test_the_figures_with_what_is_said_of_them(folder: Path) -> None:
    files = read(folder).files
    by_indicator = {
        name: [f for f in files.figures if f.series["indicator"] == name]
        for name in ("1-2-1", "8-8-1", "3-3-2_periods", "1-2-2_wide_hr", "1-1-1_cr_only")
    }
    assert {name: len(found) for name, found in by_indicator.items()} == {
        "1-2-1": 11,
        "8-8-1": 6,
        "3-3-2_periods": 8,
        "1-2-2_wide_hr": 16,
        "1-1-1_cr_only": 2,
    }
    assert {str(f.published) for f in by_indicator["1-2-1"]} == {"2022-03-04"}
    assert {f.published for f in by_indicator["8-8-1"]} == {None}


def test_the_problems_of_all_files_by_kind(folder: Path) -> None:
    kinds = {k.code.value: (k.count, k.files) for k in read(folder).files.problems()}
    assert kinds == {
        "fiscal_year": (4, 1),
        "duplicate": (2, 1),
        "not_a_period": (1, 1),
        "not_a_number": (1, 1),
        "no_data": (1, 1),
        "empty": (1, 1),
    }


def test_the_targets(folder: Path) -> None:
    configs = read(folder).configs
    assert [(c.indicator, len(c.progress)) for c in configs] == [("1-2-1", 1), ("8-8-1", 3)]


def test_broken_metadata_stop_no_figures(folder: Path) -> None:
    (folder / "meta" / "1-2-1.md").write_text("---\na: [\n---\n")
    (folder / "indicator-config" / "8-8-1.yml").write_text("a: &x 1\nb: *x\n")
    found = read(folder)
    told = {(row.code.value, row.place.file) for row in found.files.unread}
    assert told == {
        ("broken_metadata", "meta/1-2-1.md"),
        ("references_in_metadata", "indicator-config/8-8-1.yml"),
        ("empty", "data/indicator_5-1-1_blank_first_line.csv"),
    }
    assert [c.indicator for c in found.configs] == ["1-2-1"]
    assert len(list(found.files.figures)) == 45


def test_a_folder_without_metadata(folder: Path) -> None:
    shutil.rmtree(folder / "meta")
    shutil.rmtree(folder / "indicator-config")
    found = read(folder)
    assert len(list(found.files.figures)) == 45
    assert found.configs == ()
