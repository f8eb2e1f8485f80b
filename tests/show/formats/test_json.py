"""JSON in pieces: the same text, of records that are made as they are read."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from mic_tracker.show.formats.json import write, write_pieces


class Counted(Sequence[dict[str, Any]]):
    """Records that are made when they are read, and counted."""

    def __init__(self, number: int) -> None:
        self.number, self.made = number, 0

    def __len__(self) -> int:
        return self.number

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - of any shape
        self.made += 1
        # texts that a list, a line, a runner or an escape could be taken for; numbers of all kinds
        texts = ["[]", "\n", "##vso[task]", "\u202e", "],\n  "]
        return {"n": at, "x": [1e-7, 1e16, 0.1, None], "t": {"s": texts[at % 5], "e": {}, "l": []}}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (self[at] for at in range(self.number))


@pytest.mark.parametrize("number", [0, 1, 2, 499, 500, 501, 1000, 1003])
def test_the_pieces_are_the_text(number: int) -> None:
    head = {"schema": "a[]", "list": [1, []]}
    whole = write({**head, "records": [*Counted(number)]})
    pieces = [*write_pieces({**head, "records": Counted(number)})]
    assert "".join(pieces) == whole
    assert all(piece.endswith("\n") for piece in pieces)
    assert len(json.loads(whole)["records"]) == number


def test_a_document_without_such_records_is_one_piece() -> None:
    for data in ({"a": 1}, {"a": [{"b": 1}]}, {"a": "text"}):
        assert [*write_pieces(data)] == [write(data)]


def test_few_records_are_held_at_a_time() -> None:
    records = Counted(10_000)
    pieces = write_pieces({"records": records})
    next(pieces)
    next(pieces)
    assert records.made <= 1_000
