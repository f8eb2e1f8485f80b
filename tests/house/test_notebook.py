"""The notebook of the documentation runs as it stands, without a network, in its own folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
# in a process of its own: what the libraries of Jupyter warn of is theirs
RUN = """
import sys, nbclient, nbformat
notebook = nbformat.read(sys.argv[1], as_version=4)
nbclient.NotebookClient(notebook, timeout=300, allow_errors=True).execute()
nbformat.write(notebook, sys.argv[1])
"""
Cell = Mapping[str, Any]


def read(path: Path) -> list[Cell]:
    """The cells with code."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # it has no types
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> list[Cell]:
    """The cells with what they give, run beside a copy of the registry."""
    folder = tmp_path_factory.mktemp("notebook")
    shutil.copy(ROOT / "targets.toml", folder)
    shutil.copytree(ROOT / "observations", folder / "observations")
    (folder / "docs").mkdir()
    copy = Path(shutil.copy(NOTEBOOK, folder / "docs"))
    places = ("IPYTHONDIR", *(f"JUPYTER_{what}_DIR" for what in ("CONFIG", "DATA", "RUNTIME")))
    own = {name: str(folder / name) for name in places}
    env = {**os.environ, **own, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", RUN, copy.name], cwd=copy.parent, env=env, check=True)
    return read(copy)


def texts(cell: Cell, kind: str) -> str:
    """What a cell gives in a format."""
    return "".join(output.get("data", {}).get(kind, "") for output in cell["outputs"])


def test_no_output_is_kept_in_it() -> None:
    assert [cell["source"] for cell in read(NOTEBOOK) if cell["outputs"]] == []
    assert {cell["execution_count"] for cell in read(NOTEBOOK)} == {None}


def test_every_cell_gives_something_and_none_fails(cells: list[Cell]) -> None:
    kinds = [[output["output_type"] for output in cell["outputs"]] for cell in cells]
    assert kinds == [["execute_result"]] * len(cells)
    assert len(cells) > 5


def test_the_registry_and_the_verdicts_are_shown_as_html(cells: list[Cell]) -> None:
    registry, table = (texts(cell, "text/html") for cell in cells[:2])
    assert "Ministry of Information and Communications" in registry
    assert table.count("<tr>") > 40
    assert "digital-firms-2030" in table


def test_a_goal_that_was_moved_is_told_year_by_year(cells: list[Cell]) -> None:
    (told,) = (texts(c, "text/plain") for c in cells if "range(2021, 2026)" in c["source"])
    rows = [line.split() for line in told.splitlines()[1:]]
    assert [row[1] for row in rows] == [f"{year}-12-31" for year in range(2021, 2026)]
    assert {row[-1] for row in rows} == {"2025-12-31", "2030-12-31"}
