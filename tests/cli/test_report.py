"""`report`, as a reader runs it."""

from pathlib import Path

import pytest
from articles import ARTICLES
from lxml import etree
from shell import Shell

DAY = ("--as-of", "2026-11-26")
ATOM = Path(__file__).parents[1] / "show" / "schemas" / "atom-rfc4287.rng"


@pytest.fixture
def folder(shell: Shell) -> Path:
    shell.write(ARTICLES.read_text("utf-8"))
    return shell.folder


def test_a_report_is_one_file(shell: Shell, folder: Path) -> None:
    done = shell.run("report", "-o", "report.html", "--since", "30d", *DAY)
    assert (done.code, done.out) == (0, ""), done.err
    text = (folder / "report.html").read_text("utf-8")
    assert text.startswith('<!doctype html>\n<html lang="en">')
    assert "What changed" in text
    again = shell.run("report", "--since", "30d", *DAY)
    assert again.out == text


def test_the_name_of_the_file_says_the_format(shell: Shell, folder: Path) -> None:
    assert shell.run("report", "-o", "report.md", *DAY).code == 0
    assert (folder / "report.md").read_text("utf-8").startswith("## Vietnam")
    done = shell.run("report", "-o", "report.pdf", *DAY)
    assert done.code == 2
    assert ".html" in done.err
    assert not (folder / "report.pdf").exists()


def test_a_folder_is_a_site(shell: Shell, folder: Path) -> None:
    done = shell.run("report", "-o", "site/", "--base-url", "https://example.org/", *DAY)
    assert done.code == 0, done.err
    names = {path.relative_to(folder / "site").as_posix() for path in folder.rglob("site/**/*")}
    assert {"index.html", "feed.atom", "sitemap.xml", "badge.svg", "badge.json"} <= names
    assert {f"targets/firms-abroad/{n}" for n in ("data.json", "figures.csv", "chart.svg")} <= names
    assert shell.run("report", "-o", "site/", *DAY).code == 0


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_feed_of_a_site_is_valid_and_leads_into_it(
    shell: Shell, folder: Path, language: str
) -> None:
    shell.write((Path(__file__).parents[1] / "golden" / "news.toml").read_text("utf-8"))
    base = "https://example.org/goals/"
    site = ("-o", "site/", "--base-url", base, "--lang", language)
    done = shell.run("report", *site, "--as-of", "2026-11-15")
    assert done.code == 0, done.err
    feed = etree.parse(folder / "site" / "feed.atom")
    etree.RelaxNG(etree.parse(ATOM)).assertValid(feed)
    links = {str(link.get("href")) for link in feed.iterfind(".//{*}entry/{*}link")}
    assert links
    for link in links:
        assert (folder / "site" / link.removeprefix(base) / "index.html").is_file(), link


def test_the_index_of_a_site_tells_what_changed_too(shell: Shell, folder: Path) -> None:
    assert shell.run("report", "-o", "site/", *DAY).code == 0
    assert 'id="changes"' not in (folder / "site" / "index.html").read_text("utf-8")
    assert shell.run("report", "-o", "site/", "--since", "30d", *DAY).code == 0
    assert 'id="changes"' in (folder / "site" / "index.html").read_text("utf-8")


def test_only_targets_with_a_tag(shell: Shell, folder: Path) -> None:
    assert shell.run("report", "-o", "firms.html", "--tag", "firms", *DAY).code == 0
    text = (folder / "firms.html").read_text("utf-8")
    assert 'id="digital-firms-2030"' in text
    assert 'id="firms-abroad"' not in text


def test_a_folder_with_other_files_is_left_alone(shell: Shell, folder: Path) -> None:
    (folder / "work").mkdir()
    (folder / "work" / "mine.txt").write_text("x", "utf-8")
    done = shell.run("report", "-o", "work", *DAY)
    assert done.code == 2
    assert "left alone" in done.err
