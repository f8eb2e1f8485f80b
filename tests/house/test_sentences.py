"""No sentence for people stands outside `show/messages`, the help of options and docstrings."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import mic_tracker

PACKAGE = Path(mic_tracker.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

BLANK = "{}"
"""Stands for a value in an f-string."""
WORD = r"(?<![\w-])(?:[^\W\d_]{2,}|\{\})(?!\w)"
SENTENCE = re.compile(rf"{WORD}[)'\"]?[,;:.]? +[('\"]?{WORD}")
LETTERS = re.compile(r"[^\W\d_]{2,}")
EXPRESSION = re.compile(r"\(\?|\\[sbdw]")
"""What only a regular expression has: a group of its kinds, or a class of characters."""
SILENT_KEYWORDS = {"help", "metavar"}
"""Typer prints the help of an option."""
SILENT_CALLS = {"PydanticCustomError"}
"""Nobody is shown their text: an error of pydantic is told by its type."""

READ = "words that people and sources write: they are read, not shown"
FOR_DEVELOPERS = "a formula that is called wrongly is a bug, and its exception speaks to developers"
FILES = {
    "assess/formulas/fit.py": FOR_DEVELOPERS,
    "assess/formulas/random_walk.py": FOR_DEVELOPERS,
    "assess/formulas/scale.py": FOR_DEVELOPERS,
    "cli/server.py": "the types of files, and a script of a page",
    "edit/exchange/parquet_rows.py": "statements in SQL",
    "edit/output/parquet.py": "statements in SQL",
    "edit/undo/appended_rows.py": "statements in SQL",
    "read/bulk/cell_sql.py": "parts of statements in SQL",
    "read/bulk/duckdb_reader.py": "settings in SQL",
    "read/bulk/parquet_file.py": "statements in SQL",
    "read/bulk/parquet_table.py": "statements in SQL",
    "read/bulk/row_survey.py": "statements in SQL",
    "read/bulk/servers/engines/postgresql.py": "statements in SQL",
    "read/bulk/servers/engines/spark.py": "with what errors of Java begin",
    "read/figure_table/column_words.py": READ,
    "read/wrong_types.py": "lines of TOML with names of invented targets",
    "show/chart/formats/terminal.py": "styles as rich names them",
    "show/chart/svg.py": "elements, styles and names of letters",
    "show/export/packages/open_sdg.py": "words that Open SDG has for columns and statuses",
    "show/export/sdmx_message.py": "elements and their attributes",
    "show/export/sdmx_structure.py": "elements and their attributes",
    "show/report/badge.py": "elements and their attributes",
    "show/report/html.py": "rules of style",
    "show/report/notebook.py": "rules of style",
    "show/report/site.py": "elements and their attributes",
    "show/screen.py": "styles as rich names them",
    "text/periods/spellings.py": READ,
    "text/sql.py": "parts of statements in SQL",
    "text/toml/broken.py": "what the TOML parser says: it is recognised, not shown",
    "text/toml/duplicate_keys.py": "the same",
    "text/values/range.py": READ,
    "text/values/units.py": READ,
    "text/values/vocabulary.py": READ,
}
"""Files whose strings are no sentences of ours, with the reason."""
TEXTS = {
    ("__init__.py", "module {} has no attribute {}"): "what Python says of any module",
    ("assess/change/difference.py", "undated {} {}"): "a key to sort by",
    ("cli/failure.py", "error: {}\n"): "what is left where the catalogue cannot be read",
    (
        "edit/baseline_file.py",
        "# Findings that `mic-tracker check --baseline` knows: by target and rule.\n",
    ): "the first line of a file that is written, which is in English as the templates are",
    ("model/finding.py", "Mapping[str, MessageFact]"): "a type, named before it is imported",
    ("model/kinds/comparison.py", "times {}"): "a unit in JSON, for programs",
    (
        "read/bulk/servers/engines/spark.py",
        "Exception in thread",
    ): "what Java says, by which its words are found",
    (
        "read/exchange/syntax/json.py",
        "str | bool | list[JsonValue] | dict[str, JsonValue] | None",
    ): "a type that holds itself",
    ("read/exchange/syntax/json.py", "Unterminated string"): "what the library says, not shown",
    ("read/repository/clone.py", "{} fetch"): "a command to type",
    ("read/repository/clone.py", "{} fetch --unshallow"): "the same",
    ("read/repository/process.py", "not a git repository"): "what git says, not shown",
    ("read/repository/process.py", "dubious ownership"): "the same",
    ("show/chart/formats/png.py", "Liberation Sans"): "the name of letters",
    ("show/check/formats/junit.py", '<?xml version="1.0" encoding="UTF-8"?>\n{}\n'): "XML",
    ("show/data.py", "{} per {}"): "a unit in JSON, for programs",
    ("show/schema.py", "Digital policy goals"): "the title of an invented registry",
    ("show/schema.py", "mic-tracker registry (targets.toml)"): (
        "the title of a JSON Schema, which is in English as the docstrings it is made of are"
    ),
    (
        "show/views/changes/atom.py",
        '<?xml version="1.0" encoding="utf-8"?>\n{}\n',
    ): "XML",
    ("text/toml/diagnosis.py", '{}["broken header, line {}"]\n{}'): "a stand-in for a key",
}
"""Single strings that are no sentences of ours, with the reason."""


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """The strings of a module that hold two words in a row, with their lines."""
    module = ast.parse(source)
    silent = {id(node) for parent in ast.walk(module) for node in silent_parts(parent)}
    for node in ast.walk(module):
        if isinstance(node, ast.expr) and id(node) not in silent:
            text = text_of(node)
            if text and is_sentence(text):
                yield node.lineno, text


def is_sentence(text: str) -> bool:
    """Whether two words, or a word and a value, stand side by side."""
    return bool(
        SENTENCE.search(text)
        and LETTERS.search(text.replace(BLANK, ""))
        and not EXPRESSION.search(text)
    )


def text_of(node: ast.expr) -> str | None:
    """The text of a string, with a blank for each value in it."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(text_of(part) or BLANK for part in values)
    return None


def silent_parts(node: ast.AST) -> Iterator[ast.AST]:
    """The strings below a node for developers, typer or programs; the pieces of an f-string."""
    match node:
        case ast.JoinedStr(values=values):
            yield from (part for part in values if isinstance(part, ast.Constant))
        case ast.Expr(value=ast.Constant() as docstring):
            yield docstring
        case ast.keyword(arg=str(name), value=value) if name in SILENT_KEYWORDS:
            yield from ast.walk(value)
        case ast.Call(func=ast.Name(id=name)) if name in SILENT_CALLS:
            yield from ast.walk(node)
        case ast.ClassDef(bases=[ast.Name(id="StrEnum")]):
            yield from ast.walk(node)


@pytest.mark.parametrize("file", MODULES)
def test_no_module_has_a_sentence_of_its_own(file: str) -> None:
    found = list(sentences((PACKAGE / file).read_text("utf-8")))
    if file in FILES:
        assert found, "take it off the list"
    else:
        assert [(line, text) for line, text in found if (file, text) not in TEXTS] == []


@pytest.mark.parametrize(("file", "text"), TEXTS)
def test_what_is_on_the_list_is_still_there(file: str, text: str) -> None:
    found = sentences((PACKAGE / file).read_text("utf-8"))
    assert text in {text for _, text in found}, "take it off the list"


@pytest.mark.parametrize(
    "source",
    [
        "raise WrongUse('there is no registry')",
        "typer.echo('Nothing was written.')",
        "title(f'{n} things stand in the way')",
        "ways = ('looked for: --file',)",
        "label = f'wrote {path}'",
        "label = f'{path} written'",
        "label = '(not touched) at all'",
        "found = 'không có'",
        "x = 'a'\n'a sentence that is no docstring'.upper()",
        "class Word(Enum):\n    LATE = 'too late'",
        "Option('Print the version.', metavar='N')",
    ],
)
def test_what_would_be_noticed(source: str) -> None:
    assert list(sentences(source))


@pytest.mark.parametrize(
    "source",
    [
        "'What a module does.'",
        "def f():\n    'What a function does.'",
        "x: int\n'What a field holds.'",
        "Option(help='Print the version.')",
        "raise PydanticCustomError('period', 'not a period')",
        "re.compile(r'(?:at most|no more than)\\s*')",
        "class Word(StrEnum):\n    LATE = 'too late'",
        "facts = f'{a} {b}: {c}'",
        "raise WrongUse('no_registry', option='--base')",
        "line = f'{key} = {value}'",
        "keys = 'at_least, at_most'",
    ],
)
def test_what_is_no_sentence(source: str) -> None:
    assert list(sentences(source)) == []
