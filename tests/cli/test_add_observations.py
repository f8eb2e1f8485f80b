"""`add-observations` as a reader meets it: tables, the editor, streams, the bytes of the file."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from articles import ARTICLES
from program import COMMAND, Ended, converse, environment, run

REGISTRY = ARTICLES.read_bytes()
VERB = ("add-observations", "digital-firms")
SOURCE = ("--source", "global-expansion-2024", "--series", "active", "--as-of", "2025-02-01")
TABLE = 'Period\tValue\tNote\r\n2024-09\t51,500\tfirst\r\n2024-10\t"52,000"\t\r\n'
BLOCKS = """\
[[observations]]
indicator  = "digital-firms"
period     = "2024-09"
value      = 51500
series     = "active"
source     = "global-expansion-2024"
value_text = "51,500"
note       = "first"

[[observations]]
indicator  = "digital-firms"
period     = "2024-10"
value      = 52000
series     = "active"
source     = "global-expansion-2024"
value_text = "52,000"

"""
EDITORS = {
    "types": "printf '2024-09 51,500\\n2024-10\\t52,000\\n' >> \"$1\"",
    "errs": "printf '2024-09 51.500\\n' >> \"$1\"",
    "mends": 'sed -i \'s/51\\.500/51,500/\' "$1"; grep -q ^2024 "$1" || '
    "printf '2024-09 51.500\\n' >> \"$1\"",
    "empties": ': > "$1"',
    "leaves": ":",
    "fails": "exit 3",
    "fails-late": "echo '2024-09 51,500' >> \"$1\"; exit 3",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    registry = tmp_path / "work"
    registry.mkdir()
    (registry / "targets.toml").write_bytes(REGISTRY)
    (registry / "figures.tsv").write_text(TABLE, "utf-8", newline="")
    return registry


def content(folder: Path) -> bytes:
    return (folder / "targets.toml").read_bytes()


def edit(folder: Path, editor: str, answers: list[str], *words: str) -> Ended:
    """Run on a terminal with one of the editors."""
    script = folder.parent / "an editor.sh"
    script.write_text(f"#!/bin/sh\n{EDITORS[editor]}\n", "utf-8")
    script.chmod(0o755)
    more = {"EDITOR": f"'{script}'", "TMPDIR": str(folder.parent / "home")}
    return converse(folder, (*VERB, *(words or SOURCE)), answers, **more)


def left_behind(folder: Path) -> list[str]:
    """The texts that are left in the folder for temporary files."""
    return [file.read_text("utf-8") for file in (folder.parent / "home").rglob("*.txt")]


def test_a_table_is_inserted_and_every_other_byte_kept(folder: Path) -> None:
    ended = run(folder, *VERB, "figures.tsv", *SOURCE, "--yes")
    assert (ended.code, ended.err) == (0, "")
    text = content(folder).decode()
    assert text.count(BLOCKS) == 1
    assert text.replace(BLOCKS, "") == REGISTRY.decode()
    place = ended.out.split("wrote 2 figures to targets.toml:")[1].split("\n")[0]
    start, end = map(int, place.split("-"))
    assert "\n".join(text.splitlines()[start - 1 : end]) == BLOCKS.strip()
    assert "2 rows of figures.tsv: 2 new" in ended.out
    assert ended.out.count("Effect as of") == 1
    assert "next: mic-tracker show digital-firms-2030" in ended.out


def test_a_dry_run_shows_the_same_and_writes_nothing(folder: Path) -> None:
    dry = run(folder, *VERB, "figures.tsv", *SOURCE, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert content(folder) == REGISTRY
    assert sorted(os.listdir(folder)) == ["figures.tsv", "targets.toml"]  # noqa: PTH208 - names only
    wet = run(folder, *VERB, "figures.tsv", *SOURCE, "--yes")
    assert dry.out.split("\n\nNothing")[0] == wet.out.split("\n\nwrote")[0]


def test_a_repeat_says_that_all_is_known(folder: Path) -> None:
    run(folder, *VERB, "figures.tsv", *SOURCE, "--yes")
    once = content(folder)
    for how in (("--yes",), ("--dry-run",), ()):
        again = run(folder, *VERB, "figures.tsv", *SOURCE, *how)
        assert (again.code, again.err) == (0, "")
        assert "2 rows of figures.tsv: 2 on record already" in again.out
        assert "Every figure is on record already; nothing was written." in again.out
    assert content(folder) == once
    told = json.loads(run(folder, *VERB, "figures.tsv", *SOURCE, "--yes", "--json").out)
    assert told["outcome"] == "already_recorded"
    assert run(folder, *VERB, "figures.tsv", *SOURCE, "--yes", "--if-exists", "error").code == 2


def test_a_pipe_is_a_table_too(folder: Path) -> None:
    typed = b"# pasted\n2024-09  51,500\nOctober 2024  ~52,000\n"
    for words in ((), ("-",)):
        ended = run(folder, *VERB, *words, *SOURCE, "--dry-run", typed=typed)
        assert (ended.code, ended.err) == (0, "")
        assert "2 rows: 2 new" in ended.out
    ended = run(folder, *VERB, *SOURCE, typed=typed)
    assert (ended.code, ended.out) == (2, "")
    assert "--yes" in ended.err
    assert content(folder) == REGISTRY


def test_vietnamese_lines(folder: Path) -> None:
    typed = "tháng 9/2024  hơn 51.500\n15/10/2024\t52.000\n".encode()
    ended = run(folder, *VERB, *SOURCE, "--lang", "vi", "--json", "--dry-run", typed=typed)
    figures = [row["figure"] for row in json.loads(ended.out)["rows"]]
    assert [(f["period"], f["value"]) for f in figures] == [
        ("2024-09", 51500),
        ("2024-10-15", 52000),
    ]


BAD = 'period,value,published\n2024-09,51.500,\n2024-10,"52,000",\n2024-10,"52,100",7/8/2024\n'


def test_a_bad_row_is_named_with_its_cell_and_the_rest_is_shown(folder: Path) -> None:
    (folder / "bad.csv").write_text(BAD, "utf-8")
    for how in ("--yes", "--dry-run"):
        ended = run(folder, *VERB, "bad.csv", *SOURCE, how)
        assert (ended.code, ended.out) == (2, "")
        assert "bad.csv:2, value: 51.500 may be 51500 or 51.500" in ended.err
        assert "write value 51,500" in ended.err
        assert "bad.csv:4, published: " in ended.err
        assert "3 rows of bad.csv: 1 new, 2 refused" in ended.err
        assert "   3  2024-10  active  52,000 firms  new" in ended.err
        assert "error: 2 of 3 rows may not be written, so nothing was" in ended.err
        assert content(folder) == REGISTRY


def test_programs_get_every_row_and_the_error(folder: Path) -> None:
    ended = run(folder, *VERB, *SOURCE, "--yes", "--json", typed=BAD.encode())
    data = json.loads(ended.out)
    assert (ended.code, data["outcome"]) == (2, "refused")
    assert data["counts"] == {"new": 1, "refused": 2}
    assert [row["line"] for row in data["rows"]] == [2, 3, 4]
    assert [p["column"] for p in data["rows"][0]["problems"]] == ["value"]
    assert json.loads(ended.err)["exit_code"] == 2
    assert content(folder) == REGISTRY


def test_a_long_table_is_shortened_but_for_what_needs_a_look(folder: Path) -> None:
    days = [f"{1990 + n // 12}-{n % 12 + 1:02} 3{n:03}0\n" for n in range(290)]
    ended = run(folder, *VERB, *SOURCE, "--dry-run", typed="".join(days).encode())
    assert "290 rows: 290 new" in ended.out
    assert "and 277 rows like these" in ended.out
    assert len(ended.out.splitlines()) < 60
    days[100:200:10] = ["1991-01 many\n"] * 10
    ended = run(folder, *VERB, *SOURCE, "--dry-run", typed="".join(days).encode())
    assert ended.code == 2
    assert ended.err.count("  refused\n") == 10


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("none.csv",), ("none.csv",)),
        ((".",), (".",)),
        (("targets.toml",), ("a file of the registry itself",)),
        (("figures.tsv", "--if-exists", "no"), ("skip, error",)),
        (("figures.tsv", "--source-title", "x"), ("on record",)),
        (("figures.tsv", "--lang", "fr"), ("en, vi",)),
        ((), ("no figures to add",)),
        (("empty.csv",), ("no figure in empty.csv",)),
        (("zeros.csv",), ("MT006", "zeros.csv:1:1")),
        (("valu.csv",), ("MT033", "valu.csv:1:8", "did you mean 'value'?")),
    ],
)
def test_what_is_no_table_is_told(
    folder: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    (folder / "empty.csv").write_text("period,value\n", "utf-8")
    (folder / "zeros.csv").write_bytes(b"\0" * 10_000)
    (folder / "valu.csv").write_text("period,valu\n2024,5\n", "utf-8")
    ended = run(folder, *VERB, *words, *SOURCE, "--yes")
    assert (ended.code, ended.out) == (2, "")
    assert all(text in ended.err for text in told), ended.err
    assert content(folder) == REGISTRY


def test_a_row_that_would_make_the_registry_invalid_is_named(folder: Path) -> None:
    words = ("add-observations", "going-abroad-events", "--source", "global-expansion-2024")
    typed = b"2023-05 1\n2023 1\n"
    for how in ("--yes", "--dry-run"):
        ended = run(folder, *words, how, typed=typed)
        assert (ended.code, ended.out) == (2, "")
        assert "2 rows: 1 new, 1 refused" in ended.err
        assert "line 2: " in ended.err
        assert content(folder) == REGISTRY


def test_figures_beside_included_ones_go_to_the_registry(folder: Path) -> None:
    text = REGISTRY.decode().replace("format = 1\n", 'format = 1\ninclude = ["more.csv"]\n', 1)
    (folder / "targets.toml").write_text(text, "utf-8", newline="")
    row = "digital-firms,2019,40000,active,global-expansion-2024\n"
    (folder / "more.csv").write_text("indicator,period,value,series,source\n" + row, "utf-8")
    ended = run(folder, *VERB, "figures.tsv", *SOURCE, "--yes")
    assert "this one goes to the registry itself" in ended.out
    assert content(folder).decode().replace(BLOCKS, "") == text
    assert run(folder, *VERB, "more.csv", *SOURCE, "--yes").code == 2


def include(folder: Path, more: str) -> str:
    """Let the registry include a file with this text; the registry as it then is."""
    text = REGISTRY.decode().replace("format = 1\n", 'format = 1\ninclude = ["more.toml"]\n', 1)
    (folder / "targets.toml").write_text(text, "utf-8", newline="")
    (folder / "more.toml").write_text(more, "utf-8")
    return text


def test_a_table_goes_beside_the_figures_of_an_included_file(folder: Path) -> None:
    more = (
        '[[observations]]\nindicator = "digital-firms"\nperiod = 2019\nvalue = 40_000\n'
        'series = "active"\nsource = "global-expansion-2024"\n'
    )
    text = include(folder, more)
    ended = run(folder, *VERB, "figures.tsv", *SOURCE, "--yes")
    assert "wrote 2 figures to more.toml:8-23\n" in ended.out
    assert (folder / "more.toml").read_text("utf-8").startswith(more)
    assert content(folder).decode() == text
    assert run(folder, "undo", "--yes").code == 0
    assert (folder / "more.toml").read_text("utf-8") == more


def test_a_row_that_makes_an_included_file_invalid_is_named(folder: Path) -> None:
    more = (
        '[[observations]]\nindicator = "going-abroad-events"\nperiod = "2023-04"\nvalue = 1\n'
        'source = "global-expansion-2024"\n'
    )
    include(folder, more)
    words = ("add-observations", "going-abroad-events", "--source", "global-expansion-2024")
    ended = run(folder, *words, "--yes", typed=b"2023-05 1\n2023 1\n")
    assert (ended.code, ended.out) == (2, "")
    assert "2 rows: 1 new, 1 refused" in ended.err
    assert "line 2: " in ended.err
    assert (folder / "more.toml").read_text("utf-8") == more


# ── The editor ───────────────────────────────────────────────────────────────────────────────────


def test_figures_are_typed_in_an_editor(folder: Path) -> None:
    ended = edit(folder, "types", ["y"])
    assert ended.code == 0, ended.out
    assert "2 rows: 2 new" in ended.out
    assert "Write 2 figures to targets.toml? [Y/n]: y\nwrote 2 figures" in ended.out
    text = content(folder).decode()
    assert text.replace(BLOCKS.replace('note       = "first"\n', ""), "") == REGISTRY.decode()
    assert left_behind(folder) == []


@pytest.mark.parametrize(("editor", "code"), [("leaves", 130), ("empties", 130), ("fails", 4)])
def test_an_editor_that_says_nothing_writes_nothing(folder: Path, editor: str, code: int) -> None:
    ended = edit(folder, editor, [])
    assert ended.code == code
    assert "nothing was written" in ended.out
    assert content(folder) == REGISTRY
    assert os.listdir(folder.parent / "home") == []  # noqa: PTH208 - names only


def test_an_editor_that_is_not_there(folder: Path) -> None:
    ended = converse(folder, (*VERB, *SOURCE), [], EDITOR="no-such-editor")
    assert ended.code == 4
    assert "no-such-editor" in ended.out
    ended = converse(folder, (*VERB, *SOURCE), [])  # a dumb terminal has no other
    assert ended.code == 2
    assert "set EDITOR" in ended.out


def test_refused_rows_are_mended_in_the_editor(folder: Path) -> None:
    ended = edit(folder, "mends", ["y", "y"])
    assert ended.code == 0, ended.out
    assert "51.500 may be 51500 or 51.500" in ended.out
    assert "Open the editor again? [Y/n]: y" in ended.out
    assert "wrote 1 figure to" in ended.out
    assert left_behind(folder) == []


@pytest.mark.parametrize(
    ("editor", "answers"),
    [("errs", ["n"]), ("types", ["n"]), ("errs", ["\x04"])],
)
def test_what_was_typed_is_never_lost(folder: Path, editor: str, answers: list[str]) -> None:
    ended = edit(folder, editor, answers)
    assert ended.code == 130
    assert content(folder) == REGISTRY
    (kept,) = left_behind(folder)
    assert "2024-09" in kept
    path = ended.out.split("what was typed is kept in ")[1].split("; ")[0]
    assert Path(path).read_text("utf-8") == kept
    assert Path(path).parent.stat().st_mode & 0o77 == 0  # nobody else can read it


def test_the_command_that_goes_on_has_the_options_that_were_typed(folder: Path) -> None:
    ended = edit(folder, "errs", ["n"], *SOURCE, "--note", "from the annex", "--corroborate")
    told = ended.out.split("; to go on with it: ")[1].splitlines()[0]
    path = ended.out.split("what was typed is kept in ")[1].split("; ")[0]
    program, verb, *words = shlex.split(told)
    assert (program, verb, words[:2]) == ("mic-tracker", "add-observations", [VERB[1], path])
    assert ("--note", "from the annex") in pairwise(words)
    assert "--corroborate" in words
    assert SOURCE[:2] in pairwise(words)


def test_what_was_typed_before_a_failure_is_kept(folder: Path) -> None:
    ended = edit(folder, "fails-late", [])
    assert ended.code == 4
    (kept,) = left_behind(folder)
    assert "2024-09 51,500" in kept
    assert "what was typed is kept in" in ended.out


def test_the_page_tells_what_can_be_typed(folder: Path) -> None:
    ended = edit(folder, "errs", ["n"], "--as-of", "2025-02-01")
    assert ended.code == 130
    (kept,) = left_behind(folder)
    assert kept.startswith("source: \npublished: \nseries: \n\n")
    assert "#   2024-07  51,038 firms  global-expansion-2024\n" in kept
    assert "make-in-vietnam-2021" in kept


# ── Writers ──────────────────────────────────────────────────────────────────────────────────────


def test_tables_at_once_all_land(folder: Path) -> None:
    processes = []
    for n in range(8):
        rows = "".join(f"{1900 + 10 * n + i} {1000 + n}\n" for i in range(10))
        (folder / f"{n}.txt").write_text(rows, "utf-8")
        words = [*COMMAND, *VERB, f"{n}.txt", *SOURCE, "--yes"]
        processes.append(
            subprocess.Popen(
                words,
                cwd=folder,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
        )
    told = [(process.communicate(timeout=300)[1], process.returncode) for process in processes]
    assert told == [(b"", 0)] * 8
    text = content(folder).decode()
    assert all(f'"{1900 + 10 * n + i}"' in text for n in range(8) for i in range(10))
    assert text.count("[[observations]]") == REGISTRY.decode().count("[[observations]]") + 80
    assert run(folder, "validate").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new(folder: Path) -> None:
    words = (*VERB, "figures.tsv", *SOURCE, "--yes")
    began = time.monotonic()
    run(folder, *words)
    whole, new = time.monotonic() - began, content(folder)
    for share in (0.2, 0.5, 0.7, 0.8, 0.9, 1.0, 1.1):
        (folder / "targets.toml").write_bytes(REGISTRY)
        process = subprocess.Popen(
            [*COMMAND, *words],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(share * whole)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
        assert content(folder) in {REGISTRY, new}
    (folder / "targets.toml").write_bytes(REGISTRY)
    assert run(folder, *words).code == 0
    assert content(folder) == new
