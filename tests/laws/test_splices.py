"""Whatever two texts are, the pieces between them lead back from the one to the other."""

from hypothesis import given
from hypothesis import strategies as st

from mic_tracker.text.splices import Stretch, find_splices, locate

BLOCKS = st.sampled_from(
    [
        "[[a]]\nx = 1\n",
        "[[a]]\nx = 2\n",
        "[b.c]\n",
        "\n",
        "# of a person\n",
        "x = 1\r\n",
        "[1, 2]\n",
    ]
)
TEXTS = st.lists(BLOCKS | st.text("[]x=1,\n\r# ", max_size=6), max_size=12).map("".join)


@given(TEXTS, TEXTS, st.booleans())
def test_the_pieces_lead_back(old: str, new: str, table: bool) -> None:  # noqa: FBT001 - Hypothesis draws it
    splices = find_splices(old, new, table=table)
    back = new
    for splice in reversed(splices):
        assert new[splice.start :].startswith(splice.new)
        back = back[: splice.start] + splice.old + back[splice.start + len(splice.new) :]
    assert back == old
    assert bool(splices) == (old != new)


@given(TEXTS, TEXTS, TEXTS)
def test_a_piece_that_is_found_is_the_piece(old: str, new: str, later: str) -> None:
    for splice in find_splices(old, new, table=False):
        for text in (new, new + later, later + new, later):
            span = locate(splice, text)
            if span and splice.new:
                found = text[slice(*span)]
                assert found.strip("\r\n") == splice.new.strip("\r\n")
            elif span:
                assert span == Stretch(span.start, span.start)
                assert text[: span.start].endswith(splice.above)
