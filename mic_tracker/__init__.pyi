from mic_tracker.api import (
    API_VERSION,
    FigureTable,
    FindingMessage,
    InvalidRegistry,
    LoadedRegistry,
    MicTrackerError,
    StatusTable,
    TargetStatus,
    load,
)

__version__: str
__all__ = [
    "API_VERSION",
    "FigureTable",
    "FindingMessage",
    "InvalidRegistry",
    "LoadedRegistry",
    "MicTrackerError",
    "StatusTable",
    "TargetStatus",
    "__version__",
    "load",
]
