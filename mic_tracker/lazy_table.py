"""Tables whose entries stand in other modules, which are imported when an entry is asked for."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Generic, TypeVar

T = TypeVar("T")


class LazyTable(Mapping[str, T], Generic[T]):
    """A table of names that imports an entry on its first use.

    The names and their order are known at once, so that a list of them costs nothing.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        """Take the place of each entry: its module, a colon, and its name in that module."""
        self._places = places
        self._entries: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        """Import an entry; KeyError for a name that the table does not have."""
        if name not in self._entries:
            module, _, attribute = self._places[name].partition(":")
            self._entries[name] = getattr(import_module(module), attribute)
        return self._entries[name]

    def __contains__(self, name: object) -> bool:
        """Whether the table has a name; nothing is imported."""
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        """The names, in their order; nothing is imported."""
        return iter(self._places)

    def __len__(self) -> int:
        """The number of names."""
        return len(self._places)
