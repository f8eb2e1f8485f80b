"""Open SDG is a folder that a platform publishes: data, what describes them, what was promised.

Open SDG documentation, "Data format", "Metadata", "progress_calculation_options".
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from typing import Any

from mic_tracker.errors import OutsideWorld
from mic_tracker.model.kinds import Target
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.series import Point, Series
from mic_tracker.model.source import Source
from mic_tracker.model.trajectory import Anchor, Heading, TargetPath
from mic_tracker.model.vintage import VintageIndex
from mic_tracker.show.data import json_number
from mic_tracker.show.document import Data
from mic_tracker.show.export.dataset import ExportDataset, FolderFile
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import csv_cell

_YEAR, _SERIES, _STATUS, _UNITS, _VALUE = ("Year", "Series", "Observation status", "Units", "Value")
_STATUSES = {
    "normal": "Normal value",
    "estimated": "Estimated value",
    "provisional": "Provisional value",
    "break": "Time series break",
}
_SOURCES = 10
"""That a platform shows of an indicator."""
_NOT_ZERO = 0.001
"""What stands for a target of 0, which a platform takes for none."""


def files(dataset: ExportDataset) -> Iterator[FolderFile]:
    """Write the figures in force of each indicator, its description and its goals.

    OutsideWorld without the extra that writes YAML.
    """
    yaml = _yaml()
    index = VintageIndex.of(
        dataset.registry.indicators, dataset.registry.observations, dataset.registry.sources
    )
    for id_ in dataset.indicators:
        meta, config = _meta(id_, dataset), _config(id_, index, dataset)
        yield f"data/indicator_{id_}.csv", _data(id_, index, dataset)
        for folder, content in (("meta", meta), ("indicator-config", config)):
            text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=1000)
            yield f"{folder}/{id_}.yml", text


def _yaml() -> Any:  # noqa: ANN401 - a module
    try:
        import yaml  # noqa: PLC0415 - an extra, for this format alone
    except ImportError as error:
        raise OutsideWorld("no_open_sdg_writer", extra="open-sdg") from error
    return yaml


def _data(id_: str, index: VintageIndex, dataset: ExportDataset) -> str:
    """The figures in force, the newest vintage of each; of the total, all disaggregations blank."""
    indicator = dataset.registry.indicators[id_]
    every = [v.on() for part in index.parts(id_) for v in index.choices(id_, part)]
    names = list(dict.fromkeys(name for series in every for name, _ in series.members))
    unit = dataset.words.spelling(indicator.unit)
    writer = csv.writer(out := StringIO(), lineterminator="\n")
    writer.writerow((_YEAR, _SERIES, *names, _STATUS, _UNITS, _VALUE))
    for series in every:
        members = dict(series.members)
        for point in (*series.before_break, *series.points):
            texts = (series.name or "", *(members.get(name, "") for name in names))
            cells = (str(point.when), *texts, _status(point), unit)
            writer.writerow((*map(csv_cell, cells), json_number(point.value)))
    return out.getvalue()


def _status(point: Point) -> str:
    status = "break" if point.is_break else point.record.status
    return _STATUSES.get(status, _STATUSES["normal"])


def _meta(id_: str, dataset: ExportDataset) -> Data:
    indicator, words = dataset.registry.indicators[id_], dataset.words
    used = dict.fromkeys(
        o.source for o in dataset.registry.observations if o.indicator == id_ and o.source
    )
    sources = [dataset.registry.sources[source] for source in used]
    newest = sorted(sources, key=_published, reverse=True)[:_SOURCES]
    described = [_source(n, source, words) for n, source in enumerate(newest, start=1)]
    definition = indicator.definition
    return {
        "indicator_number": id_,
        "indicator_name": words.spelling(indicator.name),
        "computation_units": words.spelling(indicator.unit),
        **({"national_indicator_description": words.spelling(definition)} if definition else {}),
        "graph_type": "line",
        "reporting_status": "complete",
        **{key: value for part in described for key, value in part.items()},
    }


def _published(source: Source) -> date:
    return source.published.last if isinstance(source.published, Period) else date.min


def _source(number: int, source: Source, words: Words) -> Data:
    """A source; of its date of release a platform wants the day first."""
    facts = {
        "source_active": True,
        "source_organisation": source.publisher,
        "source_url": source.url,
        "source_url_text": words.spelling(source.title),
        "source_release_date": _release(source),
    }
    return {f"{key}_{number}": value for key, value in facts.items() if value is not None}


def _release(source: Source) -> str | None:
    day = source.published
    if not isinstance(day, Period) or day.frequency is not Frequency.DAY:
        return None
    return f"{day.first.day:02}/{day.first.month:02}/{day.first.year:04}"


def _config(id_: str, index: VintageIndex, dataset: ExportDataset) -> Data:
    targets = dataset.registry.targets.values()
    options = [_option(t, index, dataset) for t in targets if t.indicator == id_]
    kept = [option for option in options if option]
    head = {"indicator_number": id_, "auto_progress_calculation": bool(kept)}
    return head | ({"progress_calculation_options": kept} if kept else {})


def count_unsaid(dataset: ExportDataset) -> int:
    """How many goals of the indicators are not in the folder: a platform has no way to say them."""
    index = VintageIndex.of(
        dataset.registry.indicators, dataset.registry.observations, dataset.registry.sources
    )
    targets = dataset.registry.targets.values()
    told = (t for t in targets if t.indicator in dataset.indicators)
    return sum(_option(target, index, dataset) is None for target in told)


def _option(target: Target, index: VintageIndex, dataset: ExportDataset) -> Data | None:
    """The goal of the promise in force; None where a platform has no way to say it."""
    promise = (target, *target.restated)[-1]
    if promise.follows != "indicator" or promise.each or promise.unclear:
        return None
    part = dataset.registry.indicators[promise.indicator].without_totals(promise.members)
    series = index.find(promise.indicator, promise.series, part).on()
    goal = _goal(promise.trajectory(series))
    if goal is None:
        return None
    unit = dataset.words.spelling(dataset.registry.indicators[promise.indicator].unit)
    return {**_followed(series, part), "unit": unit, **goal}


def _followed(series: Series, part: Sequence[tuple[str, str]]) -> Data:
    """Which rows of the data are looked at: those of a series, of these members."""
    fields = [{"field": name, "value": member} for name, member in part]
    named = {"series": series.name} if series.name else {}
    return named | ({"disaggregation": fields} if fields else {})


def _goal(trajectory: object) -> Mapping[str, str | float] | None:
    """The direction, the years and the number; of a direction alone, its limit."""
    match trajectory:
        case TargetPath(objective=objective, deadline=by, start=start):
            way = "positive" if objective.sign > 0 else "negative"
            value = json_number(objective.value) or _NOT_ZERO
            return {"direction": way, **_base(start), "target_year": by.first.year, "target": value}
        case Heading(desired=desired, start=start, limit=limit):
            way = "positive" if desired == "increase" else "negative"
            end = {} if limit is None else {"limit": json_number(limit) or 0}
            return {"direction": way, **_base(start), **end}
    return None


def _base(start: Anchor | None) -> Mapping[str, int]:
    return {"base_year": start.period.first.year} if start and start.period else {}
