"""Plans for sources by themselves: every key is read, and a source on record is told."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mic_tracker.edit.registry_file import amend_bytes
from mic_tracker.edit.request import NewSourceRequest
from mic_tracker.edit.tables.source import READERS, plan_source
from mic_tracker.model.edit import Amended, EditOutcome, RequestRefused
from mic_tracker.model.source import Source
from mic_tracker.read.registry import read_valid_text

DAY = date(2026, 11, 21)
TEXT = """\
format = 1
title = "Test"

[sources.office-2024]
title = "Report"
publisher = "Office"
url = "https://office.example.org/report"
published = 2024-03-01

[sources.hearsay]
title = "Talk"
published = "unknown"
"""
LEAST = NewSourceRequest(keys={"title": "Yearbook", "published": "2025"})
WHOLE = NewSourceRequest(
    "book",
    keys={
        "note": "Rounded.",
        "licence": "CC BY 4.0",
        "sha256": "AB" * 32,
        "file": "book.pdf",
        "accessed": "2026-11-20",
        "published": "5 November 2025",
        "archive": "https://archive.ph/AbCdE",
        "url": "https://example.org/book",
        "author": "A. Clerk",
        "publisher": "Town",
        "title": "Yearbook",
    },
)
COPY = "https://web.archive.org/web/20260715/https://www.news.vn/2026/07/10/firms-grow-by-a-tenth"


def answer(request: NewSourceRequest, text: str = TEXT) -> EditOutcome:
    load = partial(read_valid_text, name="r.toml", folder=Path(), day=DAY)
    return amend_bytes(text.encode(), load, lambda registry: plan_source(request, registry, DAY))


def accepted(request: NewSourceRequest) -> Amended:
    found = answer(request)
    assert isinstance(found, Amended), found
    return found


def refused(request: NewSourceRequest) -> list[tuple[str, str, str]]:
    found = answer(request)
    assert isinstance(found, RequestRefused), found
    return [(problem.section, problem.key, problem.option) for problem in found.problems]


def test_every_key_of_a_source_can_be_typed() -> None:
    assert set(READERS) == set(Source.model_fields)
    assert set(WHOLE.keys) == set(READERS)


def test_a_source_goes_behind_the_last_one() -> None:
    found = accepted(WHOLE)
    assert found.data.decode() == TEXT + "\n" + found.blocks[0].text
    assert (found.concerned, found.own_findings, found.plan.remarks) == ((), (), ())
    assert tomllib.loads(found.blocks[0].text)["sources"]["book"] == {
        **WHOLE.keys,
        "published": date(2025, 11, 5),
        "accessed": date(2026, 11, 20),
        "sha256": "ab" * 32,
    }


@pytest.mark.parametrize(
    ("keys", "id_"),
    [
        ({}, "yearbook-2025"),
        ({"publisher": "Bộ Thông tin"}, "bo-thong-tin-2025"),
        ({"publisher": "Office", "published": "2024"}, "office-2024-2"),
        ({"published": "unknown"}, "yearbook-undated"),
    ],
)
def test_an_id_is_made_of_publisher_and_year(keys: dict[str, str], id_: str) -> None:
    found = accepted(replace(LEAST, keys={**LEAST.keys, **keys}))
    assert found.blocks[0].text.startswith(f"[sources.{id_}]\n")


def test_an_address_fills_in_what_was_not_typed() -> None:
    found = accepted(NewSourceRequest(address=COPY, keys={"title": "Firms grow by a tenth"}))
    assert tomllib.loads(found.blocks[0].text)["sources"]["news-vn-2026"] == {
        "title": "Firms grow by a tenth",
        "publisher": "news.vn",
        "url": "https://www.news.vn/2026/07/10/firms-grow-by-a-tenth",
        "archive": COPY,
        "published": date(2026, 7, 10),
        "accessed": date(2026, 7, 15),
    }
    assert found.plan.remarks == ("publisher_guessed", "published_guessed", "accessed_copy")


def test_what_was_typed_goes_before_a_guess_and_is_none() -> None:
    typed = {"publisher": "The News", "published": "2026-07-11", "title": "T"}
    found = accepted(NewSourceRequest(address=COPY, keys=typed))
    assert 'publisher = "The News"\n' in found.blocks[0].text
    assert "published = 2026-07-11\n" in found.blocks[0].text
    assert found.plan.remarks == ("accessed_copy",)


def test_the_publisher_of_the_same_host_is_a_better_guess() -> None:
    page = "https://www.office.example.org/2026/07/10/another-report"
    found = accepted(NewSourceRequest(address=page, keys={"title": "Another"}))
    assert 'publisher = "Office"\n' in found.blocks[0].text
    assert found.plan.remarks == ("publisher_of_host", "published_guessed")


def test_a_title_is_suggested_and_not_taken() -> None:
    found = answer(NewSourceRequest(address=COPY))
    assert isinstance(found, RequestRefused)
    (problem,) = found.problems
    assert (problem.key, problem.option) == ("title", "--title")
    assert problem.facts == {"suggested": "'Firms grow by a tenth'"}


def test_another_edition_of_a_page_is_another_source() -> None:
    keys = {"title": "Report", "url": "http://office.example.org/report/", "published": "2025-03"}
    assert accepted(NewSourceRequest(keys=keys)).plan.remarks == ("other_edition",)


def with_keys(**keys: str) -> NewSourceRequest:
    return replace(LEAST, keys={**LEAST.keys, **keys})


ADDRESS = "https://office.example.org/report#page"


@pytest.mark.parametrize(
    ("request_", "problems"),
    [
        (
            NewSourceRequest(),
            [("missing", "title", "--title"), ("missing", "published", "--published")],
        ),
        (
            replace(LEAST, address="https://archive.ph/AbCdE"),
            [("missing", "archived_page", "--url")],
        ),
        (replace(LEAST, address="example.org/a"), [("refused", "no_address", "--from-url")]),
        (with_keys(archive="archive.ph/AbCdE"), [("refused", "no_address", "--archive")]),
        (with_keys(file="../book.pdf"), [("refused", "outside_folder", "--source-file")]),
        (with_keys(file="/book.pdf"), [("refused", "outside_folder", "--source-file")]),
        (with_keys(file="a\\book.pdf"), [("refused", "outside_folder", "--source-file")]),
        (with_keys(sha256="AB"), [("refused", "digest", "--sha256")]),
        (with_keys(published="7/8/2024"), [("period", "day_or_month", "--published")]),
        (with_keys(published="2027"), [("refused", "published_later", "--published")]),
        (with_keys(accessed="2026-07"), [("refused", "no_day", "--accessed")]),
        (with_keys(accessed="2026-11-22"), [("refused", "accessed_later", "--accessed")]),
        (with_keys(accessed="2024-12-31"), [("refused", "accessed_before", "--accessed")]),
        (with_keys(url=ADDRESS, published="unknown"), [("refused", "address_there", "--url")]),
        (with_keys(url=ADDRESS, published="2024-03-01"), [("refused", "address_there", "--url")]),
        (
            with_keys(title="REPORT ", publisher="office", published="2024-03-01"),
            [("refused", "source_there", "--title")],
        ),
        (replace(LEAST, id="hearsay"), [("refused", "id_taken", "ID")]),
        (replace(LEAST, id="The Book"), [("refused", "id", "ID")]),
        (with_keys(note="\ud800"), [("refused", "not_text", "")]),
    ],
)
def test_every_problem_is_named(
    request_: NewSourceRequest, problems: list[tuple[str, str, str]]
) -> None:
    assert refused(request_) == problems
