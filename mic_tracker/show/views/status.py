"""This view shows all targets: the table of their statuses, and the sentences around it."""

from collections.abc import Iterator
from dataclasses import replace

from mic_tracker.model.report import Report, Standing
from mic_tracker.show.data import target_data, targets_data
from mic_tracker.show.document import (
    Block,
    Command,
    Data,
    Document,
    Grid,
    Hint,
    LeftOut,
    Legend,
    Paragraphs,
    Rows,
    Section,
    Subheading,
)
from mic_tracker.show.language.words import Words
from mic_tracker.show.views import status_summary as summary
from mic_tracker.show.views.status_table import status_table
from mic_tracker.show.views.target.explanation import explain_status
from mic_tracker.show.views.target.progress import disagreement_phrases

_KEYS = (
    *("id", "kind", "indicator", "area", "name", "status", "flags", "reasons"),
    *("goal.op", "goal.value", "goal.unit", "goal.by"),
    *("latest.value", "latest.low", "latest.high", "latest.qualifier"),
    *("latest.period", "latest.published", "latest.source", "latest.series"),
    *("baseline.value", "baseline.period", "progress", "path_value", "required_rate"),
    *("observed_rate", "acceleration", "lag_years"),
    *("forecast.median", "forecast.low80", "forecast.high80", "forecast.likelihood"),
    *("forecast.likelihood_words", "forecast.expected", "forecast.n"),
    *("forecast.thin", "forecast.version"),
    *("assessment.method", "assessment.band", "assessment.ratio", "assessment.score"),
    *("computed", "review.verdict", "review.on", "review.differs", "review.due"),
)
_PAGE = 9
"""A page leaves out columns of this priority and beyond: it has room for some ten."""


def by_name(report: Report, words: Words) -> Report:
    """Return the report with its targets in the order of their names, as the language sorts."""
    names = {standing.id: words.local(standing.name) for standing in report.standings}
    places = {name: place for place, name in enumerate(words.in_order({*names.values()}))}
    ordered = sorted(report.standings, key=lambda s: (places[names[s.id]], s.id))
    return replace(report, standings=tuple(ordered))


def document(report: Report, words: Words, *, explain: bool) -> Document:
    """Make the table of all targets, in the report's order, with what it means and what to do next.

    `explain` adds what each column says, and why each target has its status.
    """
    grid = Grid(status_table(report, words), words.text("screen", "none"), most=_PAGE)
    sections = [Section("", (grid,))]
    if report.standings:
        sections.append(Section("", tuple(_summary(report, words))))
        sections += _explanations(report, words) if explain else ()
    return Document(
        title=summary.title(report, words),
        setting=tuple(summary.setting(report, words)),
        sections=tuple(sections),
    )


def data(report: Report, words: Words) -> Data:
    """Return all targets for programs: schemas/status.schema.json has the keys."""
    return targets_data("status", report, words)


def rows(report: Report, words: Words) -> Rows:
    """Return a row for each target, with the keys of the JSON document as headings."""
    return _KEYS, [target_data(standing, words) for standing in report.standings]


def _summary(report: Report, words: Words) -> Iterator[Block]:
    furthest = summary.furthest(report, words)
    problems = summary.problems(report, words)
    sentences = summary.counts(report, words), furthest, summary.reviewed(report, words)
    yield Paragraphs(tuple(sentence for sentence in sentences if sentence))
    if problems:
        yield Hint(problems)
    yield LeftOut()
    command = words.text("screen", "see_command", id=report.standings[0].id)
    yield Command(words.text("screen", "see_one"), command)


def _explanations(report: Report, words: Words) -> Iterator[Section]:
    legend = Legend(words.catalogue["column_says"])
    yield Section(words.text("screen", "explain"), (legend,))
    blocks = (
        block
        for standing in report.standings
        for block in (Subheading(standing.id, "id"), _explanation(standing, report, words))
    )
    yield Section(words.text("screen", "why"), tuple(blocks))


def _explanation(standing: Standing, report: Report, words: Words) -> Paragraphs:
    sentences = explain_status(standing, report, words)
    others = (
        words.text("verdict", "all", counts=phrase)
        for phrase in disagreement_phrases(standing, report, words)
    )
    return Paragraphs((" ".join((*sentences, *others)),), indent=2)
