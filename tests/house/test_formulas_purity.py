"""The formulas stay formulas: they import arithmetic and each other, nothing else."""

import ast
from pathlib import Path

import pytest

import mic_tracker.assess.formulas as package

FOLDER = Path(package.__file__).parent
ALLOWED = {"math", "dataclasses", "typing"}


def imports(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module))
    return names


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_a_formula_imports_only_arithmetic(path: Path) -> None:
    foreign = imports(path.read_text(encoding="utf-8")) - ALLOWED
    assert all(name.startswith(package.__name__) for name in foreign), foreign
