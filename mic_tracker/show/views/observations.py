"""The observations behind a target: a table with numbered sources, and the list of those."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mic_tracker.model.observation import Observation, publication
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.source import Source
from mic_tracker.model.vintage import VintageKey, vintage_key
from mic_tracker.show.document import Cell, Column, Section, Sources, Table
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import plain, prose

OBSERVATION_KEYS = (
    *("period", "value", "published", "source", "at", "series", "area", "status", "qualifier"),
    *("value_text", "derived", "stage", "undated", "unsourced", "note"),
)
"""The keys of an observation in a table for programs."""


@dataclass(frozen=True, slots=True)
class ObservationTable:
    """The table of observations, and its sources in the order of their numbers."""

    table: Table
    sources: Section | None


def observation_table(standing: Standing, report: Report, words: Words) -> ObservationTable:
    """Every observation behind and beside a target, the series that is followed first."""
    ordered = sorted(standing.observations, key=lambda o: _place(o, standing.series.name))
    stated = standing.target.stated
    numbers = numbered(ordered, stated.source if stated else None)
    points = (*standing.series.before_break, *standing.series.points)
    used = {vintage_key(o.record): o for point in points for o in point.observations}
    scale = Scale(standing.indicator.measure, standing.indicator.unit)
    rows = tuple(
        (
            Cell(str(o.period) if o.period else words.text("show", "no_period")),
            Cell(figure(o, scale, words)),
            Cell(prose(o.series or "")),
            Cell(published(o, report) or words.text("show", "unknown_day"), "quiet"),
            Cell(f"{cite(o, numbers)} {place(o)}".strip()),
            Cell(words.clauses(_remarks(o, used, words)), "quiet"),
        )
        for o in ordered
    )
    return ObservationTable(Table(_columns(words), rows), source_section(numbers, report, words))


def source_section(numbers: Mapping[str, int], report: Report, words: Words) -> Section | None:
    """The sources by their numbers, under their heading; None where there are none."""
    texts = tuple(listing(n, report.registry.sources[id_], words) for id_, n in numbers.items())
    return Section(words.text("show", "sources"), (Sources(texts),)) if texts else None


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column("period", words.text("show", "period")),
        Column("value", words.text("show", "value"), align="right"),
        Column("series", words.text("show", "series"), 3),
        Column("published", words.text("show", "published"), 2),
        Column("source", words.text("show", "source"), 1),
        Column("remarks", words.text("show", "remarks"), 1, wrap=True, minimum=12),
    )


def published(observation: Observation, report: Report) -> str | None:
    """When a value became known, as exactly as was stated; None when that is unknown."""
    period = publication(observation.record, report.registry.sources)
    return str(period) if period else None


def _place(observation: Observation, followed: str | None) -> tuple[object, ...]:
    """Dated figures first, the series that is followed first, then by period and publication."""
    period, series = observation.period, observation.series
    known = observation.known_since.isoformat() if observation.known_since else ""
    return period is None, series != followed, series or "", str(period and period.last), known


def numbered(observations: Iterable[Observation], first: str | None = None) -> dict[str, int]:
    """The ids of the sources with their numbers, in the order of their first mention."""
    mentioned = [*([first] if first else []), *(o.source for o in observations if o.source)]
    return {source: i for i, source in enumerate(dict.fromkeys(mentioned), 1)}


def figure(observation: Observation, scale: Scale, words: Words) -> str:
    """The figure with its qualifier in words; of a stage, whether it is done."""
    value = words.number(observation.value, scale)
    if observation.record.stage:
        word = words.text("observation", "done" if observation.value else "not_done")
        stage = prose(observation.record.stage)
        return words.text("observation", "stage", stage=stage, value=word)
    qualifier = observation.record.qualifier
    return words.text("observation", qualifier, value=value) if qualifier else value


def cite(observation: Observation, numbers: Mapping[str, int]) -> str:
    """The number of the source: "[1]"."""
    return f"[{numbers[observation.source]}]" if observation.source else ""


def place(observation: Observation) -> str:
    """Page, paragraph or table of the source."""
    return prose(observation.record.at or "")


def _remarks(
    observation: Observation, used: Mapping[VintageKey, Observation], words: Words
) -> Iterator[str]:
    """What a reader should know of a figure before quoting it."""
    if observation.status != "normal":
        yield words.text("observation", observation.status)
    standing = used.get(vintage_key(observation.record))
    counts = observation.period and observation.status not in {"projected", "withdrawn"}
    if counts and standing is not observation:
        later = standing and (standing.known_since or date.min) > (
            observation.known_since or date.min
        )
        yield words.text("observation", "superseded" if later else "unused")
    if observation.record.derived:
        yield words.text("observation", "derived", sum=prose(observation.record.derived))
    for reason in (observation.record.undated, observation.record.unsourced):
        if reason:
            yield prose(reason)


def listing(number: int, source: Source, words: Words) -> str:
    """A source as cited: number, title, publisher or author, day, address or file."""
    by = source.publisher or source.author
    day = str(source.published) if source.published else words.text("show", "unknown_day")
    undated = day == "unknown"
    when = words.text("show", "no_day") if undated else day
    parts = (
        prose(source.title),
        prose(by or ""),
        when,
        plain(source.url or source.file or ""),
    )
    return f"[{number}] " + words.names(part for part in parts if part)
