"""A law of imported tables: what is written as rows is read as the same observations."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mic_tracker.edit.exchange.table import table_with
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.read.registry import read_text

HEAD = """format = 1
title = "Test"
include = ["figures.csv"]

[settings]
language = "{language}"

[sources.office]
title = "Yearbook"
published = 2024-06-01

[indicators.change]
name = "Change"
unit = "points"
measure = "change"
desired = "increase"

[indicators.change.dimensions.sex]
[indicators.change.dimensions.age-group]
"""
numbers = st.one_of(
    st.floats(-1e24, 1e24, allow_nan=False).filter(lambda x: x == 0 or abs(x) >= 1e-24),
    st.integers(-(10**15), 10**15).map(float),
    st.decimals(-10_000, 10_000, places=3).map(float),
)
texts = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\ufeff"),
    min_size=1,
    max_size=20,
).map(str.strip)
words = texts.filter(bool)
periods = st.sampled_from(["2019", "2020-Q3", "2021-07", "2022-H1", "2023-05-17", "2020/2021"])
records = st.builds(
    lambda **keys: ObservationRecord.model_validate({k: v for k, v in keys.items() if v}),
    indicator=st.just("change"),
    period=periods,
    value=numbers.map(lambda x: x or 1.5),
    source=st.just("office"),
    at=st.none() | words,
    area=st.none() | words,
    dims=st.none()
    | st.fixed_dictionaries({"sex": words})
    | st.fixed_dictionaries({"age-group": words, "sex": words}),
    status=st.sampled_from(["normal", "estimated", "provisional", "projected", "break"]),
    qualifier=st.none() | st.sampled_from(["about", "over", "at-least"]),
    note=st.none() | words,
)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("name", ["figures.csv", "figures.parquet"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(found=st.lists(records, min_size=1, max_size=6))
@example(
    found=[
        ObservationRecord.model_validate(
            {"indicator": "change", "period": "2019", "value": v, "source": "office"}
        )
        for v in (1.234, 51.038, 8.128e-05, 0.5, -7.5, 1234567.891)
    ]
)
def test_rows_are_read_as_they_were_written(
    tmp_path: Path, name: str, language: str, found: list[ObservationRecord]
) -> None:
    table = table_with(name, None, found, None, language).new
    (tmp_path / name).write_bytes(table)
    text = HEAD.format(language=language).replace("figures.csv", name).encode()
    loaded = read_text(text, name="targets.toml", folder=tmp_path)
    ignored = {"MT021", "MT027", "MT051"}  # the same figure twice, the future, another value
    assert {f.code for f in loaded.findings} <= ignored, (table, loaded.findings)
    if loaded.registry is None:
        return
    read = [o.record for o in loaded.registry.observations]
    keys = [*ObservationRecord.model_fields.keys() - {"value_text"}]
    assert [[getattr(r, key) for key in keys] for r in read] == [
        [getattr(r, key) for key in keys] for r in found
    ]
