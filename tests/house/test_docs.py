"""The page of the commands: nothing on it is made up, and nothing is missing from it."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pages import load_generator

from mic_tracker import __version__
from mic_tracker.cli import failure
from mic_tracker.cli.arguments import FOR_MAIN, with_verb
from mic_tracker.cli.commands import COMMANDS
from mic_tracker.errors import TrackerError
from mic_tracker.model.kinds import KINDS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")
CLI = "".join(path.read_text("utf-8") for path in (ROOT / "mic_tracker" / "cli").rglob("*.py"))
GENERATOR = load_generator("generate_commands")
BUILT: dict[str, Any] = GENERATOR.commands()
EXAMPLES = [(name, line) for name, c in BUILT.items() for line in GENERATOR.examples(c)]


def test_the_page_is_in_step_with_the_program() -> None:
    assert GENERATOR.page() == PAGE, "run: python docs/generate_commands.py"


def test_every_command_has_its_section() -> None:
    assert re.findall(r"^## ([a-z-]+)$", PAGE, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_starts_with_a_sentence(name: str) -> None:
    summary = GENERATOR.paragraphs(BUILT[name])[0]
    assert re.fullmatch(r"[A-Z][^\n]*\.", summary)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_an_example(name: str) -> None:
    assert [line for verb, line in EXAMPLES if verb == name]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_an_example_would_be_understood(name: str, example: str) -> None:
    program, *words = shlex.split(example)
    verb, *arguments = with_verb([word for word in words if word not in FOR_MAIN])
    assert (program, verb) == ("mic-tracker", name)
    # raises a usage error on an option, an argument or a number that the command does not take
    assert BUILT[name].make_context(name, arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_of_a_command_says_what_it_is(name: str) -> None:
    assert [p.name for p in BUILT[name].params if not (p.hidden or p.help)] == []


def test_every_exit_code_of_the_program_is_told() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \| ", PAGE, re.MULTILINE)}
    errors: list[type[TrackerError]] = [TrackerError, *TrackerError.__subclasses__()]
    raised = {error.exit_code for error in errors}
    fixed = {failure.BROKEN_PIPE, failure.USAGE, failure.INTERNAL, failure.OUTSIDE}
    assert told == raised | fixed | {0, 1}


def test_every_variable_that_the_door_looks_at_is_told() -> None:
    looked_at = set(re.findall(r'(?:envvar=|environ(?:ment)?\.get\()"(\w+)"', CLI))
    assert looked_at
    assert {name for name in looked_at if f"`{name}`" not in PAGE} == set()


def test_the_examples_of_the_kinds_are_in_the_registry() -> None:
    concepts = (ROOT / "docs" / "concepts.md").read_text("utf-8")
    targets = tomllib.loads((ROOT / "targets.toml").read_text("utf-8"))["targets"]
    rows = re.findall(r"^\| (\w+) \| .+ \| (?:`([\w-]+)`: .+|none) \|$", concepts, re.MULTILINE)
    used = {target["kind"] for target in targets.values()}
    assert [kind for kind, _ in rows] == list(KINDS)
    assert all(targets[id_]["kind"] == kind if id_ else kind not in used for kind, id_ in rows)


def test_the_citation_names_this_version() -> None:
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {__version__}\n" in citation
