"""This module tells in sentences what a chart shows, for those who do not see it."""

from collections.abc import Iterator

from mic_tracker.model.answers.curve import Curves
from mic_tracker.model.report import Report, Standing, shown_forecast
from mic_tracker.show.chart.chart import Calendar, Panel, Timeline
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import point_text
from mic_tracker.show.views.plot.captions import bare_goal, chance_words, goal_text


def describe_panels(panels: tuple[Panel, ...], words: Words) -> str:
    """Tell each period of a calendar, and each stage of a milestone."""
    return " ".join(sentence for panel in panels for sentence in _panel_sentences(panel, words))


def _panel_sentences(panel: Panel, words: Words) -> Iterator[str]:
    if isinstance(panel, Calendar):
        signs = dict(panel.legend)
        for cell in panel.cells:
            state = words.clauses(filter(None, (signs.get(cell.sign, ""), cell.event)))
            yield words.text("plot_description", "period", period=cell.name, state=state)
    elif isinstance(panel, Timeline):
        for row in panel.rows:
            key = "stage" if row.name else "whole"
            yield words.text("plot_description", key, name=row.name, state=row.text)


def describe_curves(standing: Standing, curves: Curves, report: Report, words: Words) -> str:
    """Tell the figures, the goals and the forecast of a number over time."""
    return " ".join(_curve_sentences(standing, curves, report, words))


def _curve_sentences(
    standing: Standing, curves: Curves, report: Report, words: Words
) -> Iterator[str]:
    scale, points = scale_of(standing), curves.own.points
    if not points:
        yield words.text("plot_description", "none")
    else:
        first, latest = (
            point_text(p, scale, words, "observation") for p in (points[0], points[-1])
        )
        facts = {"first": first, "latest": latest, "start": points[0].when, "end": points[-1].when}
        key = "figures" if len(points) > 1 else "figure"
        yield words.text("plot_description", key, **facts, n=len(points))
    told: set[str] = set()
    for mark in curves.goals:
        if mark.in_force:
            goal = goal_text(standing, report, words)
            yield words.text(
                "plot_description", "goal_by" if mark.by else "goal", goal=goal, by=mark.by
            )
        elif mark.by:
            goal = bare_goal(standing, mark.value, words)
            sentence = words.text("plot_description", "moved", goal=goal, by=mark.by)
            yield from () if sentence in told else (sentence,)
            told.add(sentence)
    yield from _forecast_sentence(standing, curves, words)
    others = sum(line.role == "other" for line in curves.lines)
    if others:
        yield words.text("plot_description", "others", n=others)


def _forecast_sentence(standing: Standing, curves: Curves, words: Words) -> Iterator[str]:
    forecast, scale = shown_forecast(standing), scale_of(standing)
    chance = chance_words(standing, words)
    if forecast is None or not curves.fan or not chance:
        return
    end = curves.fan[-1]
    numbers = {
        name: words.number(value, scale, computed=True)
        for name, value in (("median", end.median), ("low", end.low80), ("high", end.high80))
    }
    by = words.moment(forecast.at)
    yield words.text("plot_description", "forecast", **numbers, by=by, chance=chance)
