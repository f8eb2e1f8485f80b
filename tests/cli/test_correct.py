"""`correct` as a reader meets it: exit codes, streams, prompts, the bytes of the files."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from articles import ARTICLES
from program import COMMAND, converse, environment, run

REGISTRY = ARTICLES.read_bytes()
DAY = ("--as-of", "2025-02-01")
FIGURE = ("correct", "digital-firms-2030", "--period", "2024-07", *DAY)
VALUE = ("--set", "value=51,083")
OLD = b"51_038\nseries"
CHANGED = REGISTRY.replace(b"value      = 51_038\n", b"value      = 51_083\n").replace(
    b'value_text = "51,038"\n', b'value_text = "51,083"\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_bytes(REGISTRY)
    return tmp_path


def content(folder: Path) -> bytes:
    return (folder / "targets.toml").read_bytes()


def test_it_rewrites_two_tokens_and_keeps_every_other_byte(folder: Path) -> None:
    assert len(CHANGED) == len(REGISTRY)
    assert sum(a != b for a, b in zip(CHANGED, REGISTRY, strict=True)) == 4
    ended = run(folder, *FIGURE, *VALUE, "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert content(folder) == CHANGED
    assert "corrects 51,038 firms" in ended.out
    assert '- value      = 51_038\n+ value      = 51_083\n  series     = "active"\n' in ended.out
    assert "Effect as of 2025-02-01" in ended.out
    assert "wrote targets.toml:153-161\nnext: mic-tracker show digital-firms-2030\n" in ended.out


def test_a_dry_run_shows_the_same_and_writes_nothing(folder: Path) -> None:
    dry = run(folder, *FIGURE, *VALUE, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert content(folder) == REGISTRY
    assert os.listdir(folder) == ["targets.toml"]  # noqa: PTH208 - not even a lock
    wet = run(folder, *FIGURE, *VALUE, "--yes")
    assert dry.out.split("\n\nNothing")[0] == wet.out.split("\n\nwrote")[0]


def test_json_has_the_lines_before_and_after(folder: Path) -> None:
    data = json.loads(run(folder, *FIGURE, *VALUE, "--yes", "--json").out)
    assert (data["schema"], data["outcome"]) == ("mic-tracker/change", "written")
    assert (data["situation"], data["moved_baselines"]) == ("corrects", [])
    (block,) = data["blocks"]
    lines = CHANGED.decode().splitlines(keepends=True)
    assert (block["file"], block["line"], block["last_line"]) == ("targets.toml", 153, 161)
    assert block["text"] == "".join(lines[152:161])
    assert block["was"] == "".join(REGISTRY.decode().splitlines(keepends=True)[152:161])
    (effect,) = [effect for effect in data["effect"] if effect["id"] == "digital-firms-2030"]
    assert [effect[side]["latest"]["value"] for side in ("before", "after")] == [51038, 51083]


def test_json_of_a_removal_has_the_lines_that_went(folder: Path) -> None:
    words = ("correct", "digital-firms", "--undated", "--remove", *DAY)
    data = json.loads(run(folder, *words, "--yes", "--json").out)
    assert data["situation"] == "removes"
    (block,) = data["blocks"]
    assert (block["text"], block["last_line"]) == ("", block["line"] - 1)
    before = REGISTRY.decode()
    at = before.index(block["was"])
    assert before[:at].count("\n") + 1 == block["line"]
    assert content(folder).decode() == before[:at] + before[at + len(block["was"]) :]


def test_a_comment_that_goes_is_spoken_of_and_can_stay(folder: Path) -> None:
    words = ("correct", "digital-firms", "--period", "2023-08", "--remove", *DAY)
    shown = run(folder, *words, "--dry-run")
    assert "- # 2023-08 is not printed" in shown.out
    assert "The comment above goes with it; --keep-comments leaves it where it is." in shown.out
    kept = run(folder, *words, "--keep-comments", "--yes")
    assert "The comment above" not in kept.out
    assert b"# 2023-08 is not printed" in content(folder)
    assert b"45_038" not in content(folder)


def test_what_is_so_already_is_told_and_nothing_is_written(folder: Path) -> None:
    ended = run(folder, *FIGURE, "--set", "value=51,038", "--yes")
    assert ended.code == 0
    assert ended.out == "already recorded at targets.toml:153; nothing was written\n"
    told = json.loads(run(folder, *FIGURE, "--set", "value=51,038", "--yes", "--json").out)
    assert told["outcome"] == "already_recorded"
    assert content(folder) == REGISTRY


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (FIGURE, ("--set KEY=VALUE", "--remove", "--yes")),
        ((*FIGURE, *VALUE), ("--yes", "--dry-run")),
        ((*FIGURE, "--set", "value=51.083", "--yes"), ("write --set value=51,083",)),
        ((*FIGURE, "--set", "valeu=51", "--yes"), ("did you mean value?", "it has: indicator,")),
        ((*FIGURE, "--set", "51,083", "--yes"), ("is not KEY=VALUE",)),
        ((*FIGURE, "--remove", *VALUE, "--yes"), ("exclude each other",)),
        ((*FIGURE, "--unset", "value", "--yes"), ("a figure cannot be without value",)),
        ((*FIGURE, "--unset", "note", "--yes"), ("no key note", "it has: indicator, period,")),
        ((*FIGURE[:3], "2024-06", *VALUE, "--yes"), ("no figure of digital-firms", "2024-07 (")),
        (("correct", "digital-firm", "--remove", "--yes"), ("did you mean digital-firms?",)),
        (("correct", "digital-firms", "--remove", "--yes"), ("the period", "on record are:")),
        ((*FIGURE, "--source", "mic", *VALUE, "--yes"), ("on record are: global-expansion-2024",)),
        (
            (
                "correct",
                "digital-firms",
                "--period",
                "2024-07",
                "--series",
                "",
                "--remove",
                "--yes",
            ),
            ("has --series", "on record are: active"),
        ),
        ((*FIGURE, "--set", "period=2031", "--yes"), ("has not begun on 2025-02-01",)),
        ((*FIGURE, "--set", "series=none", "--yes"), ("--set series does not know none",)),
        ((*FIGURE, "--period", "7/8/2024", *VALUE, "--yes"), ("write --period 2024-08-07",)),
        ((*FIGURE, "--keep-comments", *VALUE, "--yes"), ("goes with --remove only",)),
        ((*FIGURE, *VALUE, "--lang", "fr", "--yes"), ("en, vi",)),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    folder: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    ended = run(folder, *words)
    assert (ended.code, ended.out) == (2, "")
    assert all(text in ended.err for text in told), ended.err
    assert content(folder) == REGISTRY


def test_errors_are_json_when_asked_for(folder: Path) -> None:
    ended = run(folder, *FIGURE, "--set", "valeu=51", "--json")
    data = json.loads(ended.err)
    assert (ended.code, data["exit_code"], data["schema"]) == (2, 2, "mic-tracker/error")


def test_a_correction_that_would_make_the_registry_invalid_is_shown_at_its_place(
    folder: Path,
) -> None:
    ended = run(folder, *FIGURE, "--set", "at= ", "--set", "stage=none", "--yes")
    assert ended.code == 2
    twice = '[[observations]]\nindicator = "digital-firms"\nperiod = "2024-06"\nvalue = 5\n'
    text = REGISTRY.decode() + f'\n{twice}series = "active"\nsource = "global-expansion-2024"\n'
    (folder / "targets.toml").write_text(text, "utf-8")
    ended = run(folder, *FIGURE, "--set", "period=2024-06", "--yes")
    assert ended.code == 2
    assert "MT021" in ended.err
    assert "Nothing was written" in ended.err
    assert content(folder).decode() == text


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"[[observations]", REGISTRY + b"\x00"])
def test_a_registry_with_errors_is_left_alone(folder: Path, data: bytes) -> None:
    (folder / "targets.toml").write_bytes(data)
    ended = run(folder, *FIGURE, *VALUE, "--yes")
    assert ended.code == 2
    assert "error MT0" in ended.err
    assert content(folder) == data


def test_a_terminal_shows_asks_and_writes(folder: Path) -> None:
    ended = converse(folder, (*FIGURE, *VALUE), ["y"])
    assert ended.code == 0, ended.out
    assert "Write to targets.toml? [Y/n]: y\nwrote targets.toml:153-161" in ended.out
    assert content(folder) == CHANGED


def test_a_terminal_asks_for_the_period(folder: Path) -> None:
    words = ("correct", "digital-firms-2030", *VALUE, *DAY)
    ended = converse(folder, words, ["2024-06", "2024-07", "y"])
    assert ended.code == 0, ended.out
    assert "there is no figure of digital-firms for 2024-06" in ended.out
    assert content(folder) == CHANGED


def test_a_no_at_the_prompt_is_130_and_writes_nothing(folder: Path) -> None:
    ended = converse(folder, (*FIGURE, "--remove"), ["n"])
    assert ended.code == 130
    assert "- value      = 51_038" in ended.out
    assert content(folder) == REGISTRY


def test_links_and_modes_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_bytes(b"\xef\xbb\xbf" + REGISTRY.replace(b"\n", b"\r\n"))
    real.chmod(0o640)
    (tmp_path / "targets.toml").symlink_to(real)
    assert run(tmp_path, *FIGURE, *VALUE, "--yes").code == 0
    assert (tmp_path / "targets.toml").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert real.read_bytes() == b"\xef\xbb\xbf" + CHANGED.replace(b"\n", b"\r\n")


def test_figures_of_included_files_are_corrected_there(folder: Path) -> None:
    (folder / "data").mkdir()
    table = folder / "data" / "more.csv"
    row = "digital-firms,2005,30000,active,global-expansion-2024\n"
    rows = f"indicator,period,value,series,source\n{row}"
    table.write_text(rows, "utf-8")
    title = b'include = ["data/*"]\ntitle'
    (folder / "targets.toml").write_bytes(REGISTRY.replace(b"title", title, 1))
    words = ("correct", "digital-firms", "--period", "2005", *DAY)
    ended = run(folder, *words, "--set", "value=31,000", "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert "wrote data/more.csv:2-2" in ended.out
    assert "- digital-firms,2005,30000,active" in ended.out
    assert table.read_text("utf-8") == rows.replace("30000", "31000")
    assert run(folder, "validate").code == 0  # the locks are no data
    ended = run(folder, *words, "--set", "note=so", "--dry-run")
    assert ended.code == 2
    assert "data/more.csv has no column note" in ended.err
    assert "data/more.csv:1:1" in ended.err
    assert run(folder, *words, "--remove", "--yes").code == 0
    assert table.read_text("utf-8") == rows.removesuffix(row)


def test_corrections_and_additions_at_once_all_land(folder: Path) -> None:
    add = ("add-observation", "digital-firms", "--series", "active", "--yes")
    source = ("--source", "global-expansion-2024")
    for year in range(1990, 1998):
        run(folder, *add, *source, "--period", str(year), "--value", str(year))
    correct = ("correct", "digital-firms", "--yes")
    jobs = [
        *((*correct, "--period", str(y), "--set", f"value={y + 100}") for y in range(1990, 1994)),
        *((*correct, "--period", str(y), "--remove") for y in range(1994, 1998)),
        *((*add, *source, "--period", str(y), "--value", str(y)) for y in range(1980, 1984)),
    ]
    processes = [
        subprocess.Popen(
            [*COMMAND, *words],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for words in jobs
    ]
    told = [(process.communicate(timeout=300)[1], process.returncode) for process in processes]
    assert told == [(b"", 0)] * len(jobs)
    text = content(folder).decode()
    assert all(f'"{y}"\nvalue     = {y + 100}\n' in text for y in range(1990, 1994))
    assert all(f'"{y}"' not in text for y in range(1994, 1998))
    assert all(f'"{y}"\nvalue     = {y}\n' in text for y in range(1980, 1984))
    assert run(folder, "validate").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new(folder: Path) -> None:
    began = time.monotonic()
    run(folder, *FIGURE, *VALUE, "--dry-run")
    whole = time.monotonic() - began
    for share in (0.5, 0.7, 0.8, 0.9, 1.0, 1.1):
        (folder / "targets.toml").write_bytes(REGISTRY)
        process = subprocess.Popen(
            [*COMMAND, *FIGURE, *VALUE, "--yes"],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(share * whole)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
        assert content(folder) in {REGISTRY, CHANGED}


PORTS = """\
format = 1
title = "Ports"

[sources.s]
title = "S"
published = 2026-09-01

[indicators.ports]
name = "Ports"
unit = "ports"
measure = "count"
desired = "increase"

[targets.ports-2030]
kind = "level"
indicator = "ports"
at_least = 900
by = 2030
"""
PORT = '\n[[observations]]\nindicator = "ports"\nperiod = "{}"\nvalue = {}\nsource = "s"\n'
VINTAGE = "published = {}-02-01\n"


def ports(last: str = "") -> str:
    """Figures that rise by 60 a year: 300 in 2020 to 540 in 2024; and one more."""
    rows = range(2020, 2025)
    figures = "".join(PORT.format(y, 300 + 60 * (y - 2020)) + VINTAGE.format(y + 1) for y in rows)
    return PORTS + figures + last


def judged(folder: Path) -> dict[str, object]:
    answer = run(folder, "status", "--json", "--as-of", "2026-10-01")
    (target,) = json.loads(answer.out)["targets"]
    return dict(target)


def test_a_typing_error_leaves_no_trace_in_the_verdict(tmp_path: Path) -> None:
    """7800 for 600: removed or mended, the target is judged as if it had never been there."""
    path = tmp_path / "targets.toml"
    path.write_text(ports(), "utf-8")
    without = judged(tmp_path)
    path.write_text(ports(PORT.format(2025, 600)), "utf-8")
    right = judged(tmp_path)
    path.write_text(ports(), "utf-8")
    figure = ("ports-2030", "--period", "2025", "--as-of", "2026-10-01", "--yes")
    assert run(tmp_path, "add-observation", *figure, "--value", "7800", "--source", "s").code == 0
    wrong = judged(tmp_path)
    assert wrong["status"] != without["status"]
    assert run(tmp_path, "correct", *figure, "--set", "value=600").code == 0
    assert judged(tmp_path) == right
    assert right["latest"]["value"] == 540 + 60  # type: ignore[index]  # of JSON
    assert run(tmp_path, "correct", *figure, "--remove").code == 0
    assert judged(tmp_path) == without
    assert path.read_text("utf-8") == ports()


def test_a_figure_that_moves_a_baseline_says_so_at_entry(tmp_path: Path) -> None:
    path = tmp_path / "targets.toml"
    path.write_text(ports(), "utf-8")
    older = ("add-observation", "ports", "200", "--period", "2018", "--source", "s")
    as_of = ("--as-of", "2026-10-01")
    told = "moves the baseline of ports-2030 from 2020 (300) to 2018 (200)"
    ended = run(tmp_path, *older, *as_of, "--dry-run")
    assert ended.code == 0
    assert told in ended.out
    data = json.loads(run(tmp_path, *older, *as_of, "--yes", "--json").out)
    (moved,) = data["moved_baselines"]
    assert moved == {
        "id": "ports-2030",
        "before": {"value": 300, "period": "2020"},
        "after": {"value": 200, "period": "2018"},
    }
    first = ("correct", "ports", "--period", "2018", *as_of, "--dry-run")
    ended = run(tmp_path, *first, "--set", "value=210")
    assert "from 2018 (200) to 2018 (210)" in ended.out
    assert "from 2018 (200) to 2020 (300)" in run(tmp_path, *first, "--remove").out


@pytest.mark.parametrize(
    ("baseline", "words"),
    [
        ("baseline = { period = 2020, value = 300 }\n", ("200", "--period", "2018")),
        ("", ("600", "--period", "2025")),
    ],
)
def test_a_baseline_that_is_stated_or_stays_is_not_spoken_of(
    tmp_path: Path, baseline: str, words: tuple[str, ...]
) -> None:
    text = ports().replace("by = 2030\n", f"by = 2030\n{baseline}")
    (tmp_path / "targets.toml").write_text(text, "utf-8")
    add = (
        "add-observation",
        "ports",
        *words,
        "--source",
        "s",
        "--as-of",
        "2026-10-01",
        "--dry-run",
    )
    ended = run(tmp_path, *add)
    assert ended.code == 0
    assert "baseline" not in ended.out
    assert json.loads(run(tmp_path, *add, "--json").out)["moved_baselines"] == []
