"""The formats of a check, one file each; a new one is a file and a line here."""

from typing import TYPE_CHECKING

from mic_tracker.lazy_table import LazyTable

# completion offers the names, and loads neither words nor a model for it
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mic_tracker.model.verdict import Verdict
    from mic_tracker.show.language.words import Words

    RenderVerdicts = Callable[[Sequence[Verdict], Words], str]

VERDICTS: "LazyTable[RenderVerdicts]" = LazyTable(
    {
        "text": "mic_tracker.show.check.formats.text:check",
        "json": "mic_tracker.show.check.formats.json:check",
        "jsonl": "mic_tracker.show.check.formats.jsonl:check",
        "github": "mic_tracker.show.check.formats.github:check",
        "gitlab": "mic_tracker.show.check.formats.gitlab:check",
        "junit": "mic_tracker.show.check.formats.junit:check",
        "sarif": "mic_tracker.show.check.formats.sarif:check",
        "markdown": "mic_tracker.show.check.formats.markdown:check",
        "csv": "mic_tracker.show.check.formats.csv:check",
    }
)
