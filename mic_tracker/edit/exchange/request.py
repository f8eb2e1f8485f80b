"""What a person says of an import: what the figures are about, and where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mic_tracker.edit.request import SourceRequest


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is taken of the figures of a file, and as what."""

    indicator: str | None = None
    """The indicator that they are of, by its id."""
    origin: SourceRequest = field(default_factory=SourceRequest)
    picks: Mapping[str, str] = field(default_factory=dict)
    """Of an area, a dimension or a part of the key: the only member that is taken."""
    unit: str | None = None
    """A unit of the file that is the indicator's, in other words."""
    series: str | None = None
    """The series of the indicator that they are of."""
    retrieved: date | None = None
    """The day on which the files were read."""
    sha256: str | None = None
    """The hash of the file, where it is one."""
    into: str | None = None
    """The file with rows that gets them, from the folder of the registry."""
    whole: bool = False
    """Whether every series becomes an indicator, and what a platform states a target."""
    competing: bool = False
    """Whether figures may contradict one of the same day."""
    partial: bool = False
    """Whether what can be taken is written without the rest."""
    save_as: str | None = None
    """The id of the feed as which it is to be saved."""
    feed: Mapping[str, object] = field(default_factory=dict)
    """The keys of that feed."""
