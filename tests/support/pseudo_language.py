"""A language that nobody speaks, made of English: what stays readable is no text of a catalogue."""

import re
import shutil
import sys
from pathlib import Path

import tomli
import tomli_w

from mic_tracker.show.language import catalogue

CODE = "xx"
MESSAGES = Path(catalogue.__file__).parents[1] / "messages"
LAUNCH = (
    "import sys; from pathlib import Path; from mic_tracker.show.language import catalogue; "
    "catalogue._FOLDER = Path(sys.argv.pop(1)); "
    "from mic_tracker.cli.main import main; sys.exit(main())"
)
"""Runs the program in a process of its own, with the catalogues of another folder."""
ACCENTED = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
HELD = re.compile(r"(\{[^{}]*\})")
FORMS = {f"period_{style}" for style in ("text", "cell", "part")}
KEPT = {"notation", "collation", "page_example", "dialog_answer"} | FORMS
KINDS = {"level", "count"}
TABLES = {"status", "cause", "reason", "measure", "unfit_measure", "kind", "every"}

REGISTRY = """\
format = 1
title = "XX"
{settings}
[sources.s]
title = "SSS"
published = 2024-03-26

[indicators.i]
name = "III"
unit = "UUU"
measure = "count"
desired = "increase"

[targets.t]
indicator = "i"
kind = "level"
at_least = 90_000
by = 2030
stated = {{ source = "s" }}

[[observations]]
indicator = "i"
period = 2022
value = 48_900
source = "s"

[[observations]]
indicator = "i"
period = 2023
value = 51_038
source = "s"

[[observations]]
indicator = "i"
period = 2021
value = 47_100
source = "s"
"""
"""A registry whose names are no words; `settings` is what it says of itself."""


def write_pseudo_language(folder: Path) -> Path:
    """Write all catalogues into a folder, and this one beside them."""
    messages = folder / "messages"
    shutil.copytree(MESSAGES, messages)
    (messages / CODE).mkdir()
    for file in (messages / "en").glob("*.toml"):
        read = tomli.loads(file.read_text("utf-8"))
        made = {key: _made_strange(value, fixed=key in KEPT) for key, value in read.items()}
        (messages / CODE / file.name).write_text(tomli_w.dumps(made), "utf-8")
    return messages


def program(messages: Path) -> tuple[str, ...]:
    """The command that runs the program with these catalogues."""
    return sys.executable, "-c", LAUNCH, str(messages)


def _strange(text: str) -> str:
    """A text with accents, a third longer; its facts as they are."""
    parts = [
        part if HELD.fullmatch(part) else part.translate(ACCENTED) for part in HELD.split(text)
    ]
    return "".join(parts) + "·" * (len(text) * 3 // 10)


def _made_strange(value: object, *, fixed: bool = False) -> object:
    if isinstance(value, dict):
        # a name of a table and the names of facts are no text for people
        return {
            key: _made_strange(inner, fixed=fixed or key == "optional" or _names_table(key, inner))
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_made_strange(part, fixed=fixed) for part in value]
    return value if fixed else _strange(str(value))


def _names_table(key: str, value: object) -> bool:
    """Whether an entry of a finding names the table that has the words of a fact."""
    return isinstance(value, str) and value in TABLES and key not in {"title", value, *KINDS}
