"""SDMX-CSV as the csv module and pysdmx read it."""

import csv
import io
from typing import Any

from exports import CONCEPTS, DATASET, SDMX
from pysdmx.io import read_sdmx

from mic_tracker.show.export.datasets.sdmx_csv import write


def test_the_cells_are_the_figures() -> None:
    rows = [*csv.DictReader(io.StringIO(write(DATASET)))]
    found = [(*(row[name] for name in CONCEPTS), row["OBS_STATUS"]) for row in rows]
    assert found == [tuple(c.replace("-North", "'-North") for c in row) for row in SDMX]
    heads = {(row["STRUCTURE"], row["STRUCTURE_ID"], row["ACTION"]) for row in rows}
    assert heads == {("dataflow", "MIC_TRACKER:OBSERVATIONS(1.0)", "I")}


def test_another_reader_has_the_same_values() -> None:
    message: Any = read_sdmx(write(DATASET))
    (read,) = message.data
    values = read.data["OBS_VALUE"].fillna("").tolist()
    assert [str(value) for value in values] == [row[6] for row in SDMX]
