"""The command line keeps out lost registries, endless waiting, escapes and missing streams."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from shell import Shell

REGISTRY = """\
format = 1
title = "Door"
[sources.s]
title = "S"
published = 2020-01-01
[sources.later]
title = "L"
published = 2022-01-01
[indicators.x]
name = "X"
unit = "things"
measure = "count"
desired = "increase"
[targets.old]
kind = "level"
indicator = "x"
at_least = 5
by = 2030
stated = { source = "s" }
[targets.new]
kind = "level"
indicator = "x"
at_least = 9
by = 2030
stated = { source = "later" }
"""


@pytest.fixture
def here(shell: Shell) -> Shell:
    """A shell beside a registry."""
    (shell.folder / "targets.toml").write_text(REGISTRY, encoding="utf-8")
    return shell


@pytest.mark.parametrize("command", ["status", "show old", "claims", "history old", "check"])
def test_an_output_is_never_the_registry(here: Shell, command: str) -> None:
    into = {"check": ["--allow-empty", "--format", "json:targets.toml"]}
    done = here.run(*command.split(), *into.get(command, ["-o", "targets.toml"]))
    assert done.code == 2
    assert "would be lost" in done.err
    assert (here.folder / "targets.toml").read_text(encoding="utf-8") == REGISTRY


def test_an_output_replaces_a_file_whole(here: Shell) -> None:
    (here.folder / "out.json").write_text("x" * 100_000, encoding="utf-8")
    assert here.run("status", "--json", "-o", "out.json").code == 0
    assert (here.folder / "out.json").read_text(encoding="utf-8").startswith("{")
    assert {path.name for path in here.folder.iterdir()} == {"targets.toml", "out.json"}


def test_a_pipe_without_a_writer_is_not_waited_for(here: Shell) -> None:
    os.mkfifo(here.folder / "pipe")
    done = here.run("status", "-f", "pipe")
    assert (done.code, "not a plain file" in done.err) == (2, True)


@pytest.mark.parametrize("words", [["status", "--only", "\x1b[31mX"], ["status", "\u202ex"]])
def test_escapes_in_arguments_are_told_as_text(here: Shell, words: list[str]) -> None:
    done = here.run(*words)
    assert done.code == 2
    assert not {"\x1b", "\u202e"} & {*done.err}


@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0)])
def test_a_closed_stream_is_no_failure(here: Shell, closed: str, code: int) -> None:
    line = f'"{sys.executable}" -m mic_tracker status {closed}'
    done = subprocess.run(["bash", "-c", line], cwd=here.folder, env=here.env(), check=False)
    assert done.returncode == code


def test_an_error_without_a_stream_to_tell_it_keeps_its_code(here: Shell) -> None:
    line = f'"{sys.executable}" -m mic_tracker status -f nope.toml 2>&-'
    done = subprocess.run(["bash", "-c", line], cwd=here.folder, env=here.env(), check=False)
    assert done.returncode == 2


def test_a_goal_appears_on_the_day_it_was_stated(here: Shell) -> None:
    assert "new" not in here.run("status", "--as-of", "2021-12-31").out
    assert "new" in here.run("status", "--as-of", "2022-01-01").out
    done = here.run("show", "new", "--as-of", "2021-12-31")
    assert (done.code, "had not been stated by 2021-12-31" in done.err) == (2, True)
    assert Path(here.folder, "targets.toml").exists()


@pytest.mark.parametrize("command", ["status", "show old", "history old", "claims"])
def test_the_registry_as_it_was_at_a_revision(repository: Shell, command: str) -> None:
    repository.commit(REGISTRY)
    repository.write(REGISTRY.replace('title = "Door"', 'title = "Another"'))
    now, then = repository.run(*command.split()), repository.run(*command.split(), "--at", "HEAD")
    assert (now.code, then.code) == (0, 0)
    assert "Another" not in then.out


def test_nothing_to_say_is_said_with_nothing(here: Shell) -> None:
    here.write(REGISTRY.split("[targets.old]", maxsplit=1)[0])
    done = here.run("check", "--allow-empty", "--format", "github")
    assert (done.code, done.out) == (0, "")


def test_a_check_that_never_fails_says_so(here: Shell) -> None:
    done = here.run("check", "--allow-empty", "--fail-on", "never")
    assert done.out.rstrip().endswith("(--fail-on never)")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")
def test_a_pipe_without_a_reader_is_not_waited_for(here: Shell) -> None:
    os.mkfifo(here.folder / "pipe")
    for words in (("status", "-o", "pipe"), ("check", "--allow-empty", "--format", "junit:pipe")):
        done = here.run(*words)
        assert done.code == 4
        assert done.err.startswith("error: cannot write pipe")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")
def test_a_pipe_with_a_reader_gets_all_of_an_answer(here: Shell) -> None:
    pipe = here.folder / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        end = time.monotonic() + 30
        while (done := here.run("schema", "-o", "pipe")).code == 4 and time.monotonic() < end:
            time.sleep(0.05)  # until the reader is there
        assert reader.stdout
        assert (done.code, reader.stdout.read().decode()) == (0, here.run("schema").out)
