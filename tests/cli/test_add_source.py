"""`add-source` as a reader meets it; nothing is fetched."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from program import converse, run

REGISTRY = """\
format = 1
title = "Test"

[sources.book]
title = "Yearbook"
publisher = "Town Office"
url = "https://office.example.org/book"
published = 2024-03-01

[indicators.lines]
name = "Lines"
unit = "lines"
measure = "count"
desired = "increase"
"""
COPY = "https://web.archive.org/web/20260715103000/https://news.vn/2026/07/10/firms-grow-by-a-tenth"
DAY = ("--as-of", "2026-11-21")
FROM = ("add-source", "--from-url", COPY, "--title", "Firms grow by a tenth", *DAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(REGISTRY, "utf-8")
    return tmp_path


def content(folder: Path) -> str:
    return (folder / "targets.toml").read_text("utf-8")


def test_the_preview_calls_a_guess_one(folder: Path, golden: Callable[[str, str], None]) -> None:
    ended = run(folder, *FROM, "--dry-run")
    assert (ended.code, ended.err) == (0, "")
    golden("add-source.txt", ended.out)
    assert content(folder) == REGISTRY


def test_a_source_stands_behind_the_last_one_and_can_be_named(folder: Path) -> None:
    ended = run(folder, *FROM, "--publisher", "The News", "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert "publisher is a guess" not in ended.out
    figure = ("lines", "1,200", "--period", "2025", "--source", "the-news-2026")
    assert run(folder, "add-observation", *figure, *DAY, "--yes").code == 0
    assert run(folder, "validate", "--strict").code == 0
    headers = [line for line in content(folder).splitlines() if line.startswith("[")]
    assert headers == [
        "[sources.book]",
        "[sources.the-news-2026]",
        "[indicators.lines]",
        "[[observations]]",
    ]


def test_what_it_prints_for_programs(folder: Path) -> None:
    data = json.loads(run(folder, *FROM, "--dry-run", "--json").out)
    assert (data["outcome"], data["figure"], data["effect"]) == ("not_written", None, [])
    assert data["remarks"] == ["publisher_guessed", "published_guessed", "accessed_copy"]
    assert [block["text"].splitlines()[0] for block in data["blocks"]] == ["[sources.news-vn-2026]"]


def test_prompts_ask_for_what_is_not_read(folder: Path) -> None:
    ended = converse(folder, [*FROM[:3], *DAY], ["", "y"])
    assert ended.code == 0, ended.out
    assert "[Firms grow by a tenth]" in ended.out
    assert 'title     = "Firms grow by a tenth"\n' in content(folder)


def test_a_refused_answer_is_asked_again(folder: Path) -> None:
    ended = converse(
        folder, ["add-source", *DAY], ["A speech", "7/8/2026", "2026-08-07", "", "", "y"]
    )
    assert ended.code == 0, ended.out
    assert "[sources.a-speech-2026]\n" in content(folder)
    assert "published = 2026-08-07\n" in content(folder)


def test_a_no_writes_nothing(folder: Path) -> None:
    assert converse(folder, [*FROM], ["n"]).code == 130
    assert content(folder) == REGISTRY


OFFICE = ("add-source", "--title", "Yearbook", "--published", "2024-03-01", *DAY, "--yes")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add-source",), ("the title of the source is missing", "when the new source", "--yes")),
        (
            ("add-source", "--from-url", COPY, *DAY, "--yes"),
            ("the title of the source", "suggests --title 'Firms grow by a tenth'"),
        ),
        (
            (*OFFICE[:5], "--from-url", "https://archive.ph/AbCdE", *DAY, "--yes"),
            ("archive.ph/AbCdE is in a web archive", "--url"),
        ),
        (
            (*OFFICE, "--from-url", "news.vn/a"),
            ("--from-url news.vn/a is not the whole address", "https://"),
        ),
        (
            (*OFFICE, "--url", "http://www.office.example.org/book/"),
            ("the source book has this address already", "targets.toml:4", "--source book"),
        ),
        (
            (*OFFICE, "--publisher", "TOWN OFFICE"),
            ("the source book has this title, publisher and date already", "targets.toml:4"),
        ),
        ((*OFFICE, "--accessed", "2024-01-01"), ("is before it was published",)),
        ((*OFFICE, "--sha256", "cafe"), ("is not a SHA-256", "64 digits")),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    folder: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    ended = run(folder, *words)
    assert (ended.code, ended.out) == (2, "")
    assert all(text in ended.err for text in told), ended.err
    assert content(folder) == REGISTRY
