"""The page of the file format against the JSON Schema and the reader."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from mic_tracker.model.kinds import KINDS
from mic_tracker.read.registry import read_registry, read_text
from mic_tracker.show.schema import registry_schema

PAGE = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text("utf-8")
FILE: dict[str, Any] = json.loads(registry_schema())
RECORDS: dict[str, Any] = {"": FILE, **FILE["$defs"]}
SECTIONS = {
    "The top of the file": "",
    "tables": "DatabaseTable",
    "settings": "Settings",
    "check": "Check",
    "tolerance": "Tolerance",
    "sources": "Source",
    "indicators": "Indicator",
    "dimensions": "Dimension",
    "observations": "ObservationRecord",
    "waivers": "Waiver",
    "reviews": "ReviewRecord",
    "feeds": "FeedRecord",
    "source of a feed": "FeedSource",
    "columns of a feed": "ColumnRole",
    "profile of a feed": "Profile",
    "layout of a profile": "FileLayout",
    "evidence of a profile": "ProfileEvidence",
    "stated": "Statement",
    "baseline": "Baseline",
    **{kind: record.__name__ for kind, record in KINDS.items()},
}
COMMON = "targets"
_ROW = re.compile(r"^\| `(\w+)` \| (.+) \| (required|–|`[^`]+`) \| .+ \|$", re.MULTILINE)
BLOCKS = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
WHOLE = BLOCKS[0]


def rows(heading: str) -> dict[str, str]:
    """The keys of a section and their defaults, as the page has them."""
    section = re.search(rf"^##+ {heading}$(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
    assert section, heading
    return {key: default for key, _, default in _ROW.findall(section[1])}


def stated(record: str) -> dict[str, str]:
    """The keys of a record and their defaults, as the program has them."""
    required = RECORDS[record].get("required", [])
    properties = RECORDS[record]["properties"]
    return {
        key: "required" if key in required else _default(shape) for key, shape in properties.items()
    }


def _default(shape: dict[str, Any]) -> str:
    value = shape.get("default")
    if not isinstance(value, str | int | float):
        return "–"
    if isinstance(value, bool):
        return f"`{json.dumps(value)}`"
    return f"`{json.dumps(value) if isinstance(value, str) else format(value, 'g')}`"


def test_every_record_has_its_section() -> None:
    tables = {name for name, record in RECORDS.items() if "properties" in record}
    assert tables == set(SECTIONS.values())


@pytest.mark.parametrize(("heading", "record"), SECTIONS.items(), ids=SECTIONS)
def test_a_section_has_every_key_with_its_default_and_no_other(heading: str, record: str) -> None:
    shared = rows(COMMON) if heading in KINDS else {}
    assert shared | rows(heading) == stated(record)


@pytest.mark.parametrize(("heading", "record"), SECTIONS.items(), ids=SECTIONS)
def test_every_word_that_a_key_takes_is_on_the_page(heading: str, record: str) -> None:
    found = json.dumps(RECORDS[record]["properties"])
    lists = re.findall(r'"enum": (\[[^]]*\])', found) + re.findall(r'"const": ("\w+")', found)
    words = {word for text in lists for word in re.findall(r'"([\w-]+)"', text)}
    assert {w for w in words if f'`"{w}"`' not in PAGE and f"`{w}`" not in PAGE} == set(), heading


def test_the_whole_registry_is_one() -> None:
    assert loaded(WHOLE) == []


# those that begin with a key of the top name files that are not there
@pytest.mark.parametrize("block", [b for b in BLOCKS[1:] if b.startswith("[")])
def test_a_block_fits_into_the_whole_registry(block: str) -> None:
    allowed = ["MT052"] if "unsourced" in block else []
    assert loaded(WHOLE + "\n" + block) == allowed


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_is_toml(block: str) -> None:
    assert tomllib.loads(block)


def test_every_key_of_a_target_is_shown_in_a_block() -> None:
    written = {
        key for b in BLOCKS for t in tomllib.loads(b).get("targets", {}).values() for key in t
    }
    kinds = [RECORDS[record.__name__]["properties"] for record in KINDS.values()]
    # not to be copied: `unclear` takes the verdict away, the others are of an area's, a
    # breakdown's and a series' own registry
    not_shown = {"unclear", "area", "dims", "gate", "series", "note", "at_most"}
    assert {key for keys in kinds for key in keys} - not_shown == written


def test_the_rows_of_the_csv_file_are_read(tmp_path: Path) -> None:
    table = re.search(r"^```csv\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert table
    (tmp_path / "data.csv").write_text(table[1], "utf-8")
    registry = tmp_path / "targets.toml"
    registry.write_text(WHOLE.replace("title ", 'include = ["data.csv"]\ntitle ', 1), "utf-8")
    found = read_registry(registry)
    assert found.findings == ()
    assert found.registry
    assert [o.value for o in found.registry.observations[-2:]] == [46_900, 48_000]


def test_what_the_page_says_of_numbers_in_tables_holds(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text(
        "indicator;period;value;source\nfirms;2021;7.500;yearbook-2024\n", "utf-8"
    )
    registry = tmp_path / "targets.toml"
    registry.write_text(WHOLE.replace("title ", 'include = ["data.csv"]\ntitle ', 1), "utf-8")
    assert [f.code for f in read_registry(registry).findings] == ["MT034"]


def loaded(text: str) -> list[str]:
    """The codes of all findings of a registry."""
    found = read_text(text.encode(), name="targets.toml", folder=None)
    return [finding.code for finding in found.findings]
