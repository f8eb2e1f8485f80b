"""Completion as a shell asks for it, through the program; and the scripts that make it ask."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mic_tracker.cli import completion
from mic_tracker.cli.completion_answer import read_script

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
    """What a shell is offered for the last word of a command line, which may be empty."""
    kind, *offered = answer(folder, line, **more)
    assert kind == "words"
    return offered


def answer(folder: Path, line: str, **more: str) -> list[str]:
    """The lines that a shell is answered."""
    done = subprocess.run(
        [sys.executable, "-m", "mic_tracker"],
        cwd=folder,
        env=environment(
            _MIC_TRACKER_COMPLETE="zsh", _MIC_TRACKER_WORDS=line.replace(" ", "\x1f"), **more
        ),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


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
    assert asked(folder, "mic-tracker history ") == ["firms-2030", "events-monthly"]
    assert asked(folder, "mic-tracker history f") == ["firms-2030"]
    assert asked(folder / "below", "mic-tracker history ev") == ["events-monthly"]


def test_imports_that_are_saved(folder: Path) -> None:
    path = folder / "targets.toml"
    path.write_text(path.read_text("utf-8") + '[feeds.survey]\n[feeds."a b"]\n', "utf-8")
    assert asked(folder, "mic-tracker import --feed ") == ["survey"]
    assert asked(folder, "mic-tracker import --feed=su") in (["survey"], ["--feed=survey"])


def test_targets_and_indicators(folder: Path) -> None:
    found = asked(folder, "mic-tracker show ")
    assert found[:2] == ["firms-2030", "events-monthly"]
    assert "firms" in found[2:]


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
    paths = ["value=", "value_text="]
    assert asked(folder, "mic-tracker correct firms --period ") == periods
    assert asked(folder, "mic-tracker correct firms-2030 --period 2024") == periods[:2]
    assert asked(folder, "mic-tracker correct e") == ["events-monthly", "events"]
    assert asked(folder, "mic-tracker correct firms --source p") == ["paper"]
    assert asked(folder, "mic-tracker correct firms --set v") == paths
    assert asked(folder, "mic-tracker correct firms --set status=pro") == [
        "status=provisional",
        "status=projected",
    ]
    assert asked(folder, "mic-tracker correct firms --set source=") == ["source=paper"]
    assert asked(folder, "mic-tracker correct firms --unset n") == ["note"]


AREAS = """
[targets.portal]
kind = "milestone"
indicator = "portal"
stages = ["law passed", "built"]
series = "first"
tags = ["open"]
[indicators.portal]
[[observations]]
indicator = "firms"
period = 2024
area = "Hà Nội"
series = "active"
published = 2024-10-02
[[observations]]
indicator = "firms"
period = 2024
area = "Quảng Nam\\u001b[31m"
series = "registered"
published = "2025"
[[observations]]
indicator = "events"
period = 2024
area = "Huế"
"""


def test_areas_series_and_stages_are_those_of_the_indicator_on_the_line(folder: Path) -> None:
    text = REGISTRY.replace("firms-2030]", 'firms-2030]\nindicator = "firms"') + AREAS
    (folder / "targets.toml").write_text(text, "utf-8")
    for subject in ("correct firms", "add-observation firms-2030", "add-target --indicator firms"):
        assert asked(folder, f"mic-tracker {subject} --area ") == ["Hà Nội"]
        assert asked(folder, f"mic-tracker {subject} --series ") == ["active", "registered"]
    assert asked(folder, "mic-tracker correct events --area ") == ["Huế"]
    assert asked(folder, "mic-tracker correct events --series ") == []
    assert asked(folder, "mic-tracker add-observation portal --stage ") == ["law passed", "built"]
    assert asked(folder, "mic-tracker add-target --area ") == ["Hà Nội", "Huế"]
    days = ["2025", "2024-10-02"]
    assert asked(folder, "mic-tracker correct firms --published ") == days


def test_included_figures_count(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "a.csv").write_text(
        "sep=;\nindicator;period;area;value\nfirms;2022;Hà Nội;1\nfirms;2023;;2\n", "utf-8"
    )
    (folder / "data" / "b.toml").write_text(
        '[[observations]]\nindicator = "firms"\nperiod = 2021\narea = "Huế"\n', "utf-8"
    )
    (folder / "data" / "c.csv").write_bytes(b"\xff\xfe\x00")
    text = REGISTRY.replace("title =", 'include = ["data/*"]\ntitle =')
    (folder / "targets.toml").write_text(text, "utf-8")
    assert asked(folder, "mic-tracker correct firms --period ") == ["2023", "2022", "2021"]
    assert asked(folder, "mic-tracker correct firms --area ") == ["Hà Nội", "Huế"]


def test_included_sources_count(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "a.toml").write_text('[sources.census]\n[sources."$(x)"]\n', "utf-8")
    (folder / "data" / "b.toml").write_text("sources = 1\nobservations = 2\n", "utf-8")
    (folder / "data" / "c.toml").write_text("[", "utf-8")
    (folder / "data" / "d.csv").write_text("indicator,value\nfirms,1\n", "utf-8")
    own = asked(folder, "mic-tracker add-observation firms --source ")
    text = REGISTRY.replace("title =", 'include = ["data/*"]\ntitle =')
    (folder / "targets.toml").write_text(text, "utf-8")
    for option in ("add-observation firms --source ", "correct firms --set source="):
        offered = asked(folder, f"mic-tracker {option}")
        assert [word.removeprefix("source=") for word in offered] == [*own, "census"]
    assert asked(folder, "mic-tracker correct firms --period ") == []


def test_files_are_left_to_the_shell(folder: Path) -> None:
    for line in ("status -o ", "status -f t", "init ", "check --baseline "):
        assert answer(folder, f"mic-tracker {line}") == ["files"], line


@pytest.mark.parametrize("variables", [{}, {"_MIC_TRACKER_WORDS": ""}, {"_MIC_TRACKER_LINE": "x"}])
@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh", ""])
def test_nothing_is_said_where_something_is_wrong(
    folder: Path, shell: str, variables: dict[str, str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mic_tracker"],
        cwd=folder,
        env=environment(_MIC_TRACKER_COMPLETE=shell, **variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert "rror" not in done.stdout


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


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("add-indicator x --measure r", ["ratio", "rank"]),
        ("add-indicator x --every q", ["quarter"]),
        ("add-indicator x --prefer ", ["paper"]),
        ("add-target x --than e", ["events"]),
        ("add-target x --than-desired d", ["decrease"]),
        ("add-target x --carry ", ["none", "cap", "full"]),
        ("add-target x --question e", ["ever"]),
        ("add-target x --method escap-a", ["escap-api"]),
        ("add-target x --standing d", ["draft"]),
        ("add-target x --each ", ["area"]),
    ],
)
def test_words_of_the_keys_of_targets_and_indicators(
    folder: Path, line: str, offered: list[str]
) -> None:
    assert asked(folder, f"mic-tracker {line}") == offered


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
            [sys.executable, "-m", "mic_tracker", *words],
            cwd=tmp_path,
            # typer then takes the name of a shell, and does not look for the one that runs it
            env=environment(_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1", HOME=str(tmp_path)),
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout

    script = printed("completion", shell)
    assert re.search(rf"_MIC_TRACKER_COMPLETE ?=? ?'?{shell}", script)
    assert printed("completion", shell, "-o", "script") == ""
    assert (tmp_path / "script").read_text("utf-8") == script
    assert printed("--show-completion", shell).strip() == script.strip()


@pytest.mark.parametrize(
    ("shell", "file"),
    [
        ("bash", ".bash_completions/mic-tracker.sh"),
        ("zsh", ".zfunc/_mic-tracker"),
        ("fish", ".config/fish/completions/mic-tracker.fish"),
    ],
)
def test_the_script_that_is_installed_is_the_same(tmp_path: Path, shell: str, file: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "mic_tracker", "--install-completion", shell],
        cwd=tmp_path,
        env=environment(_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1", HOME=str(tmp_path)),
        check=True,
        capture_output=True,
    )
    assert (tmp_path / file).read_text("utf-8").strip() == read_script(shell).strip()


def test_kinds_and_formats_of_what_is_due(folder: Path) -> None:
    assert asked(folder, "mic-tracker due --only fig") == ["figure"]
    assert asked(folder, "mic-tracker due --only figure,dead") == ["figure,deadline"]
    assert asked(folder, "mic-tracker due --format i") == ["ics"]
