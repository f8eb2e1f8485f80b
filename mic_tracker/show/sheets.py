"""The sheets, by what they show."""

from mic_tracker.show.agreement import agreement
from mic_tracker.show.claims import claims
from mic_tracker.show.history import history

__all__ = ["agreement", "claims", "history"]
