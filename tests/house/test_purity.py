"""What touches the outside: nothing in the folders that compute; elsewhere what the docs say."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "mic_tracker"
CODE = sorted(PACKAGE.rglob("*.py"))
PURE = [path for layer in ("model", "assess", "text") for path in (PACKAGE / layer).rglob("*.py")]

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

OWN_FILES = "files of the package itself: messages, schemas, templates"
# what each row of the table in docs/architecture.md is about, as it looks in code: a name that is
# imported or used, or a method that only a path, a stream or a clock has
TOUCHES = {
    "today's date": {"time", *(f".{name}" for name in CLOCK)},
    "environment variables, the current folder": {"os.environ", "os.getenv", ".cwd", ".home"},
    "the terminal and the standard streams": {
        *("sys.stdin", "sys.stdout", "sys.stderr", "print", "input", "getpass"),
        *("typer.echo", "typer.prompt", "typer.confirm", "os.get_terminal_size"),
    },
    "files": {
        *(f".{verb}_{what}()" for verb in ("read", "write") for what in ("text", "bytes")),
        *(f".{verb}()" for verb in ("open", "exists", "is_file", "is_dir", "is_symlink", "stat")),
        *(f".{verb}()" for verb in ("resolve", "samefile", "iterdir", "glob", "rglob", "touch")),
        *(f".{verb}()" for verb in ("mkdir", "unlink", "chmod", "rmdir", "symlink_to", "rename")),
        *("open", "os.open", "shutil", "tempfile", "filelock"),
    },
    OWN_FILES: {"importlib.resources", "__file__"},
    "other programs: git, a pager, an editor": {
        "subprocess",
        "os.system",
        "os.execv",
        "multiprocessing",
    },
    "the network, chance": {
        *("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio"),
        *("random", "secrets", "uuid"),
    },
}


@cache
def used(source: str) -> set[str]:
    """What a module imports or uses: `os`, `os.environ`, `print`, `.now`, `.open()`."""
    found = set[str]()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found |= {start for name in names for start in _starts(name.name)}
            case ast.ImportFrom(module=str(module), names=names):
                found |= {*_starts(module), *(f"{module}.{name.name}" for name in names)}
            case ast.Call(func=ast.Name(id=name)) | ast.Name(id="__file__" as name):
                found.add(name)
            case ast.Call(func=ast.Attribute(attr=name)):
                found.add(f".{name}()")
        if isinstance(node, ast.Attribute):
            found |= {f".{node.attr}", ast.unparse(node)}
    return found


def _starts(module: str) -> set[str]:
    parts = module.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts) + 1)}


def touching(what: str) -> set[str]:
    """The modules that touch something, by their paths in the package."""
    return {
        path.relative_to(PACKAGE).as_posix()
        for path in CODE
        if used(path.read_text("utf-8")) & TOUCHES[what]
    }


def documented() -> dict[str, set[str]]:
    """The table of docs/architecture.md: what, and the modules that touch it."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    section = page.split("\n## What touches the outside\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", section, re.MULTILINE)
    return {what: set(re.findall(r"`([\w/]+\.py)`", where)) for what, where in rows[1:]}


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
def test_a_pure_module_reaches_for_nothing(path: Path) -> None:
    assert list(impurities(path.read_text(encoding="utf-8"))) == []


def test_the_table_has_a_row_for_each_thing_outside() -> None:
    assert list(documented()) == list(TOUCHES)


@pytest.mark.parametrize("what", TOUCHES)
def test_only_what_the_docs_name_touches(what: str) -> None:
    own = touching(OWN_FILES) if what == "files" else set()
    assert touching(what) - own == documented()[what] - own


def test_show_opens_no_files_but_its_own() -> None:
    paths = {path for path in touching("files") if path.startswith("show/")}
    assert paths <= touching(OWN_FILES)
    for path in paths:
        source = (PACKAGE / path).read_text("utf-8")
        starts = set(re.findall(r"\b(?:files|Path)\(([^)]*)\)", source))
        assert starts <= {'"mic_tracker.show"', "__file__"}


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("path.open('rb')", "files"),
        ("from tempfile import TemporaryDirectory", "files"),
        ("import os\nos.environ['CI']", "environment variables, the current folder"),
        ("from os import environ", "environment variables, the current folder"),
        ("Path.cwd()", "environment variables, the current folder"),
        ("from sys import stderr", "the terminal and the standard streams"),
        ("date.today()", "today's date"),
        ("import subprocess", "other programs: git, a pager, an editor"),
        ("from urllib.request import urlopen", "the network, chance"),
    ],
)
def test_what_would_be_noticed_elsewhere(source: str, what: str) -> None:
    assert used(source) & TOUCHES[what]


@pytest.mark.parametrize("source", ["tally.open", "text.replace('a', 'b')", "urllib.parse.quote"])
def test_what_touches_nothing(source: str) -> None:
    assert not any(used(source) & signs for signs in TOUCHES.values())


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
