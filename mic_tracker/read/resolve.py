"""From a sound draft to the registry: references resolved, every record with its place."""

from mic_tracker.model.finding import Location
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import Registry
from mic_tracker.read.draft import Draft, Entry
from mic_tracker.read.source_text import header


def resolve(draft: Draft) -> Registry:
    """The registry that a draft without errors describes."""
    file = draft.file
    return Registry(
        path=draft.page.name,
        title=file.title,
        settings=file.settings,
        check=file.check,
        sources=file.sources,
        indicators=file.indicators,
        targets=file.targets,
        observations=tuple(_observation(entry) for entry in draft.entries),
        waivers=file.waivers,
        places=_places(draft),
    )


def _observation(entry: Entry) -> Observation:
    record = entry.record
    return Observation(
        indicator=record.indicator,
        period=record.period,
        value=record.value,
        source=record.source,
        known=entry.known,
        series=record.series,
        area=record.area,
        status=record.status,
        record=record,
        location=header(entry.page, entry.path),
    )


def _places(draft: Draft) -> dict[tuple[str, str | int], Location]:
    tables: dict[str, list[str]] = {
        "sources": list(draft.file.sources),
        "indicators": list(draft.file.indicators),
        "targets": list(draft.file.targets),
    }
    keys: list[tuple[str, str | int]] = [(t, id_) for t, ids in tables.items() for id_ in ids]
    keys += [("waivers", i) for i, _ in draft.waivers]
    return {key: header(draft.page, key) for key in keys}
