"""The courtyard and the judging room compute: no clock, environment, terminal, file or chance."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "mic_tracker"
PURE = [path for room in ("model", "assess") for path in (PACKAGE / room).rglob("*.py")]

CALLS = {"print", "open", "input", "breakpoint", "exec", "eval", "__import__"}
CLOCK = {"today", "now", "utcnow", "localtime", "gmtime", "monotonic", "perf_counter"}
MODULES = {
    "os",
    "sys",
    "time",
    "io",
    "pathlib",
    "shutil",
    "tempfile",
    "subprocess",
    "socket",
    "urllib",
    "random",
    "secrets",
    "uuid",
    "locale",
    "logging",
    "rich",
    "typer",
}


def impurities(source: str) -> Iterator[str]:
    """What a module reaches for outside itself, by line."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found = {name.name.split(".")[0] for name in names} & MODULES
            case ast.ImportFrom(module=str(module)):
                found = {module.split(".")[0]} & MODULES
            case ast.Call(func=ast.Name(id=name)):
                found = {name} & CALLS
            case ast.Attribute(attr=name):
                found = {name} & CLOCK
            case _:
                continue
        yield from (f"{node.lineno}: {name}" for name in sorted(found))


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_of_the_pure_rooms_reaches_for_nothing(path: Path) -> None:
    assert list(impurities(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "print(1)",
        "open('targets.toml')",
        "input()",
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now()",
        "from datetime import date\ntoday = date.today",
        "import time",
        "from time import time",
        "import os.path",
        "from os import environ",
        "import sys\nsys.stdout.write('')",
        "from pathlib import Path",
        "import random",
        "def late():\n    from pathlib import Path",
    ],
)
def test_what_would_be_noticed(source: str) -> None:
    assert list(impurities(source))


@pytest.mark.parametrize(
    "source", ["from datetime import date\ndate(2024, 1, 1)", "import math", "book.open"]
)
def test_what_is_pure(source: str) -> None:
    assert list(impurities(source)) == []
