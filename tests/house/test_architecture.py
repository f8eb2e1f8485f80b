"""The page of the architecture: its pictures are in step, and what it names is there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import load_generator

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "mic_tracker"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
GENERATOR = load_generator("generate_architecture")

_FILE = r"[\w/.-]+\.(?:py|toml|md|csv)"
# `read/git.py` or `read/git.py: merge_base`; a file without a folder is one of the reader's
NAMED = sorted(set(re.findall(rf"`({_FILE})(?:: ([\w.]+))?`", PAGE)))
FILES = [(file, name) for file, name in NAMED if "/" in file or (PACKAGE / file).exists()]
FOLDERS = sorted(set(re.findall(r"`([\w/-]+/)`", PAGE)))


def at(place: str) -> Path:
    """A file or a folder as the page names it: in the package, or in the repository."""
    start = place.split("/", maxsplit=1)[0]
    return ROOT / place if start in {"tests", "docs", "mic_tracker"} else PACKAGE / place


def definitions(source: str) -> Iterator[str]:
    """The functions, classes, methods and constants that a module defines."""
    for node in ast.parse(source).body:
        match node:
            case ast.ClassDef(name=name, body=body):
                yield name
                yield from (f"{name}.{f.name}" for f in body if isinstance(f, ast.FunctionDef))
            case ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_the_generated_parts_are_in_step() -> None:
    assert GENERATOR.page(PAGE) == PAGE, "run: python docs/generate_architecture.py"


def test_a_part_without_its_marks_is_an_error() -> None:
    with pytest.raises(ValueError, match="generated: picture"):
        GENERATOR.page(PAGE.replace("<!-- end of picture -->", ""))


@pytest.mark.parametrize(("file", "name"), FILES, ids=lambda part: part)
def test_what_the_page_names_is_there(file: str, name: str) -> None:
    assert at(file).is_file()
    assert not name or name in list(definitions(at(file).read_text("utf-8")))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_that_the_page_names_is_there(folder: str) -> None:
    assert at(folder).is_dir()


def test_every_folder_of_the_first_level_is_on_the_page() -> None:
    layers = {path.parent for path in PACKAGE.glob("*/__init__.py")}
    inside = {path for layer in layers for path in layer.iterdir() if path.name[0] != "_"}
    folders = layers | {path for path in inside if path.is_dir()}
    names = {f"{path.relative_to(PACKAGE).as_posix()}/" for path in folders}
    assert len(names) > 15
    assert names - set(FOLDERS) == set()


def test_every_folder_of_tests_is_on_the_page() -> None:
    folders = {path.name for path in (ROOT / "tests").iterdir() if any(path.rglob("*.py"))}
    assert {name for name in folders if f"`tests/{name}" not in PAGE} == set()


def test_every_folder_of_modules_says_what_lives_there() -> None:
    rows = re.findall(r"^\| `([\w/]+(?:/|\.py))` \| (\d+|data) \| (.*) \|$", PAGE, re.MULTILINE)
    assert len(rows) > 20
    assert [place for place, _, sentence in rows if not sentence.endswith(".")] == []


def test_what_would_be_noticed() -> None:
    source = "A = 1\nB: int = 2\ndef f(): ...\nclass C:\n    def m(self): ...\n"
    assert list(definitions(source)) == ["A", "B", "f", "C", "C.m"]
    assert len(FILES) > 60
    assert len({name for _, name in FILES if name}) > 50
