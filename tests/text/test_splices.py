"""Splices: whole blocks and rows, found again in a text that was edited elsewhere."""

import pytest

from mic_tracker.text.splices import Splice, Stretch, find_splices, locate

A = '[[observations]]\nindicator = "a"\nvalue = 1\n'
B = '[[observations]]\nindicator = "b"\nvalue = 2\n'
N = '[[observations]]\nindicator = "n"\nvalue = 3\n'
TOP = 'format = 1\ntitle = "T"\n\n'


def one(old: str, new: str, *, table: bool = False) -> Splice:
    (splice,) = find_splices(old, new, table=table)
    assert new[splice.start :].startswith(splice.new)
    assert new[: splice.start] + splice.old + new[splice.start + len(splice.new) :] == old
    return splice


@pytest.mark.parametrize(
    ("old", "new", "written", "replaced"),
    [
        (f"{TOP}{A}", f"{TOP}{A}\n{N}", f"\n{N}", ""),
        (f"{TOP}{A}\n{B}", f"{TOP}{A}\n{N}\n{B}", f"{N}\n", ""),
        (f"{TOP}{A}\n# Of B\n{B}", f"{TOP}{A}\n{N}\n# Of B\n{B}", f"{N}\n", ""),
        (f"{TOP}{A}"[:-1], f"{TOP}{A}\n{N}", f"\n\n{N}", ""),
        (f"{TOP}{A}\n# Of N\n{N}\n{B}", f"{TOP}{A}\n{B}", "", f"# Of N\n{N}\n"),
        (f"{TOP}{A}\n{B}", f"{TOP}{A.replace('1', '9')}\n{B}", A.replace("1", "9"), A),
        (f"{TOP}{A}\n{B}", f"{TOP}{A}note = 1\n\n{B}", f"{A}note = 1\n", A),
    ],
    ids=[
        "at the end",
        "between",
        "before a comment",
        "no newline",
        "gone",
        "changed",
        "a key more",
    ],
)
def test_a_piece_is_whole_blocks(old: str, new: str, written: str, replaced: str) -> None:
    for crlf in (False, True):
        texts = [t.replace("\n", "\r\n") if crlf else t for t in (old, new, written, replaced)]
        splice = one(texts[0], texts[1])
        assert (splice.new, splice.old) == (texts[2], texts[3])
        assert locate(splice, texts[1]) == Stretch(splice.start, splice.start + len(splice.new))


def test_a_piece_of_a_table_is_whole_rows() -> None:
    old = "period,value\n2020,1\n2021,2\n2022,3"
    assert one(old, old.replace(",2\n", ",12\n"), table=True)[1:3] == ("2021,12\n", "2021,2\n")
    assert one(old, old.replace(",3", ",13"), table=True)[1:3] == ("2022,13", "2022,3")
    assert one(old, old.replace("2021,2\n", ""), table=True)[1:3] == ("", "2021,2\n")


def test_pieces_far_apart_are_pieces_of_their_own() -> None:
    old, new = f"{TOP}{A}\n{B}", f"{TOP}{N}\n{A}\n{B}\n{N}"
    assert [s.new for s in find_splices(old, new, table=False)] == [f"{N}\n", f"\n{N}"]
    assert find_splices(old, old, table=False) == ()


@pytest.mark.parametrize(
    ("edited", "found"),
    [
        (f"{TOP}{N}\n{A}", f"{N}\n"),
        (f"{TOP}{A}\n# of a person\n{N}\n{B}", f"{N}\n"),
        (f"{TOP}{A}\n{N}", N),
        (f"{TOP}{A}\n{N}# of a person\n{B}", N),
        (f"{TOP}{A}\n{N.replace('3', '4')}\n{B}", None),
        (f"{TOP}{A}\n{N}\n# more\n{B}\n{N}\n# again\n", None),
        (f"{TOP}{A}\n{N}\n{B}\n{N}\n# again\n", f"{N}\n"),
        (f"{TOP}{A}\n  {N}\n{B}", None),
        (f"{TOP}{A}\n{N[:-1]}0\n\n{B}", None),
        (f"{TOP}{A}\n{B}", None),
    ],
    ids=[
        "moved",
        "above",
        "last",
        "under",
        "edited",
        "twice",
        "one between A and B",
        "indented",
        "longer",
        "gone",
    ],
)
def test_a_piece_is_found_where_it_is_unchanged(edited: str, found: str | None) -> None:
    splice = one(f"{TOP}{A}\n{B}", f"{TOP}{A}\n{N}\n{B}")
    span = locate(splice, edited)
    assert (span and edited[slice(*span)]) == found


def test_the_place_of_what_is_gone_is_between_what_it_stood_between() -> None:
    splice = one(f"{TOP}{A}\n{N}\n{B}", f"{TOP}{A}\n{B}")
    for edited, place in (
        (f"{TOP}{A}\n{B}\n# more\n", f"{TOP}{A}\n"),
        (f"# more\n{TOP}{A}\n{B}", f"# more\n{TOP}{A}\n"),
        (f"{TOP}{A}\n{B}{TOP}{A}\n{B}", None),
        (f"{TOP}{A.replace('1', '7')}\n{B}", None),
    ):
        expected = len(place) if place else None
        span = locate(splice, edited)
        assert (span and span.start) == expected
