"""Completion as a shell asks for it, through the program; and the scripts that make it ask."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from mic_tracker.cli import completion

ROOT = Path(__file__).parents[2]
REGISTRY = """\ufeffformat = 1
title = "Test"
[sources.paper]
[indicators.firms]
[indicators.events]
[targets.firms-2030]
[targets.events-monthly]
[targets."$(touch caught)"]
"""


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MIC_TRACKER", "GIT_"))}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def asked(folder: Path, line: str, **more: str) -> list[str]:
    """What bash is offered for the last word of a command line, which may be empty."""
    words = line.split(" ")
    protocol = {
        "_MIC_TRACKER_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-m", "mic_tracker"],
        cwd=folder,
        env=environment(**protocol, **more),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(REGISTRY, "utf-8")
    (tmp_path / "below").mkdir()
    return tmp_path


def git(folder: Path, *words: str) -> None:
    who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *names, *words], cwd=folder, env=environment(**who), check=True)


def test_targets(folder: Path) -> None:
    assert asked(folder, "mic-tracker show ") == ["firms-2030", "events-monthly"]
    assert asked(folder, "mic-tracker show f") == ["firms-2030"]
    assert asked(folder / "below", "mic-tracker show ev") == ["events-monthly"]


def test_the_registry_named_on_the_line_is_the_one_read(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text("[targets.elsewhere]\n", "utf-8")
    for line in ("show -f other.toml ", "-f other.toml show ", "--file=other.toml show "):
        assert asked(folder, f"mic-tracker {line}") == ["elsewhere"]
    assert asked(folder, "mic-tracker show ", MIC_TRACKER_FILE="other.toml") == ["elsewhere"]


@pytest.mark.parametrize(
    "data",
    [
        b"[targets.a",
        b"\xff\xfe\x00",
        b"targets = 3",
        b"a = " + b"[" * 5000,
        b"[targets.a]\n#" + b"x" * completion.MAX_BYTES,
    ],
    ids=["syntax", "encoding", "no table", "nesting", "size"],
)
def test_a_registry_that_cannot_be_read_offers_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "targets.toml").write_bytes(data)
    assert asked(tmp_path, "mic-tracker show ") == []


def test_the_targets_of_every_registry_that_is_checked(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("[targets.other]\n[targets.firms-2030]\n", "utf-8")
    both = "mic-tracker check -f targets.toml -f other.toml "
    assert asked(folder, both) == ["firms-2030", "events-monthly", "other"]
    assert asked(folder, f"{both}-f targets.toml ") == []
    named = {"MIC_TRACKER_FILE": "other.toml"}
    assert asked(folder, "mic-tracker check ", **named) == ["other", "firms-2030"]


def test_no_registry_offers_nothing(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert asked(tmp_path, "mic-tracker show ") == []
    assert asked(tmp_path, "mic-tracker show -f no-such-file ") == []
    assert asked(tmp_path, "mic-tracker show -f . ") == []


def test_a_figure_to_correct(folder: Path) -> None:
    figures = "".join(
        f'[[observations]]\nindicator = "{indicator}"\nperiod = {period}\n'
        for indicator, period in (
            ("firms", "2023"),
            ("firms", '"2024-Q1"'),
            ("firms", "2024-07-15"),
            ("firms", '"$(touch caught)"'),
            ("events", "2021"),
        )
    )
    text = REGISTRY.replace("firms-2030]", 'firms-2030]\nindicator = "firms"') + figures
    (folder / "targets.toml").write_text(text, "utf-8")
    periods = ["2024-Q1", "2024-07-15", "2023"]
    assert asked(folder, "mic-tracker correct firms --period ") == periods
    assert asked(folder, "mic-tracker correct firms-2030 --period 2024") == periods[:2]
    assert asked(folder, "mic-tracker correct e") == ["events-monthly", "events"]
    assert asked(folder, "mic-tracker correct firms --source p") == ["paper"]
    assert asked(folder, "mic-tracker correct firms --set v") == ["value=", "value_text="]
    assert asked(folder, "mic-tracker correct firms --unset n") == ["note"]


def test_words_of_the_program(folder: Path) -> None:
    assert asked(folder, "mic-tracker status --method es") == ["escap-csi", "escap-api"]
    assert asked(folder, "mic-tracker status --format j") == ["json"]
    assert asked(folder, "mic-tracker status --color a") == ["auto", "always"]
    assert asked(folder, "mic-tracker status --sort d") == ["deadline"]
    assert asked(folder, "mic-tracker completion f") == ["fish"]
    assert asked(folder, "mic-tracker explain MT00") == [f"MT00{n}" for n in range(1, 10)]
    assert asked(folder, "mic-tracker explain mt05")[0] == "mt051"
    assert "forecast" in asked(folder, "mic-tracker explain ")


def test_revisions_of_git(folder: Path) -> None:
    assert asked(folder, "mic-tracker check --base ") == []
    git(folder, "init", "-q", "-b", "main")
    git(folder, "commit", "-q", "--allow-empty", "-m", "first")
    git(folder, "tag", "v1.0")
    git(folder, "branch", "feature/a-b")
    git(folder, "branch", "$(touch${IFS}caught)")
    assert sorted(asked(folder, "mic-tracker check --base ")) == [
        "HEAD",
        "feature/a-b",
        "main",
        "v1.0",
    ]
    assert asked(folder / "below", "mic-tracker status --at v") == ["v1.0"]
    assert asked(folder, "mic-tracker check --base no-such-branch") == []


def test_words_for_a_check(folder: Path) -> None:
    assert asked(folder, "mic-tracker check firms-2030 ev") == ["events-monthly"]
    assert asked(folder, "mic-tracker check --format j") == ["json", "jsonl", "junit"]
    rules = ["slipped,weakened", "slipped,warn"]
    assert asked(folder, "mic-tracker check --fail-on slipped,w") == rules
    assert asked(folder, "mic-tracker baseline pr") == ["prune"]


def test_words_for_what_is_added(folder: Path) -> None:
    subjects = ["firms-2030", "events-monthly", "firms", "events"]
    assert asked(folder, "mic-tracker add-observation ") == subjects
    assert asked(folder, "mic-tracker add-observation firms 3 --source ") == ["paper"]
    assert asked(folder, "mic-tracker add-target --indicator ") == ["firms", "events"]
    assert asked(folder, "mic-tracker add-target --kind c") == [
        "cadence",
        "comparison",
        "change",
        "cumulative",
    ]


def test_lists_go_on_after_a_comma(folder: Path) -> None:
    assert asked(folder, "mic-tracker status --only off") == ["off-track"]
    assert asked(folder, "mic-tracker status --only stale,o") == [
        "stale,on-track",
        "stale,off-track",
    ]
    assert asked(folder, "mic-tracker status --only off-track,of") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_a_shell(tmp_path: Path, shell: str) -> None:
    def printed(*words: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "mic_tracker", "completion", *words],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout

    script = printed(shell)
    assert f"complete_{shell}" in script
    assert "_MIC_TRACKER_COMPLETE" in script
    assert printed(shell, "-o", "script") == ""
    assert (tmp_path / "script").read_text("utf-8") == script


def in_bash(folder: Path, line: str, env: Mapping[str, str]) -> list[str]:
    """What bash itself has to offer once it has loaded the script."""
    program = folder / "bin" / "mic-tracker"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mic_tracker "$@"\n')
    program.chmod(0o755)
    words = line.split(" ")
    script = f"""
        set -f
        eval "$(mic-tracker completion bash)"
        COMP_WORDS=({" ".join(f"'{word}'" for word in words)}) COMP_CWORD={len(words) - 1}
        $(complete -p mic-tracker | sed 's/.*-F \\([^ ]*\\) .*/\\1/') mic-tracker
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    path = f"{program.parent}{os.pathsep}{env['PATH']}"
    done = subprocess.run(
        ["bash", "--norc", "-euc", script],
        cwd=folder,
        env={**env, "PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="asks bash itself")
def test_bash_itself_with_the_script(folder: Path) -> None:
    assert in_bash(folder, "mic-tracker show ", environment()) == ["firms-2030", "events-monthly"]
    assert not (folder / "caught").exists()


def test_kinds_and_formats_of_what_is_due(folder: Path) -> None:
    assert asked(folder, "mic-tracker due --only fig") == ["figure"]
    assert asked(folder, "mic-tracker due --only figure,dead") == ["figure,deadline"]
    assert asked(folder, "mic-tracker due --format i") == ["ics"]
