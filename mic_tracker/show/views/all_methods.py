"""This view shows what each method that fits a target says, and how often that came true."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import UNDECIDED, Status
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
    table_document,
    with_titles,
)
from mic_tracker.show.language.numbers import likelihood_word, odds, rough_word
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal_by, latest_against_goal
from mic_tracker.show.views.status_summary import setting
from mic_tracker.show.views.target import page as target

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
    """Make a row for each method, in the order of the table of methods."""
    columns = with_titles(_COLUMNS, words.catalogue["agreement_column"])
    name = words.local(standing.name)
    goal = goal_by(standing, report.registry.indicators, words)
    thin = standing.evidence.is_thin
    cells = tuple(tuple(_cells(opinion, words, thin=thin)) for opinion in opinions)
    lead = latest_against_goal(standing, goal, words) or goal
    return table_document(
        title=words.text("agreement", "title", id=standing.id, name=name),
        setting=tuple(setting(report, words)),
        lead=(lead,),
        table=Table(columns, cells),
        notes=tuple(_notes(opinions, words)),
    )


def data(report: Report, standing: Standing, opinions: Sequence[Opinion], words: Words) -> Data:
    """Return what `show` says to programs, and what each method that fits says."""
    answer = target.data(standing, report, words)
    return answer | {"agreement": [_opinion_data(opinion, words) for opinion in opinions]}


def rows(opinions: Sequence[Opinion], words: Words) -> Rows:
    """Return a row for each method."""
    return _KEYS, [_opinion_data(opinion, words) for opinion in opinions]


def _opinion_data(opinion: Opinion, words: Words) -> Data:
    """Return a method's verdict, and how often that very verdict came true."""
    assessment, forecast = opinion.assessment, opinion.assessment.forecast
    return {
        "method": opinion.card.name,
        "title": words.catalogue["method"][opinion.card.name]["title"],
        "status": assessment.status.value,
        "band": assessment.band,
        "ratio": json_number(assessment.ratio),
        "score": json_number(assessment.score),
        "likelihood": json_number(forecast.likelihood) if forecast else None,
        "reasons": [reason.value for reason in assessment.reasons],
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


def _cells(opinion: Opinion, words: Words, *, thin: bool) -> Iterator[Cell]:
    assessment = opinion.assessment
    yield Cell(opinion.card.name, "id")
    yield Cell(words.status(assessment.status), assessment.status)
    yield Cell(_word(assessment, words, thin=thin))
    yield Cell(_figure(assessment, words, thin=thin))
    yield Cell(_came_true(opinion, words), "quiet")
    yield Cell(words.text("looks_at", opinion.card.looks_at), "quiet")
    undecided = assessment.status in UNDECIDED
    yield Cell("" if undecided else _reasons(assessment, words), "flag")


def _word(assessment: Assessment, words: Words, *, thin: bool) -> str:
    """Name the method's band, or say why it has none; of a forecast name its likelihood."""
    if assessment.status in UNDECIDED and assessment.reasons:
        return _reasons(assessment, words)
    if assessment.band or assessment.forecast is None:
        return words.band(assessment.method, assessment.band or "")
    chance = assessment.forecast.likelihood
    if thin:
        return words.text("rough_word", rough_word(chance))
    return words.text("likelihood", likelihood_word(chance))


def _reasons(assessment: Assessment, words: Words) -> str:
    """Name the reasons, but not that there is no number to reach, which the figure shows."""
    reasons = (
        reason for reason in shown_reasons(assessment.reasons) if reason is not Reason.NO_TARGET
    )
    return words.clauses(words.text("reason_short", reason) for reason in reasons)


def _figure(assessment: Assessment, words: Words, *, thin: bool) -> str:
    """Write the number that the verdict was read from."""
    if assessment.forecast:
        chance = _chance(assessment.forecast.likelihood, words, thin=thin)
        weak = words.text("cell", "weak", value=chance) if assessment.forecast.n == 1 else chance
        return words.text("agreement", "likelihood", value=weak)
    if assessment.score is not None and assessment.method in _TENTHS:
        return words.text("agreement", "score", value=words.notation.factor(assessment.score))
    if assessment.ratio is None:
        return ""
    percent = words.notation.percentage(words.notation.computed(100 * assessment.ratio, "ratio"))
    if Reason.NO_TARGET in assessment.reasons:
        return words.text("agreement", "growth", value=percent)
    if assessment.method in _SHARES:
        key = "away" if assessment.ratio < 0 else "share_of_way"
        return words.text("agreement", key, value=percent)
    return words.text("agreement", "ratio", value=words.notation.factor(assessment.ratio))


def _chance(chance: float, words: Words, *, thin: bool) -> str:
    """Write the number only: the word stands beside it, as the method's own."""
    return words.text("odds_short", odds(chance)) if thin else words.notation.likelihood(chance)


def _came_true(opinion: Opinion, words: Words) -> str:
    """Say how often such a verdict came true; a target that is decided has nothing left to come."""
    if opinion.came_true:
        return words.share(opinion.came_true.share)
    decided = opinion.assessment.status in {*UNDECIDED, Status.ACHIEVED, Status.MISSED}
    return "" if decided else words.text("agreement", "not_measured")


def _notes(opinions: Sequence[Opinion], words: Words) -> Iterator[str]:
    if not opinions:
        yield words.text("agreement", "none")
        return
    yield _agreement(Counter(opinion.assessment.status for opinion in opinions), words)
    yield words.text("agreement", "figure")
    if any(opinion.came_true for opinion in opinions):
        yield words.text("agreement", "record")


def _agreement(numbers: Counter[Status], words: Words) -> str:
    """Say whether the methods agree, by how many say each status."""
    if numbers.total() == 1:
        return words.text("agreement", "alone")
    if len(numbers) == 1:
        ((status, n),) = numbers.items()
        return words.text("agreement", "agree", n=n, status=words.status(status))
    counts = (
        words.text("agreement", "of", n=numbers[status], status=words.status(status))
        for status in Status
        if numbers[status]
    )
    return words.text("agreement", "differ", counts=words.clauses(counts))
