"""What the formats of a check ask of a language; `show.words.Words` is one."""

from typing import Protocol

from mic_tracker.model.finding import Finding


class Phrases(Protocol):
    """The words of one language."""

    def finding(self, finding: Finding, /) -> tuple[str, str]:
        """A finding's message and its help ("" when there is none)."""
        ...

    def text(self, section: str, key: str, /, **facts: object) -> str:
        """An entry of the catalogue, filled in."""
        ...

    def count(self, noun: str, n: int, /) -> str:
        """So many of something: "1 warning", "2 warnings"."""
        ...
