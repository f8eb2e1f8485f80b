"""SDMX-ML as pysdmx and a parser of XML read it."""

import json
from datetime import date
from typing import Any

import pytest
from exports import CONCEPTS, DATASET, SDMX, WORDS
from lxml import etree
from pysdmx.io import read_sdmx
from reporting import registry_of

from mic_tracker.model.report import Clock, Report
from mic_tracker.show.export.dataset import ExportDataset
from mic_tracker.show.export.datasets import DATASETS

FORMATS = ("sdmx-ml", "sdmx-ml-3")
REGISTRY = """
format = 1
title = "T"
[indicators.x]
name = "X"
unit = "u"
measure = "count"
desired = "increase"
[[observations]]
indicator = "x"
period = 2020
value = 1
unsourced = "r"
note = NOTE
"""
HARD = """a "quoted" <b> & 'it' \\ back\\xa0slash \u200d ]]> đ"""
"""What XML minds, and what a writer that shows texts as Python does would change."""


@pytest.mark.parametrize("name", FORMATS)
def test_another_reader_has_the_same_figures(name: str) -> None:
    text = DATASETS[name](DATASET)
    # it also holds the message against the schemas of SDMX
    message: Any = read_sdmx(text, validate=True)
    (read,) = message.data
    rows = read.data.fillna("").to_dict("records")
    found = [(*(str(row[c]) for c in CONCEPTS), str(row["OBS_STATUS"])) for row in rows]
    assert sorted(found) == sorted(SDMX)
    half = next(row for row in rows if row["TIME_PERIOD"] == "2024-S1")
    assert (half["LOWER_BOUND"], half["UPPER_BOUND"]) == ("44", "46")
    assert half["SOURCE_TITLE"] == 'Statistical "yearbook"'


@pytest.mark.parametrize("name", FORMATS)
def test_a_message_is_of_the_day_of_judgement(name: str) -> None:
    root = etree.fromstring(DATASETS[name](DATASET).encode())
    prepared = root.find(".//{*}Prepared")
    assert prepared is not None
    assert prepared.text == "2026-11-26T00:00:00Z"
    assert len(root.findall(".//Obs")) == len(SDMX)


@pytest.mark.parametrize("name", FORMATS)
def test_a_text_is_the_same_whatever_is_in_it(name: str) -> None:
    text = REGISTRY.replace("NOTE", json.dumps(HARD))
    registry = registry_of(text)
    report = Report(registry, Clock(date(2024, 1, 1)), (), ())
    made = DATASETS[name](ExportDataset(report, WORDS))
    (seen,) = etree.fromstring(made.encode()).findall(".//Obs")
    assert seen.get("COMMENT_OBS") == HARD
