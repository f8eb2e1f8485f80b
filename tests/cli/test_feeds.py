"""Feeds: an import that is saved in the registry, and run again; and files from an address."""

import csv
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest
from import_registry import HEAD, SAMPLES
from program import Ended, run
from web_server import WebServer, answer, moved, packed, web_server

from mic_tracker.read.registry import read_registry

IDENTITY = ("-c", "user.name=t", "-c", "user.email=t@example.org")
FEED = """
[feeds.xa]
path      = "eurostat/xx_dens.tsv"
indicator = "density"
pick      = { area = "XA" }
unit_is   = "PER_KM2"
source    = { title = "Population density" }
"""
FIGURES = [("2018", 103.5), ("2019", 103.4), ("2020", 102.6), ("2021", 102.0), ("2023", 102.7)]
"""Those of area XA in eurostat/xx_dens.tsv; that of 2022 is missing."""
DAY = ("--as-of", "2026-12-31")
SAID = ("--indicator", "density", "--pick", "area=XA", "--unit-is", "PER_KM2")
TITLE = ("--source-title", "Population density")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copytree(SAMPLES, tmp_path, dirs_exist_ok=True)
    (tmp_path / "targets.toml").write_text(HEAD, "utf-8")
    return tmp_path


def write(folder: Path, feed: str) -> None:
    (folder / "targets.toml").write_text(HEAD + feed, "utf-8")


def figures(folder: Path) -> list[tuple[str, float]]:
    """The figures of the registry: period, value."""
    loaded = read_registry(folder / "targets.toml")
    assert loaded.registry, loaded.findings
    return [(str(o.when), o.value) for o in loaded.registry.observations]


def tables(folder: Path) -> dict[str, dict[str, dict[str, object]]]:
    return tomllib.loads((folder / "targets.toml").read_text("utf-8"))


def files(folder: Path) -> dict[Path, bytes]:
    """What a run may not change; locks come and go."""
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and ".lock" not in p.name}


def refused(folder: Path, *words: str, code: int = 2) -> Ended:
    """A run that may not write anything."""
    before = files(folder)
    done = run(folder, *words)
    assert done.code == code, (done.out, done.err)
    assert files(folder) == before
    assert "Traceback" not in done.err
    assert "\nerror: " in f"\n{done.err}"
    return done


def imported(folder: Path, *words: str) -> Ended:
    done = run(folder, "import", *words, "--yes")
    assert done.code == 0, (done.out, done.err)
    return done


# ── saved: what was said is what stands there ────────────────────────────────────────────────────


def test_an_import_is_saved_with_its_figures_and_runs_again(folder: Path) -> None:
    words = ("eurostat/xx_dens.tsv", *SAID, *TITLE, "--published", "2026-03-31", *DAY)
    done = imported(folder, *words, "--save-feed", "xa")
    assert "saved [feeds.xa] in targets.toml" in done.out
    assert figures(folder) == FIGURES
    text = (folder / "targets.toml").read_text("utf-8")
    # byte by byte what stands in this test; of the day of one edition the feed says nothing
    assert text.endswith(FEED)
    assert text.count("[[observations]]") == 5
    before = files(folder)
    again = imported(folder, "--feed", "xa", *DAY)
    assert "5 on record already" in again.out
    assert "Every figure is on record already; nothing was written." in again.out
    assert files(folder) == before


def test_one_step_takes_back_the_feed_with_its_figures(folder: Path) -> None:
    words = ("eurostat/xx_dens.tsv", *SAID, "--source", "office", *DAY)
    imported(folder, *words, "--save-feed", "xa")
    done = run(folder, "undo", "--yes")
    assert done.code == 0, done.err
    assert (folder / "targets.toml").read_text("utf-8") == HEAD


def test_without_new_figures_the_feed_alone_is_written(folder: Path) -> None:
    words = ("eurostat/xx_dens.tsv", *SAID, "--source", "office", *DAY)
    imported(folder, *words)
    before = (folder / "targets.toml").read_text("utf-8")
    done = imported(folder, *words, "--save-feed", "xa")
    after = (folder / "targets.toml").read_text("utf-8")
    assert after.startswith(before)
    assert after[len(before) :] == FEED.replace('{ title = "Population density" }', '"office"')
    assert "saved [feeds.xa] in targets.toml" in done.out
    assert "wrote" not in done.out


def test_the_same_feed_is_saved_once(folder: Path) -> None:
    words = ("eurostat/xx_dens.tsv", *SAID, "--source", "office", *DAY, "--save-feed", "xa")
    imported(folder, *words)
    before = files(folder)
    assert "nothing was written" in imported(folder, *words).out
    assert files(folder) == before
    other = ("eurostat/xx_dens.tsv", *SAID, "--source", "office", *DAY, "--partial")
    done = refused(folder, "import", *other, "--save-feed", "xa", "--yes")
    assert "[feeds.xa] by hand" in done.err


def test_a_dry_run_shows_the_feed_and_writes_nothing(folder: Path) -> None:
    before = files(folder)
    words = ("import", "eurostat/xx_dens.tsv", *SAID, "--source", "office", *DAY)
    done = run(folder, *words, "--save-feed", "xa", "--dry-run")
    assert done.code == 0, done.err
    assert "targets.toml gets [feeds.xa]." in done.out
    answered = run(folder, *words, "--save-feed", "xa", "--dry-run", "--json")
    blocks = json.loads(answered.out)["blocks"]
    assert FEED.strip().split("\n")[0] in json.dumps(blocks)
    assert files(folder) == before


def test_everything_that_is_said_is_saved(folder: Path) -> None:
    fiscal = HEAD.replace('desired = "increase"', 'desired = "increase"\nyear_starts = "04"')
    (folder / "targets.toml").write_text(fiscal, "utf-8")
    (folder / "own.csv").write_bytes(
        "Gebiet;Jahr;Wert;Art\nSüdland;2023/24;1,5;a\nSüdland;2024/25;1,6;a\n".encode("cp1252")
    )
    words = (
        *("own.csv", "--profile", "tidy-csv", "--encoding", "cp1252", "--decimal", ","),
        *("--year-starts", "4"),
        *("--column", "Art=dimension:kind", "--column", "Gebiet=area"),
        *("--indicator", "density", "--pick", "area=Südland", "--unit-is", "x", "--series", "s"),
        *("--source-title", "T", "--source-publisher", "P", "--source-author", "A"),
        *("--source-url", "https://example.org/t", "--published", "unknown", "--at", "p. 3"),
        *("--into", "data/own.csv", "--competing", "--partial", *DAY),
    )
    imported(folder, *words, "--save-feed", "own")
    assert tables(folder)["feeds"]["own"] == {
        "path": "own.csv",
        "profile": "tidy-csv",
        "encoding": "cp1252",
        "decimal": ",",
        "year_starts": "04",
        "columns": {"Art": {"role": "dimension", "name": "kind"}, "Gebiet": "area"},
        "indicator": "density",
        "pick": {"area": "Südland"},
        "unit_is": "x",
        "series": "s",
        "source": {
            "title": "T",
            "publisher": "P",
            "author": "A",
            "url": "https://example.org/t",
        },
        "published": "unknown",
        "at": "p. 3",
        "into": "data/own.csv",
        "competing": True,
        "partial": True,
    }
    assert figures(folder) == [("2023/24", 1.5), ("2024/25", 1.6)]
    before = files(folder)
    assert "2 on record already" in imported(folder, "--feed", "own", *DAY).out
    assert files(folder) == before


# ── run: the feed, and what is said beside it ────────────────────────────────────────────────────


def test_a_feed_that_was_written_by_hand_runs(folder: Path) -> None:
    write(folder, FEED)
    done = imported(folder, "--feed", "xa", "--published", "2026-03-31", *DAY)
    assert figures(folder) == FIGURES
    assert "5 new" in done.out
    source = tables(folder)["sources"]["population-density-2026"]
    data = (folder / "eurostat" / "xx_dens.tsv").read_bytes()
    assert source == {
        "title": "Population density",
        "published": date(2026, 3, 31),
        "accessed": date(2026, 12, 31),
        "sha256": sha256(data).hexdigest(),
    }


def test_a_changed_file_revises_with_a_new_edition_of_the_source(folder: Path) -> None:
    write(folder, FEED.replace('density" }', 'density", url = "https://example.org/density" }'))
    imported(folder, "--feed", "xa", "--published", "2026-03-31", *DAY)
    path = folder / "eurostat" / "xx_dens.tsv"
    path.write_text(path.read_text("utf-8").replace("103.5", "103.9"), "utf-8")
    # a new figure needs a day: nobody has said when this edition was published
    assert "--published" in refused(folder, "import", "--feed", "xa", *DAY, "--yes").err
    done = imported(folder, "--feed", "xa", "--published", "2026-09-30", *DAY)
    assert "1 revised" in " ".join(done.out.split())
    assert figures(folder)[-1] == ("2018", 103.9)
    sources = tables(folder)["sources"]
    assert [*sources] == ["office", "population-density-2026", "population-density-2026-2"]
    assert sources["population-density-2026-2"]["published"] == date(2026, 9, 30)
    before = files(folder)
    assert "5 on record already" in imported(folder, "--feed", "xa", *DAY).out
    assert files(folder) == before


def test_what_is_said_goes_before_the_feed(folder: Path) -> None:
    write(folder, FEED)
    imported(folder, "--feed", "xa", "--pick", "area=XA11", "--source", "office", *DAY)
    # XA11 of the sample: 51.1, 51.2 estimated …
    assert ("2019", 51.2) in figures(folder)
    assert [*tables(folder)["sources"]] == ["office"]


def test_another_file_is_read_as_the_feed_says(folder: Path) -> None:
    write(folder, FEED)
    (folder / "next.tsv").write_text("freq,unit,geo\\TIME_PERIOD\t2024\nA,PER_KM2,XA\t99.5\n")
    imported(folder, "next.tsv", "--feed", "xa", "--published", "2026-03-31", *DAY)
    assert figures(folder) == [("2024", 99.5)]


def test_the_file_of_a_feed_is_looked_for_beside_its_registry(folder: Path) -> None:
    write(folder, FEED)
    (folder / "elsewhere").mkdir()
    words = ("import", "--feed", "xa", "-f", "../targets.toml", "--published", "2026-03-31")
    done = run(folder / "elsewhere", *words, *DAY, "--yes")
    assert done.code == 0, done.err
    assert figures(folder) == FIGURES


OWN = """
[feeds.own]
path      = "own.txt"
indicator = "density"
source    = "office"

[feeds.own.profile]
unpivot = "columns"
member  = { role = "dimension", name = "kind" }

[feeds.own.profile.layout]
delimiter = "~"
header    = 3
decimal   = ","
missing   = { "k.A." = "not-available" }

[feeds.own.profile.columns]
"Stichtag" = "period"
"Bezirk"   = "area"
"""


def test_a_profile_of_its_own_reads_what_no_profile_that_ships_does(folder: Path) -> None:
    write(folder, OWN)
    text = "Amt\n\nStichtag~Bezirk~alt~neu\n2023~Nord~1,25~k.A.\n2024~Nord~1,5~0,75\n"
    (folder / "own.txt").write_text(text)
    done = run(folder, "import", "--feed", "own", *DAY, "--dry-run", "--json")
    found = json.loads(done.out)
    assert found["profile"]["name"] == "own"
    assert found["counts"]["missing"] == 1
    imported(folder, "--feed", "own", *DAY)
    loaded = read_registry(folder / "targets.toml")
    assert loaded.registry
    assert [(str(o.when), dict(o.members), o.value) for o in loaded.registry.observations] == [
        ("2023", {"area": "Nord", "kind": "alt"}, 1.25),
        ("2024", {"area": "Nord", "kind": "alt"}, 1.5),
        ("2024", {"area": "Nord", "kind": "neu"}, 0.75),
    ]


def test_a_platform_is_run_again_by_its_feed(folder: Path) -> None:
    feed = 'all = true\ninto = "data/sdg.csv"\npartial = true\nsource = "office"\n'
    write(folder, f'\n[feeds.sdg]\npath = "open-sdg"\n{feed}')
    imported(folder, "--feed", "sdg", *DAY)
    assert len(figures(folder)) == 40
    before = files(folder)
    assert "nothing was written" in imported(folder, "--feed", "sdg", *DAY).out
    assert files(folder) == before


# ── refused ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--feed ID"),
        (("--feed", "xaa"), "did you mean xa?"),
        (("--feed", "xa", "eurostat/xx_dens.tsv", "--url", "https://example.org/"), "one of them"),
        (("nothing.tsv", "--feed", "xa"), "there is no file"),
        (("--feed", "xa", "--column", "goe=area"), "did you mean geo?"),
        (("--feed", "xa", "--column", "unit=status:sdmxx"), "shorthand"),
        (("/etc/hostname", "--save-feed", "new"), "not in the folder"),
        (("-", "--save-feed", "new"), "standard input"),
        (("--url", "ftp://example.org/x.csv"), "http://"),
        (("--url", "https://somebody:something@example.org/x.csv"), "password"),
        (("--feed", "xa", "--source", "office", "--save-feed", "A B"), "--save-feed"),
    ],
)
def test_what_cannot_be_run_or_saved(folder: Path, words: tuple[str, ...], said: str) -> None:
    write(folder, FEED)
    done = refused(folder, "import", *words, *DAY, "--yes")
    assert said in done.err
    assert "something" not in done.out + done.err


def test_a_link_out_of_the_folder_is_not_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.tsv"
    outside.write_text("secret\n")
    (folder / "link.tsv").symlink_to(outside)
    write(folder, FEED.replace("eurostat/xx_dens.tsv", "link.tsv"))
    done = refused(folder, "import", "--feed", "xa", *DAY, "--dry-run")
    assert "leads out" in done.err
    assert "secret" not in done.out + done.err


def test_a_feed_in_an_included_file_is_refused(folder: Path) -> None:
    (folder / "more.toml").write_text(FEED, "utf-8")
    text = HEAD.replace('title  = "Imports"', 'title  = "Imports"\ninclude = ["more.toml"]')
    (folder / "targets.toml").write_text(text, "utf-8")
    done = run(folder, "validate")
    assert done.code == 2
    assert "more.toml:2:1: error MT010: unknown key 'feeds'" in done.out + done.err


# ── from an address ──────────────────────────────────────────────────────────────────────────────

DENSITY = (SAMPLES / "eurostat" / "xx_dens.tsv").read_bytes()
CSV = b"Year,Value\n2024,99.5\n"


@pytest.fixture
def server() -> Iterator[WebServer]:
    world_bank = (SAMPLES / "world-bank" / "api.json").read_bytes()
    oecd = (SAMPLES / "oecd" / "labels_both.csv").read_bytes()
    answers = {
        "/data/dens.tsv": packed(DENSITY),
        "/v2/country/all?format=json": answer(world_bank, "Content-Type: application/json"),
        "/sdmx/OECD/x?format=csvfilewithlabels": answer(oecd),
        "/moved": moved("/data/dens.tsv"),
        "/out": moved("file:///etc/passwd"),
        "/gone": answer(b"", status="410 Gone"),
        "/latin": answer("Region,Year,Value\nSüd,2024,5\n".encode("cp1252")),
        "/page": answer(b"<!doctype html><title>Data</title>"),
    }
    with web_server(answers) as running:
        yield running


def test_a_file_is_read_from_its_address(folder: Path, server: WebServer) -> None:
    address = f"{server.address}/data/dens.tsv"
    words = ("--url", address, *SAID, *TITLE, "--published", "2026-03-31", *DAY)
    imported(folder, *words, "--save-feed", "xa")
    assert figures(folder) == FIGURES
    content = tables(folder)
    source = content["sources"]["population-density-2026"]
    assert source["url"] == address
    assert source["accessed"] == date(2026, 12, 31)
    assert source["sha256"] == sha256(DENSITY).hexdigest()
    feed = tomllib.loads(FEED)["feeds"]["xa"]
    assert content["feeds"]["xa"] == {"url": address, **{k: feed[k] for k in feed if k != "path"}}
    before = files(folder)
    assert "5 on record already" in imported(folder, "--feed", "xa", *DAY).out
    assert files(folder) == before
    # later, the same address has a figure more, and the source is the next edition
    server.answers["/data/dens.tsv"] = answer(DENSITY.replace(b"103.5", b"103.9"))
    imported(folder, "--feed", "xa", "--published", "2026-09-30", *DAY)
    assert figures(folder)[-1] == ("2018", 103.9)
    assert len(server.requests) == 3


def test_a_redirect_leads_to_the_file_and_the_source_keeps_the_address(
    folder: Path, server: WebServer
) -> None:
    words = ("--url", f"{server.address}/moved", *SAID, *TITLE, "--published", "2026-03-31", *DAY)
    imported(folder, *words)
    source = tables(folder)["sources"]["population-density-2026"]
    assert source["url"] == f"{server.address}/moved"


@pytest.mark.parametrize(
    ("path", "profile"),
    [
        ("/v2/country/all?format=json", "world-bank-json"),
        ("/sdmx/OECD/x?format=csvfilewithlabels", "sdmx-csv"),
        ("/data/dens.tsv", "eurostat-tsv"),
    ],
)
def test_an_address_shows_its_five_steps(
    folder: Path, server: WebServer, path: str, profile: str
) -> None:
    done = run(folder, "import", "--url", server.address + path, "--dry-run", "--json")
    assert done.code == 0, done.err
    found = json.loads(done.out)
    assert found["profile"]["name"] == profile
    assert found["series"]
    shown = run(folder, "import", "--url", server.address + path, "--dry-run")
    assert [word in shown.out for word in ("Bytes", "Table", "Long", "Roles", "Figures")] == [
        True
    ] * 5


def test_an_encoding_is_not_guessed_of_an_address_either(folder: Path, server: WebServer) -> None:
    words = (
        "--url",
        f"{server.address}/latin",
        "--indicator",
        "density",
        "--source",
        "office",
        *DAY,
    )
    assert "Süd" in run(folder, "import", *words, "--dry-run").out
    refused(folder, "import", *words, "--yes")
    imported(folder, *words, "--encoding", "cp1252")
    assert figures(folder) == [("2024", 5.0)]


def test_one_page_of_several_is_not_taken_for_the_whole(folder: Path, server: WebServer) -> None:
    page = server.answers["/v2/country/all?format=json"]
    assert isinstance(page, bytes)
    server.answers["/paged"] = page.replace(b'"pages":1', b'"pages":7')
    words = ("--url", f"{server.address}/paged", "--indicator", "density", "--unit-is", "%")
    picked = ("--pick", "area=Exampleland", *TITLE, *DAY)
    done = run(folder, "import", *words, *picked, "--dry-run")
    assert "it is part 1/7" in done.out
    assert "per_page" in done.out
    refused(folder, "import", *words, *picked, "--yes")
    imported(folder, *words, *picked, "--partial")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/gone", "410"),
        ("/nowhere", "404"),
        ("/out", "is not read"),
        ("/page", "a page for people"),
    ],
)
def test_what_the_outside_refuses(folder: Path, server: WebServer, path: str, said: str) -> None:
    words = ("--url", server.address + path, *SAID, "--source", "office", *DAY)
    assert said in refused(folder, "import", *words, "--yes", code=4).err
    done = run(folder, "import", *words, "--yes", "--lang", "vi")
    assert done.code == 4
    assert re.match(r"lỗi: 127\.0\.0\.1 ", done.err)


def test_only_a_person_who_runs_a_feed_reaches_its_address(folder: Path, server: WebServer) -> None:
    address = f"{server.address}/data/dens.tsv"
    write(folder, FEED.replace('path      = "eurostat/xx_dens.tsv"', f'url = "{address}"'))
    for command in (
        *(("validate",), ("status",), ("check",), ("show", "density-2030"), ("due",), ("changes",)),
        *(("export", "observations"), ("overview",), ("history", "density-2030"), ("schema",)),
        ("report", "-o", "page.html"),
    ):
        done = run(folder, *command, *(DAY if command[0] not in {"validate", "schema"} else ()))
        assert "Traceback" not in done.err
        assert done.code in {0, 1, 2, 5}, (command, done.err)
    assert server.requests == []
    run(folder, "import", "--feed", "xa", *DAY, "--dry-run")
    assert len(server.requests) == 1


# ── feeds and other commands ─────────────────────────────────────────────────────────────────────


def test_a_changed_feed_is_no_slip(folder: Path) -> None:
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "before")):
        subprocess.run(["git", *IDENTITY, *words], cwd=folder, check=True)
    write(folder, FEED)
    done = run(folder, "check", "--base", "HEAD", *DAY, "--json", "--fail-on", "weakened,dropped")
    assert done.code == 0, (done.out, done.err)
    assert json.loads(done.out)["findings"] == []
    assert run(folder, "diff", "HEAD", *DAY).code == 0
    assert run(folder, "changes", "--since", "HEAD", *DAY).code == 0


def test_rows_of_a_feed_go_into_its_table(folder: Path) -> None:
    write(folder, FEED + 'into = "data/density.csv"\n')
    imported(folder, "--feed", "xa", "--published", "2026-03-31", *DAY)
    rows = list(csv.DictReader(StringIO((folder / "data" / "density.csv").read_text("utf-8"))))
    assert [(row["period"], float(row["value"])) for row in rows] == FIGURES
    assert figures(folder) == FIGURES


def test_figures_beside_those_of_an_included_file_go_to_the_end_of_the_registry(
    folder: Path,
) -> None:
    more = '[[observations]]\nindicator = "density"\nperiod = 2010\nvalue = 99\nsource = "office"\n'
    (folder / "more.toml").write_text("\n" * 50 + more, "utf-8")
    text = HEAD.replace('title  = "Imports"', 'title  = "Imports"\ninclude = ["more.toml"]')
    (folder / "targets.toml").write_text(text, "utf-8")
    words = ("eurostat/xx_dens.tsv", *SAID, "--source", "office", *DAY)
    done = imported(folder, *words, "--save-feed", "xa")
    assert "wrote 5 figures to targets.toml" in done.out
    assert (folder / "targets.toml").read_text("utf-8").startswith(text)
    assert figures(folder) == [*FIGURES, ("2010", 99.0)]
