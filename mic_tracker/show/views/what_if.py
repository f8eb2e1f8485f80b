"""Scenarios side by side: the target as it stands, and where it would stand if."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rich.text import Text

from mic_tracker import __version__
from mic_tracker.model.assessment import Status
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.report import Clock, Standing, told_forecast
from mic_tracker.model.scenario import Outcome, Scenario
from mic_tracker.show import data as envelope
from mic_tracker.show.document import Cell, Column, Table
from mic_tracker.show.language.numbers import year_of
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.table_layout import lay_out, lines
from mic_tracker.show.views.goal import goal_by

_NARROWEST = 12


def screen_of(
    outcomes: Sequence[Outcome], indicators: Mapping[str, Indicator], words: Words, screen: Screen
) -> str:
    """The table, a column for each scenario, and that nothing was written."""
    present = outcomes[0].standing
    heading = [present.id, goal_by(present, indicators, words)]
    return screen.render(_page(heading, _table(outcomes, words), words, screen))


def document(outcomes: Sequence[Outcome], clock: Clock, words: Words) -> str:
    """The same for programs: each scenario with the target as `status --json` has it."""
    data = {
        "schema": "mic-tracker/what-if",
        "schema_version": envelope.SCHEMA_VERSION,
        "tool_version": __version__,
        "as_of": clock.as_of.isoformat(),
        "target": outcomes[0].standing.id,
        "scenarios": [
            {"supposed": _data(o.scenario), "target": envelope.target(o.standing, words)}
            for o in outcomes
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _page(heading: list[str], table: Table, words: Words, screen: Screen) -> Iterator[Text]:
    yield screen.text((heading[0], "title"), "  ", heading[1])
    yield screen.text()
    layout = lay_out(table, screen)
    yield from lines(layout, screen)
    yield screen.text()
    if layout.hidden:
        names = words.text("screen", "list").join(column.title for column in layout.hidden)
        columns = words.count("column", len(layout.hidden))
        yield screen.text(words.text("screen", "hidden", columns=columns, names=names))
    yield screen.text(words.text("what_if", "unwritten"))


def _table(outcomes: Sequence[Outcome], words: Words) -> Table:
    """Scenarios are left out from the end where there is no room, the present never."""
    first = Column("row", "")
    columns = (
        Column(f"{i}", _title(outcome, words), i, "left", wrap=True, minimum=_NARROWEST)
        for i, outcome in enumerate(outcomes)
    )
    rows = tuple(
        (Cell(words.text("what_if", key), "label"), *(tell(o.standing, words) for o in outcomes))
        for key, tell in _ROWS.items()
    )
    told = tuple(row for row in rows if any(cell.text for cell in row[1:]))
    return Table((first, *columns), told)


def _title(outcome: Outcome, words: Words) -> str:
    scenario = outcome.scenario
    if scenario is None:
        return words.text("what_if", "present")
    parts = [*_parts(scenario, outcome.standing, words)]
    if len(scenario.apart()) > 1:
        return words.text("what_if", "together")
    return words.text("screen", "list").join(parts)


def _parts(scenario: Scenario, standing: Standing, words: Words) -> Iterator[str]:
    scale = scale_of(standing)
    for period, value in scenario.values:
        yield words.text("what_if", "value", scale, value=value, period=period)
    if scenario.growth is not None:
        sign = "+" if scenario.growth >= 0 else "−"
        yield words.text("what_if", "growth", sign=sign, share=abs(scenario.growth))
    if scenario.deadline:
        yield words.text("what_if", "deadline", by=scenario.deadline)
    if scenario.goal is not None:
        yield words.text("what_if", "goal", scale, value=scenario.goal)


def _data(scenario: Scenario | None) -> dict[str, Any] | None:
    if scenario is None:
        return None
    return {
        "values": [{"period": str(p), "value": envelope.number(v)} for p, v in scenario.values],
        "growth": scenario.growth,
        "deadline": scenario.deadline and str(scenario.deadline),
        "goal": envelope.number(scenario.goal),
    }


def _status(standing: Standing, words: Words) -> Cell:
    return Cell(words.status(standing.status), standing.status)


def _likelihood(standing: Standing, words: Words) -> Cell:
    forecast = told_forecast(standing)
    return Cell(words.notation.likelihood(forecast.likelihood) if forecast else "")


def _median(standing: Standing, words: Words) -> Cell:
    """The forecast; once a figure for the deadline is supposed there is none, but that figure."""
    forecast, latest = told_forecast(standing), standing.series.latest
    if forecast:
        return Cell(words.number(forecast.median, scale_of(standing), computed=True))
    decided = standing.status in {Status.ACHIEVED, Status.MISSED}
    if not decided or latest is None:
        return Cell()
    return Cell(words.number(latest.value, scale_of(standing), computed=True))


def _expected(standing: Standing, words: Words) -> Cell:
    forecast = told_forecast(standing)
    if forecast is None:
        return Cell()
    when = forecast.expected
    return Cell(words.text("cell", "never") if when is None else str(year_of(when)))


def _required(standing: Standing, words: Words) -> Cell:
    rate = standing.rates.required_rate
    return Cell("" if rate is None else words.number(rate, scale_of(standing), computed=True))


_ROWS: dict[str, Callable[[Standing, Words], Cell]] = {
    "status": _status,
    "likelihood": _likelihood,
    "median": _median,
    "expected": _expected,
    "required": _required,
}
