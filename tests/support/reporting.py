"""Reports for the tests of `show`: a registry written as TOML, judged on a day."""

from datetime import date

import tomli

from mic_tracker.assess.assess import assess
from mic_tracker.model.finding import Location
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry, RegistryFile, restated_table
from mic_tracker.model.report import Clock, Report


def report_of(text: str, as_of: str, method: str | None = None) -> Report:
    """The report of a valid registry; places are those of a file in which block i is on line i."""
    return assess(registry_of(text), Clock(date.fromisoformat(as_of)), method)


def registry_of(text: str) -> Registry:
    """The registry that the TOML text describes; `read` is not needed."""
    file = RegistryFile.model_validate(tomli.loads(text))
    observations = tuple(_fact(r, i, file) for i, r in enumerate(file.observations, 1))
    places: dict[tuple[str, str | int], Location] = {
        ("targets", name): Location("targets.toml", i) for i, name in enumerate(file.targets, 1)
    }
    for name, target in file.targets.items():
        here = places["targets", name]
        places |= {(restated_table(name), i): here for i in range(len(target.restated))}
    return Registry(
        "targets.toml",
        file.title,
        file.settings,
        file.check,
        file.sources,
        file.indicators,
        file.targets,
        observations,
        file.waivers,
        places,
    )


def _fact(record: ObservationRecord, line: int, file: RegistryFile) -> Observation:
    published = record.published or (
        file.sources[record.source].published if record.source else None
    )
    known = published.last if isinstance(published, Period) else None
    return Observation(
        record.indicator,
        record.period if isinstance(record.period, Period) else None,
        record.central or 0.0,
        record.source,
        known or (record.period.last if record.period else None),
        record.series,
        record.members,
        record.status,
        record,
        Location("targets.toml", line),
    )
