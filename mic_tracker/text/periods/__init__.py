"""Reference periods as people write them, in English and Vietnamese: read strictly or refused."""

from mic_tracker.text.periods.parse import PeriodReading, PeriodRefusal, PeriodWhy, read_period

__all__ = ["PeriodReading", "PeriodRefusal", "PeriodWhy", "read_period"]
