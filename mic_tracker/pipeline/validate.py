"""`validate`: the findings of a registry."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from mic_tracker.model.finding import Finding
from mic_tracker.read.registry import Loaded
from mic_tracker.show.document import Answer
from mic_tracker.show.formats import format_named
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import findings as view


def render_validation(
    loaded: Loaded, path: Path, format_name: str, language: LanguageWish, screen: Screen
) -> str:
    """Write the findings of a registry; of a sound one, for people, what was looked at."""
    if loaded.registry is None or loaded.findings or format_name != "terminal":
        return render_findings(loaded.findings, format_name, language, screen)
    return view.no_findings(loaded.registry, path.as_posix(), Words.load(language.code()))


def render_findings(
    findings: Sequence[Finding], format_name: str, language: LanguageWish, screen: Screen
) -> str:
    """Write findings in a format."""
    words = Words.load(language.code())
    answer = Answer(
        document=partial(view.document, findings, words),
        data=partial(view.data, findings, words),
        rows=partial(view.rows, findings, words),
    )
    return format_named(format_name)(answer, words, screen)
