"""Files beside a file: a package, metadata, a codebook."""

import shutil
from pathlib import Path

import pytest

from mic_tracker.model.edit.exchange.problem import RefusedRow
from mic_tracker.read.exchange.figures import ImportedFiles
from mic_tracker.read.exchange.imported_files import import_files
from mic_tracker.read.exchange.metadata.companions import (
    DescribedFile,
    read_described_file,
    read_package_folder,
)
from mic_tracker.read.exchange.profiles import read_profile

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SAMPLES, tmp_path / "samples")


def figures(found: DescribedFile, profile: str = "") -> ImportedFiles:
    chosen = read_profile(profile) if profile else found.profile
    assert chosen
    return import_files([found.file], chosen)


def check_firms(found: ImportedFiles) -> None:
    assert [(f.key.area, str(f.period), f.missing or f.value) for f in found.figures] == [
        ("Nordland", "2022", 51038.5),
        ("Nordland", "2023", 52411.0),
        ("Südland", "2024", "unspecified"),
    ]
    assert [f.note for f in found.figures] == [None, "p", None]
    assert {str(f.published) for f in found.figures} == {"2026-02-01"}
    assert found.problems() == ()


def test_a_file_of_a_package(folder: Path) -> None:
    check_firms(figures(read_described_file(folder / "frictionless" / "data" / "firms.csv")))


def test_the_folder_of_a_package(folder: Path) -> None:
    (found,) = read_package_folder(folder / "frictionless")
    check_firms(figures(found))


def test_a_folder_without_a_package(folder: Path) -> None:
    assert read_package_folder(folder / "owid") == ()


def test_the_metadata_of_owid(folder: Path) -> None:
    found = figures(read_described_file(folder / "owid" / "grapher.csv"), "owid")
    assert {(f.key.unit, str(f.published)) for f in found.figures} == {
        ("% of population", "2026-01-24")
    }


def test_the_codebook_of_owid(folder: Path) -> None:
    data = folder / "owid" / "wide_codebook" / "data.csv"
    found = figures(read_described_file(data), "owid")
    assert {f.series["indicator"]: f.key.unit for f in found.figures} == {
        "population": "people",
        "co2": "million tonnes",
        "co2_per_capita": "tonnes per person",
    }


def test_broken_metadata_are_told_and_stop_no_figures(folder: Path) -> None:
    (folder / "owid" / "grapher.metadata.json").write_text("{")
    found = read_described_file(folder / "owid" / "grapher.csv")
    assert [row.code.value for row in found.unread] == ["broken_metadata"]
    assert len(list(figures(found, "owid").figures)) == 4


def test_links_of_a_package_out_of_its_folder_are_told(folder: Path) -> None:
    data = folder / "frictionless" / "data" / "firms.csv"
    data.unlink()
    data.symlink_to(folder / "owid" / "grapher.csv")
    (found,) = read_package_folder(folder / "frictionless")
    assert isinstance(found.file, RefusedRow)
    assert found.file.code.value == "outside_folder"


def test_metadata_that_are_a_link_out_of_the_folder_are_not_read(folder: Path) -> None:
    beside = folder / "owid" / "daily.metadata.json"
    (folder / "secret.json").write_text('{"columns": {"Doses": {"unit": "secret"}}}')
    beside.symlink_to(folder / "secret.json")
    found = figures(read_described_file(folder / "owid" / "daily.csv"), "owid")
    assert {f.key.unit for f in found.figures} == {None}
