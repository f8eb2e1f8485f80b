"""This view shows scenarios side by side: the target as it is, and as it would be."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from mic_tracker.model.answers.scenario import Outcome, Scenario
from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.report import Clock, Standing, moves_away, shown_forecast
from mic_tracker.show.data import json_number, schema_head, target_data
from mic_tracker.show.document import (
    Cell,
    Column,
    Data,
    Document,
    Grid,
    LeftOut,
    Paragraphs,
    Section,
    Table,
)
from mic_tracker.show.language.numbers import year_of
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal_by

_NARROWEST = 12


def document(
    outcomes: Sequence[Outcome], indicators: Mapping[str, Indicator], words: Words
) -> Document:
    """Make a table with a column for each scenario, and say that nothing was written."""
    present = outcomes[0].standing
    unwritten = words.text("what_if", "unwritten")
    return Document(
        title=f"{present.id}  {goal_by(present, indicators, words)}",
        sections=(
            Section("", (Grid(_table(outcomes, words)),)),
            Section("", (LeftOut(style="", wrap=False), Paragraphs((unwritten,)))),
        ),
    )


def data(outcomes: Sequence[Outcome], clock: Clock, words: Words) -> Data:
    """Return each scenario for programs, with the target as `status --json` has it."""
    return schema_head("what-if") | {
        "as_of": clock.as_of.isoformat(),
        "target": outcomes[0].standing.id,
        "scenarios": [
            {"supposed": _scenario_data(o.scenario), "target": target_data(o.standing, words)}
            for o in outcomes
        ],
    }


def _table(outcomes: Sequence[Outcome], words: Words) -> Table:
    """Make the table: a narrow screen leaves out scenarios from the end, but never the present."""
    first = Column("row", "")
    columns = (
        Column(f"{i}", _title(outcome, words), i, "left", wrap=True, minimum=_NARROWEST)
        for i, outcome in enumerate(outcomes)
    )
    rows = tuple(
        (Cell(words.text("what_if", key), "label"), *(cell_of(o.standing, words) for o in outcomes))
        for key, cell_of in _ROWS.items()
    )
    filled = tuple(row for row in rows if any(cell.text for cell in row[1:]))
    return Table((first, *columns), filled)


def _title(outcome: Outcome, words: Words) -> str:
    scenario = outcome.scenario
    if scenario is None:
        return words.text("what_if", "present")
    if len(scenario.apart()) > 1:
        return words.text("what_if", "together")
    return words.clauses(_parts(scenario, outcome.standing, words))


def _parts(scenario: Scenario, standing: Standing, words: Words) -> Iterator[str]:
    scale = scale_of(standing)
    for period, value in scenario.values:
        yield words.text("what_if", "value", scale, value=value, period=period)
    if scenario.growth is not None:
        key = "growth" if scenario.growth >= 0 else "decline"
        yield words.text("what_if", key, share=abs(scenario.growth))
    if scenario.deadline:
        yield words.text("what_if", "deadline", by=scenario.deadline)
    if scenario.goal is not None:
        yield words.text("what_if", "goal", scale, value=scenario.goal)


def _scenario_data(scenario: Scenario | None) -> Data | None:
    if scenario is None:
        return None
    return {
        "values": [{"period": str(p), "value": json_number(v)} for p, v in scenario.values],
        "growth": scenario.growth,
        "deadline": scenario.deadline and str(scenario.deadline),
        "goal": json_number(scenario.goal),
    }


def _status(standing: Standing, words: Words) -> Cell:
    return Cell(words.status(standing.status), standing.status)


def _likelihood(standing: Standing, words: Words) -> Cell:
    forecast = shown_forecast(standing)
    thin = standing.evidence.is_thin
    return Cell(words.chance(forecast.likelihood, thin=thin) if forecast else "")


def _median(standing: Standing, words: Words) -> Cell:
    """Write the forecast, or the figure for the deadline if the scenario supposes one."""
    forecast, latest = shown_forecast(standing), standing.series.latest
    if forecast and Reason.AWAITING_DATA not in standing.assessment.reasons:
        return Cell(words.number(forecast.median, scale_of(standing), computed=True))
    decided = standing.status in {Status.ACHIEVED, Status.MISSED}
    if not decided or latest is None:
        return Cell()
    return Cell(words.number(latest.value, scale_of(standing), computed=True))


def _expected(standing: Standing, words: Words) -> Cell:
    forecast = shown_forecast(standing)
    if forecast is None:
        return Cell()
    if moves_away(standing):
        return Cell(words.text("cell", "away"))
    when = forecast.expected
    return Cell(words.text("cell", "never") if when is None else str(year_of(when)))


def _required(standing: Standing, words: Words) -> Cell:
    rate = standing.rates.required_rate
    if rate is None:
        return Cell()
    return Cell(words.text("what_if_cell", "change", scale_of(standing), change=rate))


_ROWS: dict[str, Callable[[Standing, Words], Cell]] = {
    "status": _status,
    "likelihood": _likelihood,
    "median": _median,
    "expected": _expected,
    "required": _required,
}
