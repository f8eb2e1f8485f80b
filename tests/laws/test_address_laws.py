"""Laws of addresses: whatever is typed is read or refused, and nothing is made up."""

from hypothesis import given
from hypothesis import strategies as st

from mic_tracker.text.address import is_page, read_address, same_page

_PARTS = st.sampled_from(
    [
        *(
            "https:",
            "http:",
            "//",
            "/",
            "a.vn",
            "www.",
            "web.archive.org",
            "archive.ph",
            "perma.cc",
        ),
        *("web", "20240715", "20240715103000if_", "2024.07.15-103000", "2024", "07", "15", "jul"),
        *("2024-07-15", "firms-grow-by-a-tenth", ".html", "?", "#", "@", ":80", "%C3%A9", "%", "*"),
    ]
)
_ADDRESSES = st.lists(_PARTS, max_size=14).map("".join)
_PAGES = st.lists(_PARTS, max_size=10).map(lambda parts: "https://a.vn/" + "".join(parts))


@given(st.text() | _ADDRESSES | _PAGES)
def test_what_is_read_was_written(text: str) -> None:
    found = read_address(text)
    if found is None:
        return
    assert text in {found.url, found.archive}
    for address in (found.url, found.archive):
        assert address is None or address.startswith(("http://", "https://"))
    assert (found.url is None) == (found.host is None)
    assert found.archive is None or is_page(found.archive) or found.url is None
    for day in (found.published and found.published.first, found.copied):
        assert day is None or str(day.year) in text


@given(_PAGES)
def test_a_page_is_itself_however_its_host_is_spelt(page: str) -> None:
    assert same_page(page, page.replace("https://a.vn", "http://www.A.vn"))
