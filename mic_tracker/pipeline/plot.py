"""`plot`: charts of targets, in a format of pictures or of answers."""

from collections.abc import Sequence
from functools import partial

from mic_tracker.assess.over_time.curves import compute_curves
from mic_tracker.model.report import Report
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.chart.formats import PICTURES
from mic_tracker.show.chart.size import Size, require_size
from mic_tracker.show.document import Answer
from mic_tracker.show.formats import format_named
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import plot
from mic_tracker.show.views.plot import data, document


def draw_targets(
    report: Report,
    targets: Sequence[str],
    format_name: str,
    language: LanguageWish,
    screen: Screen,
    size: Size,
) -> str | bytes:
    """Draw one target as a chart, several as a page of small ones; or write their curves."""
    words = words_for(report, language)
    standings = [report.standing(target) for target in dict.fromkeys(targets)]
    curves = compute_curves(standings, report)
    drawn = [(standing, curves[standing.id]) for standing in standings]
    if format_name in PICTURES:
        require_size(format_name, size)
        chart = plot.chart_of(drawn, report, words)
        return PICTURES[format_name](chart, standings[0].id, screen, size)
    answer = Answer(
        document=partial(document.document, drawn, report, words),
        data=partial(data.data, drawn, report, words),
        rows=partial(data.rows, drawn),
    )
    return format_named(format_name)(answer, words, screen)
