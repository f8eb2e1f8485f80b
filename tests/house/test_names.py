"""Names: a class name stands once, and a file is named by a noun of the field or by a command."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "mic_tracker"
CODE = sorted(PACKAGE.rglob("*.py"))
# an option is used as `options.Target` and typer reads it: it is the word after `--`, not a type
OPTIONS = [PACKAGE / "cli" / name for name in ("options.py", "goal_options.py")]

NO_NAMES = {
    "metaphors of ours": {
        *("book", "books", "course", "courtyard", "debt", "debts", "door", "floor", "hall"),
        *("house", "room", "sheet", "sheets", "shelf", "shelves", "waist"),
    },
    "adjectives": {"easier", "harmless", "installed", "plain", "supposed"},
    "a pile of anything": {"base", "common", "core", "helpers", "misc", "tools", "util", "utils"},
}
NOUNS_IN_ING = {"finding": "what a check has found has no other name in the field"}
# pages of the pipeline that serve several commands
SHARED_PAGES = {
    "load": "what all commands share",
    "edit": "`correct` and the commands that add something",
    "questions": "what their dialogs ask",
}

_CAPWORDS = re.compile(r"_?[A-Z](?=\w*[a-z])\w*")


def classes(source: str) -> Iterator[str]:
    """The classes of a module, and the types that it gives a name."""
    tree = ast.parse(source)
    yield from (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield from [name] if _CAPWORDS.fullmatch(name) else []


def refused(stem: str) -> list[str]:
    """Why a file may not have this name; nothing when it may."""
    why = [reason for reason, names in NO_NAMES.items() if stem in names]
    gerund = stem.endswith("ing") and stem not in NOUNS_IN_ING
    return [*why, *(["a gerund"] if gerund else [])]


def test_a_class_name_stands_once() -> None:
    places = defaultdict(list)
    for path in CODE:
        for name in classes(path.read_text("utf-8")) if path not in OPTIONS else ():
            places[name].append(path.relative_to(PACKAGE).as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


@pytest.mark.parametrize("options", OPTIONS, ids=lambda path: path.stem)
def test_every_exception_for_options_is_an_option(options: Path) -> None:
    tree = ast.parse(options.read_text("utf-8"))
    assigned = [node for node in tree.body if isinstance(node, ast.Assign)]
    aliases = [ast.unparse(node.value) for node in assigned]
    assert aliases
    assert [a for a in aliases if not re.search(r"^Annotated.*typer\.(Option|Argument)", a)] == []


def test_a_file_is_named_by_a_noun_or_by_a_command() -> None:
    names = {path.relative_to(PACKAGE): path.stem for path in CODE}
    names |= {path.relative_to(PACKAGE): path.name for path in PACKAGE.rglob("*") if path.is_dir()}
    assert {str(path): why for path, stem in names.items() if (why := refused(stem))} == {}


# the pictures that we have of the design are explained in docs/architecture.md and nowhere else
def test_the_code_speaks_of_folders_and_not_of_a_building() -> None:
    words = re.compile(r"(?i)\b(?:courtyard|doors?|hall|(?:reading|judging) room)\b")
    found = {p.relative_to(PACKAGE).as_posix(): words.findall(p.read_text("utf-8")) for p in CODE}
    assert {path: words for path, words in found.items() if words} == {}


def test_every_noun_in_ing_is_the_name_of_a_file() -> None:
    assert set(NOUNS_IN_ING) <= {path.stem for path in CODE}


def test_a_page_of_the_pipeline_is_named_as_its_command() -> None:
    pages = {path.stem for path in (PACKAGE / "pipeline").glob("[a-z]*.py")}
    commands = {path.stem for path in (PACKAGE / "cli" / "commands").glob("[a-z]*.py")}
    assert pages - set(SHARED_PAGES) <= commands
    assert set(SHARED_PAGES) <= pages - commands


@pytest.mark.parametrize(
    "source",
    [
        "class Path: ...",
        "def make():\n    class Path: ...",
        "Path = tuple[str | int, ...]",
        "Path: TypeAlias = 'Line | Arc'",
    ],
)
def test_what_would_be_noticed(source: str) -> None:
    assert list(classes(source)) == ["Path"]


@pytest.mark.parametrize("source", ["LIMIT = 3", "T = TypeVar('T')", "path = Path()"])
def test_what_is_no_type(source: str) -> None:
    assert list(classes(source)) == []


@pytest.mark.parametrize("stem", ["telling", "door", "utils", "harmless"])
def test_names_that_would_be_noticed(stem: str) -> None:
    assert refused(stem)
