"""The formats that a check is told in, one file each; a new one is a file, an import, a line."""

from collections.abc import Callable

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.formats import (
    csv,
    github,
    gitlab,
    json,
    jsonl,
    junit,
    markdown,
    sarif,
    text,
)
from mic_tracker.show.language.words import Words

VERDICTS: dict[str, Callable[[Verdict, Words], str]] = {
    "text": text.check,
    "json": json.check,
    "jsonl": jsonl.check,
    "github": github.check,
    "gitlab": gitlab.check,
    "junit": junit.check,
    "sarif": sarif.check,
    "markdown": markdown.check,
    "csv": csv.check,
}
