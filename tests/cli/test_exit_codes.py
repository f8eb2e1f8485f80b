"""Every row of the table of exit codes, through a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, figures
from shell import Shell

BUG = """
import sys
from mic_tracker.pipeline import status
def fails(*_, **__): raise LookupError("a bug of ours")
status.select_targets = fails
from mic_tracker.cli.main import main
sys.exit(main())
"""
GOOD = f'format = 1\ntitle = "Test"\n{FIRMS}{LEVEL}{figures(GROWING)}'
SILENT = f'format = 1\ntitle = "Test"\n{FIRMS}{LEVEL}'
MISSED = GOOD.replace("by = 2030", "by = 2025")


@pytest.fixture
def here(repository: Shell) -> Shell:
    """A repository with a good registry."""
    repository.commit(GOOD)
    return repository


@pytest.mark.parametrize(
    "words",
    [("status",), ("show", "firms-2030"), ("validate",), ("check",), ("diff",), ("diff", "HEAD")],
)
def test_0_done(here: Shell, words: tuple[str, ...]) -> None:
    assert here.run(*words).code == 0


def test_0_status_reports_what_a_check_fails_on(here: Shell) -> None:
    here.write(MISSED)
    assert here.run("status").code == 0
    assert here.run("diff").code == 0


def test_1_a_check_or_a_difference_that_was_asked_for(here: Shell) -> None:
    here.write(MISSED)
    assert here.run("check").code == 1
    assert here.run("check", "--fail-on", "never").code == 0
    assert here.run("diff", "--exit-code").code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("no-such-command",),
        ("check", "--no-such-option"),
        ("check", "--fail-on", "no-such-rule"),
        ("check", "--fail-on", ","),
        ("check", "--format", "no-such-format"),
        ("check", "--format", "junit:"),
        ("check", "--format", "json", "--format", "csv"),
        ("check", "no-such-target"),
        ("check", "--base", "no-such-revision"),
        ("check", "--base", "HEAD"),
        ("check", "--base", "targets.toml"),
        ("check", "--base", "x" * 5000),
        ("check", "--since", "tomorrow"),
        ("check", "--base", "HEAD", "--since", "7d"),
        ("check", "--baseline", "no-such-file"),
        ("check", "--baseline", "targets.toml"),
        ("check", "--as-of", "soon"),
        ("check", "-f", "no-such-file.toml"),
        ("check", "--lang", "tlh"),
        ("status", "--at", "no-such-revision"),
        ("diff", "HEAD...HEAD"),
        ("diff", "no-such-revision"),
        ("what-if", "firms-2030"),
        ("what-if", "no-such-target", "--growth", "1%"),
        ("what-if", "firms-2030", "--growth", "12"),
        ("what-if", "firms-2030", "--value", "800"),
        ("what-if", "firms-2030", "--value", "many@2027"),
        ("what-if", "firms-2030", "--value", "1@2027", "--value", "2@2027"),
        ("what-if", "firms-2030", "--deadline", "someday"),
        ("baseline", "forget"),
        ("baseline", "show"),
    ],
    ids=" ".join,
)
def test_2_wrong_use(here: Shell, words: tuple[str, ...]) -> None:
    done = here.run(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err
    assert "Traceback" not in done.err


def test_2_a_registry_that_is_none(here: Shell) -> None:
    here.write(GOOD.replace("by = 2030", "by = 2030-13-01"))
    for words in (("status",), ("check",), ("diff",), ("baseline", "write")):
        done = here.run(*words)
        assert done.code == 2, words
        assert "targets.toml:" in done.err


def test_2_a_base_that_is_none_is_told_as_the_base(here: Shell) -> None:
    here.commit(GOOD.replace("by = 2030", "by = 2030-13-01"))
    here.write(GOOD)
    done = here.run("check", "--base", "HEAD")
    assert (done.code, done.out) == (2, "")
    assert ":./targets.toml:" in done.err
    assert "'HEAD', which the registry is compared with, is not valid" in done.err


def test_3_a_bug(here: Shell) -> None:
    done = here.run("status", code=("-c", BUG))
    assert (done.code, done.out) == (3, "")
    assert "LookupError: a bug of ours" in done.err
    assert "Traceback" not in done.err
    assert "Traceback" in here.run("status", "--debug", code=("-c", BUG)).err


@pytest.mark.parametrize(
    "words",
    [
        ("status", "-o", "nowhere/status.txt"),
        ("check", "--format", "junit:nowhere/junit.xml"),
        ("check", "--format", "markdown:."),
        ("baseline", "write", "--baseline", "nowhere/known.toml"),
    ],
    ids=" ".join,
)
def test_4_the_outside_world(here: Shell, words: tuple[str, ...]) -> None:
    done = here.run(*words)
    assert (done.code, done.out) == (4, "")
    assert "nowhere" in done.err or "cannot write" in done.err


def test_4_git_is_not_installed(here: Shell, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    assert here.run("check", "--base", "HEAD~1", PATH=str(tmp_path / "bin")).code == 4


def test_5_nothing_to_judge(here: Shell) -> None:
    here.write(SILENT)
    done = here.run("check")
    assert (done.code, done.out) == (5, "")
    assert "--allow-empty" in done.err
    assert here.run("check", "--allow-empty").code == 0


INTERRUPTED = """
import os, signal, sys, time
import mic_tracker.cli.app as app
from mic_tracker.cli.main import main

def slow(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(30)

app.build_app = slow
sys.exit(main())
"""


def test_130_interrupted(here: Shell) -> None:
    done = here.run("status", code=("-c", INTERRUPTED))
    assert done.code == 130
    assert "Traceback" not in done.err


def test_141_the_reader_is_gone(here: Shell) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "mic_tracker", "status"],
        cwd=here.folder,
        env=here.env(),
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")
