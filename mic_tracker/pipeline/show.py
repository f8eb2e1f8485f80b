"""`show`: one target, or what every method says of it."""

from dataclasses import replace
from functools import partial

from mic_tracker.assess.all_methods import ask_others, collect_opinions
from mic_tracker.assess.over_time.curves import compute_curves
from mic_tracker.errors import WrongUse
from mic_tracker.model.report import Report, Standing
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.chart.size import has_room
from mic_tracker.show.document import Answer
from mic_tracker.show.formats import FOR_PEOPLE, format_named
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import all_methods, indicator, plot
from mic_tracker.show.views.target import page as target


def render_target(
    report: Report, target_id: str, format_name: str, language: LanguageWish, screen: Screen
) -> str:
    """Write one target in a format, with what other methods say of it."""
    report = ask_others(replace(report, standings=(_find_standing(report, target_id),)))
    standing, words = report.standing(target_id), words_for(report, language)
    chart = None
    if format_name == FOR_PEOPLE and has_room(screen):
        chart = plot.target_chart(
            standing, compute_curves([standing], report)[standing.id], report, words
        )
    answer = Answer(
        document=partial(
            target.document, standing, report, words, explain=screen.explain, chart=chart
        ),
        data=partial(target.data, standing, report, words),
        rows=partial(target.rows, standing, words),
    )
    return format_named(format_name)(answer, words, screen)


def _find_standing(report: Report, id_: str) -> Standing:
    """Find a target; WrongUse, with the nearest ids, for what is neither that nor an indicator."""
    registry = report.registry
    try:
        return report.standing(id_)
    except WrongUse:
        from mic_tracker.text.suggest import nearest_words  # noqa: PLC0415 - only a mistake needs it

        ids = [*(standing.id for standing in report.standings), *registry.indicators]
        near = nearest_words(id_, ids, limit=3)
        if id_ in {*registry.targets, *registry.indicators} or not near:
            raise
    raise WrongUse("neither_target_nor_indicator", id=id_, near=near)


def render_indicator(
    report: Report, indicator_id: str, format_name: str, language: LanguageWish, screen: Screen
) -> str:
    """Write one indicator in a format: what it counts, and all figures of it."""
    report, words = report.of_indicator(indicator_id), words_for(report, language)
    answer = Answer(
        document=partial(indicator.document, indicator_id, report, words),
        data=partial(indicator.data, indicator_id, report, words),
        rows=partial(indicator.rows, indicator_id, report, words),
    )
    return format_named(format_name)(answer, words, screen)


def render_all_methods(
    report: Report, target_id: str, format_name: str, language: LanguageWish, screen: Screen
) -> str:
    """Write what every method that fits says of one target."""
    standing, words = report.standing(target_id), words_for(report, language)
    opinions = collect_opinions(report.registry, standing.id, report.clock)
    answer = Answer(
        document=partial(all_methods.document, report, standing, opinions, words),
        data=partial(all_methods.data, report, standing, opinions, words),
        rows=partial(all_methods.rows, opinions, words),
    )
    return format_named(format_name)(answer, words, screen)
