"""Numbers as people write them, in English and Vietnamese: read strictly or refused."""

from mic_tracker.text.values.parse import read_value
from mic_tracker.text.values.range import read_figure
from mic_tracker.text.values.result import Reading, Refusal, Remark, Why

__all__ = ["Reading", "Refusal", "Remark", "Why", "read_figure", "read_value"]
