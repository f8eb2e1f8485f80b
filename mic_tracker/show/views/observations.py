"""This module shows the observations behind a target, and the list of their sources."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from mic_tracker.model.indicator import Indicator
from mic_tracker.model.members import AREA, Members, written_members
from mic_tracker.model.observation import Observation, publication
from mic_tracker.model.period import Period
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.series import Series
from mic_tracker.model.series.statements import what_is_said
from mic_tracker.model.source import Source
from mic_tracker.model.vintage import VintageKey, vintage_key
from mic_tracker.show.data import observation_data
from mic_tracker.show.document import (
    Cell,
    Column,
    Data,
    Items,
    Rows,
    Section,
    Sources,
    Table,
    value_at,
)
from mic_tracker.show.language.members import members_text
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import figure_text
from mic_tracker.text.escape import plain, prose

OBSERVATION_KEYS = (
    *(
        "period",
        "value",
        "low",
        "high",
        "published",
        "source",
        "at",
        "series",
        "area",
        "status",
        "qualifier",
    ),
    *("value_text", "derived", "stage", "undated", "unsourced", "note"),
)
"""The keys of an observation in a table for programs; `with_dimensions` adds those of members."""


@dataclass(frozen=True, slots=True)
class ObservationTable:
    """This class has the table of observations, and what stands under it."""

    table: Table
    notes: Section | None
    """What their authors noted beside them, in the order of the table."""
    sources: Section | None
    """The sources in the order of their numbers."""


def observation_table(standing: Standing, report: Report, words: Words) -> ObservationTable:
    """Make a table of all observations of a target; the series that is followed stands first."""
    ordered = sorted(standing.observations, key=lambda o: _sort_key(o, standing.series.name))
    numbers = number_sources(ordered, stated_sources(standing))
    use = _Use.of(
        tuple(part.series for part in standing.parts),
        added_up=standing.target.follows == "indicator",
    )
    return _figures(ordered, numbers, use, report, words, standing.indicator)


def indicator_table(indicator_id: str, report: Report, words: Words) -> ObservationTable:
    """Make a table of all observations of an indicator, whether a target uses them or not."""
    published = report.registry.known_on(report.clock.horizon)
    index = published.vintage_index()
    parts_known = index.parts(indicator_id)
    every = [h.on() for part in parts_known for h in index.choices(indicator_id, part)]
    figures = report.figures_of(indicator_id)
    parts = {written_members(o.members) for o in figures}
    places = {part: i for i, part in enumerate(words.in_order(parts))}
    ordered = sorted(
        figures, key=lambda o: (places[written_members(o.members)], *_sort_key(o, None))
    )
    use, numbers = _Use.of(every, added_up=False), number_sources(ordered)
    record = published.indicators[indicator_id]
    return _figures(ordered, numbers, use, report, words, record)


def _figures(
    ordered: Sequence[Observation],
    numbers: Mapping[str, int],
    use: "_Use",
    report: Report,
    words: Words,
    indicator: Indicator,
) -> ObservationTable:
    scale = Scale(indicator.measure, indicator.unit)
    parts = {o.members for o in ordered}
    several_parts = len(parts) > 1
    rows = tuple(
        (
            Cell(reference_period(o, words)),
            Cell(figure(o, scale, words)),
            Cell(prose(o.series or "")),
            *((Cell(members_text(o.members, indicator, words)),) if several_parts else ()),
            Cell(
                words.cell(publication_day(o, report)) or words.text("show", "unknown_day"), "quiet"
            ),
            Cell(f"{cite(o, numbers)} {locator(o)}".strip()),
            Cell(words.clauses(_remarks(o, use, words)), "quiet"),
        )
        for o in ordered
    )
    return ObservationTable(
        Table(_columns(words, parts), rows),
        _note_section(ordered, numbers, words),
        source_section(numbers, report, words),
    )


def _note_section(
    observations: Iterable[Observation], numbers: Mapping[str, int], words: Words
) -> Section | None:
    """List the notes of figures, one that several have only once; None where there are none."""
    noted: dict[str, list[str]] = {}
    for o in observations:
        if o.record.note:
            figure_cited = f"{reference_period(o, words)} {cite(o, numbers)}".strip()
            noted.setdefault(words.local(o.record.note), []).append(figure_cited)
    texts = tuple(
        words.text("show", "figure_note", figures=words.names(dict.fromkeys(cited)), note=note)
        for note, cited in noted.items()
    )
    return Section(words.text("show", "figure_notes"), (Items(texts),)) if texts else None


def stated_sources(standing: Standing) -> list[str]:
    """Return the sources of all promises of a target as they were stated, then of its reviews."""
    statements = (promise.target.stated for promise in standing.promises)
    reviewed = (review.record.source for review in standing.reviews)
    return [*(s.source for s in statements if s), *(source for source in reviewed if source)]


def source_section(numbers: Mapping[str, int], report: Report, words: Words) -> Section | None:
    """List the sources by their numbers, under their heading; None where there are none."""
    texts = tuple(_citation(n, report.registry.sources[id_], words) for id_, n in numbers.items())
    return Section(words.text("show", "sources"), (Sources(texts),)) if texts else None


def _columns(words: Words, parts: Collection[Members]) -> tuple[Column, ...]:
    only_areas = all(name == AREA for members in parts for name, _ in members)
    columns = (
        Column("period", words.text("show", "period")),
        Column("value", words.text("show", "value"), align="right"),
        Column("series", words.text("show", "series"), 3),
        Column("area", words.text("show", "area" if only_areas else "breakdown"), 1),
        Column("published", words.text("show", "published"), 2),
        Column("source", words.text("show", "source"), 1),
        Column("remarks", words.text("show", "remarks"), 1, wrap=True, minimum=12),
    )
    several = len(parts) > 1
    return columns if several else tuple(column for column in columns if column.key != "area")


def with_dimensions(columns: Sequence[str], rows: Sequence[Data], prefix: str = "") -> Rows:
    """Return rows with a column for each dimension that an observation in them names.

    The columns stand after that of the area; `prefix` is what the keys of an observation have.
    """
    of = prefix.removesuffix(".")
    found: Any = [value_at(row, of) if of else row for row in rows]
    observations = [o for o in found if o is not None]
    names = dict.fromkeys(name for o in observations for name in o["dims"])
    for o in observations:  # every row has a cell in every column
        o["dims"] = dict.fromkeys(names) | o["dims"]
    after = columns.index(f"{prefix}area") + 1
    dims = (f"{prefix}dims.{name}" for name in names)
    return (*columns[:after], *dims, *columns[after:]), rows


def observation_rows(observations: Sequence[Observation], words: Words) -> Rows:
    """Return a row for each observation, for programs."""
    return with_dimensions(OBSERVATION_KEYS, [observation_data(o, words) for o in observations])


def publication_day(observation: Observation, report: Report) -> Period | None:
    """Return when a value was published, as exactly as the source says; None when it is unknown."""
    return publication(observation.record, report.registry.sources)


def reference_period(observation: Observation, words: Words) -> str:
    """Write the period of a figure or the interval in which it lies; say so if it has none."""
    return words.cell(observation.when) or words.text("show", "no_period")


def period_in_words(observation: Observation, words: Words) -> str:
    """Write the same for a sentence."""
    when = observation.when
    return words.period(when) if when else words.text("show", "no_period")


def _sort_key(observation: Observation, followed_series: str | None) -> tuple[object, ...]:
    """Sort dated figures first, then the series that is followed, then period and publication."""
    period, series = observation.when, observation.series
    last_day, published = str(period and period.last), str(observation.known_since or "")
    return period is None, series != followed_series, series or "", last_day, published


def number_sources(
    observations: Iterable[Observation], first: Iterable[str] = ()
) -> dict[str, int]:
    """Number the sources in the order of their first mention; return the numbers by their ids."""
    mentioned = [*first, *(o.source for o in observations if o.source)]
    return {source: i for i, source in enumerate(dict.fromkeys(mentioned), 1)}


def figure(observation: Observation, scale: Scale, words: Words) -> str:
    """Write the figure with its qualifier in words; of a stage, whether it is done."""
    if observation.stage:
        word = words.text("observation", "done" if observation.value else "not_done")
        stage = words.local(observation.stage)
        return words.text("observation", "stage", stage=stage, value=word)
    return figure_text(observation, scale, words, "observation")


def cite(observation: Observation, numbers: Mapping[str, int]) -> str:
    """Write the number of the source: "[1]"."""
    return f"[{numbers[observation.source]}]" if observation.source else ""


def locator(observation: Observation) -> str:
    """Return the page, paragraph or table of the source."""
    return prose(observation.record.at or "")


class _Use(NamedTuple):
    """The figures that stand: those that the series uses, and those that it leaves aside."""

    used: Mapping[VintageKey, Observation]
    aside: Mapping[VintageKey, Observation]
    why: str
    """Why it leaves them aside."""
    parts: Mapping[VintageKey, Period]
    """The figures that are added up, each with the period of the sum."""

    @classmethod
    def of(cls, every: Sequence[Series], *, added_up: bool) -> "_Use":
        """Sort the figures of series; those of a running sum are used one by one."""
        flow = any(series.is_flow for series in every)
        sums = [p for s in every for p in s.points if added_up and flow and len(p.observations) > 1]
        parts = {vintage_key(o.record): p.period for p in sums for o in p.observations}
        used, aside = (
            {vintage_key(o.record): o for point in points for o in point.observations}
            for points in (
                [p for series in every for p in (*series.before_break, *series.points)],
                [p for series in every for p in series.aside],
            )
        )
        return cls(used, aside, "other_length" if flow else "same_day", parts)

    def remark(self, o: Observation) -> str | None:
        """Return why a figure that counts is not used; None when it is."""
        key = vintage_key(o.record)
        stands = self.used.get(key) or self.aside.get(key)
        if stands is o:
            return None if key in self.used else self.why
        if stands is None:
            return "unused"
        if what_is_said(stands.record) == what_is_said(o.record):
            return "agrees"
        later = _known_since(stands) > _known_since(o)
        return "superseded" if later else "competing"


def _remarks(observation: Observation, use: _Use, words: Words) -> Iterator[str]:
    """Say what a reader should know of a figure before quoting it."""
    if observation.status != "normal":
        yield words.text("observation", observation.status)
    counts = observation.period and observation.status not in {"projected", "withdrawn"}
    if counts and (remark := use.remark(observation)):
        yield words.text("observation", remark)
    elif counts and (whole := use.parts.get(vintage_key(observation.record))):
        yield words.text("observation", "part", whole=whole)
    ends = observation.record.range
    if ends and observation.record.value is None:
        facts = {**ends._asdict(), "middle": observation.value}
        yield words.text("observation", "middle", **facts)
    if observation.record.derived:
        yield words.text("observation", "derived", sum=prose(observation.record.derived))
    if observation.interval:
        yield words.roughly(observation.interval)
    for reason in (observation.record.undated, observation.record.unsourced):
        if reason:
            yield words.local(reason)


def _known_since(observation: Observation) -> date:
    return observation.known_since or date.min


def _citation(number: int, source: Source, words: Words) -> str:
    """Cite a source by its number, with what there is to say of it."""
    return f"[{number}] {describe_source(source, words)}"


def publication_of(source: Source, words: Words) -> str:
    """Write when a source appeared; nothing where it does not say."""
    day = source.published
    return words.period(day) if isinstance(day, Period) else ""


def published_cell(source: Source, words: Words) -> str:
    """Write when a source appeared as columns have it; say so where it is unknown."""
    day = source.published
    return words.cell(day) if isinstance(day, Period) else words.text("show", "unknown_day")


def describe_source(source: Source, words: Words) -> str:
    """Describe a source: title, publisher or author, day, address or file, copy."""
    parts = (
        words.local(source.title),
        prose(source.publisher or source.author or ""),
        publication_of(source, words) or words.text("show", "no_day"),
        plain(source.url or source.file or ""),
        plain(source.archive or ""),
    )
    return words.names(part for part in parts if part)
