"""The Python interface: a registry is loaded and judged; verdicts as objects, records and tables.

docs/python.md is its page. What stands in `__all__` is kept within a version; all else of the
package may change with every release.
"""

from mic_tracker.api.figures import FigureTable
from mic_tracker.api.finding_message import FindingMessage
from mic_tracker.api.refusal import InvalidRegistry, MicTrackerError
from mic_tracker.api.registry import LoadedRegistry, load
from mic_tracker.api.status import StatusTable, TargetStatus

API_VERSION = 1
"""Additions are allowed within a version, changes are not."""

__all__ = [
    "API_VERSION",
    "FigureTable",
    "FindingMessage",
    "InvalidRegistry",
    "LoadedRegistry",
    "MicTrackerError",
    "StatusTable",
    "TargetStatus",
    "load",
]
