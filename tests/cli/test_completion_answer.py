"""Every option with a known list of values completes, in every shell that Debian has."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typer
from tabs import TabShell

from mic_tracker.cli import completion
from mic_tracker.cli.app import build_app
from mic_tracker.cli.completion_answer import BY_OPTION, completer_of, read_script, takes_file
from mic_tracker.edit.goal import READERS, GoalScale
from mic_tracker.model.edit.exchange.profile import DecimalMark
from mic_tracker.model.indicator import Indicator
from mic_tracker.text import arguments
from mic_tracker.text.arguments import IndicatorYear

FREE = {
    "a number": {
        *("--at-least", "--at-most", "--growth", "--high", "--interim", "--limit", "--low"),
        *("--objective", "--percent", "--target", "--times", "--value", "--width", "value"),
        *("--height", "--port", "--enough"),
    },
    "a day or a period": {
        *("--as-of", "--by", "--deadline", "--from", "--known-on", "--period", "--published"),
        *("--since", "--until", "--accessed", "--excused", "--next-release", "--on", "--within"),
    },
    "a text": {
        *("--at", "--derived", "--install", "--name", "--note", "--source-author"),
        *("--source-publisher", "--source-title", "--source-url", "--undated", "--unit"),
        *("--unsourced", "--archive", "--author", "--base-url", "--definition", "--from-url"),
        *("--grace", "--lag", "--licence", "--publisher", "--reason", "--sha256", "--stale-after"),
        *("--source-archive", "--target-name", "--than-name", "--than-unit", "--title"),
        *("--unclear", "--url"),
    },
    "a new id, or a former one": {
        *("--source-id", "--formerly", "id", "--dimension", "--save-feed"),
    },
    "what a file of others says": {"--pick", "--column", "--encoding", "--unit-is"},
    "a table that may not be there yet": {"--into"},
    "a file of the registry's folder": {"--source-file"},
    "a start, VALUE@PERIOD": {"--baseline"},
}
"""The options and arguments whose values are no known list, by what they are."""


def parameters() -> Iterator[tuple[str, Any]]:
    """Every option with a value and every argument, by its command and name."""
    for name, command in typer.main.get_command(build_app()).commands.items():  # type: ignore[attr-defined]  # a group
        for parameter in command.params:
            if not getattr(parameter, "is_flag", False):
                yield f"{name} {parameter.opts[0]}", parameter


def is_completed(parameter: Any) -> bool:  # noqa: ANN401 - private to typer
    own = vars(parameter)["_custom_shell_complete"] or parameter.type_descriptor.is_choice
    return bool(own or completer_of(parameter) or takes_file(parameter))


@pytest.mark.parametrize(("name", "parameter"), [*parameters()])
def test_whatever_has_a_known_list_completes(name: str, parameter: Any) -> None:  # noqa: ANN401 - private to typer
    free = {option for options in FREE.values() for option in options}
    assert is_completed(parameter) or {*parameter.opts} & free, (
        f"{name}: declare its completion, add its name to BY_OPTION, or say here what it takes"
    )


def test_what_is_free_is_an_option_that_nothing_completes() -> None:
    options = {option for _, p in parameters() if not is_completed(p) for option in p.opts}
    assert {option for names in FREE.values() for option in names} <= options


def test_the_words_are_those_that_the_records_take() -> None:
    context: Any = None
    taken = {
        "--decimal": get_args(DecimalMark),
        "--desired": arguments.DIRECTIONS,
        "--every": arguments.FREQUENCIES,
        "--figures-every": arguments.FREQUENCIES,
        "--measure": arguments.MEASURES,
        "--over": get_args(Indicator.model_fields["over"].annotation),
        "--standing": arguments.STANDINGS,
        "--year-starts": arguments.MONTHS,
    }
    for option, words in taken.items():
        assert (option, BY_OPTION[option](context, "")) == (option, [*words])
    for key, words in {
        "status": arguments.STATUSES,
        "qualifier": arguments.QUALIFIERS,
    }.items():
        offered = completion.assignments(context, f"{key}=")
        assert offered == [f"{key}={word}" for word in words]
    for key in ("path", "silence"):
        problems: list[Any] = []
        scale = GoalScale("firms", "count", IndicatorYear("firms", None))
        known = BY_OPTION[f"--{key}"](context, "")
        for word in (*known, "nonsense"):
            READERS[key](word, f"--{key}", scale, "en", problems)
        assert [problem.choices for problem in problems] == [tuple(known)]


# ── In the shells themselves ─────────────────────────────────────────────────────────────────────

REGISTRY = """\
format = 1
title = "Test"
[sources.paper]
title = "Paper"
[indicators.firms]
[targets.firms-2030]
indicator = "firms"
[[observations]]
indicator = "firms"
period = 2024
area = "Hà Nội"
series = "a: b"
[[observations]]
indicator = "firms"
period = 2024
area = "Quảng \\"Nam\\" 'x' $HOME `touch caught`"
"""
HARD = "Quảng \"Nam\" 'x' $HOME `touch caught`"
LINES = {
    "history fi": ["history", "firms-2030"],
    "sta": ["status"],
    "correct firms --ser": ["correct", "firms", "--series"],
    "correct firms --area H": ["correct", "firms", "--area", "Hà Nội"],
    "correct firms --area 'H": ["correct", "firms", "--area", "Hà Nội"],
    'correct firms --area "Hà N': ["correct", "firms", "--area", "Hà Nội"],
    "correct firms --area Hà\\ ": ["correct", "firms", "--area", "Hà Nội"],
    "correct firms --area=H": ["correct", "firms", "--area=Hà Nội"],
    "correct firms --area Q": ["correct", "firms", "--area", HARD],
    "correct firms --area 'Q": ["correct", "firms", "--area", HARD],
    'correct firms --area "Q': ["correct", "firms", "--area", HARD],
    "correct firms --series a": ["correct", "firms", "--series", "a: b"],
    "correct firms --series a:\\ ": ["correct", "firms", "--series", "a: b"],
    "correct firms --set value_": ["correct", "firms", "--set", "value_text="],
    "correct firms --set area=H": ["correct", "firms", "--set", "area=Hà Nội"],
    "check --fail-on slipped,we": ["check", "--fail-on", "slipped,weakened"],
    "status -o a\\ fi": ["status", "-o", "a file"],
    "show --file=other.toml el": ["show", "--file=other.toml", "elsewhere"],
    "show -f broken.toml fi": ["show", "-f", "broken.toml", "fi"],
    "show nothing": ["show", "nothing"],
}
EVAL = {
    "bash": 'eval "$(mic-tracker completion bash)"',
    "zsh": 'autoload -Uz compinit; compinit -u; eval "$(mic-tracker completion zsh)"',
    "fish": "mic-tracker completion fish | source",
}
INSTALLED = {
    "bash": ("mic-tracker.bash", "source mic-tracker.bash"),
    "zsh": (
        "functions/_mic-tracker",
        "fpath=(./functions $fpath); autoload -Uz compinit; compinit -u",
    ),
    "fish": ("config/fish/completions/mic-tracker.fish", "true"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(REGISTRY, "utf-8")
    (tmp_path / "other.toml").write_text("[targets.elsewhere]\n", "utf-8")
    (tmp_path / "broken.toml").write_text("[targets.fi", "utf-8")
    (tmp_path / "a file").write_text("", "utf-8")
    return tmp_path


def start(name: str, folder: Path, load: str) -> TabShell:
    """Start a shell; where CI runs, each of them has to be there."""
    if shutil.which(name) is None and "EVERY_SHELL" not in os.environ:
        pytest.skip(f"asks {name} itself")
    return TabShell(name, folder, load)


@pytest.mark.parametrize("name", EVAL)
def test_a_tab_in_the_shell_itself(name: str, folder: Path) -> None:
    shell = start(name, folder, EVAL[name])
    try:
        for typed, words in LINES.items():
            assert (typed, shell.press(f"mic-tracker {typed}")) == (typed, words)
    finally:
        shell.close()
    assert not (folder / "caught").exists()


@pytest.mark.parametrize("name", INSTALLED)
def test_the_first_tab_of_a_shell_that_has_the_script_as_a_file(name: str, folder: Path) -> None:
    file, load = INSTALLED[name]
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(read_script(name), "utf-8")
    shell = start(name, folder, load)
    try:
        for _ in range(2):
            assert shell.press("mic-tracker history fi") == ["history", "firms-2030"]
    finally:
        shell.close()


def test_powershell_is_told_how_to_ask() -> None:
    script = read_script("powershell")
    assert "Register-ArgumentCompleter -Native -CommandName mic-tracker" in script
    assert "$env:_MIC_TRACKER_COMPLETE = 'powershell'" in script
    assert "-join [char]31" in script
    assert "[System.Text.UTF8Encoding]" in script
    # a word with a space or a quote gets into single quotes, and a quote in it is doubled
    assert '"\'" + ($text -replace "\'", "\'\'") + "\'"' in script
    assert script.count("{") == script.count("}")
    assert script.count("(") == script.count(")")
