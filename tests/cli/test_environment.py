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


@pytest.mark.parametrize(
    "command", ["status", "show old", "claims", "due", "due --ics", "history old", "check"]
)
def test_an_output_is_never_the_registry(here: Shell, command: str) -> None:
    into = {"check": ["--allow-empty", "--format", "json:targets.toml"]}
    done = here.run(*command.split(), *into.get(command, ["-o", "targets.toml"]))
    assert done.code == 2
    assert "would be lost" in done.err
    assert (here.folder / "targets.toml").read_text(encoding="utf-8") == REGISTRY


COMMANDS_WITH_OUTPUT = (
    *("status -o", "show old -o", "claims -o", "due --ics -o", "history old -o"),
    *("diff -o", "what-if old --deadline 2031 -o", "schema -o", "completion bash -o"),
    *("check --allow-empty --fail-on never --format csv:", "baseline write --baseline "),
)


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("command", COMMANDS_WITH_OUTPUT)
def test_an_output_is_no_link_and_no_file_that_is_read(repository: Shell, command: str) -> None:
    repository.write('title = "x"\n', "../secret.toml")
    repository.write("indicator,period,value,unsourced\nx,2020,1,why\n", "data.csv")
    repository.commit(f'include = ["data.csv"]\n{REGISTRY}')
    (repository.folder / "link").symlink_to("../secret.toml")
    before = kept(repository.folder)
    reads = not command.startswith(("schema", "completion"))
    for name in ("targets.toml", "link", *(["data.csv"] if reads else [])):
        words = f"{command}{name}" if command[-1] in ": " else f"{command} {name}"
        done = repository.run(*words.split())
        assert (done.code, done.out) == (2, ""), name
        assert "would be lost" in done.err or "is a link" in done.err
    assert kept(repository.folder) == before


def test_no_report_is_written_over_what_it_is_compared_with(here: Shell) -> None:
    here.write(f'include = ["data.csv"]\n{REGISTRY}', "old/base.toml")
    here.write("indicator,period,value,unsourced\nx,2020,1,why\n", "old/data.csv")
    here.write("version = 1\n", "known.toml")
    check = "check --base file:old/base.toml --baseline known.toml --format"
    for words in (
        *(f"{check} json:old/data.csv", f"{check} json:known.toml"),
        *("diff file:old/base.toml -o old/data.csv", "diff file:old/base.toml -o old/base.toml"),
    ):
        done = here.run(*words.split())
        assert (done.code, "would be lost" in done.err) == (2, True), words


def test_a_job_summary_is_appended_to_but_not_through_a_link(repository: Shell) -> None:
    repository.commit(REGISTRY)
    secret = repository.write("keep\n", "../secret")
    (repository.folder / "link").symlink_to("../secret")
    for name, code in (("link", 2), ("summary.md", 0), ("targets.toml", 2)):
        path = str(repository.folder / name)
        words = ("check", "--allow-empty", "--fail-on", "never", "--format", f"markdown:{path}")
        assert repository.run(*words, GITHUB_STEP_SUMMARY=path).code == code
    assert secret.read_text("utf-8") == "keep\n"
    assert (repository.folder / "targets.toml").read_text("utf-8") == REGISTRY
    assert (repository.folder / "summary.md").read_text("utf-8").startswith("## ")


def test_a_start_writes_through_no_link_that_leads_out(repository: Shell) -> None:
    outside = repository.folder.parent / "outside"
    outside.mkdir()
    (repository.folder / ".github").symlink_to("../outside", target_is_directory=True)
    install = ("--install", "mic-tracker @ git+https://example.org/a@" + "1" * 40)
    done = repository.run("init", "--minimal", "--ci", "github", *install)
    assert (done.code, "leads out" in done.err) == (2, True)
    assert [*outside.iterdir()] == []


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


def test_a_goal_appears_on_the_day_it_was_stated(here: Shell) -> None:
    assert "new" not in here.run("status", "--as-of", "2021-12-31").out
    assert "new" in here.run("status", "--as-of", "2022-01-01").out
    done = here.run("show", "new", "--as-of", "2021-12-31")
    assert (done.code, "had not been stated by 2021-12-31" in done.err) == (2, True)
    assert Path(here.folder, "targets.toml").exists()


@pytest.mark.parametrize("command", ["status", "show old", "history old", "claims", "due"])
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
