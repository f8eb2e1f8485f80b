"""A folder of Open SDG as our own reader of such folders takes it, and a parser of YAML."""

import csv
import io

import pytest
import yaml
from exports import DATASET

from mic_tracker.read.exchange.open_sdg.config import read_config
from mic_tracker.read.exchange.open_sdg.meta import read_meta
from mic_tracker.read.exchange.open_sdg.yaml_text import read_yaml_table
from mic_tracker.show.export.packages.open_sdg import count_unsaid, files


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return dict(files(DATASET))


def test_there_are_three_files_for_each_indicator(texts: dict[str, str]) -> None:
    ids = ("training", "budget", "dropouts", "law")
    assert [*texts] == [
        path
        for id_ in ids
        for path in (
            f"data/indicator_{id_}.csv",
            f"meta/{id_}.yml",
            f"indicator-config/{id_}.yml",
        )
    ]


def test_the_data_are_the_figures_in_force(texts: dict[str, str]) -> None:
    """No projection, nothing withdrawn, nothing undated; the headline has no disaggregation."""
    rows = [*csv.reader(io.StringIO(texts["data/indicator_training.csv"]))]
    assert rows == [
        ["Year", "Series", "area", "sex", "Observation status", "Units", "Value"],
        ["2020", "survey", "", "", "Estimated value", "% of people", "38.5"],
        ["2023", "survey", "", "", "Normal value", "% of people", "43.125"],
        ["2024-H1", "register", "", "", "Time series break", "% of people", "45"],
        ["2023", "survey", "'-North", "F", "Provisional value", "% of people", "44"],
        ["2023", "survey", "", "F", "Normal value", "% of people", "45.25"],
    ]
    budget = [*csv.reader(io.StringIO(texts["data/indicator_budget.csv"]))]
    assert [row[0] for row in budget[1:]] == ["2022/23"]


def test_the_goals_are_read_back(texts: dict[str, str]) -> None:
    config = read_config(
        read_yaml_table(texts["indicator-config/training.yml"].encode()), "training"
    )
    assert config.computed
    assert config.unread == ()
    found = [
        (p.series, dict(p.disaggregation), p.direction, p.base_year, p.target_year, p.target)
        for p in config.progress
    ]
    assert found == [
        ("survey", {}, "positive", 2020, 2029, 55.5),  # the promise in force, not the first
        ("survey", {"sex": "F"}, "positive", 2023, 2030, 60),
    ]
    (budget,) = read_config(
        read_yaml_table(texts["indicator-config/budget.yml"].encode()), "budget"
    ).progress
    assert (budget.direction, budget.target, budget.limit) == ("positive", None, 2.5e9)
    (zero,) = read_config(
        read_yaml_table(texts["indicator-config/dropouts.yml"].encode()), "dropouts"
    ).progress
    assert (zero.direction, zero.target) == ("negative", 0.001)  # 0 would be no target there
    law = read_config(read_yaml_table(texts["indicator-config/law.yml"].encode()), "law")
    assert (law.computed, law.progress) == (False, ())
    assert count_unsaid(DATASET) == 1


def test_the_metadata_are_read_back(texts: dict[str, str]) -> None:
    found = read_meta(read_yaml_table(texts["meta/training.yml"].encode()), lambda text: text)
    assert found == {
        "title": "People in training",
        "unit": "% of people",
        "publisher": "Example office",
        "url": "https://stat.example/yearbook?a=1&b=2",
        "published": "01/06/2024",
    }


def test_every_text_stays_one_in_yaml(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        if path.endswith(".yml"):
            content = yaml.safe_load(text)
            assert content["indicator_number"] in path
    meta = yaml.safe_load(texts["meta/training.yml"])
    assert meta["source_url_text_2"] == "=HYPERLINK(paper)"
    assert meta["source_release_date_1"] == "01/06/2024"
