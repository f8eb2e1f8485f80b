"""A line without a command: a registry at a glance, or how to start one."""

import json

import pytest
from shell import Shell

AS_OF = ("--as-of", "2026-11-21")
HEAD = """\
format = 1
title = "Town"
[sources.s]
title = "Plan"
published = 2020-01-01
[indicators.desks]
name = "Desks"
unit = "desks"
measure = "count"
desired = "increase"
every = "year"
"""
EVERY = ('every = "year"\n', 'every = "year"\nlag = "30 days"\n')
TARGETS = """\
[targets.met]
kind = "level"
indicator = "desks"
at_least = 5
by = 2024
stated = { source = "s" }
[targets.not-met]
kind = "level"
indicator = "desks"
at_least = 50
by = 2024
stated = { source = "s" }
"""
FIGURE = """\
[[observations]]
indicator = "desks"
period = 2024
value = 10
source = "s"
published = 2025-02-01
"""


@pytest.fixture
def town(shell: Shell) -> Shell:
    shell.write(HEAD + TARGETS + FIGURE)
    return shell


def test_a_registry_at_a_glance(town: Shell) -> None:
    done = town.run(*AS_OF)
    assert (done.code, done.err) == (0, "")
    assert (
        done.out
        == """\
Town (2)
as of 2026-11-21   targets.toml

Targets  Status
      1  ■ missed
      1  ✓ achieved

Nothing is overdue, and nothing is due by 2027-02-19.

What to type next
mic-tracker status                 where every target stands, the most urgent first
mic-tracker show not-met           what the verdict of the most urgent one rests on
mic-tracker add-observation desks  a new figure; what is missing is asked for
"""
    )


def test_what_is_due_is_shown_and_can_be_listed(town: Shell) -> None:
    town.write(HEAD + TARGETS.replace("2024", "2040") + FIGURE)
    town.write((town.folder / "targets.toml").read_text("utf-8").replace(*EVERY))
    done = town.run(*AS_OF)
    # a month after the year of the figure
    assert "  2026-01-30  295 days late  figure  desks  2025\n" in done.out
    assert "mic-tracker due       " in done.out


def test_of_much_that_is_due_the_first_lines_are_shown(shell: Shell) -> None:
    one = HEAD.split("[indicators")[1].replace(".desks]", "[indicators.{}]", 1)
    indicators = "".join(one.format(f"i{n}") for n in range(9))
    target = "[targets.met]" + TARGETS.split("[targets.met]")[1].split("[targets", maxsplit=1)[0]
    both = (target + FIGURE).replace("2024", "2040", 1)
    texts = (
        both.replace("[targets.met]", f"[targets.t{n}]").replace("desks", f"i{n}") for n in range(9)
    )
    text = "".join(texts)
    shell.write(HEAD.split("[indicators", maxsplit=1)[0] + indicators + text)
    shell.write((shell.folder / "targets.toml").read_text("utf-8").replace(*EVERY))
    done = shell.run(*AS_OF)
    assert done.out.count("days late") == 5
    assert "  4 more\n" in done.out


def test_a_registry_without_targets(shell: Shell) -> None:
    shell.write(HEAD)
    done = shell.run(*AS_OF)
    assert done.code == 0
    assert "There is no target in the registry yet." in done.out
    assert "mic-tracker add-target" in done.out
    assert "due" not in done.out


def test_the_same_by_its_name_and_from_below(town: Shell) -> None:
    (town.folder / "below").mkdir()
    below = Shell(town.folder / "below", town.home)
    assert town.run("overview", *AS_OF).out == town.run(*AS_OF).out
    # outside of a repository the search goes on upwards
    assert "../targets.toml" in below.run(*AS_OF, "--json").out or below.run(*AS_OF).code == 0


@pytest.mark.parametrize("leading", [(), ("--lang", "en"), ("--width", "70"), ("--color", "never")])
def test_options_without_a_command(town: Shell, leading: tuple[str, ...]) -> None:
    done = town.run(*leading, *AS_OF)
    assert (done.code, done.out[:8]) == (0, "Town (2)")


def test_a_registry_that_is_named_is_named_in_the_commands(town: Shell) -> None:
    (town.folder / "targets.toml").rename(town.folder / "my town.toml")
    named = town.run("-f", "my town.toml", *AS_OF)
    assert "mic-tracker show not-met --file 'my town.toml'" in named.out
    assert town.run(*AS_OF, MIC_TRACKER_FILE="my town.toml").out == named.out


def test_in_numbers_for_programs(town: Shell) -> None:
    answer = json.loads(town.run("--json", *AS_OF).out)
    counts = {status: n for status, n in answer["counts"].items() if n}
    assert (answer["schema"], counts) == ("mic-tracker/overview", {"achieved": 1, "missed": 1})
    assert answer["due"] == {"until": "2027-02-19", "overdue": 0, "ahead": 0, "later": 0}
    table = town.run("--format", "csv", *AS_OF).out.splitlines()
    assert table[:2] == ["status,targets", "achieved,1"]


def test_an_invalid_registry_gives_its_findings(town: Shell) -> None:
    town.write(HEAD.replace("measure", "mesure"))
    done = town.run()
    assert (done.code, done.out) == (2, "")
    assert "targets.toml:9:1" in done.err
    assert json.loads(town.run("--json").err)["findings"]


def test_a_closed_pipe(town: Shell) -> None:
    program = "import os, sys; os.close(1)\nfrom mic_tracker.cli.main import main\nsys.exit(main())"
    assert town.run(*AS_OF, code=("-c", program)).code == 4


def test_without_a_registry_the_help_ends_in_ways_to_start(shell: Shell) -> None:
    done = shell.run(COLUMNS="120")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Usage: mic-tracker [OPTIONS] COMMAND [ARGS]...\n\n")
    assert "\n  status  " in done.out
    assert "\\" not in done.out
    start = done.out.split("Ways to start\n")[1].splitlines()
    assert [line.split("  ")[0] for line in start] == [
        "mic-tracker init --example demo",
        "mic-tracker init",
        "mic-tracker -f FOLDER/targets.toml",
    ]


def test_a_way_to_start_leads_to_an_overview(shell: Shell) -> None:
    assert shell.run("init", "--example", "demo").code == 0
    done = shell.run("-f", "demo/targets.toml", *AS_OF)
    assert (done.code, "What to type next" in done.out) == (0, True)
    assert shell.run("init").code == 0
    assert "no target in the registry yet" in shell.run().out


@pytest.mark.parametrize(
    "words", [("--json",), ("--format", "csv"), ("-o", "out"), ("-f", "none.toml"), ("-f",), AS_OF]
)
def test_where_a_registry_was_asked_for_its_lack_is_an_error(
    shell: Shell, words: tuple[str, ...]
) -> None:
    done = shell.run(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err


@pytest.mark.parametrize(
    "words", [("--help",), ("-h",), ("--lang", "en", "--help"), ("--json", "-h")]
)
def test_help_is_not_the_overview(town: Shell, words: tuple[str, ...]) -> None:
    done = town.run(*words)
    assert (done.code, done.out[:6]) == (0, "Usage:")


def test_help_lists_the_commands_by_purpose_with_whole_sentences(shell: Shell) -> None:
    page = shell.run("--help", COLUMNS="100").out
    headings = [line for line in page.splitlines() if line.endswith(":") and line[0] != " "]
    assert headings == ["Options:", "See:", "Check:", "Change:", "Exchange:"]
    assert "..." not in page.split("Options:")[1]
    assert max(map(len, page.splitlines())) <= 100
