"""Every extension folder and its table agree: a file that nobody can reach is a defect."""

import inspect
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest

from mic_tracker.assess.gate.rule import Rule
from mic_tracker.assess.gate.rules import RULES
from mic_tracker.assess.method import Method
from mic_tracker.assess.methods import METHODS
from mic_tracker.cli.commands import COMMANDS
from mic_tracker.edit.goal import goal_keys, option_name
from mic_tracker.edit.observation_keys import READERS
from mic_tracker.edit.tables import indicator, source
from mic_tracker.lazy_table import LazyTable
from mic_tracker.model import codes as names
from mic_tracker.model.codes import CODES
from mic_tracker.model.indicator import Desired, Indicator, Measure, YearStart
from mic_tracker.model.kinds import KINDS, Target
from mic_tracker.model.kinds.cadence import Cadence
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.period import Frequency
from mic_tracker.model.source import Commitment
from mic_tracker.model.target import TargetRecord
from mic_tracker.model.trajectory import Question, Shape

PACKAGE = Path(__file__).parents[2] / "mic_tracker"
TABLES = {
    "model/kinds": "KINDS",
    "assess/methods": "METHODS",
    "show/formats": "FORMATS",
    "show/check/formats": "VERDICTS",
    "show/chart/formats": "PICTURES",
    "show/export/formats": "TABLE_FORMATS",
    "show/export/datasets": "DATASETS",
    "show/export/packages": "PACKAGES",
    "read/sources": "SOURCES",
    "read/exchange/formats": "FORMATS",
    "cli/commands": "COMMANDS",
}


def files(folder: str) -> set[str]:
    """The modules of a folder, under the names that a table gives them."""
    names = {path.stem for path in (PACKAGE / folder).glob("*.py")}
    # a file that has the name of a keyword has a line behind it
    return {name.rstrip("_").replace("_", "-") for name in names - {"__init__"}}


def table_of(folder: str) -> Mapping[str, Any]:
    package = import_module("mic_tracker." + folder.replace("/", "."))
    found: Mapping[str, Any] = getattr(package, TABLES[folder])
    return found


LAZY = [
    (folder, name)
    for folder in TABLES
    if isinstance(table_of(folder), LazyTable)
    for name in table_of(folder)
]


# an empty folder needs no table yet; the first file in it does
@pytest.mark.parametrize("folder", [folder for folder in TABLES if files(folder)])
def test_the_folder_and_its_table_agree(folder: str) -> None:
    assert set(table_of(folder)) == files(folder)


# import-linter sees no names in strings, so nothing else looks at them
@pytest.mark.parametrize(("folder", "name"), LAZY)
def test_an_entry_that_is_imported_late_stands_in_the_file_of_its_name(
    folder: str, name: str
) -> None:
    entry = table_of(folder)[name]
    function = entry.judge if isinstance(entry, Method) else entry
    module = f"{folder.replace('/', '.')}.{name.replace('-', '_')}"
    assert function.__module__.rstrip("_") == f"mic_tracker.{module}"


def test_the_table_of_kinds_and_the_union_agree() -> None:
    union, _ = get_args(Target)
    assert set(get_args(union)) == set(KINDS.values())


@pytest.mark.parametrize(("name", "kind"), KINDS.items(), ids=KINDS)
def test_a_kind_answers_to_its_key_and_lives_in_its_file(
    name: str, kind: type[TargetRecord]
) -> None:
    assert get_args(kind.model_fields["kind"].annotation) == (name,)
    assert kind.__module__ == f"mic_tracker.model.kinds.{name}"


@pytest.mark.parametrize(("name", "method"), METHODS.items(), ids=METHODS)
def test_a_method_is_cited_under_its_key(name: str, method: Method) -> None:
    assert method.card.name == name


@pytest.mark.parametrize(("name", "rule"), RULES.items(), ids=RULES)
def test_a_rule_answers_to_its_key_and_gives_its_own_codes(name: str, rule: Rule) -> None:
    assert rule.name == name
    assert {CODES[code].rule for code in rule.codes} == {name}


def test_every_file_of_the_rules_gives_some_and_no_other_file_does() -> None:
    rules = [
        value
        for file in (path.stem for path in (PACKAGE / "assess/gate/rules").glob("[a-z]*.py"))
        for value in vars(import_module(f"mic_tracker.assess.gate.rules.{file}")).values()
        if isinstance(value, Rule)
    ]
    assert sorted(rule.name for rule in rules) == sorted(RULES)


def test_the_names_of_the_kinds_are_those_of_their_table() -> None:
    assert tuple(KINDS) == names.KIND_NAMES


def test_every_key_of_an_observation_can_be_corrected() -> None:
    assert tuple(READERS) == names.OBSERVATION_KEYS
    assert set(READERS) == set(ObservationRecord.model_fields)


ELSEWHERE = {
    "indicator": "indicator",
    "kind": "kind",
    "area": "area",
    "series": "series",
    "note": "note",
    "stated": "source",
    "restated": "restate",
}
"""The parameters of `add-target` that hold a key which every kind has, beside those of a goal."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_every_kind_has_an_option(kind: str) -> None:
    keys = [field.alias or name for name, field in KINDS[kind].model_fields.items()]
    assert {*keys} == goal_keys(kind) | ELSEWHERE.keys()
    taken = {name.strip("_") for name in inspect.signature(COMMANDS["add-target"]).parameters}
    options = {option_name(key).strip("-").replace("-", "_") for key in goal_keys(kind)}
    assert options | {*ELSEWHERE.values()} <= taken


RENAMED = {"file": "source_file"}
"""`--file` is the registry."""


@pytest.mark.parametrize(
    ("command", "keys"),
    [("add-indicator", indicator.READERS), ("add-source", source.READERS)],
)
def test_every_key_of_a_table_has_an_option(command: str, keys: Mapping[str, Any]) -> None:
    taken = inspect.signature(COMMANDS[command]).parameters
    assert {RENAMED.get(key, key) for key in keys} <= taken.keys()


WORDS = [
    name
    for name in vars(names)
    if name.endswith("_NAMES") and name not in {"KIND_NAMES", "STATUS_NAMES", "FLAG_NAMES"}
]


def test_the_words_that_completion_knows_are_those_of_the_records() -> None:
    assert {
        "MEASURE_NAMES": get_args(Measure),
        "OVER_NAMES": get_args(Indicator.model_fields["over"].annotation),
        "DIRECTION_NAMES": get_args(Desired),
        "FREQUENCY_NAMES": tuple(frequency.value for frequency in Frequency),
        "YEAR_START_NAMES": get_args(YearStart),
        "STANDING_NAMES": get_args(Commitment),
        "PATH_NAMES": get_args(Shape),
        "QUESTION_NAMES": get_args(Question),
        "SILENCE_NAMES": get_args(Cadence.model_fields["silence"].annotation),
        "CARRY_NAMES": get_args(Cadence.model_fields["carry"].annotation),
        "GATE_NAMES": get_args(TargetRecord.model_fields["gate"].annotation),
    } == {name: getattr(names, name) for name in WORDS}


def test_a_registry_may_name_every_rule_and_no_other() -> None:
    assert set(names.RULES) == set(RULES)


def test_every_code_of_a_judgement_belongs_to_one_rule() -> None:
    given = [code for rule in RULES.values() for code in rule.codes]
    judgements = {code for code in CODES if code > "MT1"}
    assert len(given) == len(set(given))
    assert judgements <= set(given)
