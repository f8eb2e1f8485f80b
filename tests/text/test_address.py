"""What addresses say by themselves, without anything being fetched."""

from datetime import date

import pytest

from mic_tracker.text.address import address_fault, host_of, is_page, read_address, same_page

PAGE = "https://www.gso.gov.vn/2024/07/15/the-economy-in-june-5531/"


def published(address: str) -> str | None:
    found = read_address(address)
    assert found
    return str(found.published) if found.published else None


def test_a_page_says_its_host_its_day_and_words() -> None:
    found = read_address(PAGE)
    assert found
    assert (found.url, found.host, found.archive, found.copied) == (PAGE, "gso.gov.vn", None, None)
    assert (str(found.published), found.title) == ("2024-07-15", "The economy in june")


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2024/07/15/x", "2024-07-15"),
        ("2024/7/5/x", "2024-07-05"),
        ("world/2024/jul/15/x", "2024-07-15"),
        ("news/2024-07-15-firms", "2024-07-15"),
        ("2024/07/firms", "2024-07"),
        ("2024/07/", "2024-07"),
        # the same day twice is one day
        ("2024/07/15/firms-2024-07-15", "2024-07-15"),
        # what could be something else, or is in no calendar, is not read
        ("15/07/2024/x", None),
        ("07/15/2024/x", None),
        ("2024/firms", None),
        ("budget-2024", None),
        ("20240715/x", None),
        ("2024/13/05/x", None),
        ("2024/02/30/x", None),
        ("2024/13/x", None),
        ("world/2024/abc/15/x", None),
        ("2024/07/15/x-2024-07-16", None),
        ("1024/07/15/x", None),
        ("12024-07-15", None),
        ("2024-07-15-16", None),
        ("x?day=2024-07-15", None),
    ],
)
def test_a_day_in_the_path_is_read_where_it_can_be_nothing_else(path: str, day: str | None) -> None:
    assert published(f"https://example.org/{path}") == day


@pytest.mark.parametrize(
    ("address", "page", "copied"),
    [
        (
            "https://web.archive.org/web/20240715103000/https://www.gso.gov.vn/a?id=3",
            "https://www.gso.gov.vn/a?id=3",
            date(2024, 7, 15),
        ),
        ("http://web.archive.org/web/20240715if_/http:/a.vn/b", "http://a.vn/b", date(2024, 7, 15)),
        ("https://web.archive.org/web/2024/https://a.vn/b", "https://a.vn/b", None),
        ("https://web.archive.org/web/20241399/https://a.vn/b", "https://a.vn/b", None),
        (
            "https://webarchive.nationalarchives.gov.uk/ukgwa/20240715103000/https://gov.uk/a",
            "https://gov.uk/a",
            date(2024, 7, 15),
        ),
        (
            "https://archive.today/2024.07.15-103000/https://a.vn/b",
            "https://a.vn/b",
            date(2024, 7, 15),
        ),
    ],
)
def test_a_copy_says_its_page_and_its_day(address: str, page: str, copied: date | None) -> None:
    found = read_address(address)
    assert found
    assert (found.url, found.archive, found.copied) == (page, address, copied)
    assert found.host == host_of(page)


@pytest.mark.parametrize(
    "address",
    [
        "https://archive.ph/AbCdE",
        "https://perma.cc/A1B2-C3D4",
        "https://web.archive.org/web/*/https://a.vn/b",
        "https://web.archive.org/web/2024/a.vn/b",
    ],
)
def test_a_copy_of_an_unknown_page_says_nothing_more(address: str) -> None:
    found = read_address(address)
    assert found
    said = (found.url, found.host, found.archive, found.published, found.title)
    assert said == (None, None, address, None, None)


@pytest.mark.parametrize(
    "text",
    [
        *("", "gso.gov.vn/a", "ftp://a.vn/b", "https://", "https:///a", "file:///etc/passwd"),
        *("https://[::1/a", "https://a.vn:port/b", "https://me:secret@a.vn/b"),
        *("https://a.vn/a b", "javascript:alert(1)", "https://a.vn/\n"),
    ],
)
def test_what_is_no_whole_address_is_not_read(text: str) -> None:
    assert read_address(text) is None


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("firms-grow-by-a-tenth.html", "Firms grow by a tenth"),
        ("doanh_nghi%E1%BB%87p_c%C3%B4ng_ngh%E1%BB%87.htm", "Doanh nghiệp công nghệ"),
        ("growth-of-digital-firms-post123456.html", "Growth of digital firms"),
        ("a-report.pdf", None),
        ("index.html", None),
        ("1234567", None),
        ("", None),
    ],
)
def test_words_at_the_end_may_be_a_title(path: str, title: str | None) -> None:
    found = read_address(f"https://example.org/{path}")
    assert found
    assert found.title == title


def test_a_host_alone_is_no_page() -> None:
    assert is_page("https://a.vn/")
    assert is_page("https://a.vn:8080/b?c#d")
    assert not is_page("https://a.vn")
    assert not is_page("https://a.vn?b")


def test_one_page_may_be_spelt_in_several_ways() -> None:
    assert same_page("https://www.A.vn/b/", "http://a.vn/b#part")
    assert not same_page("https://a.vn/b?id=1", "https://a.vn/b?id=2")
    assert not same_page("https://a.vn/B", "https://a.vn/b")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://example.org/a.csv?x=1&y=[2]#z", None),
        ("http://127.0.0.1:8000", None),
        ("https://example.org/@somebody/a.csv", None),
        ("https://example.org/?mail=a@example.org", None),
        ("https://ví-dụ.example/số-liệu.csv", None),
        ("https://me@example.org/", "credentials"),
        ("https://me:word@example.org/", "credentials"),
        ("ftp://me:word@example.org/", "credentials"),
        ("https://example.org\\@other.example/", "whole"),
        ("file:///a.csv", "scheme"),
        ("HTTPS://example.org/", "scheme"),
        ("https://[::1]/a.csv", "whole"),
        ("https://example.org:65536/", "whole"),
        ("https://example.org/a\tb", "whole"),
        ("https://example.org/a\u202eb", "whole"),
        ("example.org/a.csv", "whole"),
    ],
)
def test_from_which_address_a_file_is_read(text: str, why: str | None) -> None:
    assert address_fault(text) == why
