"""Feeds and files of strangers: whatever they say steers no reader, and reaches nothing else."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hostile_texts import MARKUP, STEERING, VALID, commands, filled, steering
from mutants import changed
from program import run
from web_server import WebServer, answer, moved, web_server

from mic_tracker.read.registry import read_text
from mic_tracker.text.toml.insertion import written_literal

DAY = ("--as-of", "2024-06-30")
HEAD = """format = 1
title = "t"
[sources.s]
title = "S"
published = 2022-02-01
[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
"""


@pytest.fixture
def server() -> Iterator[WebServer]:
    with web_server({}) as running:
        yield running


def harmless(text: str) -> None:
    assert (steering(text), [*commands(text)]) == (set(), [])


@pytest.mark.parametrize("name", [*STEERING, *MARKUP])
def test_no_text_of_a_feed_or_its_file_steers(tmp_path: Path, name: str) -> None:
    text = {**STEERING, **MARKUP}[name]
    (tmp_path / "targets.toml").write_text(filled(VALID, text), "utf-8")
    cell = '"' + text.replace('"', '""') + '"'
    table = f"{cell},Year,Value,Other\n{cell},2020,500,{cell}\nx,{cell},{cell},y\n"
    (tmp_path / "figures.csv").write_bytes(table.encode())
    for words in (("--dry-run",), ("--yes",), ("--dry-run", "--json"), ("--dry-run", "--wide")):
        done = run(tmp_path, "import", "--feed", "figures", *DAY, *words)
        assert done.code in {0, 2}
        assert "Traceback" not in done.err
        harmless(done.out + done.err)


@pytest.mark.parametrize("name", STEERING)
def test_no_answer_of_a_server_steers(tmp_path: Path, server: WebServer, name: str) -> None:
    text = STEERING[name]
    (tmp_path / "targets.toml").write_text(HEAD, "utf-8")
    spelt = "".join(f"%{byte:02x}" for byte in f"{text}.csv".encode())
    cell = '"' + text.replace('"', '""') + '"'
    server.answers[f"/{spelt}"] = answer(f"{cell},Year,Value\n{cell},2020,5\n".encode())
    one_line = " ".join(text.split())
    server.answers["/status"] = answer(b"", status=f"500 {one_line}".encode().decode("latin-1"))
    server.answers["/packed"] = answer(
        b"", f"Content-Encoding: {one_line.encode().decode('latin-1')}"
    )
    for path in (spelt, "status", "packed", text[:1]):
        for words in ((), ("--json",)):
            url = f"{server.address}/{path}"
            done = run(tmp_path, "import", "--url", url, *DAY, "--dry-run", *words)
            assert done.code in {0, 2, 4}
            assert "Traceback" not in done.err
            harmless(done.out + done.err)


FEEDS = (
    HEAD
    + """[feeds.a]
path = "figures.csv"
indicator = "firms"
profile = "tidy-csv"
encoding = "cp1252"
year_starts = "04"
columns = { Year = "period", Art = { role = "dimension", name = "kind", named_by = "Value" } }
pick = { area = "VN" }
unit_is = "x"
source = { title = { en = "T", vi = "V" }, publisher = "P", url = "https://example.org/" }
published = "2024-03"
into = "data/a.csv"
competing = true
note = "n"
[feeds.b]
url = "https://example.org/a.csv?x=1"
all = true
unsourced = "u"
[feeds.b.profile]
name = "n"
unpivot = "periods"
member = { role = "series", name = "s" }
key = ","
totals = ["all"]
statuses = "sdmx"
px = "Q1"
facts = { unit = ["Unit"] }
evidence = [{ columns = ["a"], only = true }]
[feeds.b.profile.layout]
format = "xlsx"
header = 3
header_rows = 2
missing = { ":" = "not-available" }
"""
).encode()


@pytest.mark.parametrize("part", range(4))
def test_a_mutant_of_feeds_is_read_or_told(part: int) -> None:
    codes: Counter[str] = Counter()
    for seed in range(part * 100, (part + 1) * 100):
        data = changed(FEEDS, Random(seed))  # noqa: S311 - to be repeated
        loaded = read_text(data, name="r.toml", folder=None)
        assert loaded.registry or loaded.errors
        codes.update(finding.code for finding in loaded.findings)
        codes["sound"] += loaded.registry is not None
    # else hardly anything of a feed is looked at
    assert {"MT010", "MT012", "MT013", "sound"} <= codes.keys()


ELSEWHERE = "root-only-things"


@pytest.mark.parametrize(
    "place",
    [
        'path = "../outside.csv"',
        'path = "link.csv"',
        'path = "folder/outside.csv"',
        'path = "%s"',
        'url = "file://%s"',
        'path = ".git/outside.csv"',
    ],
)
@pytest.mark.parametrize("command", [("validate",), ("status",), ("import", "--feed", "x")])
def test_nothing_outside_of_the_folder_is_read(
    tmp_path: Path, place: str, command: tuple[str, ...]
) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text(f"Year,Value,{ELSEWHERE}\n2020,5,{ELSEWHERE}\n")
    inside = tmp_path / "inside"
    (inside / ".git").mkdir(parents=True)
    (inside / ".git" / "outside.csv").write_bytes(outside.read_bytes())
    (inside / "link.csv").symlink_to(outside)
    (inside / "folder").symlink_to(tmp_path)
    where = place.replace("%s", str(outside))
    (inside / "targets.toml").write_text(f"{HEAD}[feeds.x]\n{where}\n", "utf-8")
    done = run(inside, *command, *(("--dry-run",) if command[0] == "import" else ()))
    assert ELSEWHERE not in done.out + done.err
    if command[0] == "import":
        assert done.code == 2


def test_what_a_feed_writes_stays_in_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "data").symlink_to(tmp_path)
    (inside / "a.csv").write_text("Year,Value\n2020,5\n")
    feed = 'path = "a.csv"\nindicator = "firms"\nsource = "s"\ninto = "data/out.csv"\n'
    (inside / "targets.toml").write_text(f"{HEAD}[feeds.x]\n{feed}", "utf-8")
    done = run(inside, "import", "--feed", "x", *DAY, "--yes")
    assert done.code == 2, done
    assert not (tmp_path / "out.csv").exists()


def test_a_server_cannot_send_a_reader_to_a_file(tmp_path: Path, server: WebServer) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(f"Year,Value\n2020,{ELSEWHERE}\n")
    (tmp_path / "targets.toml").write_text(HEAD, "utf-8")
    for to in (f"file://{secret}", str(secret), "jar:file:///x!/", "javascript:1"):
        server.answers["/x.csv"] = moved(to)
        done = run(tmp_path, "import", "--url", f"{server.address}/x.csv", "--dry-run", *DAY)
        assert done.code == 4, (to, done)
        assert ELSEWHERE not in done.out + done.err


def test_a_feed_with_many_columns_and_picks_is_read_in_a_blink(tmp_path: Path) -> None:
    """Half a megabyte of headings: each is looked at once."""
    heads = ", ".join(f"{written_literal('h' * 40 + str(i))} = 'ignore'" for i in range(10_000))
    feed = f"[feeds.x]\npath = 'a.csv'\ncolumns = {{ {heads} }}\n"
    (tmp_path / "targets.toml").write_text(HEAD + feed, "utf-8")
    (tmp_path / "a.csv").write_text("Year,Value\n2020,5\n")
    done = run(tmp_path, "import", "--feed", "x", "--dry-run", *DAY)
    assert done.code == 2
    assert len(done.err) < 5000
