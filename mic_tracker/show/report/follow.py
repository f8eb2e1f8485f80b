"""How far long work is: its parts go through a function that somebody may watch."""

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

Piece = TypeVar("Piece")


class Follow(Protocol):
    """Hands on the parts of some work one by one, and may show how many are left."""

    def __call__(self, parts: Collection[Piece], work: str = "judge", /) -> Iterable[Piece]:
        """Hand on each part when the one before it is done; the work is a key of `[progress]`."""


def unfollowed(parts: Collection[Piece], _: str = "judge", /) -> Iterable[Piece]:
    """Hand on the parts of work that nobody watches."""
    return parts
