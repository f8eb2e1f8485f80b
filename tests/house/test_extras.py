"""The versions that the extras resolve to beside each other."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]


def major(name: str) -> int:
    return int(version(name).split(".")[0])


def test_ibis_is_a_present_one_beside_what_reads_sdmx() -> None:
    # `pysdmx[all]` brings a library that lets the resolver choose ibis 2.0, without a word
    named = [entry for entries in EXTRAS.values() for entry in entries]
    assert [entry for entry in named if re.match(r"pysdmx\[.*\ball\b", entry)] == []
    assert version("pysdmx")
    assert major("ibis-framework") >= 12
    assert major("sqlglot") >= 26
    assert major("psycopg") >= 3


def test_spark_is_no_part_of_the_tests() -> None:
    assert not any("spark" in entry for entry in EXTRAS["test"])
    assert any(entry.startswith("pyspark>=4") for entry in EXTRAS["spark"])
