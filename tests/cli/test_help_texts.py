"""Help in the reader's language; English stands in the code and in `help.toml` alike."""

import pytest
from shell import Shell
from typer.core import TyperGroup
from typer.main import get_command

from mic_tracker.cli.app import build_app
from mic_tracker.show.language.catalogue import load

GROUP = get_command(build_app())
assert isinstance(GROUP, TyperGroup)
COMMANDS = GROUP.commands
TEXTS = load("en")


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_english_texts_are_those_of_the_code(name: str) -> None:
    command = COMMANDS[name]
    first, *rest = (command.help or "").split("\n\n")
    said = [_flat(part) for part in rest if not part.strip().startswith("mic-tracker")]
    assert TEXTS["help_command"][name] == _flat(first)
    assert TEXTS["help_more"].get(name, []) == said
    own = TEXTS["help_option_of"].get(name, {})
    for option in command.params:
        text = own.get(option.name) or TEXTS["help_option"].get(option.name)
        assert text == getattr(option, "help", None), f"--{option.name}"


def test_every_text_is_of_an_option_that_there_is() -> None:
    for name, texts in TEXTS["help_option_of"].items():
        assert texts.keys() <= {option.name for option in COMMANDS[name].params}
    options = {option.name for one in COMMANDS.values() for option in one.params}
    assert TEXTS["help_option"].keys() - options == {
        *("version", "help", "install_completion", "show_completion")
    }


def test_help_is_in_the_language_asked_for(shell: Shell) -> None:
    told = shell.run("status", "--help", "--lang", "vi").out
    assert "Cách dùng: mic-tracker status" in told
    assert "Xem mọi mục tiêu đang ở đâu" in told
    assert "mặc định: urgency" in told
    assert "mic-tracker status --only off-track,stale" in told
    assert "Show" not in told
