"""Whoever judges asks a series, and does not take its points: columns may answer, too."""

import ast
from pathlib import Path

import mic_tracker.assess as package

FOLDER = Path(package.__file__).parent
DRAWS_EACH = {"over_time/curves.py"}
"""Who needs every point, because it is drawn."""


def takes_points(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(n, ast.Attribute) and n.attr == "points" for n in ast.walk(tree))


def test_only_what_draws_a_series_takes_its_points() -> None:
    takers = {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*.py") if takes_points(p)}
    assert takers == DRAWS_EACH
