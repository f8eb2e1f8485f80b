"""What tests of several rooms share. Session-wide, so that laws may use it from every example."""

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from golden_files import update_golden, without_version
from hypothesis import HealthCheck, settings
from shell import Shell

from mic_tracker.model.finding import Location
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.registry import Registry, RegistryFile
from mic_tracker.model.review import Review
from mic_tracker.model.source import Source
from mic_tracker.show.language import template

# a law is not a stopwatch, and the machine may be busy
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
# the same examples in each run: what lands must not depend on luck; `--hypothesis-profile=explore`
# draws new ones, and what it finds becomes an @example
settings.register_profile("same", PATIENT, derandomize=True)
settings.register_profile("explore", PATIENT, derandomize=False)
settings.load_profile("same")

Golden = Callable[[str, str], None]
NOWHERE = Location("targets.toml", 1)


@pytest.fixture(autouse=True, scope="session")
def nobodys_language() -> Iterator[None]:
    """The language of who runs the tests is not that of the answers."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("MIC_TRACKER_LANG", "LC_ALL", "LC_MESSAGES"):
            patch.delenv(name, raising=False)
        patch.setenv("LANG", "C.UTF-8")
        yield


@pytest.fixture(autouse=True)
def no_door_left_open() -> Iterator[None]:
    """What a run of the program sets for its own process is gone before the next test."""
    yield
    for name in ("PYDANTIC_DISABLE_PLUGINS", "MIC_TRACKER_PAGER"):
        os.environ.pop(name, None)


@pytest.fixture(autouse=True, scope="session")
def no_missing_facts() -> Iterator[None]:
    """A template whose fact is missing fails the test that fills it."""

    def missing(name: str) -> str:
        raise AssertionError(f"the fact {name!r} is missing")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(template, "missing", missing)
        yield


@pytest.fixture(scope="session")
def record_of() -> Callable[[str], RegistryFile]:
    """The file that a text states, by way of the standard library's parser."""
    return _record


@pytest.fixture(scope="session")
def registry_of() -> Callable[[str], Registry]:
    """A registry from the text after `format` and `title`, resolved without the reading room."""
    return lambda text: _resolved(_record(f'format = 1\ntitle = "Test"\n{text}'))


def _record(text: str) -> RegistryFile:
    return RegistryFile.model_validate(tomllib.loads(text))


def _resolved(file: RegistryFile) -> Registry:
    return Registry(
        path="targets.toml",
        title=file.title,
        settings=file.settings,
        check=file.check,
        sources=file.sources,
        indicators=file.indicators,
        targets=file.targets,
        observations=tuple(_observation(o, file.sources) for o in file.observations),
        waivers=file.waivers,
        places={},
        reviews=tuple(Review(review, NOWHERE) for review in file.reviews),
    )


def _observation(record: ObservationRecord, sources: Mapping[str, Source]) -> Observation:
    return Observation(
        indicator=record.indicator,
        period=record.period if isinstance(record.period, Period) else None,
        value=record.central or 0.0,
        source=record.source,
        known_since=_known(record, sources),
        series=record.series,
        members=record.members,
        status=record.status,
        record=record,
        location=NOWHERE,
        interval=record.period if isinstance(record.period, Interval) else None,
    )


def _known(record: ObservationRecord, sources: Mapping[str, Source]) -> date | None:
    stated = record.published
    if stated is None and record.source:
        stated = sources[record.source].published
    if stated is None or stated == "unknown":
        return record.period.last if record.period else None
    return stated.last


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the outputs; review them as code"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a file of tests/golden, or write it there with --update-golden."""

    def compare(name: str, text: str) -> None:
        file = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            update_golden(file, text)
        kept = without_version(file.read_text("utf-8"))
        assert without_version(text) == kept, f"{name} differs; see --update-golden"

    return compare


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell in an empty folder."""
    for name in ("work", "home"):
        (tmp_path / name).mkdir()
    return Shell(tmp_path / "work", tmp_path / "home")


@pytest.fixture
def repository(shell: Shell) -> Shell:
    """The same with an empty repository."""
    shell.git("init", "-q", "-b", "main")
    return shell
