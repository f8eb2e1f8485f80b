"""What stands on the page of a report, before it is HTML."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple

from mic_tracker.model.answers.curve import Curves
from mic_tracker.model.assessment import PeriodTally
from mic_tracker.model.codes import Status
from mic_tracker.model.report import Report, Standing
from mic_tracker.show.chart.layout import lay_out
from mic_tracker.show.chart.picture import Picture
from mic_tracker.show.chart.svg import PAGE_WIDTH, page_canvas, render_svg
from mic_tracker.show.document import Block, Command, Document, Fact, Facts, Table
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import MARKS
from mic_tracker.show.views import status_summary as summary
from mic_tracker.show.views.plot import target_chart
from mic_tracker.show.views.plot.captions import title as chart_title
from mic_tracker.show.views.status_table import status_table
from mic_tracker.show.views.target import page as target
from mic_tracker.show.views.target.progress import strip_sentences

_TELEPHONE = 360
"""The width of a chart on a telephone, in pixels."""


class Count(NamedTuple):
    """How many targets have a status."""

    status: str
    mark: str
    word: str
    targets: int
    stale: str
    """How many of them rest on stale figures; "" for none."""


class Drawing(NamedTuple):
    """A chart as SVG, for a page and for a telephone."""

    wide: str
    narrow: str
    height: int
    """The pixels that the higher of the two needs."""
    picture: Picture
    """As it was laid out for a page: the file of the chart is drawn from it."""


@dataclass(frozen=True, slots=True)
class Card:
    """One target: its name and status, its chart, and all that `show` says of it."""

    id: str
    name: str
    status: str
    mark: str
    word: str
    """The status in words."""
    claim: str
    """What the chart says, in one sentence."""
    tags: tuple[str, ...]
    drawing: Drawing
    document: Document


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A whole report."""

    language: str
    title: str
    setting: tuple[str, ...]
    counts: tuple[Count, ...]
    statuses: Table
    changes: Document | None
    due_counts: str
    due: Table
    cards: tuple[Card, ...]
    claims: Document
    glossary: tuple[Document, ...]
    methods: tuple[Document, ...]


def status_counts(report: Report, words: Words) -> tuple[Count, ...]:
    """Count the targets of each status that occurs, the most urgent first."""
    numbers = report.counts()
    return tuple(
        Count(
            status.value,
            MARKS[status][0],
            words.status(status),
            numbers[status],
            _stale(report, status, words),
        )
        for status in summary.ORDER
        if numbers[status]
    )


def _stale(report: Report, status: Status, words: Words) -> str:
    stale = summary.count_stale(report, status)
    return words.text("report", "stale", n=stale) if stale else ""


def make_card(standing: Standing, curves: Curves, report: Report, words: Words) -> Card:
    """Make the card of one target."""
    shown = target.document(standing, report, words, explain=False)
    return Card(
        id=standing.id,
        name=words.local(standing.name),
        status=standing.status.value,
        mark=MARKS[Status(standing.status)][0],
        word=shown.status[0] if shown.status else "",
        claim=chart_title(standing, report, words),
        tags=standing.target.tags,
        drawing=draw(standing, curves, report, words),
        document=_for_page(shown, standing, words),
    )


def draw(standing: Standing, curves: Curves, report: Report, words: Words) -> Drawing:
    """Draw the chart of a target, twice."""
    chart = target_chart(standing, curves, report, words)
    wide, narrow = (lay_out(chart, page_canvas(width)) for width in (PAGE_WIDTH, _TELEPHONE))
    return Drawing(
        render_svg(wide, f"{standing.id}-wide", style=False),
        render_svg(narrow, f"{standing.id}-narrow", style=False),
        ceil(max(wide.height, narrow.height)),
        wide,
    )


def _for_page(document: Document, standing: Standing, words: Words) -> Document:
    """The document without what is to be typed, and without what the chart draws with signs."""
    tally = standing.assessment.tally
    drawn = frozenset(strip_sentences(tally, words) if isinstance(tally, PeriodTally) else ())
    sections = (
        replace(s, blocks=tuple(_block(b, drawn) for b in s.blocks if not isinstance(b, Command)))
        for s in document.sections
    )
    kept = tuple(section for section in sections if section.blocks)
    return replace(document, lead=tuple(_block(b, drawn) for b in document.lead), sections=kept)


def _block(block: Block, drawn: Collection[str]) -> Block:
    if not isinstance(block, Facts):
        return block
    rows = (Fact(row.label, tuple(t for t in row.texts if t not in drawn)) for row in block.rows)
    return Facts(tuple(rows), block.width)


_COLUMNS = frozenset(
    {"status", "target", "name", "latest", "period", "goal", "by", "progress", "likelihood"}
)
"""The columns of the table of all targets that a page has room for."""


def make_table(report: Report, words: Words) -> Table:
    """Make the table of all targets; a column in which nothing stands is left out."""
    table = status_table(report, words)
    kept = [i for i, column in enumerate(table.columns) if column.key in _COLUMNS]
    return table.with_columns(kept).without_empty()


def tag_names(cards: Sequence[Card], words: Words) -> tuple[str, ...]:
    """Return all tags, in the order of the language."""
    return tuple(words.in_order({tag for card in cards for tag in card.tags}))
