"""Feeds as they are read: what is wrong with one is told at its line, and nothing is opened."""

from datetime import date
from pathlib import Path

import pytest
import tomli

from mic_tracker.model.edit.exchange.feed import FeedFile, FeedRecord, FeedSource
from mic_tracker.model.edit.exchange.profile import ColumnRole, Profile
from mic_tracker.model.finding import Finding
from mic_tracker.model.period import Period
from mic_tracker.read.exchange.profiles import PROFILES, read_profile
from mic_tracker.read.registry import read_text

HEAD = """format = 1
title = "t"
[sources.office]
title = "A yearbook"
published = 2026-01-31
[indicators.density]
name = "Density"
unit = "people per km2"
measure = "ratio"
desired = "increase"
[indicators.density.series]
old = "the old way"
[feeds.x]
"""
FIRST = HEAD.count("\n") + 1
"""The line of the first key."""
PLACE = 'path = "a.csv"\n'


def found(keys: str) -> tuple[Finding, ...]:
    return read_text((HEAD + keys).encode(), name="r.toml", folder=Path("/nowhere")).findings


def marked(finding: Finding) -> str:
    where, line = finding.location, finding.excerpt or ""
    assert where
    return line[where.column - 1 : where.column - 1 + where.width]


def feed_of(keys: str) -> FeedRecord:
    loaded = read_text((HEAD + keys).encode(), name="r.toml", folder=Path("/nowhere"))
    assert loaded.registry, loaded.findings
    assert loaded.registry.places["feeds", "x"].line == FIRST - 1
    return loaded.registry.feeds["x"]


def test_a_feed_says_what_an_import_is_told() -> None:
    feed = feed_of(
        PLACE
        + 'indicator = "density"\nseries = "old"\npublished = "March 2026"\npartial = true\n'
        + 'columns = { Jahr = "period", Art = { role = "dimension", name = "kind" } }\n'
        + 'source = { title = "T" }\nnote = { en = "e", vi = "v" }\n'
    )
    assert feed.published == Period.parse("2026-03")
    assert feed.columns == {"Jahr": "period", "Art": ColumnRole(role="dimension", name="kind")}
    assert feed.source == FeedSource(title="T")
    assert (feed.whole, feed.partial, feed.note) == (False, True, {"en": "e", "vi": "v"})


def test_a_day_is_a_day() -> None:
    assert feed_of(PLACE + "published = 2026-03-31\n").published == Period.parse("2026-03-31")
    assert feed_of(PLACE + 'published = "unknown"\n').published == "unknown"


@pytest.mark.parametrize("name", PROFILES)
def test_a_feed_takes_the_keys_of_every_profile_that_ships(name: str) -> None:
    path = Path(__file__).parents[3] / "mic_tracker" / "read" / "exchange" / "profiles"
    content = tomli.loads((path / f"{name}.toml").read_text("utf-8"))
    read = FeedFile.model_validate({"feeds": {"x": {"path": "a", "profile": content}}})
    assert read.feeds["x"].profile == read_profile(name)


def test_a_profile_of_its_own_needs_no_name() -> None:
    profile = feed_of(PLACE + 'profile = { columns = { Jahr = "period" } }\n').profile
    assert isinstance(profile, Profile)
    assert "name" not in profile.model_fields_set


@pytest.mark.parametrize(
    ("keys", "code", "mark", "fact"),
    [
        # names of what there is not
        (PLACE + 'indicator = "densty"', "MT020", '"densty"', ("suggestion", "density")),
        (PLACE + 'source = "ofice"', "MT020", '"ofice"', ("suggestion", "office")),
        (PLACE + 'indicator = "density"\nseries = "odl"', "MT020", '"odl"', ("suggestion", "old")),
        (PLACE + 'profile = "tidy-cvs"', "MT013", '"tidy-cvs"', ("suggestion", "tidy-csv")),
        (PLACE + 'encoding = "cp12522"', "MT061", '"cp12522"', ("cause", "encoding")),
        (PLACE + 'columns = { A = "perod" }', "MT013", '"perod"', ("suggestion", "period")),
        (
            PLACE + 'columns = { A = { role = "status", name = "sdmxx" } }',
            "MT013",
            '"sdmxx"',
            ("suggestion", "sdmx"),
        ),
        (
            PLACE + 'profile = { columns = { A = { role = "valeu" } } }',
            "MT013",
            '"valeu"',
            ("suggestion", "value"),
        ),
        (
            PLACE + 'profile = { layout = { format = "xslx" } }',
            "MT013",
            '"xslx"',
            ("suggestion", "xlsx"),
        ),
        (PLACE + 'profile = { statuses = "sdmxx" }', "MT013", '"sdmxx"', ("suggestion", "sdmx")),
        (PLACE + 'profile = { otherwise = "tidy" }', "MT013", '"tidy"', ("suggestion", "tidy-csv")),
        (
            PLACE + 'profile = { layout = { encoding = "x" } }',
            "MT061",
            '"x"',
            ("cause", "encoding"),
        ),
        # keys that there are not, or not so
        (PLACE + "colums = {}", "MT010", "colums", ("suggestion", "columns")),
        (
            PLACE + 'columns = { A = { role = "area", nam = "x" } }',
            "MT010",
            "nam",
            ("suggestion", "name"),
        ),
        (
            PLACE + 'profile = { layout = { delimeter = ";" } }',
            "MT010",
            "delimeter",
            ("suggestion", "delimiter"),
        ),
        (
            PLACE + 'profile = { columns = { A = { role = "area", namedby = "x" } } }',
            "MT010",
            "namedby",
            ("suggestion", "named_by"),
        ),
        (
            PLACE + 'source = { title = "T", autor = "A" }',
            "MT010",
            "autor",
            ("suggestion", "author"),
        ),
        (PLACE + 'source = { publisher = "P" }', "MT011", None, ("key", "title")),
        (PLACE + "year_starts = 4", "MT013", None, ("suggestion", "04")),
        (PLACE + "profile = 5", "MT012", None, ("expected", "either")),
        (PLACE + "columns = { A = 5 }", "MT013", None, ("written", "5")),
        (PLACE + "source = []", "MT012", None, ("expected", "either")),
        (PLACE + "note = 5", "MT012", None, ("expected", "name")),
        (PLACE + 'partial = "yes"', "MT012", '"yes"', ("expected", "boolean")),
        (PLACE + 'profile = { layout = { header = "3" } }', "MT012", None, ("expected", "whole")),
        (PLACE + "profile = { layout = { header = 0 } }", "MT016", None, ("low", 1)),
        (PLACE + 'published = "soon"', "MT015", '"soon"', ("what", "published")),
        (PLACE + 'unit_is = ""', "MT019", None, ("cause", "empty")),
        # places
        ("partial = true", "MT018", None, ("keys", "path, url")),
        (PLACE + 'url = "https://example.org/"', "MT018", None, ("keys", "path, url")),
        (
            PLACE + 'source = "office"\nunsourced = "w"',
            "MT018",
            '"w"',
            ("keys", "source, unsourced"),
        ),
        ('path = "../a.csv"', "MT061", '"../a.csv"', ("cause", "outside")),
        ('path = "a/../../b.csv"', "MT061", '"a/../../b.csv"', ("cause", "outside")),
        ('path = "/etc/passwd"', "MT061", '"/etc/passwd"', ("cause", "outside")),
        ("path = 'C:\\a.csv'", "MT061", "'C:\\a.csv'", ("cause", "outside")),
        ("path = '\\\\host\\a.csv'", "MT061", "'\\\\host\\a.csv'", ("cause", "outside")),
        ("path = '..\\a.csv'", "MT061", "'..\\a.csv'", ("cause", "outside")),
        ('path = "data/.GIT/config"', "MT061", '"data/.GIT/config"', ("cause", "git")),
        (PLACE + 'into = "../a.csv"', "MT061", '"../a.csv"', ("cause", "table")),
        (PLACE + 'into = "a.txt"', "MT061", '"a.txt"', ("cause", "table")),
        (PLACE + 'into = ".git/a.csv"', "MT061", '".git/a.csv"', ("cause", "table")),
        ('url = "file:///a.csv"', "MT061", '"file:///a.csv"', ("cause", "scheme")),
        ('url = "example.org/a"', "MT061", '"example.org/a"', ("cause", "whole")),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    keys: str, code: str, mark: str | None, fact: tuple[str, object]
) -> None:
    (finding,) = found(keys)
    assert (finding.code, finding.facts.get(fact[0])) == (code, fact[1])
    assert finding.location
    assert finding.location.line >= FIRST - 1
    assert mark is None or marked(finding) == mark


@pytest.mark.parametrize("table", ["data/a.csv", "data/a.CSV", "data/a.parquet"])
def test_rows_go_into_every_table_that_an_import_writes(table: str) -> None:
    assert found(PLACE + f'into = "{table}"') == ()


@pytest.mark.parametrize("feeds", ["feeds = 5\n", "[[feeds]]\n", "feeds = []\n"])
def test_feeds_are_a_table(feeds: str) -> None:
    text = 'format = 1\ntitle = "t"\n' + feeds
    (finding,) = read_text(text.encode(), name="r.toml", folder=None).findings
    assert (finding.code, finding.facts["expected"]) == ("MT012", "table")


@pytest.mark.parametrize("name", ["Two", "a b", '""', "é"])
def test_an_id_is_an_id(name: str) -> None:
    quoted = name if name in {"Two", '""'} else f'"{name}"'
    text = HEAD.replace("[feeds.x]", f"[feeds.{quoted}]") + PLACE
    (finding,) = read_text(text.encode(), name="r.toml", folder=None).findings
    assert finding.code == "MT014"


HIDDEN = "hunter2"


@pytest.mark.parametrize(
    "keys",
    [
        f'url = "https://me:{HIDDEN}@example.org/x.csv"',
        f'url = "https://me:{HIDDEN}@example.org/x y.csv"',
        f'url = "ftp://me:{HIDDEN}@example.org/x.csv"',
        f'path = "a.csv"\nurl = "https://me:{HIDDEN}@example.org/x.csv"',
        f'x = 1\nurl = "https://me:{HIDDEN}@example.org/x.csv"',
    ],
)
def test_a_password_is_refused_and_never_quoted(keys: str) -> None:
    findings = found(keys)
    assert findings
    assert HIDDEN not in str(findings)


def test_a_password_beside_another_mistake_is_not_quoted_either() -> None:
    line = f'x = {{ url = "https://me:{HIDDEN}@example.org/x.csv", indicator = "densty" }}'
    text = HEAD.replace("[feeds.x]\n", "[feeds]\n") + line
    findings = read_text(text.encode(), name="r.toml", folder=None).findings
    assert {f.code for f in findings} == {"MT020", "MT061"}
    assert HIDDEN not in str(findings)


def test_a_valid_feed_beside_an_invalid_one_is_checked_as_well() -> None:
    text = HEAD + PLACE + 'nonsense = 1\n[feeds.y]\npath = "/a.csv"\n'
    findings = read_text(text.encode(), name="r.toml", folder=None, day=date(2026, 1, 1)).findings
    assert [f.code for f in findings] == ["MT010", "MT061"]
