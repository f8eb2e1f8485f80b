"""The history of a verdict: what became known on each day, where the target stood then."""

from collections.abc import Iterator, Sequence

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
    named,
    table_document,
)
from mic_tracker.show.language.scale import Scale, scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal_by
from mic_tracker.show.views.observations import (
    OBSERVATION_KEYS,
    cite,
    figure,
    numbered,
    place,
    published,
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
    Column("likelihood", "", 2, "right"),
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
"""What the forecast is for where there is no deadline."""


def document(
    report: Report, standing: Standing, verdicts: Sequence[PastAssessment], words: Words
) -> Document:
    """A row per figure, oldest first; the verdict stands on the first row of its day."""
    columns = named(_COLUMNS, words.catalogue["history_column"])
    numbers = numbered(piece.observation for past in verdicts for piece in past.news)
    several = len({piece.observation.indicator for v in verdicts for piece in v.news}) > 1
    cells = tuple(
        (
            Cell(past.day.isoformat() if first else ""),
            Cell(piece.observation.indicator if several else "", "quiet"),
            *_piece(piece, report, numbers, words),
            *(_verdict(past, standing, words) if first else [Cell()] * 4),
        )
        for past in verdicts
        for first, piece in zip((True, *[False] * len(past.news)), past.news, strict=False)
    )
    name = words.name(standing.target.name or standing.indicator.name)
    return table_document(
        title=words.text("history", "title", id=standing.id, name=name),
        setting=tuple(setting(report, words)),
        lead=(goal_by(standing, report.registry.indicators, words),),
        table=Table(columns, cells),
        notes=tuple(_notes(report, standing, verdicts, words)),
        sources=source_section(numbers, report, words),
    )


def data(
    report: Report, standing: Standing, verdicts: Sequence[PastAssessment], words: Words
) -> Data:
    """The same for programs: schemas/history.schema.json."""
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
    """A row per figure, each with the verdict of its day."""
    days = (_past_data(past) for past in verdicts)
    return _KEYS, [{**day, "news": piece} for day in days for piece in day["news"]]


def _past_data(past: PastAssessment) -> Data:
    """What would have been said on a day, and what came that day."""
    return {
        "day": past.day.isoformat(),
        "status": past.status.value,
        "method": past.method,
        "band": past.band,
        "forecast": past_forecast_data(told_then(past)),
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


def told_then(past: PastAssessment) -> Forecast | None:
    """The forecast, unless the figures did not carry a verdict; that of one figure is told."""
    carried = past.status is not Status.NO_DATA
    return past.forecast if carried or (past.forecast and past.forecast.n == 1) else None


def _piece(
    piece: NewObservation, report: Report, numbers: dict[str, int], words: Words
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
    yield Cell(place(o), "quiet")


def _verdict(past: PastAssessment, standing: Standing, words: Words) -> Iterator[Cell]:
    yield Cell(words.status(past.status), past.status)
    forecast, scale = told_then(past), scale_of(standing)
    if forecast is None:
        yield from (Cell(), Cell(), Cell())
        return
    chance = words.notation.likelihood(forecast.likelihood)
    yield Cell(words.text("cell", "weak", value=chance) if forecast.n == 1 else chance)
    yield Cell(words.number(forecast.median, scale, computed=True))
    yield Cell(words.interval(forecast.low80, forecast.high80, scale))


def _notes(
    report: Report, standing: Standing, verdicts: Sequence[PastAssessment], words: Words
) -> Iterator[str]:
    if not verdicts:
        yield words.text("history", "none")
        return
    found = turns(verdicts)
    first = words.text(
        "history", "first", day=verdicts[0].day, status=words.status(verdicts[0].status)
    )
    later = standing.status is not verdicts[-1].status
    yield first if found or later else f"{first} {words.text('history', 'never')}"
    for before, after in found:
        yield " ".join(_turn(before, after, standing, words))
    today = {"day": report.clock.as_of, "status": words.status(standing.status)}
    yield words.text("history", "today_later" if later else "today", **today)
    if any(told_then(past) for past in verdicts):
        yield words.text("history", _HORIZONS.get(type(standing.trajectory), "forecast"))
    if any(_vague(piece, report) for past in verdicts for piece in past.news):
        yield words.text("history", "vague")


def _vague(piece: NewObservation, report: Report) -> bool:
    """Whether only the month or the year of publication is stated."""
    stated = published(piece.observation, report)
    known = piece.observation.known_since
    return stated is not None and known is not None and stated != known.isoformat()


def _turn(
    before: PastAssessment, after: PastAssessment, standing: Standing, words: Words
) -> Iterator[str]:
    statuses = {"before": words.status(before.status), "after": words.status(after.status)}
    yield words.text(
        "history",
        _turn_key(after, standing),
        day=after.day,
        **statuses,
        **_latest(after, standing, words),
    )
    then, now = _series(before), _series(after)
    if then and now and then != now:
        yield words.text("history", "series", before=prose(then), after=prose(now))


def _turn_key(past: PastAssessment, standing: Standing) -> str:
    if past.latest is None or isinstance(standing.trajectory, Schedule | Stages):
        return "turned_bare"
    only = past.forecast is not None and past.forecast.n == 1
    return "turned_only" if only else "turned_latest"


def _latest(past: PastAssessment, standing: Standing, words: Words) -> dict[str, object]:
    if past.latest is None:
        return {}
    value = words.quantity(past.latest.value, scale_of(standing))
    return {"value": value, "period": past.latest.period}


def _series(past: PastAssessment) -> str | None:
    return past.latest.observations[-1].series if past.latest else None
