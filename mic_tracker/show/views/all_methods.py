"""Every method that fits a target, side by side: its word, its figure, how far it has carried."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.method import CameTrue, Opinion
from mic_tracker.model.report import Report, Standing, shown_reasons
from mic_tracker.show.data import json_number
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
from mic_tracker.show.language.numbers import likelihood_word
from mic_tracker.show.language.words import Words
from mic_tracker.show.views import target
from mic_tracker.show.views.goal import goal_by, latest
from mic_tracker.show.views.status_summary import setting

_COLUMNS = (
    Column("method", "", 0),
    Column("status", "", 0),
    Column("band", "", 1, wrap=True, minimum=16),
    Column("figure", "", 2),
    Column("record", "", 3),
    Column("looks", "", 4, wrap=True, minimum=16),
    Column("notes", "", 5, wrap=True, minimum=18),
)
_KEYS = (
    *("method", "title", "status", "band", "ratio", "score", "likelihood", "reasons", "looks_at"),
    "came_true",
)
_TENTHS = frozenset({"escap-csi", "escap-api"})
"""Methods whose score says how many tenths of the way."""
_SHARES = frozenset({"un-2023"})
"""Methods whose ratio is a share of the way, not a pace against a pace."""


def document(
    report: Report, standing: Standing, opinions: Sequence[Opinion], words: Words
) -> Document:
    """One row per method, in the order of the table of methods."""
    columns = named(_COLUMNS, words.catalogue["agreement_column"])
    name = words.name(standing.target.name or standing.indicator.name)
    aim = goal_by(standing, report.registry.indicators, words)
    now = latest(standing, words)
    lead = words.text("sentence", "against", latest=now, goal=aim) if now else aim
    return table_document(
        title=words.text("agreement", "title", id=standing.id, name=name),
        setting=tuple(setting(report, words)),
        lead=(lead,),
        table=Table(columns, tuple(tuple(_cells(opinion, words)) for opinion in opinions)),
        notes=tuple(_notes(opinions, words)),
    )


def data(report: Report, standing: Standing, opinions: Sequence[Opinion], words: Words) -> Data:
    """What `show` says to programs, and what each method that fits says."""
    answer = target.data(standing, report, words)
    return answer | {"agreement": [_opinion_data(opinion) for opinion in opinions]}


def rows(opinions: Sequence[Opinion]) -> Rows:
    """A row per method."""
    return _KEYS, [_opinion_data(opinion) for opinion in opinions]


def _opinion_data(opinion: Opinion) -> Data:
    """A method's verdict, and how often that very verdict came true."""
    judged = opinion.assessment
    return {
        "method": opinion.card.name,
        "title": opinion.card.title,
        "status": judged.status.value,
        "band": judged.band,
        "ratio": json_number(judged.ratio),
        "score": json_number(judged.score),
        "likelihood": json_number(judged.forecast.likelihood) if judged.forecast else None,
        "reasons": [reason.value for reason in judged.reasons],
        "looks_at": opinion.card.looks_at.value,
        "came_true": opinion.came_true and opinion.came_true.share,
        "record": [_came_true_data(row) for row in opinion.record],
    }


def _came_true_data(row: CameTrue) -> Data:
    return {
        "band": row.band,
        "share": row.share,
        "held_out": row.held_out,
        "met_now": row.met_now,
        "origin": row.origin,
    }


def _cells(opinion: Opinion, words: Words) -> Iterator[Cell]:
    judged = opinion.assessment
    yield Cell(opinion.card.name, "id")
    yield Cell(words.status(judged.status), judged.status)
    yield Cell(_word(judged, words))
    yield Cell(_figure(judged, words))
    yield Cell(_record(opinion, words), "quiet")
    yield Cell(words.text("looks_at", opinion.card.looks_at), "quiet")
    undecided = judged.status is Status.NO_DATA
    yield Cell("" if undecided else _reasons(judged, words), "flag")


def _word(judged: Assessment, words: Words) -> str:
    """The method's band, or why it has none; of the forecast the word for its likelihood."""
    if judged.status is Status.NO_DATA and judged.reasons:
        return _reasons(judged, words)
    if judged.band or judged.forecast is None:
        return words.band(judged.method, judged.band or "")
    return words.text("likelihood", likelihood_word(judged.forecast.likelihood))


def _reasons(judged: Assessment, words: Words) -> str:
    said = (reason for reason in shown_reasons(judged.reasons) if reason is not Reason.NO_TARGET)
    told = (words.text("reason_short", reason) for reason in said)
    return words.clauses(told)


def _figure(judged: Assessment, words: Words) -> str:
    """The number that the verdict was read from."""
    if judged.forecast:
        chance = words.notation.likelihood(judged.forecast.likelihood)
        weak = words.text("cell", "weak", value=chance) if judged.forecast.n == 1 else chance
        return words.text("agreement", "likelihood", value=weak)
    if judged.score is not None and judged.method in _TENTHS:
        return words.text("agreement", "score", value=words.notation.factor(judged.score))
    if judged.ratio is None:
        return ""
    percent = words.notation.percentage(words.notation.computed(100 * judged.ratio, "ratio"))
    if Reason.NO_TARGET in judged.reasons:
        return words.text("agreement", "growth", value=percent)
    if judged.method in _SHARES:
        return words.text("agreement", "share_of_way", value=percent)
    return words.text("agreement", "ratio", value=words.notation.factor(judged.ratio))


def _record(opinion: Opinion, words: Words) -> str:
    """A verdict by the deadline, or none, has nothing left to come true."""
    if opinion.came_true:
        return words.share(opinion.came_true.share)
    decided = opinion.assessment.status in {Status.NO_DATA, Status.ACHIEVED, Status.MISSED}
    return "" if decided else words.text("agreement", "not_measured")


def _notes(opinions: Sequence[Opinion], words: Words) -> Iterator[str]:
    if not opinions:
        yield words.text("agreement", "none")
        return
    counts = Counter(opinion.assessment.status for opinion in opinions)
    told = [
        words.text("agreement", "of", n=counts[status], status=words.status(status))
        for status in Status
        if counts[status]
    ]
    if len(opinions) == 1:
        yield words.text("agreement", "alone")
    elif len(told) == 1:
        (status,) = counts
        yield words.text("agreement", "agree", n=len(opinions), status=words.status(status))
    else:
        yield words.text("agreement", "differ", counts=words.clauses(told))
    yield words.text("agreement", "figure")
    if any(opinion.came_true for opinion in opinions):
        yield words.text("agreement", "record")
