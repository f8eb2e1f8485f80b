"""Attributes of groups: of all observations that have some dimensions in common."""

from collections.abc import Mapping

from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.named_cells import NamedCells, joined

_Cells = tuple[str, ...]
_MOST = 100
"""Kinds of groups: each observation is looked up in each of them."""


class SdmxGroups:
    """The attributes of groups by the keys of the groups."""

    def __init__(self) -> None:
        """Begin without a group."""
        self._found: dict[_Cells, dict[_Cells, NamedCells]] = {}

    def add(self, key: Mapping[str, str], cells: NamedCells) -> None:
        """Add attributes of the group that a key, a part of that of observations, tells."""
        groups = self._found.setdefault(tuple(key), {})
        if len(self._found) > _MOST:
            raise UnreadableFile("sdmx_groups", {"limit": _MOST})
        place = tuple(key.values())
        groups[place] = {**groups.get(place, {}), **cells}

    def cells(self, key: Mapping[str, str]) -> dict[str, str]:
        """The attributes of all groups that an observation with a full key belongs to."""
        return joined(
            groups.get(tuple(key.get(name, "") for name in names), {})
            for names, groups in self._found.items()
        )
