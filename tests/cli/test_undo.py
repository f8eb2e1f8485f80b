"""`undo` as a reader meets it: what goes, what comes back, and what is left alone."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import ARTICLES
from dying_program import killed
from program import converse, run
from shell import Shell

REGISTRY = ARTICLES.read_bytes()
DAY = ("--as-of", "2025-02-01")
FIGURE = ("add-observation", "digital-firms", "53,000", "--series", "active", "--period", "2024-12")
SOURCE = ("--source-title", "Monthly report", "--published", "2025-01-10")
ADD = (*FIGURE, *SOURCE, *DAY, "--yes")
CORRECT = (
    "correct",
    "digital-firms",
    "--period",
    "2024-07",
    "--set",
    "value=15,038",
    *DAY,
    "--yes",
)
NEW = (
    "--name",
    "Fibre",
    "--unit",
    "lines",
    "--measure",
    "count",
    "--at-least",
    "9",
    "--by",
    "2030",
)
TARGET = (
    "add-target",
    "fibre-2030",
    "--kind",
    "level",
    "--indicator",
    "fibre",
    *NEW,
    *DAY,
    "--yes",
)
CITED = ("--source", "make-in-vietnam-2021")
GONE = ("correct", "digital-firms", "--undated", "--remove", *DAY, "--yes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_bytes(REGISTRY)
    return tmp_path


def content(folder: Path) -> bytes:
    return (folder / "targets.toml").read_bytes()


def write(folder: Path, *words: str) -> bytes:
    """Run a command that writes; the file as it is then."""
    ended = run(folder, *words)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith("undo: mic-tracker undo\n")
    return content(folder)


def refused(folder: Path, *words: str) -> str:
    """Run an undo that may not be; what it says, having written nothing."""
    before = content(folder)
    ended = run(folder, "undo", *DAY, *words)
    assert (ended.code, content(folder)) == (2, before)
    return ended.out + ended.err


@pytest.mark.parametrize("words", [ADD, CORRECT, (*TARGET, *CITED), GONE])
def test_the_file_is_what_it_was_byte_by_byte(folder: Path, words: tuple[str, ...]) -> None:
    assert write(folder, *words) != REGISTRY
    dry = run(folder, "undo", *DAY, "--dry-run")
    assert content(folder) != REGISTRY
    wet = run(folder, "undo", *DAY, "--yes")
    assert (wet.code, wet.err, content(folder)) == (0, "", REGISTRY)
    assert dry.out.split("\n\nNothing")[0] == wet.out.split("\n\ntook back")[0]
    assert f"takes back what {words[0]} wrote to targets.toml on " in wet.out
    assert "Effect as of 2025-02-01" in wet.out
    assert sorted(os.listdir(folder)) == [".targets.toml.lock", "targets.toml"]  # noqa: PTH208 - no more than these


def test_it_says_what_goes_what_comes_back_and_what_that_does(folder: Path) -> None:
    write(folder, *ADD)
    out = run(folder, "undo", *DAY, "--dry-run").out
    assert "targets.toml:74\n- [sources.monthly-report-2025]\n" in out
    assert '\n- period     = "2024-12"\n- value      = 53000\n' in out
    assert "  Latest                     53,000                    51,038\n" in out
    write(folder, *CORRECT)
    out = run(folder, "undo", *DAY, "--dry-run").out
    assert "\n- value      = 15_038\n+ value      = 51_038\n" in out
    assert "  Latest                     15,038" not in out.split("Effect")[0]


def test_a_target_that_goes_has_no_standing_afterwards(folder: Path) -> None:
    write(folder, *TARGET, *CITED)
    data = json.loads(run(folder, "undo", *DAY, "--dry-run", "--json").out)
    (effect,) = data["effect"]
    assert (effect["id"], effect["before"]["status"], effect["after"]) == (
        "fibre-2030",
        "no_data",
        None,
    )
    assert (
        "  Goal                       ≥ 9                       –\n"
        in run(folder, "undo", *DAY, "--dry-run").out
    )


def test_step_after_step(folder: Path) -> None:
    first = write(folder, *ADD)
    write(folder, *CORRECT)
    assert run(folder, "undo", "--yes").code == 0
    assert content(folder) == first
    assert run(folder, "undo", "--yes").code == 0
    assert content(folder) == REGISTRY
    assert "nothing to undo" in refused(folder, "--yes")


def test_a_step_that_something_rests_on_stays_and_says_on_what(folder: Path) -> None:
    """After an undo that git took back, the journal ends in the step before it."""
    write(folder, *TARGET, *CITED)
    both = write(folder, "add-observation", "fibre", "5", "--period", "2020", *CITED, *DAY, "--yes")
    assert run(folder, "undo", "--yes").code == 0
    (folder / "targets.toml").write_bytes(both)
    said = refused(folder, "--yes")
    assert "something that was written later rests on it" in said
    lines = both.decode().splitlines()
    assert re.search(r"it stands at targets\.toml:\d+", said)
    line = int(re.findall(r"it stands at targets\.toml:(\d+)", said)[0])
    assert lines[line - 1].split() == ["indicator", "=", '"fibre"']
    assert "MT020" not in said
    assert run(folder, "correct", "fibre", "--period", "2020", "--remove", *DAY, "--yes").code == 0
    assert run(folder, "undo", "--yes").code == 0


def test_what_was_not_written_is_no_step(folder: Path) -> None:
    write(folder, *CORRECT)
    assert run(folder, *ADD[:-1], "--dry-run").code == 0
    assert run(folder, *ADD[:-1]).code == 2
    assert run(folder, "undo", "--yes").code == 0
    assert content(folder) == REGISTRY


def test_other_edits_stay(folder: Path) -> None:
    after = write(folder, *ADD)
    mine = after.replace(b"[settings]", b"# mine\n[settings]").replace(b"75_000", b"75000")
    assert mine != after
    (folder / "targets.toml").write_bytes(mine)
    assert run(folder, "undo", *DAY, "--yes").code == 0
    expected = REGISTRY.replace(b"[settings]", b"# mine\n[settings]").replace(b"75_000", b"75000")
    assert content(folder) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"53000", b"53100"),
        (b'value_text = "53,000"\n', b'value_text = "53,000"\nnote = "mine"\n'),
        (b'title     = "Monthly report"', b'title     = "The monthly report"'),
    ],
    ids=["value", "a key more", "source"],
)
def test_what_was_edited_is_left_alone(folder: Path, old: bytes, new: bytes) -> None:
    after = write(folder, *ADD)
    assert old in after
    (folder / "targets.toml").write_bytes(after.replace(old, new))
    told = refused(folder, "--yes")
    assert "does not stand there as it was written" in told
    assert "git" not in told


def test_a_key_under_the_last_block_belongs_to_it(folder: Path) -> None:
    after = write(folder, *TARGET, *CITED)
    assert after.endswith(b'"make-in-vietnam-2021" }\n')
    (folder / "targets.toml").write_bytes(after + b'note = "mine"\n')
    assert "does not stand there as it was written" in refused(folder, "--yes")


def test_a_source_that_is_used_by_now_stays(folder: Path) -> None:
    after = write(folder, *ADD)
    used = after + (
        b'\n[[observations]]\nindicator = "digital-firms"\nperiod = "2024-11"\nvalue = 52_000\n'
        b'series = "active"\nsource = "monthly-report-2025"\n'
    )
    (folder / "targets.toml").write_bytes(used)
    told = refused(folder, "--yes")
    line = used.decode().splitlines().index('source = "monthly-report-2025"') + 1
    assert "something that was written later rests on it" in told
    assert f"it stands at targets.toml:{line}: take it out first" in told


def test_an_invalid_registry_is_left_alone(folder: Path) -> None:
    after = write(folder, *ADD)
    (folder / "targets.toml").write_bytes(after + b"\nnonsense = 1\n")
    assert "MT" in refused(folder, "--yes")


def test_on_a_terminal_it_asks(folder: Path) -> None:
    after = write(folder, *CORRECT)
    no = converse(folder, ["undo", *DAY], ["n"])
    assert (no.code, content(folder)) == (130, after)
    assert "+ value      = 51_038" in no.out
    yes = converse(folder, ["undo", *DAY], ["y"])
    assert (yes.code, content(folder)) == (0, REGISTRY)
    assert "took back what correct wrote at targets.toml:153-161" in yes.out


def test_elsewhere_it_needs_a_yes(folder: Path) -> None:
    write(folder, *CORRECT)
    assert "add --yes to write" in refused(folder)
    assert "add --yes to write" in refused(folder, "--json")


@pytest.mark.parametrize("kind", ["crlf", "mark", "no newline at the end", "link", "elsewhere"])
@pytest.mark.parametrize("words", [ADD, CORRECT, GONE, (*TARGET, *CITED)])
def test_files_of_every_make(tmp_path: Path, kind: str, words: tuple[str, ...]) -> None:
    data = {
        "crlf": REGISTRY.replace(b"\n", b"\r\n"),
        "mark": b"\xef\xbb\xbf" + REGISTRY,
        "no newline at the end": REGISTRY.rstrip(b"\n"),
    }.get(kind, REGISTRY)
    real = tmp_path / "real" / "targets.toml"
    real.parent.mkdir()
    real.write_bytes(data)
    here = real.parent
    named: tuple[str, ...] = ()
    if kind == "link":
        here = tmp_path / "link"
        here.mkdir()
        (here / "targets.toml").symlink_to(real)
    if kind == "elsewhere":
        here, named = tmp_path, ("-f", "real/targets.toml")
    assert run(here, *words, *named).code == 0
    assert real.read_bytes() != data
    # an edit of somebody else, elsewhere in the file
    mine = b"# mine\r\n" if kind == "crlf" else b"# mine\n"
    head = 3 if kind == "mark" else 0
    changed = real.read_bytes()
    for edited, expected in ((changed, data), (changed[:head] + mine + changed[head:], None)):
        real.write_bytes(edited)
        journal = (real.parent / ".targets.toml.undo").read_bytes()
        assert run(here, "undo", "--yes", *named).code == 0
        assert real.read_bytes() == (expected or data[:head] + mine + data[head:])
        (real.parent / ".targets.toml.undo").write_bytes(journal)


def test_the_journal_is_read_by_nobody_who_may_not_read_the_registry(folder: Path) -> None:
    (folder / "targets.toml").chmod(0o600)
    write(folder, *CORRECT)
    assert (folder / ".targets.toml.undo").stat().st_mode & 0o777 == 0o600


# ── Included files ───────────────────────────────────────────────────────────────────────────────

INCLUDING = """\
format = 1
title = "Test"
include = ["data/*"]
[sources.yearbook]
title = "Yearbook"
published = 2024-01-31
[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
"""
ROWS = 'indicator;period;value;source\r\nfirms;2021;40000;yearbook\r\nfirms;2022;"51,308";yearbook'
BLOCK = (
    '[[observations]]\nindicator = "firms"\nperiod = 2020\nvalue = 39_000\nsource = "yearbook"\n'
)


@pytest.fixture
def including(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(INCLUDING, "utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_bytes(ROWS.encode())
    (tmp_path / "data" / "b.toml").write_text(BLOCK, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("period", "file"), [("2022", "a.csv"), ("2020", "b.toml")])
@pytest.mark.parametrize("change", ["--set=value=51,038", "--remove"])
def test_a_change_in_an_included_file(including: Path, period: str, file: str, change: str) -> None:
    path = including / "data" / file
    before = path.read_bytes()
    write(including, "correct", "firms", "--period", period, change, "--yes")
    assert path.read_bytes() != before
    ended = run(including, "undo", "--yes")
    assert (ended.code, ended.err, path.read_bytes()) == (0, "", before)
    assert f"wrote to data/{file} on" in ended.out
    assert content(including) == INCLUDING.encode()


def test_a_figure_and_its_source_in_an_included_file(including: Path) -> None:
    path = including / "data" / "b.toml"
    figure = ("add-observation", "firms", "60,000", "--period", "2023", *SOURCE)
    shown = run(including, *figure, *DAY, "--dry-run")
    assert "data/b.toml:7\n+ [sources.monthly-report-2025]\n" in shown.out
    assert "data/b.toml:11\n+ [[observations]]\n" in shown.out
    assert path.read_text("utf-8") == BLOCK
    assert "wrote data/b.toml:7-9,11-16\n" in run(including, *figure, *DAY, "--yes").out
    assert path.read_text("utf-8").startswith(BLOCK)
    assert content(including) == INCLUDING.encode()
    ended = run(including, "undo", "--yes")
    assert (ended.code, path.read_text("utf-8")) == (0, BLOCK)
    assert content(including) == INCLUDING.encode()


def test_steps_in_several_files_go_the_newest_first(including: Path) -> None:
    source = ("add-source", "report", "--title", "Report", "--published", "2024", "--yes")
    registry = write(including, *source)
    figure = ("add-observation", "firms", "60,000", "--period", "2023", "--source", "report")
    write(including, *figure, *DAY, "--yes")
    assert "data/b.toml" in run(including, "undo", "--yes").out
    assert (including / "data" / "b.toml").read_text("utf-8") == BLOCK
    assert content(including) == registry
    assert run(including, "undo", "--yes").code == 0
    assert content(including) == INCLUDING.encode()


def test_rows_that_came_since_stay(including: Path) -> None:
    path = including / "data" / "a.csv"
    write(including, "correct", "firms", "--period", "2022", "--set", "value=51,038", "--yes")
    path.write_bytes(path.read_bytes() + b"\r\nfirms;2023;60000;yearbook\r\n")
    assert run(including, "undo", "--yes").code == 0
    assert path.read_bytes() == ROWS.encode() + b"\r\nfirms;2023;60000;yearbook\r\n"


def test_a_file_that_is_not_included_any_more_is_not_touched(including: Path) -> None:
    write(including, "correct", "firms", "--period", "2022", "--set", "value=51,038", "--yes")
    moved = including / "data" / "a.csv"
    moved.rename(including / "a.csv")
    assert "does not read any more" in refused(including, "--yes")


# ── The journal ──────────────────────────────────────────────────────────────────────────────────


def broken_journals() -> Iterator[tuple[str, str]]:
    yield "no JSON", "{"
    yield "a list", "[]"
    yield "keys", '{"version": 2, "registry": "targets.toml", "steps": [], "more": 1}'
    yield "depth", "[" * 100_000


@pytest.mark.parametrize(
    "text", [t for _, t in broken_journals()], ids=[n for n, _ in broken_journals()]
)
def test_a_broken_journal_is_refused_and_written_anew(folder: Path, text: str) -> None:
    journal = folder / ".targets.toml.undo"
    journal.write_text(text, "utf-8")
    told = refused(folder, "--yes")
    assert "damaged" in told
    assert "remove it" in told
    write(folder, *CORRECT)
    assert run(folder, "undo", "--yes").code == 0
    assert content(folder) == REGISTRY


def test_a_journal_of_a_later_version(folder: Path) -> None:
    (folder / ".targets.toml.undo").write_text('{"version": 3, "log": []}', "utf-8")
    assert "is of version 3" in refused(folder, "--yes")


def test_a_journal_of_another_registry(folder: Path) -> None:
    write(folder, *CORRECT)
    (folder / "other.toml").write_bytes(content(folder))
    (folder / ".targets.toml.undo").rename(folder / ".other.toml.undo")
    ended = run(folder, "undo", "-f", "other.toml", "--yes")
    assert ended.code == 2
    assert "stands beside another file" in ended.err
    assert (folder / "other.toml").read_bytes() == content(folder)


def test_a_journal_that_is_a_link_is_not_followed(folder: Path) -> None:
    write(folder, *CORRECT)
    journal = folder / ".targets.toml.undo"
    elsewhere = folder / "elsewhere"
    journal.rename(elsewhere)
    kept = elsewhere.read_bytes()
    journal.symlink_to(elsewhere)
    assert "not followed" in refused(folder, "--yes")
    write(folder, *ADD)
    assert elsewhere.read_bytes() == kept
    assert not journal.is_symlink()


def test_a_folder_in_the_place_of_the_journal_stops_the_writer(folder: Path) -> None:
    (folder / ".targets.toml.undo").mkdir()
    assert "not a plain file" in refused(folder, "--yes")
    ended = run(folder, *CORRECT)
    assert (ended.code, content(folder)) == (4, REGISTRY)
    assert ".targets.toml.undo" in ended.err


@pytest.mark.parametrize("file", ["../victim.toml", "/etc/passwd", "victim.toml", ".git/config"])
def test_a_journal_names_no_file_that_the_registry_does_not_read(folder: Path, file: str) -> None:
    victim = folder / "victim.toml"
    victim.write_text("mine = 1\n", "utf-8")
    write(folder, *CORRECT)
    journal = folder / ".targets.toml.undo"
    data = json.loads(journal.read_text("utf-8"))
    data["steps"][-1]["files"][0]["file"] = file
    journal.write_text(json.dumps(data), "utf-8")
    assert "does not read any more" in refused(folder, "--yes")
    assert victim.read_text("utf-8") == "mine = 1\n"


def test_what_a_journal_says_is_checked_against_the_file(folder: Path) -> None:
    write(folder, *CORRECT)
    journal = folder / ".targets.toml.undo"
    data = json.loads(journal.read_text("utf-8"))
    data["steps"][-1]["files"][0]["splices"][0][2] = (
        '[[observations]]\nindicator = "digital-firms"\n'
    )
    journal.write_text(json.dumps(data), "utf-8")
    assert "does not stand there" in refused(folder, "--yes")


def test_no_more_than_twenty_steps_are_kept(folder: Path) -> None:
    for n in range(23):
        words = ("--set", f"note=no. {n}", *DAY, "--yes")
        assert run(folder, "correct", "digital-firms", "--period", "2024-07", *words).code == 0
    steps = json.loads((folder / ".targets.toml.undo").read_text("utf-8"))["steps"]
    assert len(steps) == 20
    assert "no. 22" in steps[-1]["files"][0]["splices"][0][1]


# ── Killed ───────────────────────────────────────────────────────────────────────────────────────


def test_a_command_that_was_killed_can_be_undone_or_is_no_step(folder: Path) -> None:
    first = write(folder, *ADD)
    journal = (folder / ".targets.toml.undo").read_bytes()
    at = 1
    while killed(folder, at, *CORRECT):
        assert content(folder) == first or b"15_038" in content(folder)
        written = content(folder) != first
        assert run(folder, "undo", "--yes").code == 0
        assert content(folder) == (first if written else REGISTRY)
        (folder / "targets.toml").write_bytes(first)
        (folder / ".targets.toml.undo").write_bytes(journal)
        at += 1
    assert at > 4


def test_an_undo_that_was_killed_is_done_or_can_be_done(folder: Path) -> None:
    first = write(folder, *ADD)
    second = write(folder, *CORRECT)
    journal = (folder / ".targets.toml.undo").read_bytes()
    at = 1
    while killed(folder, at, "undo", "--yes"):
        assert content(folder) in {first, second}
        expected = REGISTRY if content(folder) == first else first
        assert run(folder, "undo", "--yes").code == 0
        assert content(folder) == expected
        (folder / "targets.toml").write_bytes(second)
        (folder / ".targets.toml.undo").write_bytes(journal)
        at += 1
    assert at > 4


# ── Git ──────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_committed_is_taken_back_in_the_file_and_git_is_named(repository: Shell) -> None:
    repository.commit(REGISTRY.decode())
    assert repository.run(*CORRECT).code == 0
    assert "committed" not in repository.run("undo", "--dry-run").out
    changed = (repository.folder / "targets.toml").read_text("utf-8")
    commit = repository.commit(changed)[:7]
    repository.commit(changed + "\n# mine\n")
    assert f"git revert {commit}" in repository.run("undo", "--dry-run").out
    repository.write(changed.replace("15_038", "15_039"))
    told = repository.run("undo", "--yes")
    assert told.code == 2
    assert f"to take the commit back: git revert {commit}" in told.err
    assert "git checkout" not in told.err


def test_what_is_not_committed_can_be_compared_with_the_last_commit(repository: Shell) -> None:
    repository.commit(REGISTRY.decode())
    assert repository.run(*CORRECT).code == 0
    changed = (repository.folder / "targets.toml").read_text("utf-8")
    repository.write(changed.replace("15_038", "15_039"))
    told = repository.run("undo", "--yes").err
    assert "git diff -- targets.toml" in told
    assert "git checkout -- targets.toml" in told
    assert "git revert" not in told
    repository.git("checkout", "--", "targets.toml")
    assert "git log -p -- targets.toml" in repository.run("undo", "--yes").err


def test_the_line_at_the_end_names_the_registry(tmp_path: Path) -> None:
    (tmp_path / "my goals.toml").write_bytes(REGISTRY)
    ended = run(tmp_path, *CORRECT, "-f", "my goals.toml")
    line = ended.out.splitlines()[-1]
    assert line == "undo: mic-tracker undo --file 'my goals.toml'"
    assert run(tmp_path, "undo", "--file", "my goals.toml", "--yes").code == 0
    assert (tmp_path / "my goals.toml").read_bytes() == REGISTRY
