"""When a figure became known."""

from collections.abc import Mapping
from datetime import date

from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.period import Period
from mic_tracker.model.source import Source


def published(record: ObservationRecord, sources: Mapping[str, Source]) -> date | None:
    """The last day of the observation's own publication date, else its source's; None: unknown."""
    stated = record.published
    if stated is None and record.source is not None and record.source in sources:
        stated = sources[record.source].published
    return stated.last if isinstance(stated, Period) else None


def known(record: ObservationRecord, sources: Mapping[str, Source]) -> date | None:
    """The day it was published; where that is unknown, the end of its period; None without one."""
    day = published(record, sources)
    return day or (record.period.last if record.period else None)
