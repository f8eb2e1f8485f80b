"""The page about Python: every block on it does what it shows, and its table names all there is."""

import doctest
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import mic_tracker
from mic_tracker.api import days, registry

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")
TODAY = date(2026, 11, 27)
"""On the page; whoever runs the tests may have another one."""


def blocks(page: str) -> list[str]:
    """The sessions of a page, one behind the other."""
    return re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def broken(page: str) -> list[str]:
    """What happens otherwise than a page shows; its blocks share their names."""
    names: dict[str, Any] = {}
    parser, told = doctest.DocTestParser(), list[str]()
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    for number, block in enumerate(blocks(page)):
        test = parser.get_doctest(block, names, f"block {number}", None, 0)
        runner.run(test, out=told.append, clear_globs=False)
        names = test.globs
    return told


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The registry, on the day of the page, in the folder that a session is in."""
    shutil.copy(ROOT / "targets.toml", tmp_path)
    shutil.copytree(ROOT / "observations", tmp_path / "observations")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(registry, "day_of_reading", lambda day: days.day_of_reading(day or TODAY))
    return tmp_path


def test_every_block_does_what_it_shows(copy: Path) -> None:
    assert (copy / "targets.toml").is_file()
    assert len(blocks(PAGE)) > 8
    assert "".join(broken(PAGE)) == ""


def test_so_does_the_readme(copy: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert copy.is_dir()
    assert len(blocks(readme)) == 1
    assert "".join(broken(readme)) == ""


def test_every_block_of_python_is_a_session() -> None:
    assert [block for block in blocks(PAGE) if not block.startswith(">>> ")] == []


def test_what_would_be_noticed(copy: Path) -> None:
    assert copy.is_dir()
    first = "```python\n>>> n = 1 + 1\n\n```\n\n"
    assert broken(first + "```python\n>>> n\n2\n\n```\n") == []
    assert "Expected:\n    3\nGot:\n    2" in "".join(
        broken(first + "```python\n>>> n\n3\n\n```\n")
    )
    assert "NameError" in "".join(broken("```python\n>>> unknown\n1\n\n```\n"))


def test_the_table_names_all_there_is() -> None:
    rows = dict(re.findall(r"^\| `(\w+)(?:\(.*\))?` \| (.*) \|$", PAGE, re.MULTILINE))
    assert {*rows} == {*mic_tracker.__all__} - {"__version__"}
    for name, text in rows.items():
        cls = getattr(mic_tracker, name)
        own = {*vars(cls), *cls.__annotations__} if isinstance(cls, type) else set[str]()
        fields = {field for field in own if field[0] != "_"}
        told = set(re.findall(r"`(\w+)(?:\([^`]*\))?`", text))
        assert fields - told == set(), name
    assert rows["API_VERSION"] == str(mic_tracker.API_VERSION)
