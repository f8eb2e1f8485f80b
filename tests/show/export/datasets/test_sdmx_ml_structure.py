"""The structure message, as pysdmx reads it: by itself, and together with the data."""

from io import BytesIO
from math import isnan
from typing import Any

import pytest
from exports import CONCEPTS, DATASET, SDMX
from lxml import etree
from pysdmx.io import get_datasets, read_sdmx

from mic_tracker.show.export.dataset import ExportDataset
from mic_tracker.show.export.datasets import DATASETS
from mic_tracker.show.export.sdmx_structure import code_lists
from mic_tracker.show.language.words import Words


@pytest.fixture(scope="module")
def message() -> Any:  # noqa: ANN401 - of a library
    # it also holds the message against the schemas of SDMX
    return read_sdmx(DATASETS["sdmx-ml-structure"](DATASET), validate=True)


def test_the_components_are_those_of_the_data(message: Any) -> None:  # noqa: ANN401 - see above
    (structure,) = message.get_data_structure_definitions()
    assert (structure.agency, structure.id, structure.version) == (
        "MIC_TRACKER",
        "OBSERVATIONS",
        "1.0",
    )
    dimensions = [c.id for c in structure.components.dimensions]
    assert dimensions == [
        *("FREQ", "INDICATOR", "REF_AREA", "SEX", "SERIES", "STAGE", "SOURCE", "PUBLISHED"),
        "TIME_PERIOD",
    ]
    assert [c.id for c in structure.components.measures] == ["OBS_VALUE"]
    header = DATASETS["sdmx-csv"](DATASET).splitlines()[0].split(",")[3:]
    components = structure.components
    assert {c.id for c in components} == {*header}
    kinds = {c.id: str(c.dtype) for c in components if c.id in {"OBS_VALUE", "COMMENT_OBS"}}
    assert kinds == {"OBS_VALUE": "Double", "COMMENT_OBS": "String"}


def test_the_codes_have_names(message: Any) -> None:  # noqa: ANN401 - see above
    found = {list_.id: {c.id: c.name for c in list_} for list_ in message.get_codelists()}
    assert found["CL_INDICATOR"]["training"] == "People in training"
    assert found["CL_INDICATOR"].keys() == {"training", "budget", "dropouts", "law"}
    assert found["CL_SERIES"].keys() == {"survey", "register", "_Z"}
    assert found["CL_OBS_STATUS"]["A"] == "normal"
    assert found.keys() == {f"CL_{concept}" for concept in code_lists(DATASET)}


def test_every_code_of_the_data_is_in_its_list() -> None:
    rows = DATASETS["sdmx-csv"](DATASET).splitlines()
    header = rows[0].split(",")
    lists = code_lists(DATASET)
    for at, concept in enumerate(header):
        if concept in {"FREQ", "INDICATOR", "SERIES", "SOURCE"}:
            used = {row.split(",")[at] for row in rows[1:]}
            assert used <= lists[concept].keys(), concept


@pytest.mark.parametrize("name", ["sdmx-ml", "sdmx-ml-3"])
def test_data_and_structure_belong_together(name: str) -> None:
    data, structure = DATASETS[name](DATASET), DATASETS["sdmx-ml-structure"](DATASET)
    (found,) = get_datasets(BytesIO(data.encode()), BytesIO(structure.encode()))
    assert found.structure is not None
    assert not isinstance(found.structure, str)
    # by the structure the reader knows that values are numbers, and all else texts
    rows = found.data.astype({"OBS_VALUE": object}).to_dict("records")
    read = [(*(_spelt(row[c]) for c in CONCEPTS), str(row["OBS_STATUS"])) for row in rows]
    assert sorted(read) == sorted(SDMX)


def _spelt(value: object) -> str:
    if isinstance(value, float):
        return "" if isnan(value) else f"{value:.12g}"
    return "" if value is None else str(value)


def test_names_say_their_language() -> None:
    vietnamese = ExportDataset(DATASET.report, Words.load("vi"))
    root = etree.fromstring(DATASETS["sdmx-ml-structure"](vietnamese).encode())
    tag = "{http://www.w3.org/XML/1998/namespace}lang"
    lists = {
        element.get("id"): {
            code.get("id"): code[0].get(tag) for code in element.iterfind("{*}Code")
        }
        for element in root.iterfind(".//{*}Codelist")
    }
    assert lists["CL_FREQ"] == {**dict.fromkeys("ASTQMWD", "en"), "_Z": "vi"}
    assert {*lists["CL_INDICATOR"].values()} == {"vi"}
