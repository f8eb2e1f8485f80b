"""A kind of target says everything in its own file: no other file asks which kind a target is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from mic_tracker.model.kinds import KINDS
from mic_tracker.model.target import TargetRecord

PACKAGE = Path(__file__).parents[2] / "mic_tracker"
NAMES_OF_KINDS = {
    "model/codes.py": "the list of the names, for whoever may not load the records",
    "model/method.py": "which kinds a method judges is the method's to say",
    "read/exchange/open_sdg/config.py": "a key in the files of Open SDG",
    "edit/exchange/progress_targets.py": "a platform states levels and directions",
    "read/wrong_types.py": "an example of what to write",
    "show/export/packages/open_sdg.py": "a key in the files of Open SDG",
    "show/schema.py": "an example of what to write",
}
# words that are names of something else as well: a measure, a method, a part of the check
OTHER_MEANINGS = {"change", "cadence", "milestone"}
FILES = {
    path.relative_to(PACKAGE).as_posix(): path
    for path in PACKAGE.rglob("*.py")
    if path.parent.name != "kinds"
}


def literals(tree: ast.AST) -> Iterator[str]:
    """The string constants of a piece of code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def compared_with_a_kind(tree: ast.AST) -> Iterator[str]:
    """The string constants that a target's kind is compared with or looked up by."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare | ast.Subscript) and any(
            isinstance(part, ast.Attribute) and part.attr == "kind" for part in ast.walk(node)
        ):
            yield from literals(node)


@pytest.mark.parametrize("name", FILES)
def test_no_other_file_names_a_kind(name: str) -> None:
    tree = ast.parse(FILES[name].read_text(encoding="utf-8"))
    named = {*literals(tree)} & KINDS.keys() - OTHER_MEANINGS
    if name == "show/check/formats/sarif.py":
        named -= {"level"}  # SARIF's word for a severity
    assert name in NAMES_OF_KINDS or not named
    assert not {*compared_with_a_kind(tree)} & KINDS.keys()


@pytest.mark.parametrize("name", NAMES_OF_KINDS)
def test_the_exceptions_are_needed(name: str) -> None:
    tree = ast.parse(FILES[name].read_text(encoding="utf-8"))
    assert any(kind in text for text in literals(tree) for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_answers_every_question_itself(kind: type[TargetRecord]) -> None:
    assert {"trajectory", "promise", "faults", "goalposts"} <= vars(kind).keys()
