"""This view shows the history of a verdict: what was published on each day, and the status."""

from collections.abc import Iterator, Mapping, Sequence

from mic_tracker.model.answers.history import NewObservation, PastAssessment, turns
from mic_tracker.model.assessment import Forecast
from mic_tracker.model.codes import UNDECIDED, Status
from mic_tracker.model.fact import Range
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.observation import middle
from mic_tracker.model.period import Period
from mic_tracker.model.report import Report, Standing, is_past
from mic_tracker.model.review import Review
from mic_tracker.model.target import deadline
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
    promise_data,
    review_data,
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
from mic_tracker.show.language.members import members_text
from mic_tracker.show.language.scale import Scale, scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal, goal_by, point_text
from mic_tracker.show.views.observations import (
    OBSERVATION_KEYS,
    cite,
    figure,
    locator,
    publication_day,
    reference_period,
    source_section,
    with_dimensions,
)
from mic_tracker.show.views.reviews import conclusion
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
    *("restated.goal.op", "restated.goal.value", "restated.goal.by", "restated.stated.source"),
    *("computed", *(f"review.{key}" for key in ("verdict", "reason", "source", "by", "until"))),
)
_HORIZONS: dict[type, str] = {Heading: "forecast_heading", Limit: "forecast_limit"}
"""The keys of the notes that say what the forecast is for where there is no deadline."""


def document(
    report: Report, standing: Standing, verdicts: Sequence[PastAssessment], words: Words
) -> Document:
    """Make a row for each figure, promise and review; the verdict is on the first of its day."""
    numbers = _number_sources(verdicts)
    name = words.local(standing.name)
    return table_document(
        title=words.text("history", "title", id=standing.id, name=name),
        setting=tuple(setting(report, words)),
        lead=(goal_by(standing, report.registry.indicators, words),),
        table=_table(report, standing, verdicts, numbers, words),
        notes=tuple(_notes(report, standing, verdicts, words)),
        sources=source_section(numbers, report, words),
    )


def _number_sources(verdicts: Sequence[PastAssessment]) -> Mapping[str, int]:
    """Number the sources of promises and figures in the order of their rows."""
    mentioned: list[str | None] = []
    for past in verdicts:
        statement = past.restated.target.stated if past.restated else None
        mentioned += [statement.source] if statement else []
        mentioned += [piece.observation.source for piece in past.news]
        mentioned += [review.record.source for review in past.reviews]
    return {source: i for i, source in enumerate(dict.fromkeys(filter(None, mentioned)), 1)}


def data(
    report: Report, standing: Standing, verdicts: Sequence[PastAssessment], words: Words
) -> Data:
    """Return the history for programs: schemas/history.schema.json has the keys."""
    return answer_head("history", report, words) | {
        "target": target_data(standing, words),
        "history": [_past_data(past, words) for past in verdicts],
        "turns": [
            {"day": new.day.isoformat(), "from": old.status.value, "to": new.status.value}
            for old, new in turns(verdicts)
        ],
        "findings": [finding_data(finding, words) for finding in report.findings],
    }


def rows(verdicts: Sequence[PastAssessment], words: Words) -> Rows:
    """Return a row for each figure and each review, with the verdict of its day."""
    found = [row for past in verdicts for row in _rows_of(_past_data(past, words))]
    return with_dimensions(_KEYS, found, "news.observation.")


def _rows_of(day: Data) -> Iterator[Data]:
    for piece in day["news"] or ([] if day["reviews"] else [None]):
        yield {**day, "news": piece, "review": None}
    for review in day["reviews"]:
        yield {**day, "news": None, "review": review}


def _past_data(past: PastAssessment, words: Words) -> Data:
    """Return the verdict of a day, and the figures that were published that day."""
    return {
        "day": past.day.isoformat(),
        "status": past.status.value,
        "computed": _computed(past).value,
        "method": past.method,
        "band": past.band,
        "forecast": past_forecast_data(past_forecast(past), thin=past.thin),
        "latest": point_data(past.latest),
        "news": [_news_data(piece, words) for piece in past.news],
        "restated": promise_data(past.restated, words) if past.restated else None,
        "reviews": [review_data(review, words) for review in past.reviews],
    }


def _computed(past: PastAssessment) -> Status:
    return past.computed or past.status


def _news_data(piece: NewObservation, words: Words) -> Data:
    return {
        "novelty": piece.novelty,
        "before": json_number(_central(piece.before)),
        "indicator": piece.observation.indicator,
        "observation": observation_data(piece.observation, words),
    }


def _central(before: float | Range | None) -> float | None:
    return middle(before) if isinstance(before, Range) else before


def past_forecast(past: PastAssessment) -> Forecast | None:
    """Return the forecast where the figures carried a verdict, or where there was one figure."""
    carried = _computed(past) not in UNDECIDED
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
            Cell(words.cell(past.day) if i == 0 else ""),
            *cells,
            *(_verdict_cells(past, standing, words) if i == 0 else [Cell()] * 4),
        )
        for past in verdicts
        for i, cells in enumerate(_news_rows(past, report, numbers, words, several=several))
    )
    return Table(with_titles(_COLUMNS, words.catalogue["history_column"]), rows_)


def _news_rows(
    past: PastAssessment,
    report: Report,
    numbers: Mapping[str, int],
    words: Words,
    *,
    several: bool,
) -> Iterator[tuple[Cell, ...]]:
    """Return the news of a day: the promise that was stated, its figures, then the reviews."""
    if past.restated:
        yield Cell(), *_promise_cells(past.restated, report, numbers, words)
    for piece in past.news:
        indicator = Cell(piece.observation.indicator if several else "", "quiet")
        yield indicator, *_figure_cells(piece, report, numbers, words)
    for review in past.reviews:
        yield Cell(), Cell(), Cell(), *_review_cells(review, numbers, words)


def _promise_cells(
    promise: Standing, report: Report, numbers: Mapping[str, int], words: Words
) -> Iterator[Cell]:
    """Write a promise where figures stand: its number as a value, its deadline as a period."""
    by, statement = deadline(promise.target), promise.target.stated
    yield Cell(prose(promise.target.series or ""), "quiet")
    yield Cell(words.cell(by))
    yield Cell(goal(promise, report.registry.indicators, words))
    yield Cell(words.text("history", "restated"))
    yield Cell(f"[{numbers[statement.source]}]" if statement else "", "quiet")
    yield Cell(prose((statement.at or "") if statement else ""), "quiet")


def _review_cells(review: Review, numbers: Mapping[str, int], words: Words) -> Iterator[Cell]:
    """Write a review where figures stand: its verdict as a value, its person as the news."""
    record = review.record
    yield Cell(words.status(record.verdict), record.verdict)
    key = "news_by" if record.by else "news"
    yield Cell(words.text("review", key, by=prose(record.by or "")))
    yield Cell(f"[{numbers[record.source]}]" if record.source else "", "quiet")
    yield Cell()


def _figure_cells(
    piece: NewObservation, report: Report, numbers: Mapping[str, int], words: Words
) -> Iterator[Cell]:
    o = piece.observation
    indicator = report.registry.indicators[o.indicator]
    scale = Scale(indicator.measure, indicator.unit)
    before = None if piece.before is None else words.number(piece.before, scale)
    of = members_text(o.members, indicator, words)
    yield Cell(words.names(filter(None, (prose(o.series or ""), of))), "quiet")
    yield Cell(reference_period(o, words))
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
    if is_past(forecast, past.day):
        yield from (Cell(), Cell())
        return
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
        yield " ".join(_turn(before, after, standing, report.registry.indicators, words))
    for past in verdicts:
        yield from (conclusion(review, words) for review in past.reviews)
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
    return day is not None and last_day is not None and day != Period.day(last_day)


def _turn(
    before: PastAssessment,
    after: PastAssessment,
    standing: Standing,
    indicators: Mapping[str, Indicator],
    words: Words,
) -> Iterator[str]:
    """Say that the status changed, and that the series did, if it did."""
    statuses = {"before": words.status(before.status), "after": words.status(after.status)}
    figure_facts = _latest_facts(after, standing, words)
    key = _turn_key(after, standing)
    if after.reviews and after.computed:
        yield words.text("history", "turned_review", day=after.day, **statuses)
    elif after.restated:
        goal_text = goal_by(after.restated, indicators, words)
        yield words.text("history", "turned_goal", day=after.day, **statuses, goal=goal_text)
    else:
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
    value = point_text(past.latest, scale_of(standing), words, "observation", units=True)
    return {"value": value, "period": past.latest.when}


def _series(past: PastAssessment) -> str | None:
    return past.latest.observations[-1].series if past.latest else None
