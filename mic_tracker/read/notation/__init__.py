"""The notation of a registry: how it writes periods, and which members mean all of a dimension.

It is read from the tables of the file before any record is made, and holds for included files.
"""

from collections.abc import Mapping
from typing import NamedTuple, cast

from mic_tracker.read.notation.periods import Calendars, read_calendars, read_periods
from mic_tracker.read.source_text import TomlTable


class RegistryNotation(NamedTuple):
    """How the periods and the members of a registry are written."""

    calendars: Calendars
    totals: Mapping[str, Mapping[str, str]]
    """By indicator and dimension, the member that means all."""

    def read(self, content: TomlTable) -> TomlTable:
        """The content of a file with its periods read, and without the members that mean all."""
        dated = read_periods(content, self.calendars)
        if not self.totals:
            return dated

        from mic_tracker.read.notation.totals import drop_totals

        return drop_totals(dated, self.totals)

    def read_row(self, row: TomlTable) -> TomlTable:
        """The same of one observation."""
        if not self.totals and not row.keys() & {"period", "published"}:
            return row
        (read,) = cast("list[TomlTable]", self.read({"observations": [row]})["observations"])
        return read


def read_notation(content: TomlTable) -> RegistryNotation:
    """Read how a registry is written, from its tables as they are in the file."""
    indicators = content.get("indicators")
    tables = [*indicators.values()] if isinstance(indicators, dict) else []
    if not any(isinstance(table, dict) and "dimensions" in table for table in tables):
        return RegistryNotation(read_calendars(content), {})

    from mic_tracker.read.notation.totals import read_totals

    return RegistryNotation(read_calendars(content), read_totals(content))
