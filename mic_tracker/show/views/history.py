"""This view shows the history of a verdict: what was published on each day, and the status."""

from collections.abc import Iterator, Mapping, Sequence

from mic_tracker.model.assessment import Forecast
from mic_tracker.model.codes import Status
from mic_tracker.model.history import NewObservation, PastAssessment, turns
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.trajectory import Heading, Limit, Schedule, Stages
from mic_tracker.show.data import (
    FORECAST_KEYS,
    POINT_KEYS,
    answer_head,
    finding_data,
    json_number,
    observation_data,
    past_forecast_data,
    point_data,
    target_data,
)
from mic_tracker.show.document import (
    Cell,
    Column,
    Data,
    Document,
    Rows,
    Table,
    table_document,
    with_titles,
)
from mic_tracker.show.language.scale import Scale, scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal_by
from mic_tracker.show.views.observations import (
    OBSERVATION_KEYS,
    cite,
    figure,
    locator,
    number_sources,
    publication_day,
    source_section,
)
from mic_tracker.show.views.status_summary import setting
from mic_tracker.text.escape import prose

_COLUMNS = (
    Column("day", "", 0),
    Column("indicator", "", 7),
    Column("series", "", 6),
    Column("period", "", 1),
    Column("value", "", 0, "right"),
    Column("news", "", 3, wrap=True, minimum=8),
    Column("source", "", 5),
    Column("place", "", 9),
    Column("status", "", 0),
    Column("likelihood", "", 2, "right", wrap=True, minimum=8),
    Column("median", "", 4, "right"),
    Column("interval", "", 8),
)

_KEYS = (
    *("day", "status", "method", "band", *(f"forecast.{key}" for key in FORECAST_KEYS)),
    *(f"latest.{key}" for key in POINT_KEYS),
    *("news.novelty", "news.before", "news.indicator"),
    *(f"news.observation.{key}" for key in OBSERVATION_KEYS),
)
_HORIZONS: dict[type, str] = {Heading: "forecast_heading", Limit: "forecast_limit"}
"""The keys of the notes that say what the forecast is for where there is no deadline."""


def document(
    report: Report, standing: Standing, verdicts: Sequence[PastAssessment], words: Words
) -> Document:
    """Make a row for each figure, oldest first; the verdict stands on the first row of its day."""
    numbers = number_sources(piece.observation for past in verdicts for piece in past.news)
    name = words.name(standing.name)
    return table_document(
        title=words.text("history", "title", id=standing.id, name=name),
        setting=tuple(setting(report, words)),
        lead=(goal_by(standing, report.registry.indicators, words),),
        table=_table(report, standing, verdicts, numbers, words),
        notes=tuple(_notes(report, standing, verdicts, words)),
        sources=source_section(numbers, report, words),
    )


def data(
    report: Report, standing: Standing, verdicts: Sequence[PastAssessment], words: Words
) -> Data:
    """Return the history for programs: schemas/history.schema.json has the keys."""
    return answer_head("history", report) | {
        "target": target_data(standing, words),
        "history": [_past_data(past) for past in verdicts],
        "turns": [
            {"day": new.day.isoformat(), "from": old.status.value, "to": new.status.value}
            for old, new in turns(verdicts)
        ],
        "findings": [finding_data(finding, words) for finding in report.findings],
    }


def rows(verdicts: Sequence[PastAssessment]) -> Rows:
    """Return a row for each figure, with the verdict of its day."""
    days = (_past_data(past) for past in verdicts)
    return _KEYS, [{**day, "news": piece} for day in days for piece in day["news"]]


def _past_data(past: PastAssessment) -> Data:
    """Return the verdict of a day, and the figures that were published that day."""
    return {
        "day": past.day.isoformat(),
        "status": past.status.value,
        "method": past.method,
        "band": past.band,
        "forecast": past_forecast_data(past_forecast(past), thin=past.thin),
        "latest": point_data(past.latest),
        "news": [_news_data(piece) for piece in past.news],
    }


def _news_data(piece: NewObservation) -> Data:
    return {
        "novelty": piece.novelty,
        "before": json_number(piece.before),
        "indicator": piece.observation.indicator,
        "observation": observation_data(piece.observation),
    }


def past_forecast(past: PastAssessment) -> Forecast | None:
    """Return the forecast where the figures carried a verdict, or where there was one figure."""
    carried = past.status is not Status.NO_DATA
    return past.forecast if carried or (past.forecast and past.forecast.n == 1) else None


def _table(
    report: Report,
    standing: Standing,
    verdicts: Sequence[PastAssessment],
    numbers: Mapping[str, int],
    words: Words,
) -> Table:
    several = len({piece.observation.indicator for past in verdicts for piece in past.news}) > 1
    rows_ = tuple(
        (
            Cell(past.day.isoformat() if i == 0 else ""),
            Cell(piece.observation.indicator if several else "", "quiet"),
            *_figure_cells(piece, report, numbers, words),
            *(_verdict_cells(past, standing, words) if i == 0 else [Cell()] * 4),
        )
        for past in verdicts
        for i, piece in enumerate(past.news)
    )
    return Table(with_titles(_COLUMNS, words.catalogue["history_column"]), rows_)


def _figure_cells(
    piece: NewObservation, report: Report, numbers: Mapping[str, int], words: Words
) -> Iterator[Cell]:
    o = piece.observation
    indicator = report.registry.indicators[o.indicator]
    scale = Scale(indicator.measure, indicator.unit)
    before = None if piece.before is None else words.number(piece.before, scale)
    yield Cell(prose(o.series or ""), "quiet")
    yield Cell(str(o.period) if o.period else words.text("show", "no_period"))
    yield Cell(figure(o, scale, words))
    yield Cell(words.text("novelty", piece.novelty, before=before))
    yield Cell(cite(o, numbers), "quiet")
    yield Cell(locator(o), "quiet")


def _verdict_cells(past: PastAssessment, standing: Standing, words: Words) -> Iterator[Cell]:
    yield Cell(words.status(past.status), past.status)
    forecast, scale = past_forecast(past), scale_of(standing)
    if forecast is None:
        yield from (Cell(), Cell(), Cell())
        return
    chance = words.chance(forecast.likelihood, thin=past.thin)
    yield Cell(words.text("cell", "weak", value=chance) if forecast.n == 1 else chance)
    yield Cell(words.number(forecast.median, scale, computed=True))
    yield Cell(words.interval(forecast.low80, forecast.high80, scale))


def _notes(
    report: Report, standing: Standing, verdicts: Sequence[PastAssessment], words: Words
) -> Iterator[str]:
    if not verdicts:
        yield words.text("history", "none")
        return
    changes = turns(verdicts)
    first = words.text(
        "history", "first", day=verdicts[0].day, status=words.status(verdicts[0].status)
    )
    later = standing.status is not verdicts[-1].status
    yield first if changes or later else f"{first} {words.text('history', 'never')}"
    for before, after in changes:
        yield " ".join(_turn(before, after, standing, words))
    today = {"day": report.clock.as_of, "status": words.status(standing.status)}
    yield words.text("history", "today_later" if later else "today", **today)
    if any(past_forecast(past) for past in verdicts):
        yield words.text("history", _HORIZONS.get(type(standing.trajectory), "forecast"))
    if any(_vague(piece, report) for past in verdicts for piece in past.news):
        yield words.text("history", "vague")


def _vague(piece: NewObservation, report: Report) -> bool:
    """Check whether only the month or the year of publication is stated."""
    day = publication_day(piece.observation, report)
    last_day = piece.observation.known_since
    return day is not None and last_day is not None and day != last_day.isoformat()


def _turn(
    before: PastAssessment, after: PastAssessment, standing: Standing, words: Words
) -> Iterator[str]:
    """Say that the status changed, and that the series did, if it did."""
    statuses = {"before": words.status(before.status), "after": words.status(after.status)}
    figure_facts = _latest_facts(after, standing, words)
    key = _turn_key(after, standing)
    yield words.text("history", key, day=after.day, **statuses, **figure_facts)
    then, now = _series(before), _series(after)
    if then and now and then != now:
        yield words.text("history", "series", before=prose(then), after=prose(now))


def _turn_key(past: PastAssessment, standing: Standing) -> str:
    if past.latest is None or isinstance(standing.trajectory, Schedule | Stages):
        return "turned_bare"
    only = past.forecast is not None and past.forecast.n == 1
    return "turned_only" if only else "turned_latest"


def _latest_facts(past: PastAssessment, standing: Standing, words: Words) -> dict[str, object]:
    if past.latest is None:
        return {}
    value = words.quantity(past.latest.value, scale_of(standing))
    return {"value": value, "period": past.latest.period}


def _series(past: PastAssessment) -> str | None:
    return past.latest.observations[-1].series if past.latest else None
