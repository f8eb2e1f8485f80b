"""Reference periods as people write them, in English and Vietnamese: read strictly or refused."""

from mic_tracker.text.periods.parse import read_period
from mic_tracker.text.periods.result import (
    PeriodReading,
    PeriodRefusal,
    PeriodWhy,
    require_period,
)

__all__ = ["PeriodReading", "PeriodRefusal", "PeriodWhy", "read_period", "require_period"]
