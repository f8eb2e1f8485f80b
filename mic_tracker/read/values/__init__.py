"""Numbers as people write them, in English and Vietnamese: read strictly or refused."""

from mic_tracker.read.values.reading import Reading, Refusal, Remark, Why
from mic_tracker.read.values.value import read_value

__all__ = ["Reading", "Refusal", "Remark", "Why", "read_value"]
