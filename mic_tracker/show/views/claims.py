"""This view shows claims of others: the projection, our forecast of that day, the outcome."""

from collections.abc import Iterator, Mapping, Sequence

from mic_tracker.model.answers.claim import Claim, ClaimOutcome
from mic_tracker.model.report import Report
from mic_tracker.show.data import (
    FORECAST_KEYS,
    POINT_KEYS,
    answer_head,
    finding_data,
    json_number,
    observation_data,
    past_forecast_data,
    point_data,
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
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import figure_text
from mic_tracker.show.views.observations import (
    OBSERVATION_KEYS,
    cite,
    locator,
    number_sources,
    publication_day,
    source_section,
    with_dimensions,
)
from mic_tracker.show.views.status_summary import setting

_COLUMNS = (
    Column("outcome", "", 0, wrap=True, minimum=8),
    Column("indicator", "", 0),
    Column("claim", "", 1, wrap=True, minimum=10),
    Column("period", "", 2),
    Column("published", "", 6),
    Column("source", "", 7),
    Column("place", "", 10),
    Column("likelihood", "", 3, "right", wrap=True, minimum=8),
    Column("median", "", 8, "right"),
    Column("interval", "", 9),
    Column("figure", "", 4, wrap=True, minimum=12),
    Column("error_percent", "", 5, "right"),
    Column("error", "", 11, "right"),
    Column("notes", "", 5, wrap=True, minimum=12),
)
_KEYS = (
    *("indicator", "unit", *(f"projection.{key}" for key in OBSERVATION_KEYS)),
    *("asks.op", "asks.value", *(f"held.{key}" for key in FORECAST_KEYS)),
    *("settled", *(f"outcome.{key}" for key in POINT_KEYS), "error", "error_percent", "reasons"),
)
_STYLES = {ClaimOutcome.HIT: "on_track", ClaimOutcome.MISSED: "off_track"}


def document(report: Report, claims: Sequence[Claim], words: Words) -> Document:
    """Make a row for each claim, in the order of the file."""
    columns = with_titles(_COLUMNS, words.catalogue["claims_column"])
    numbers = number_sources(claim.observation for claim in claims)
    cells = tuple(tuple(_cells(claim, report, numbers, words)) for claim in claims)
    return table_document(
        title=words.text(
            "claims", "title", title=words.local(report.registry.title), n=len(claims)
        ),
        setting=tuple(setting(report, words)),
        lead=() if claims else (words.text("claims", "none"),),
        table=Table(columns, cells),
        notes=tuple(_notes(claims, words)),
        sources=source_section(numbers, report, words),
    )


def data(report: Report, claims: Sequence[Claim], words: Words) -> Data:
    """Return the claims for programs: schemas/claims.schema.json has the keys."""
    return answer_head("claims", report, words) | {
        "claims": [_claim_data(claim, words) for claim in claims],
        "findings": [finding_data(finding, words) for finding in report.findings],
    }


def rows(claims: Sequence[Claim], words: Words) -> Rows:
    """Return a row for each claim."""
    return with_dimensions(_KEYS, [_claim_data(claim, words) for claim in claims], "projection.")


def _claim_data(claim: Claim, words: Words) -> Data:
    """Return a projection, our forecast of that day, and the outcome."""
    objective = claim.objective
    return {
        "indicator": claim.observation.indicator,
        "unit": words.spelling(claim.indicator.unit),
        "projection": observation_data(claim.observation, words),
        "asks": {"op": objective.operator, "value": json_number(objective.value)},
        "held": past_forecast_data(claim.own_forecast, thin=claim.thin),
        "settled": claim.settled.value,
        "outcome": point_data(claim.outcome),
        "error": json_number(claim.error),
        "error_percent": json_number(claim.error_percent),
        "reasons": [reason.value for reason in claim.reasons],
    }


def _cells(
    claim: Claim, report: Report, numbers: Mapping[str, int], words: Words
) -> Iterator[Cell]:
    o, scale = claim.observation, Scale(claim.indicator.measure, claim.indicator.unit)
    yield Cell(words.text("settled", claim.settled), _STYLES.get(claim.settled, "quiet"))
    yield Cell(o.indicator, "id")
    yield Cell(figure_text(o, scale, words, "observation", units=True))
    yield Cell(words.cell(o.period))
    yield Cell(words.cell(publication_day(o, report)) or words.text("show", "unknown_day"), "quiet")
    yield Cell(cite(o, numbers), "quiet")
    yield Cell(locator(o), "quiet")
    yield from _forecast_cells(claim, scale, words)
    yield Cell(_figure(claim, scale, words))
    yield from _error(claim, scale, words)
    yield Cell(words.clauses(_remarks(claim, words)), "flag")


def _forecast_cells(claim: Claim, scale: Scale, words: Words) -> Iterator[Cell]:
    """Write likelihood, median and interval; a sign marks what rests on one figure."""
    forecast = claim.own_forecast
    if forecast is None:
        yield from (Cell(), Cell(), Cell())
        return
    chance = words.chance(forecast.likelihood, thin=claim.thin)
    yield Cell(words.text("cell", "weak", value=chance) if forecast.n == 1 else chance)
    yield Cell(words.number(forecast.median, scale, computed=True))
    yield Cell(words.interval(forecast.low80, forecast.high80, scale))


def _figure(claim: Claim, scale: Scale, words: Words) -> str:
    if claim.outcome is None:
        return ""
    value = words.number(claim.outcome.value, scale)
    exact = claim.outcome.period == claim.observation.period
    key = "figure" if exact else "figure_dated"
    return words.text("claims", key, value=value, period=claim.outcome.when)


def _error(claim: Claim, scale: Scale, words: Words) -> Iterator[Cell]:
    """Write outcome less claim, in per cent of the claim and in units.

    The error of a rank or of a share is only in units.
    """
    if claim.error is None:
        yield from (Cell(), Cell())
        return
    bare = Scale("ratio") if scale.measure == "rank" else scale
    value = _with_sign(claim.error, words.number(abs(claim.error), bare, computed=True), words)
    if claim.error_percent is None or scale.measure in {"percent", "rank"}:
        yield from (Cell(value), Cell())
        return
    share = words.notation.percentage(words.notation.factor(abs(claim.error_percent)))
    yield Cell(_with_sign(claim.error_percent, share, words))
    yield Cell(value)


def _with_sign(value: float, text: str, words: Words) -> str:
    if value == 0:
        return text
    return words.text("claims", "more" if value > 0 else "less", value=text)


def _remarks(claim: Claim, words: Words) -> Iterator[str]:
    for reason in claim.reasons:
        yield words.text("claims_reason", reason)
    if claim.settled is ClaimOutcome.AWAITING_DATA and not claim.reasons:
        yield words.text("claims_reason", "no_figure", period=claim.observation.period)
    if claim.own_forecast is None:
        yield words.text("claims_reason", "not_held")


def _notes(claims: Sequence[Claim], words: Words) -> Iterator[str]:
    counts = [
        words.text("claims", "of", n=n, outcome=words.text("settled", outcome))
        for outcome in ClaimOutcome
        if (n := sum(claim.settled is outcome for claim in claims))
    ]
    if counts:
        yield words.text("verdict", "all", counts=words.clauses(counts))
        yield words.text("claims", "held")
    if any(claim.outcome for claim in claims):
        yield words.text("claims", "scored")
