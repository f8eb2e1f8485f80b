"""A pager shows long results to people at a terminal, and nobody else; it never costs a result."""

import re
from collections.abc import Mapping

import pytest
from articles import ARTICLES
from screens import Screened, typed_at_terminal
from shell import Shell

DAY = "--as-of 2026-11-21"
LONG = f"mt status {DAY}"
PAGER = '#!/bin/sh\necho "PAGER $LESS $*"\ncat\n'
# waits for a key at the terminal, as a pager does, and stays when it is interrupted
PATIENT = "#!/bin/sh\ntrap '' INT\nread -r first\necho \"READY $first\"\nread -r key </dev/tty\n"
Variables = Mapping[str, str]
NONE: Variables = {}
COLOUR = "\x1b["


@pytest.fixture
def here(shell: Shell) -> Shell:
    """A folder with a registry whose status is longer than ten lines, and pagers beside it."""
    shell.write(ARTICLES.read_text("utf-8").replace("seeds/", "./seeds/"))
    for name, text in (("pager", PAGER), ("patient", PATIENT)):
        shell.write(text, f"../bin/{name}").chmod(0o755)
    return shell


def at_terminal(
    here: Shell, line: str, *keys: tuple[str, str], rows: int = 10, more: Variables = NONE
) -> Screened:
    variables = {"PAGER": f"{here.folder}/../bin/pager", **more}
    return typed_at_terminal(here, line, keys, rows=rows, variables=variables)


def test_a_long_result_goes_to_the_pager(here: Shell) -> None:
    shown = at_terminal(here, f"{LONG}; echo code $?")
    assert shown.text.startswith("PAGER FRX \n")
    assert "digital-firms-2030" in shown.text
    assert shown.text.endswith("code 0\n")


def test_what_fits_on_the_screen_does_not(here: Shell) -> None:
    shown = at_terminal(here, LONG, rows=200)
    assert "PAGER" not in shown.text
    lines = shown.text.count("\n")
    assert "PAGER" not in at_terminal(here, LONG, rows=lines + 1).text
    assert "PAGER" in at_terminal(here, LONG, rows=lines).text


@pytest.mark.parametrize(
    "line",
    [
        *(
            "mt overview",
            "mt show digital-firms-2030",
            "mt history digital-firms-2030",
            "mt claims",
        ),
        *("mt due", "mt explain forecast", "mt what-if digital-firms-2030 --deadline 2035"),
        "mt -f targets.toml",
    ],
)
def test_every_command_with_long_results_has_one(here: Shell, line: str) -> None:
    assert "PAGER" in at_terminal(here, line, rows=3).text


@pytest.mark.parametrize(
    "line",
    [
        *(f"{LONG} --no-pager", f"mt --no-pager status {DAY}", f"{LONG} --json", f"{LONG} | cat"),
        *(f"{LONG} --format csv", f"{LONG} --format markdown", "mt schema", "mt completion bash"),
        *(f"{LONG} -o out.txt", "mt --help", "mt init new", "mt --no-pager"),
    ],
)
def test_without_a_pager(here: Shell, line: str) -> None:
    assert "PAGER" not in at_terminal(here, line).text


@pytest.mark.parametrize("more", [{"CI": "true"}, {"TERM": "dumb"}, {"TERM": ""}])
def test_no_pager_where_nobody_turns_pages(here: Shell, more: Variables) -> None:
    shown = at_terminal(here, LONG, more=more)
    assert ("PAGER" in shown.text, "digital-firms-2030" in shown.text) == (False, True)


def test_the_programs_own_variable_goes_first(here: Shell) -> None:
    named = f"{here.folder}/../bin/pager --mine"
    assert "PAGER FRX --mine\n" in at_terminal(here, LONG, more={"MIC_TRACKER_PAGER": named}).text
    assert "PAGER S \n" in at_terminal(here, LONG, more={"LESS": "S"}).text
    for none in ("", "cat", " "):
        shown = at_terminal(here, LONG, more={"MIC_TRACKER_PAGER": none})
        assert ("PAGER" in shown.text, "digital-firms-2030" in shown.text) == (False, True)


def test_a_pager_may_be_a_line_of_a_shell(here: Shell) -> None:
    shown = at_terminal(
        here, LONG, more={"MIC_TRACKER_PAGER": "LESS=mine ../bin/pager 'two words' | cat"}
    )
    assert "PAGER mine two words\n" in shown.text


@pytest.mark.parametrize(
    "named", ["no-such-pager", "./no/such", "no-such-pager 'x'", "targets.toml"]
)
def test_a_pager_that_does_not_start_costs_nothing(here: Shell, named: str) -> None:
    shown = at_terminal(here, f"{LONG}; echo code $?", more={"MIC_TRACKER_PAGER": named})
    assert "digital-firms-2030" in shown.text
    assert shown.text.endswith("code 0\n")


def test_a_pager_in_the_folder_of_a_registry_is_not_run(here: Shell) -> None:
    here.write("#!/bin/sh\necho STRANGER\n", "less").chmod(0o755)
    shown = typed_at_terminal(here, f'PATH=".::$PATH"; {LONG}', [("Vietnam", "q")], rows=10)
    assert "STRANGER" not in shown.text
    assert "Vietnam" in shown.text


def test_to_leave_early_is_no_failure(here: Shell) -> None:
    shown = at_terminal(here, f"{LONG}; echo code $?", more={"MIC_TRACKER_PAGER": "true"})
    assert shown.text == "code 0\n"


def test_a_verdict_is_kept(here: Shell) -> None:
    line = "mt check --fail-on off-track --as-of 2026-11-21; echo code $?"
    shown = at_terminal(here, line, rows=3, more={"MIC_TRACKER_PAGER": "true"})
    assert shown.text == "code 1\n"


def test_an_interruption_is_the_pagers(here: Shell) -> None:
    keys = (("READY", "\x03q\n"),)
    pager = f"{here.folder}/../bin/patient"
    shown = at_terminal(here, f"{LONG}; echo code $?", *keys, more={"MIC_TRACKER_PAGER": pager})
    assert shown.text.endswith("code 0\n")
    assert "Traceback" not in shown.text
    assert "interrupted" not in shown.text


def test_colours_are_kept(here: Shell) -> None:
    assert COLOUR in at_terminal(here, LONG).text
    assert COLOUR not in at_terminal(here, LONG, more={"NO_COLOR": "1"}).text


def test_in_less_itself(here: Shell) -> None:
    shown = typed_at_terminal(here, f"{LONG}; echo code $?", [(":", "q")], rows=10)
    assert shown.text.endswith("code 0\n")
    assert "Vietnam" in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.text)


@pytest.mark.parametrize(
    ("line", "more", "width"),
    [
        *(
            ("| cat", {}, 70),
            ("", {}, 70),
            ("> out; cat out", {}, 120),
            ("-o out; cat out", {}, 120),
        ),
        *(("| cat", {"CI": "true"}, 120), ("| cat", {"COLUMNS": "90"}, 90)),
        *(("2> /dev/null | cat", {}, 120), ("--width 80 | cat", {}, 80)),
    ],
)
def test_a_pipe_is_as_wide_as_the_terminal(
    here: Shell, line: str, more: Variables, width: int
) -> None:
    asked = f"mt status {DAY} --no-pager --color never {line}"
    shown = typed_at_terminal(here, asked, columns=70, variables=more)
    known = here.run("status", "--as-of", "2026-11-21", "--width", str(width)).out
    rules = {line for line in shown.text.splitlines() if "──" in line}
    assert [x for x in shown.text.splitlines() if x not in rules][2:5] == known.splitlines()[2:5]
