"""YAML as tables of texts: what it means stays what it looks like, and nothing grows in it."""

import sys

import pytest

from mic_tracker.errors import OutsideWorld
from mic_tracker.read.exchange.open_sdg.yaml_text import read_yaml_table
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.text import limits

BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def test_every_scalar_is_a_text() -> None:
    found = read_yaml_table(
        b"day: 04/03/2022\ntime: 1:30\nno: no\nyear: 2015\nnone:\nlist: [1, x]\n"
    )
    assert found == {
        "day": "04/03/2022",
        "time": "1:30",
        "no": "no",
        "year": "2015",
        "none": "",
        "list": ["1", "x"],
    }


def test_the_front_matter_of_markdown() -> None:
    assert read_yaml_table(b"---\na: 1\n---\n# A title\nb: 2\n") == {"a": "1"}
    assert read_yaml_table(b"---\na: 1\n") == {"a": "1"}
    assert read_yaml_table("\ufeff---\r\na: 1\r\n---\r\n".encode()) == {"a": "1"}


@pytest.mark.parametrize("data", [b"", b"---\n---\n", b"# nothing\n"])
def test_nothing_is_an_empty_table(data: bytes) -> None:
    assert read_yaml_table(data) == {}


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (BOMB, "references_in_metadata", 1),
        (b"a: 1\nb: *a\n", "references_in_metadata", 2),
        (b"---\na: 1\nb: &x 2\n---\n", "references_in_metadata", 3),
        (b"a: 1\nb: [\n", "broken_metadata", 3),
        (b"---\na: 1\nb: - c\n---\n", "broken_metadata", 3),
        (b"- a list\n", "broken_metadata", 1),
        (b"a sentence\n", "broken_metadata", 1),
        (b"a: 1\nb: \xff\n", "broken_metadata", 2),
        (b"a: !!python/object/apply:os.system [x]\nb: [", "broken_metadata", 3),
        (b"[" * 60, "deep_metadata", 1),
        (b"[" * 100_000, "broken_metadata", 1),  # the parser has a bound of its own
        (b"{" + b"a," * 100_000 + b"}", "large_metadata", 1),
        (b"- a\n" * 100_000, "large_metadata", 49_999),  # three entries begin the text
        (b"x" * (limits.METADATA_BYTES + 1), "large_metadata", 1),
    ],
)
def test_what_is_refused(data: bytes, code: str, line: int) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_yaml_table(data)
    assert (caught.value.code, caught.value.line) == (code, line)


def test_a_tag_makes_no_object() -> None:
    assert read_yaml_table(b"a: !!python/name:os.system\n") == {"a": ""}


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(OutsideWorld) as caught:
        read_yaml_table(b"a: 1\n")
    assert (caught.value.code, caught.value.facts) == ("no_open_sdg", {"extra": "open-sdg"})
