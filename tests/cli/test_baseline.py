"""Known findings on the command line: written, shown, pruned, and set aside by a check."""

import os

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, figures
from shell import DAY, Shell

GOOD = f'format = 1\ntitle = "Test"\n{FIRMS}{LEVEL}{figures(GROWING)}'
AT_RISK = '\n[[known]]\ntarget = "firms-2030"\nrule = "at-risk"\n'
FAIL = ("check", "--as-of", DAY, "--fail-on", "at-risk,obsolete-baseline")
KNOWN = ("--baseline", "targets.baseline.toml")


@pytest.fixture
def known(shell: Shell) -> Shell:
    """A registry with a target at risk, and a baseline file that knows it."""
    shell.write(GOOD)
    done = shell.run("baseline", "write", "--as-of", DAY)
    assert (done.code, done.err) == (0, "")
    assert done.out == "targets.baseline.toml: 2 findings known.\n"
    return shell


def test_what_is_known_does_not_fail(known: Shell) -> None:
    assert AT_RISK in (known.folder / "targets.baseline.toml").read_text("utf-8")
    assert known.run(*FAIL).code == 1
    done = known.run(*FAIL, *KNOWN)
    assert done.code == 0
    assert "in the baseline" in done.out


def test_what_is_gone_fails_until_it_is_pruned(known: Shell) -> None:
    known.write(GOOD.replace("at_least = 860", "at_least = 760"))
    done = known.run(*FAIL, *KNOWN)
    assert done.code == 1
    assert "MT321 obsolete-baseline firms-2030" in done.out
    shown = known.run("baseline", "show", "--as-of", DAY).out
    assert "gone   at-risk  firms-2030" in shown
    assert shown.endswith(" 0 new, 1 gone.\n")
    pruned = known.run("baseline", "prune", "--as-of", DAY)
    assert pruned.out.endswith("targets.baseline.toml: 1 finding taken out.\n")
    assert known.run(*FAIL, *KNOWN).code == 0
    assert known.run("baseline", "prune", "--as-of", DAY).out.endswith(": 0 findings taken out.\n")


def test_what_is_new_fails_and_is_shown(known: Shell) -> None:
    known.write(GOOD.replace("740", "600"))
    assert "new    off-track  firms-2030" in known.run("baseline", "show", "--as-of", DAY).out
    done = known.run("check", "--as-of", DAY, "--fail-on", "off-track", *KNOWN)
    assert done.code == 1


@pytest.mark.parametrize("name", ["targets.toml", "notes.md", "empty", "data.csv"])
def test_only_a_baseline_file_is_replaced(shell: Shell, name: str) -> None:
    shell.write("", "empty")
    shell.write("notes = 1\n", "notes.md")
    shell.write("indicator,period,value,unsourced\nfirms,2000,1,why\n", "data.csv")
    shell.write(GOOD.replace('title = "Test"', 'title = "Test"\ninclude = ["data.csv"]'))
    before = (shell.folder / name).read_bytes()
    done = shell.run("baseline", "write", "--baseline", name, "--as-of", DAY)
    assert (done.code, done.out) == (2, "")
    assert "would be lost" in done.err
    assert (shell.folder / name).read_bytes() == before


def test_a_pipe_is_not_waited_for(shell: Shell) -> None:
    shell.write(GOOD)
    os.mkfifo(shell.folder / "pipe")
    done = shell.run(*FAIL, "--baseline", "pipe")
    assert (done.code, "not a plain file" in done.err) == (2, True)


def test_the_file_stands_beside_the_registry(shell: Shell) -> None:
    shell.write(GOOD, "data/firms.toml")
    done = shell.run("baseline", "write", "-f", "data/firms.toml", "--as-of", DAY)
    assert done.code == 0
    assert (shell.folder / "data" / "firms.baseline.toml").is_file()
